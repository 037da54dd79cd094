import type { Model, Statement } from "@proviso/agreement";
import type { Candidate, Span } from "@proviso/record";

/**
 * The statements on record that cite words of what a candidate says, so that nobody puts on record twice what one reviewer, or the dossier's
 * author, has put there already.
 * @param sources the names under which the dossier cites the candidates' document
 * @returns by candidate; those that nothing cites are left out
 */
export function onRecord(
  model: Model,
  sources: ReadonlySet<string>,
  candidates: readonly Candidate[],
): ReadonlyMap<string, readonly Statement[]> {
  const cited = model.statements
    .flatMap((statement) => spansOf(statement, sources).map((span) => ({ ...span, statement })))
    .sort((one, other) => one.start - other.start);
  const found = new Map<string, readonly Statement[]>();
  for (const { id, content } of candidates) {
    const own = new Set<Statement>();
    for (const { start, end } of content)
      for (const span of cited) {
        if (span.start >= end) break;
        if (span.end > start && shared(span, { start, end }) >= LEAST) own.add(span.statement);
      }
    if (own.size > 0) found.set(id, [...own]);
  }
  return found;
}

/** How much of the shorter of two stretches they must have in common to be words of the same saying. */
const LEAST = 0.5;

function shared(one: Span, other: Span): number {
  const both = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return both / Math.min(one.end - one.start, other.end - other.start);
}

function spansOf({ support }: Statement, sources: ReadonlySet<string>): Span[] {
  return support.flatMap((one) =>
    one.kind === "assumed" || !sources.has(one.source)
      ? []
      : one.fragments.flatMap(({ range }) => (range === undefined ? [] : [{ start: range.start, end: range.end }])),
  );
}
