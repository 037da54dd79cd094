import type { Candidate } from "@proviso/record";
import { Fragment, memo, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { meant, type Paragraph, type Role, segmentsOf } from "./paragraphs.ts";
import type { Stand } from "./use-review.ts";

/** Said in so many letters above the words, so that nobody needs a legend, nor colours. */
const LABELS: Readonly<Record<Role, string>> = {
  speaker: "who",
  cue: "says",
  content: "what",
  condition: "if",
  when: "when",
  where: "where",
};

/** Paragraphs in one stretch of the page: those near to what is seen are marked, the others are plain text. */
const STRETCH = 24;

interface Props {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly current: string | undefined;
  readonly stand: (id: string) => Stand;
  readonly onChoose: (id: string) => void;
  /** Which stretches are marked, as the reader moves on. */
  readonly onLit: (candidates: ReadonlySet<string>) => void;
  readonly page: RefObject<HTMLDivElement | null>;
  /** Stands behind the paragraph in which the statement's words begin: the card, where there is no margin. */
  readonly behind: ReactNode;
  /** The paragraph with the words of the statement that is looked at. */
  readonly at: Paragraph | undefined;
}

/** The document set like a page of a book, the statements marked in its words. Long ones are marked a stretch at a time. */
export function DocumentPage(props: Props) {
  const { paragraphs, candidates, onChoose, onLit, page, at } = props;
  const stretches = useMemo(
    () =>
      Array.from({ length: Math.ceil(paragraphs.length / STRETCH) }, (_, i) =>
        paragraphs.slice(i * STRETCH, (i + 1) * STRETCH),
      ),
    [paragraphs],
  );
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([0]));
  const home = at === undefined ? -1 : stretches.findIndex((stretch) => stretch.includes(at));

  // biome-ignore lint/correctness/useExhaustiveDependencies: other stretches are watched anew
  useEffect(() => {
    const root = page.current;
    if (root === null) return;
    const watcher = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const index = Number((target as HTMLElement).dataset["stretch"]);
            if (isIntersecting) next.add(index);
            else next.delete(index);
          }
          return next;
        }),
      { rootMargin: "600px 0px" },
    );
    for (const child of root.querySelectorAll("[data-stretch]")) watcher.observe(child);
    return () => watcher.disconnect();
  }, [page, stretches]);

  const lit = useMemo(() => new Set([...near, ...(home < 0 ? [] : [home])]), [near, home]);
  useEffect(() => {
    onLit(new Set([...lit].flatMap((i) => (stretches[i] ?? []).flatMap((paragraph) => paragraph.candidates))));
  }, [lit, stretches, onLit]);

  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    const root = page.current;
    const clicked = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || !getSelection()?.isCollapsed) return;
      const ids = target.closest<HTMLElement>("[data-said]")?.dataset["said"]?.split(" ") ?? [];
      const one = meant(ids.flatMap((id) => candidates.get(id) ?? []));
      if (one !== undefined) choose.current(one.id);
    };
    root?.addEventListener("click", clicked);
    return () => root?.removeEventListener("click", clicked);
  }, [page, candidates]);

  return (
    <div className="read-page" ref={page}>
      {stretches.map((stretch, i) => (
        <Stretch
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a text have no other name
          key={i}
          {...props}
          index={i}
          stretch={stretch}
          lit={lit.has(i)}
        />
      ))}
    </div>
  );
}

function Stretch({
  index,
  stretch,
  lit,
  text,
  candidates,
  current,
  stand,
  behind,
  at,
}: Props & { readonly index: number; readonly stretch: readonly Paragraph[]; readonly lit: boolean }) {
  return (
    <div data-stretch={index}>
      {stretch.map((paragraph) => {
        const own = paragraph.candidates.flatMap((id) => candidates.get(id) ?? []);
        return (
          <Fragment key={paragraph.start}>
            <ParagraphView
              text={text}
              paragraph={paragraph}
              candidates={lit ? own : NONE}
              current={current !== undefined && paragraph.candidates.includes(current) ? current : undefined}
              stands={lit ? own.map(({ id }) => stand(id).kind).join() : ""}
            />
            {paragraph === at ? behind : null}
          </Fragment>
        );
      })}
    </div>
  );
}

const NONE: readonly Candidate[] = [];

const ParagraphView = memo(
  function ParagraphView({
    text,
    paragraph,
    candidates,
    current,
    stands,
  }: {
    readonly text: string;
    readonly paragraph: Paragraph;
    readonly candidates: readonly Candidate[];
    readonly current: string | undefined;
    /** How each of the candidates stands, in their order. */
    readonly stands: string;
  }) {
    const { start, end, page } = paragraph;
    const mark = page === undefined ? null : <span className="read-page-number" data-page={`p. ${page}`} />;
    if (candidates.length === 0)
      return (
        <p>
          {mark}
          <span data-start={start}>{text.slice(start, end)}</span>
        </p>
      );
    const kinds = new Map(stands.split(",").map((kind, i) => [candidates[i]?.id, kind]));
    return (
      <p>
        {mark}
        {segmentsOf(paragraph, candidates, current).map((segment) => {
          const { candidates: said, first, roles, begins } = segment;
          const words = text.slice(segment.start, segment.end);
          if (said.length === 0)
            return (
              <span key={segment.start} data-start={segment.start}>
                {words}
              </span>
            );
          const kind = ["accepted", "open", "rejected"].find((one) => said.some((id) => kinds.get(id) === one));
          return (
            <span
              key={segment.start}
              className={["said", ...roles.map((role) => `said-${role}`)].join(" ")}
              data-start={segment.start}
              data-said={said.join(" ")}
              data-first={first.length === 0 ? undefined : first.join(" ")}
              data-kind={kind}
              data-current={roles.length > 0 ? "true" : undefined}
              data-label={begins.length === 0 ? undefined : begins.map((role) => LABELS[role]).join(", ")}
            >
              {words}
            </span>
          );
        })}
      </p>
    );
  },
  (before, after) =>
    before.text === after.text &&
    before.paragraph === after.paragraph &&
    before.current === after.current &&
    before.stands === after.stands &&
    before.candidates.length === after.candidates.length &&
    before.candidates.every((one, i) => one === after.candidates[i]),
);

/** Where a selection stands in the document; undefined where it is none of its words. */
export function selectionIn(page: HTMLElement): { readonly start: number; readonly end: number } | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = offsetOf(page, range.startContainer, range.startOffset);
  const end = offsetOf(page, range.endContainer, range.endOffset);
  return start === undefined || end === undefined || start >= end ? undefined : { start, end };
}

function offsetOf(page: HTMLElement, node: Node, offset: number): number | undefined {
  if (!page.contains(node)) return undefined;
  if (node instanceof Text) {
    const start = node.parentElement?.closest<HTMLElement>("[data-start]")?.dataset["start"];
    return start === undefined ? undefined : Number(start) + offset;
  }
  // Between elements: where the next words begin, else where the last ones end.
  const next = node.childNodes[offset] ?? null;
  const after =
    next instanceof HTMLElement ? (next.matches("[data-start]") ? next : next.querySelector("[data-start]")) : null;
  if (after instanceof HTMLElement) return Number(after.dataset["start"]);
  const all = [...page.querySelectorAll<HTMLElement>("[data-start]")];
  const before = all.findLast((one) => (node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) === 0);
  return before === undefined ? undefined : Number(before.dataset["start"]) + (before.textContent?.length ?? 0);
}
