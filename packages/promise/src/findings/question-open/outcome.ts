import { partyName } from "../../answers/plain.ts";
import { minimalSolutions } from "../../diagram/minimal.ts";
import type { AgreementText, PromiseCase } from "../context.ts";

/** Above this many minimal coalitions two outcomes are compared by their sizes and by who can do it alone. */
const COMPARED = 500;

/** Who can void a promise: as data, to tell two outcomes apart, and in words. */
export interface Outcome {
  readonly signature: string;
  readonly words: string;
  /** The same and more, for outcomes that differ though their words do not. */
  readonly inFull: string;
}

const known = new WeakMap<PromiseCase, Outcome>();

/** Worked out once a case: many questions are held against each other. */
export function outcomeOf(text: AgreementText, one: PromiseCase): Outcome {
  const before = known.get(one);
  if (before !== undefined) return before;
  const outcome = workOut(text, one);
  known.set(one, outcome);
  return outcome;
}

function workOut(text: AgreementText, one: PromiseCase): Outcome {
  const { kernel, node } = one.voiding;
  const sets = minimalSolutions(kernel, node, { nodeBudget: text.options.nodeBudget });
  const sizes = sets.countBySize().map(String);
  const alone = one.players.filter((party) => one.canVoid([party]));
  const all: string[] = [];
  if (sets.count() <= BigInt(COMPARED)) {
    for (const members of sets)
      all.push(
        members
          .map(({ name }) => name)
          .sort()
          .join("+"),
      );
  }
  const words = inWords(text, one, sizes, alone);
  return { signature: JSON.stringify([sizes, alone, all.sort()]), words, inFull: withLarger(words, sizes, alone) };
}

function inWords(text: AgreementText, one: PromiseCase, sizes: readonly string[], alone: readonly string[]): string {
  if (one.canVoid([])) return "it cannot be kept at all";
  const smallest = sizes.findIndex((count) => count !== "0");
  if (smallest < 0) return "nobody can lawfully void it";
  if (alone.length === 0)
    return `it takes ${smallest === one.players.length ? "all" : "at least"} ${smallest} parties together to void it`;
  if (alone.length > 6) return `any one of ${alone.length} parties alone can void it`;
  const last = partyName(text.model, alone.at(-1) ?? "");
  const names =
    alone.length === 1
      ? last
      : `${alone
          .slice(0, -1)
          .map((party) => partyName(text.model, party))
          .join(", ")} or ${last}`;
  return `${names} alone can void it`;
}

/** The same with the larger coalitions counted: ", and so can 2 larger groups together". */
function withLarger(words: string, sizes: readonly string[], alone: readonly string[]): string {
  const larger = sizes.slice(2).reduce((sum, size) => sum + BigInt(size), 0n);
  if (alone.length === 0) return larger === 0n ? words : `${words}, in ${larger} ${larger === 1n ? "way" : "ways"}`;
  if (larger === 0n) return `${words}, and no other group can`;
  return `${words}, and so can ${larger} larger ${larger === 1n ? "group" : "groups"} together`;
}
