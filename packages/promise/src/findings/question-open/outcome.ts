import { partyName } from "../../answers/plain.ts";
import { minimalSolutions } from "../../diagram/minimal.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";

/** Above this many minimal coalitions two outcomes are compared by their sizes and by who can do it alone. */
const COMPARED = 500;

/** Who can void a promise: as data, to tell two outcomes apart, and in words. */
export interface Outcome {
  readonly signature: string;
  readonly words: string;
}

export function outcomeOf(text: AgreementText, pledge: Pledge | undefined): Outcome {
  if (pledge === undefined) return { signature: "absent", words: "it is not made" };
  const outcomes = pledge.cases.map((one) => caseOutcome(text, one));
  return {
    signature: pledge.cases.map(({ beneficiary }, i) => `${beneficiary ?? ""}:${outcomes[i]?.signature}`).join(";"),
    words: outcomes[0]?.words ?? "it is made to nobody",
  };
}

function caseOutcome(text: AgreementText, one: PromiseCase): Outcome {
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
  return { signature: JSON.stringify([sizes, alone, all.sort()]), words: inWords(text, one, sizes, alone) };
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
