import type { Rational } from "../power/rational.ts";
import { efg } from "./efg.ts";
import { compare, divided, type Exactly, exactly, minus, ONE, times, ZERO } from "./fraction.ts";
import { type Solved, solve, type Tree } from "./tree.ts";

/**
 * Attack or hold; a veto or none; honour or not. What the numbers mean, and what such a model cannot say: docs/influence.md and `CAUTION`.
 *
 *     attacker ── holds
 *        └─ attacks ── vetoed (v): no help
 *              └─ not vetoed (1 − v) ── bound by its word (r): help comes
 *                     └─ free to choose (1 − r): guarantors ── honour: help comes
 *                                                     └─ renege: no help
 */
export interface Deterrence {
  readonly attacker: AttackerStakes;
  /** Absent: whoever is free to choose does not help. */
  readonly guarantors?: GuarantorStakes;
  /** How likely the response is vetoed, from 0 to 1. */
  readonly veto: Exactly;
  /** How likely the guarantors keep their word whatever it costs them, from 0 to 1. */
  readonly reliability: Exactly;
}

/**
 * What the attacker gets: payoffs, or only the probability of a response at which it would rather hold. Payoffs have no unit and no zero: what
 * counts is how they lie to one another.
 */
export type AttackerStakes =
  | { readonly holds: Exactly; readonly unanswered: Exactly; readonly answered: Exactly; readonly vetoed?: Exactly }
  | { readonly deterredAt: Exactly };

/** What the guarantors get once there has been an attack and no veto; and, for the export, in the other cases (0 if not given). */
export interface GuarantorStakes {
  readonly honour: Exactly;
  readonly renege: Exactly;
  readonly holds?: Exactly;
  readonly vetoed?: Exactly;
}

export type Verdict = "attack pays" | "attack does not pay" | "indifferent";

export interface DeterrenceAnswer {
  readonly kind: "deterrence";
  readonly verdict: Verdict;
  /** What the attacker expects of attacking, and has from holding. */
  readonly attack: Rational;
  readonly hold: Rational;
  /** How likely an attack is answered. */
  readonly response: Rational;
  /** What guarantors who are free to choose do. */
  readonly guarantors: "honour" | "renege" | "indifferent";
  /** Where the verdict turns, the other number as given. */
  readonly thresholds: { readonly veto: Threshold; readonly reliability: Threshold };
  readonly game: Solved;
  readonly sentences: readonly string[];
}

/** `turns` at a value within 0 to 1: attack pays `above` or `below` it, and the attacker is indifferent at it. Or the verdict is one throughout. */
export type Threshold =
  | { readonly kind: "turns"; readonly at: Rational; readonly attackPays: "above" | "below" }
  | { readonly kind: "always" | "never" | "indifferent" };

/** To be shown wherever a result is. */
export const CAUTION =
  "This is arithmetic on stated assumptions, not a forecast. It says what would have to be believed for an attack to pay. It assumes one attacker " +
  "that knows these numbers, weighs outcomes by their probability, decides once, and is not deterred or driven by anything outside them.";

const PLAYERS = ["Attacker", "Guarantors"];

/**
 * Solves the game by backward induction, in fractions throughout.
 * @throws RangeError for a probability out of bounds, or what is no number
 */
export function deterrence(given: Deterrence): DeterrenceAnswer {
  const veto = probability(given.veto, "The probability of a veto");
  const reliability = probability(given.reliability, "Reliability");
  const gain = (v: Rational, r: Rational): Rational => {
    const { attack, hold } = read(solve(tree(given, v, r)));
    return minus(attack, hold);
  };
  const game = solve(tree(given, veto, reliability));
  const { attack, hold } = read(game);
  const guarantors = choice(given);
  const helps = guarantors === "renege" ? reliability : ONE;
  const response = minus(helps, times(helps, veto));
  const thresholds = {
    veto: threshold(gain(ZERO, reliability), gain(ONE, reliability)),
    reliability: threshold(gain(veto, ZERO), gain(veto, ONE)),
  };
  const sign = compare(attack, hold);
  const verdict = sign > 0 ? "attack pays" : sign < 0 ? "attack does not pay" : "indifferent";
  return {
    kind: "deterrence",
    verdict,
    attack,
    hold,
    response,
    guarantors,
    thresholds,
    game,
    sentences: sentences({ verdict, response, guarantors, thresholds, veto, reliability }),
  };
}

/** The game for Gambit. @throws RangeError as `deterrence` */
export function toEfg(given: Deterrence, title = "Deterrence"): string {
  const veto = probability(given.veto, "The probability of a veto");
  const reliability = probability(given.reliability, "Reliability");
  return efg(title, CAUTION, PLAYERS, tree(given, veto, reliability));
}

