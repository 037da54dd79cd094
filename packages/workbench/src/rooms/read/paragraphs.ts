import type { Candidate, Span } from "@proviso/record";

/** What a stretch of the document says of the statement that is looked at. */
export type Role = "speaker" | "cue" | "content" | "condition" | "when" | "where";

export interface RoleSpan extends Span {
  readonly role: Role;
}

/** A paragraph of the document and the candidates whose words stand in it. */
export interface Paragraph extends Span {
  readonly candidates: readonly string[];
  /** The page that begins in it, if one does. */
  readonly page?: number;
}

/** A stretch of a paragraph that says one thing. */
export interface Segment extends Span {
  readonly candidates: readonly string[];
  /** Candidates whose words begin here. */
  readonly first: readonly string[];
  readonly roles: readonly Role[];
  /** The roles whose words begin here. */
  readonly begins: readonly Role[];
}

/** Where the parts of a candidate stand. Parts may lie in several pieces, and over one another. */
export function rolesOf({ speaker, cue, content, conditions, said, venue }: Candidate): RoleSpan[] {
  const as = (role: Role, spans: readonly Span[]) => spans.map(({ start, end }) => ({ role, start, end }));
  return [
    ...as("speaker", speaker.words),
    ...as("cue", cue),
    ...as("content", content),
    ...as(
      "condition",
      conditions.flatMap((condition) => [...condition.cue, ...condition.words]),
    ),
    ...as("when", said?.words ?? []),
    ...as("where", venue ?? []),
  ].filter(({ start, end }) => start < end);
}

/** Where a candidate's own words begin: there it is shown. */
export function beginOf(candidate: Candidate): number {
  return Math.min(...[...candidate.content, ...candidate.cue].map(({ start }) => start), Number.POSITIVE_INFINITY);
}

/** The document in paragraphs, each with the candidates that have words in it. */
export function paragraphsOf(
  text: string,
  candidates: readonly Candidate[],
  pages: readonly number[] = [],
): Paragraph[] {
  const spans: (Span & { candidates: Set<string>; page?: number })[] = [];
  for (const { index, 0: words } of text.matchAll(/[^\r\n]+/g))
    if (words.trim() !== "") spans.push({ start: index, end: index + words.length, candidates: new Set() });
  const at = (offset: number): number => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const candidate of candidates)
    for (const { start, end } of rolesOf(candidate))
      for (let i = at(start); i < spans.length && (spans[i]?.start ?? end) < end; i++)
        spans[i]?.candidates.add(candidate.id);
  for (const [index, start] of pages.entries()) {
    const span = spans[at(start)];
    if (span !== undefined) span.page = index + 1;
  }
  return spans.map((span) => ({ ...span, candidates: [...span.candidates] }));
}

/** Cuts a paragraph where anything begins or ends, so that spans may overlap and lie in pieces. */
export function segmentsOf(
  { start, end }: Span,
  candidates: readonly Candidate[],
  current: string | undefined,
): Segment[] {
  const marks = candidates.flatMap((candidate) =>
    rolesOf(candidate)
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({ ...span, id: candidate.id })),
  );
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const begins = new Map(candidates.map((candidate) => [candidate.id, beginOf(candidate)]));
  const ends = [...cuts].sort((one, other) => one - other);
  return ends.slice(1).map((to, i) => {
    const from = ends[i] ?? start;
    const over = marks.filter((mark) => mark.start <= from && mark.end >= to);
    const own = over.filter(({ id }) => id === current);
    return {
      start: from,
      end: to,
      candidates: [...new Set(over.map(({ id }) => id))],
      first: [...new Set(over.filter(({ id }) => begins.get(id) === from).map(({ id }) => id))],
      roles: [...new Set(own.map(({ role }) => role))],
      begins: [...new Set(own.filter((mark) => mark.start === from && !goesOn(mark, marks)).map(({ role }) => role))],
    };
  });
}

/** Whether a part only goes on with what stands just before it, such as the words of a condition after its "if". */
function goesOn<M extends RoleSpan & { readonly id: string }>(one: M, all: readonly M[]): boolean {
  return all.some(
    ({ id, role, start, end }) =>
      id === one.id && role === one.role && start < one.start && end >= one.start - 1 && end <= one.start,
  );
}

/** Which of a stretch's candidates is meant when it is pointed at: the one with the fewest words there, so that inner ones can be reached. */
export function meant(candidates: readonly Candidate[]): Candidate | undefined {
  const length = ({ content, cue }: Candidate) =>
    [...content, ...cue].reduce((sum, { start, end }) => sum + end - start, 0);
  return [...candidates].sort((one, other) => length(one) - length(other))[0];
}
