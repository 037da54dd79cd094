import type { Candidate, Selector } from "@proviso/record";

/** Every selector of a candidate, wherever it stands in it. */
export function* selectorsOf(part: unknown): Generator<Selector> {
  if (typeof part !== "object" || part === null) return;
  if ("exact" in part && "start" in part && "end" in part) yield part as Selector;
  else for (const inner of Object.values(part)) yield* selectorsOf(inner);
}

/** @throws RangeError where a candidate quotes words that do not stand there in the document's text */
export function mustQuote(candidate: Candidate, text: string): void {
  for (const { start, end, exact } of selectorsOf(candidate)) {
    if (text.slice(start, end) === exact && start >= 0 && start < end) continue;
    throw new RangeError(
      `Candidate ${candidate.id} quotes "${shortened(exact)}" from ${start} to ${end}, where its document has "${shortened(text.slice(start, end))}".`,
    );
  }
}

/** Where the first word of a candidate stands. */
export function startOf(candidate: Candidate): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { start } of selectorsOf(candidate)) least = Math.min(least, start);
  return Number.isFinite(least) ? least : 0;
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