function tree(given: Deterrence, veto: Rational, reliability: Rational): Tree {
  const { holds, unanswered, answered, vetoed } = attackerPayoffs(given.attacker);
  const { guarantors } = given;
  const theirs = (stated: Exactly | undefined): Rational => exactly(stated ?? 0);
  const end = (name: string, attacker: Rational, other: Exactly | undefined): Tree => ({
    kind: "end",
    name,
    payoffs: [attacker, theirs(other)],
  });
  // Without payoffs for the guarantors, reneging is worth more than honouring to whoever is free to choose.
  const helped = (name: string): Tree => end(name, answered, guarantors?.honour ?? -1);
  return {
    kind: "turn",
    name: "Attack?",
    player: 0,
    moves: [
      {
        name: "attack",
        to: {
          kind: "chance",
          name: "Veto?",
          branches: [
            { name: "vetoed", probability: veto, to: end("No help comes, by veto", vetoed, guarantors?.vetoed) },
            {
              name: "not vetoed",
              probability: minus(ONE, veto),
              to: {
                kind: "chance",
                name: "Bound by its word?",
                branches: [
                  { name: "bound", probability: reliability, to: helped("Help comes, as it must") },
                  {
                    name: "free",
                    probability: minus(ONE, reliability),
                    to: {
                      kind: "turn",
                      name: "Honour?",
                      player: 1,
                      moves: [
                        { name: "honour", to: helped("Help comes, by choice") },
                        { name: "renege", to: end("No help comes", unanswered, guarantors?.renege) },
                      ],
                    },
                  },
                ],
              },
            },
          ],
        },
      },
      { name: "hold", to: end("No attack", holds, guarantors?.holds) },
    ],
  };
}

/** A threshold t stands for the payoffs hold 0, unanswered t, answered t − 1: attacking is then worth t minus the probability of a response. */
function attackerPayoffs(stakes: AttackerStakes): Record<"holds" | "unanswered" | "answered" | "vetoed", Rational> {
  if ("deterredAt" in stakes) {
    const at = probability(stakes.deterredAt, "The probability of a response that deters");
    return { holds: ZERO, unanswered: at, answered: minus(at, ONE), vetoed: at };
  }
  const { holds, unanswered, answered, vetoed = unanswered } = stakes;
  return {
    holds: exactly(holds),
    unanswered: exactly(unanswered),
    answered: exactly(answered),
    vetoed: exactly(vetoed),
  };
}

/** What the attacker expects of attacking, and of holding. */
function read(game: Solved): { attack: Rational; hold: Rational } {
  return { attack: game.next[0]?.worth[0] ?? ZERO, hold: game.next[1]?.worth[0] ?? ZERO };
}

function choice({ guarantors }: Deterrence): DeterrenceAnswer["guarantors"] {
  if (guarantors === undefined) return "renege";
  const sign = compare(exactly(guarantors.honour), exactly(guarantors.renege));
  return sign > 0 ? "honour" : sign < 0 ? "renege" : "indifferent";
}

/** Where a gain that runs straight from `none` at 0 to `all` at 1 changes its sign. */
function threshold(none: Rational, all: Rational): Threshold {
  const [start, end] = [compare(none, ZERO), compare(all, ZERO)];
  if (start === 0 && end === 0) return { kind: "indifferent" };
  if (start > 0 && end > 0) return { kind: "always" };
  if (start <= 0 && end <= 0) return { kind: "never" };
  return { kind: "turns", at: divided(none, minus(none, all)), attackPays: end > start ? "above" : "below" };
}

interface Told extends Pick<DeterrenceAnswer, "verdict" | "response" | "guarantors" | "thresholds"> {
  readonly veto: Rational;
  readonly reliability: Rational;
}

function sentences({ verdict, response, guarantors, thresholds, veto, reliability }: Told): string[] {
  const pays =
    verdict === "indifferent" ? "The attacker is indifferent" : `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`;
  const helping = {
    honour: "Guarantors free to choose would help: it suits them.",
    renege: "Guarantors free to choose would not help; only those bound by their word do.",
    indifferent: "Guarantors free to choose are indifferent; it is taken that they help.",
  };
  return [
    `${pays}: it would be answered with probability ${percent(response)}.`,
    helping[guarantors],
    ofVeto(thresholds.veto, reliability),
    ofWord(thresholds.reliability, veto, guarantors),
  ];
}

function ofVeto(found: Threshold, reliability: Rational): string {
  const given = `With a word kept ${percent(reliability)} of the time`;
  switch (found.kind) {
    case "turns":
      return `${given}, attack pays once the veto is ${found.attackPays === "above" ? "likelier" : "less likely"} than ${percent(found.at)}.`;
    case "always":
      return `${given}, attack pays even if nobody can veto.`;
    case "never":
      return `${given}, attack does not pay even if the veto is certain.`;
    case "indifferent":
      return `${given}, the attacker is indifferent whatever the veto.`;
  }
}

function ofWord(found: Threshold, veto: Rational, guarantors: DeterrenceAnswer["guarantors"]): string {
  const given = `With a veto ${percent(veto)} of the time`;
  if (guarantors !== "renege")
    return "How often the word is kept does not matter, as those who are free to choose help too.";
  switch (found.kind) {
    case "turns":
      return `${given}, attack pays once the word is kept ${found.attackPays === "below" ? "less" : "more"} often than ${percent(found.at)}.`;
    case "always":
      return `${given}, attack pays even if the word is always kept.`;
    case "never":
      return `${given}, attack does not pay even if the word is never kept.`;
    case "indifferent":
      return `${given}, the attacker is indifferent however often the word is kept.`;
  }
}

/** Four digits; the fraction itself is in the answer. */
function percent({ value }: Rational): string {
  return `${Number((value * 100).toPrecision(4))}%`;
}

function probability(stated: Exactly, what: string): Rational {
  const value = exactly(stated);
  if (compare(value, ZERO) < 0 || compare(value, ONE) > 0)
    throw new RangeError(`${what} is from 0 to 1, not ${stated}.`);
  return value;
}
