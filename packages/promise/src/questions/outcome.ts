import type { Model, Scenario } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import { helpOf } from "../answers/help.ts";
import { list, shortList } from "../answers/plain.ts";
import { holdsFor } from "../answers/selectors.ts";
import { strength } from "../answers/strength.ts";
import type { Target } from "../answers/target.ts";
import { type ArrivalAsk, arrival } from "../arrival/index.ts";
import { minimalSolutions } from "../diagram/minimal.ts";
import { probability, uniform } from "../diagram/weigh.ts";

/** One number that an answer can move; each lies in 0..1, and more is better for the beneficiary. */
export type Figure =
  /** The share of all coalitions that cannot void the promise (Coleman's power to act, 1971, of the beneficiary's side). */
  | { readonly kind: "resilience" }
  /** P(φ = 1); parties without a stance at their worst or best. */
  | { readonly kind: "strength"; readonly open: "worst" | "best" }
  /** P(help has come within so many days). */
  | { readonly kind: "arrival"; readonly days: number; readonly open: "worst" | "best" };

/** Who can void a promise, as far as a sentence tells it. */
export interface Verdict {
  /** Whether the text promises it at all under these answers. */
  readonly promised: boolean;
  /** Nothing that anyone does keeps it. */
  readonly hopeless: boolean;
  /** Duty alone secures it. */
  readonly secured: boolean;
  /** Who can void it alone, in the order of the text. */
  readonly alone: readonly string[];
  /** How many must act together at least; 0 if no coalition can be sure of it. */
  readonly together: number;
  /** The coalitions of that size; some of them if there are very many. */
  readonly smallest: readonly (readonly string[])[];
  /** Whether helping can be a breach. */
  readonly barred: boolean;
}

/** What becomes of a promise under one answering. */
export interface Outcome {
  /** In the order of {@link figuresOf}. */
  readonly figures: readonly number[];
  readonly verdict: Verdict;
  /** How far the figures may be off, of play by chance; 0 where they are exact. */
  readonly error: number;
}

export const DAYS = [3, 7, 14, 30] as const;

const MOST_SMALLEST = 64;

/** The figures that are compared: strength and arrival in a scenario, resilience without one. */
export function figuresOf(scenario: string | undefined, days: readonly number[]): Figure[] {
  if (scenario === undefined) return [{ kind: "resilience" }];
  return (["worst", "best"] as const).flatMap((open): Figure[] => [
    { kind: "strength", open },
    ...days.map((within): Figure => ({ kind: "arrival", days: within, open })),
  ]);
}

/** Where the text makes no such promise, nothing is kept. */
export function unpromised(figures: readonly Figure[]): Outcome {
  const verdict = {
    promised: false,
    hopeless: false,
    secured: false,
    alone: [],
    together: 0,
    smallest: [],
    barred: false,
  };
  return { figures: figures.map(() => 0), verdict, error: 0 };
}

export function outcome(model: Model, game: Game, scenario: Scenario | undefined, ask: ArrivalAsk): Outcome {
  const voiding = game.voiding();
  const sets = minimalSolutions(voiding.kernel, voiding.node, { nodeBudget: game.options.nodeBudget });
  const smallest: string[][] = [];
  for (const members of sets) {
    const names = game.inOrder(new Set(members.map(({ name }) => name)));
    if (smallest.length >= MOST_SMALLEST || names.length !== (smallest[0]?.length ?? names.length)) break;
    smallest.push(names);
  }
  const together = smallest[0]?.length ?? 0;
  const hopeless = holdsFor(voiding, new Set());
  const verdict: Verdict = {
    promised: true,
    hopeless,
    secured: holdsFor(game.securing(), new Set()),
    alone: together === 1 ? smallest.flat() : [],
    together,
    smallest,
    barred: helpOf(model, game).some(({ barred }) => barred !== "never"),
  };
  if (scenario === undefined) {
    return { figures: [1 - probability(voiding.kernel, voiding.node, uniform)], verdict, error: 0 };
  }
  const sure = strength(game, scenario);
  const days = [...(ask.days ?? DAYS)];
  const when = arrival(model, game, scenario, { ...ask, days, swings: false });
  return {
    figures: [
      sure.low,
      ...when.low.by.map(({ probability: p }) => p),
      sure.high,
      ...when.high.by.map(({ probability: p }) => p),
    ],
    verdict,
    error: when.method.kind === "exact" ? 0 : 4 * when.method.standardError,
  };
}

/** The outcome for another beneficiary whom the text cannot tell from the one asked about: their names swapped. */
export function swapped(found: Outcome, one: string, other: string): Outcome {
  const name = (party: string): string => (party === one ? other : party === other ? one : party);
  const { verdict } = found;
  return {
    ...found,
    verdict: {
      ...verdict,
      alone: verdict.alone.map(name),
      smallest: verdict.smallest.map((parties) => parties.map(name)),
    },
  };
}

/** What of a verdict a minister would notice: two verdicts that differ in nothing else are told alike. */
export function headline({ promised, hopeless, secured, alone, together, barred }: Verdict): string {
  return JSON.stringify([promised, hopeless, secured, [...alone].sort(), together, barred]);
}

/** "Russia alone or China alone could void the promise". */
export function verdictWords(model: Model, verdict: Verdict, { kind, title }: Pick<Target, "kind" | "title">): string {
  const { promised, hopeless, secured, alone, together, smallest, barred } = verdict;
  const what = kind === "promise" ? "the promise" : `the decision “${title}”`;
  const [stop, stopping, done] = kind === "promise" ? ["void", "voiding", "kept"] : ["stop", "stopping", "approved"];
  const breach = barred ? ", and helping could be a breach" : "";
  if (!promised) return `${what} would not be made at all`;
  if (hopeless) return `${what} could not be ${done}, whatever anyone does`;
  if (secured) return `nobody could ${stop} ${what}${breach}`;
  if (together === 0) return `nobody could be sure of ${stopping} ${what}${breach}`;
  if (alone.length > 3) return `each of ${shortList(alone, model)} could ${stop} ${what} alone`;
  if (alone.length > 0) {
    const names = alone.map((party) => `${list([party], model)} alone`);
    return `${names.length < 3 ? names.join(" or ") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`} could ${stop} ${what}`;
  }
  const [first = []] = smallest;
  return smallest.length === 1
    ? `it would take ${shortList(first, model)} together to ${stop} ${what}${breach}`
    : `it would take ${together} together, such as ${shortList(first, model)}, to ${stop} ${what}${breach}`;
}
