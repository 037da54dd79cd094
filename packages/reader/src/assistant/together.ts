import type { Candidate, Selector } from "@proviso/record";

/** Above this share of common characters two contents are the same. */
const SAME = 0.5;

/**
 * What the rules found, and of what a model found what they did not, in the order of the text. Where both found the same, the rules' candidate
 * stays and says so.
 */
export function together(byRules: readonly Candidate[], byModel: readonly Candidate[]): Candidate[] {
  const confirmed = new Map<string, string>();
  const added = byModel.filter((one) => {
    const same = byRules.find((rule) => common(rule.content, one.content) >= SAME && touch(rule.cue, one.cue));
    if (same !== undefined) confirmed.set(same.id, one.because[0] ?? "the model");
    return same === undefined;
  });
  return [
    ...byRules.map((rule) => {
      const by = confirmed.get(rule.id);
      return by === undefined ? rule : { ...rule, because: [...rule.because, `found by ${by} too`] };
    }),
    ...added,
  ].sort((one, other) => (one.cue[0]?.start ?? 0) - (other.cue[0]?.start ?? 0));
}

/** Characters that both hold, as a share of those that either does (Jaccard). */
function common(one: readonly Selector[], other: readonly Selector[]): number {
  let both = 0;
  for (const a of one) for (const b of other) both += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const all = length(one) + length(other) - both;
  return all === 0 ? 0 : both / all;
}

function length(selectors: readonly Selector[]): number {
  return selectors.reduce((sum, { start, end }) => sum + end - start, 0);
}

function touch(one: readonly Selector[], other: readonly Selector[]): boolean {
  return one.some((a) => other.some((b) => a.start < b.end && b.start < a.end));
}
