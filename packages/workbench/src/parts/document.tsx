import type { Block, Document, Evidence, Inline, Item, Line } from "@proviso/report/document";
import { createContext, type ReactNode, useContext } from "react";
import { PlaceLink } from "./place-link.tsx";
import { Cited } from "./why.tsx";

/** How evidence is shown, for a page that has a way of its own, such as footnotes. */
export const EvidenceContext = createContext<((steps: readonly Evidence[]) => ReactNode) | undefined>(undefined);

/** An answer as it is laid out for every surface, on a page: headings begin at `level`. */
export function DocumentView({ document, level = 1 }: { readonly document: Document; readonly level?: 1 | 2 | 3 }) {
  return (
    <div className="document">
      {keyed(document).map(({ key, one }) => (
        <BlockView key={key} block={one} level={level} />
      ))}
    </div>
  );
}

function BlockView({ block, level }: { readonly block: Block; readonly level: number }) {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${Math.min(6, block.level + level - 1)}` as "h1" | "h2" | "h3" | "h4";
      return <Heading>{block.text}</Heading>;
    }
    case "paragraph":
      return (
        <p>
          <LineView line={block.line} />
        </p>
      );
    case "list":
      return (
        <ul>
          {keyed(block.items).map(({ key, one }) => (
            <ItemView key={key} item={one} level={level} />
          ))}
        </ul>
      );
    case "table":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it
        <section className="table-wrap" tabIndex={0} aria-label="Table">
          <table className="table">
            <thead>
              <tr>
                {keyed(block.columns).map(({ key, one }) => (
                  <th key={key} scope="col" className={one.align === "right" ? "number" : undefined}>
                    {one.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keyed(block.rows).map(({ key, one: row }) => (
                <tr key={key}>
                  {keyed(row).map(({ key: cell, one }, i) => (
                    <td key={cell} className={block.columns[i]?.align === "right" ? "number" : undefined}>
                      <LineView line={one} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
    case "evidence":
      return <EvidenceView steps={block.steps} />;
  }
}

function EvidenceView({ steps }: { readonly steps: readonly Evidence[] }) {
  const own = useContext(EvidenceContext);
  if (own !== undefined) return own(steps);
  return (
    <details className="why">
      <summary>what this rests on</summary>
      <ol>
        {keyed(steps).map(({ key, one }) => (
          <StepView key={key} step={one} />
        ))}
      </ol>
    </details>
  );
}

function ItemView({ item, level }: { readonly item: Item; readonly level: number }) {
  return (
    <li>
      <LineView line={item.line} />
      {item.below === undefined || item.below.length === 0
        ? null
        : keyed(item.below).map(({ key, one }) => <BlockView key={key} block={one} level={level} />)}
    </li>
  );
}

function StepView({ step }: { readonly step: Evidence }) {
  return (
    <li>
      {step.text} <PlaceLink at={step.at} />
      <Cited support={step.support} />
    </li>
  );
}

function LineView({ line }: { readonly line: Line }) {
  return keyed(line).map(({ key, one }) => <InlineView key={key} part={one} />);
}

function InlineView({ part }: { readonly part: Inline }) {
  if (typeof part === "string") return part;
  switch (part.mark) {
    case "strong":
      return <strong>{part.text}</strong>;
    case "quiet":
      return <span className="quiet">{part.text}</span>;
    case "code":
      return <code>{part.text}</code>;
  }
}

/** Parts of a document have no names of their own: what they say, and how often it was said before, tells them apart. */
function keyed<T>(parts: readonly T[]): { readonly key: string; readonly one: T }[] {
  const seen = new Map<string, number>();
  return parts.map((one) => {
    const text = JSON.stringify(one);
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return { key: `${text}#${count}`, one };
  });
}
