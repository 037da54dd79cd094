import { quoted, type Support } from "@proviso/agreement";
import type { Step } from "@proviso/promise";
import { PlaceLink } from "./place-link.tsx";

/** The chain behind an answer: each step says what it rests on and leads to its words. */
export function Why({
  steps,
  sentence,
  label = "why",
}: {
  readonly steps: readonly Step[];
  /** What the steps come to. */
  readonly sentence?: string;
  readonly label?: string;
}) {
  const each = [...new Map(steps.map((step) => [`${step.at.file}:${step.at.offset}:${step.text}`, step])).entries()];
  if (each.length === 0 && sentence === undefined) return null;
  return (
    <details className="why">
      <summary>{label}</summary>
      {sentence === undefined ? null : <p>{sentence}</p>}
      <ol>
        {each.map(([key, step]) => (
          <li key={key}>
            {step.text} <PlaceLink at={step.at} />
            <Cited support={step.support} />
          </li>
        ))}
      </ol>
    </details>
  );
}

export function Cited({ support }: { readonly support: readonly Support[] }) {
  return support.map((one) => (
    <p className="cited" key={`${one.at.file}:${one.at.offset}`}>
      {one.kind === "assumed" ? (
        <>assumed: {one.why}</>
      ) : (
        <>
          {one.fragments.map((fragment, i) => (
            <span key={fragment.words}>
              {i > 0 ? " … " : ""}
              {quoted(fragment.words)}
            </span>
          ))}{" "}
          ({one.source})
        </>
      )}
    </p>
  ));
}
