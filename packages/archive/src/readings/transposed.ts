import { type Candidate, candidateId, type Selector, selectorAt } from "@proviso/record";
import { selectorsOf } from "../statements/selectors.ts";
import { foldText, normaliseText, sha256 } from "../text/normalise.ts";

/**
 * Candidates that were read in a text as its file has it, as they stand in the form in which it is stored: other offsets, and other ids, since those
 * are made of them. A candidate whose words do not stand there (they began within a character that was composed) is left out.
 * @returns by the id that each has where it was read
 */
export function transposed(text: string, candidates: readonly Candidate[]): Map<string, Candidate> {
  const stored = normaliseText(text);
  if (stored === text) return new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const places = new Set<number>();
  for (const selector of selectorsOf(candidates)) places.add(selector.start).add(selector.end);
  const moved = offsets(text, stored, [...places]);
  const document = sha256(stored);
  const at = ({ start, end }: Selector): Selector =>
    selectorAt(stored, { start: moved.get(start) ?? -1, end: moved.get(end) ?? -1 });
  const found = new Map<string, Candidate>();
  for (const candidate of candidates) {
    try {
      const own = mapped(candidate, at) as Candidate;
      const quoted = [...selectorsOf(own)];
      const same = [...selectorsOf(candidate)].every(({ exact }, i) => foldText(exact, true) === quoted[i]?.exact);
      if (same) found.set(candidate.id, { ...own, id: candidateId(document, own), document });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return found;
}

/** Where places of a text lie in its stored form. */
function offsets(text: string, stored: string, places: number[]): Map<number, number> {
  const whole = foldText(text);
  const lead = whole.length - whole.trimStart().length;
  const moved = new Map<number, number>();
  let before = 0;
  let length = -lead;
  for (const place of places.sort((one, other) => one - other)) {
    length += foldText(text.slice(before, place), before > 0).length;
    before = place;
    moved.set(place, Math.max(0, Math.min(length, stored.length)));
  }
  return moved;
}

function mapped(part: unknown, at: (selector: Selector) => Selector): unknown {
  if (Array.isArray(part)) return part.map((one) => mapped(one, at));
  if (typeof part !== "object" || part === null) return part;
  if ("exact" in part && "start" in part && "end" in part) return at(part as Selector);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, mapped(value, at)]));
}
