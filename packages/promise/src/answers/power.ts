import type { Model } from "@proviso/agreement";
import { literal, vote, YES } from "../diagram/formula.ts";
import { type Conduct, goodFaith } from "../ground/index.ts";
import {
  type Approximate,
  type Indices,
  indices,
  type Rational,
  type TernaryIndices,
  ternaryIndices,
} from "../power/index.ts";
import { type Ask, type Spread, spread } from "./ask.ts";
import type { Game } from "./game.ts";
import { list, sentence } from "./plain.ts";
import { selectorOf } from "./selectors.ts";
import { targetNamed } from "./target.ts";
import { yesOrNo } from "./weighted-vote.ts";
import type { Step, Why } from "./why.ts";

/** A number in double precision, with the fraction it comes from where it is exact. */
export interface Figure {
  readonly value: number;
  /** "5/12"; absent where the index is approximate (very large weighted games). */
  readonly exact?: string;
}

/** One party's power (semantics, definition 9). Every index is from 0 to 1. */
export interface PartyPower {
  readonly party: string;
  readonly banzhaf: Figure;
  readonly banzhafNormalised: Figure;
  readonly shapleyShubik: Figure;
  readonly colemanPrevent: Figure;
  readonly colemanInitiate: Figure;
  readonly johnston?: Figure;
  readonly deeganPackel?: Figure;
  readonly holler?: Figure;
  /** With abstention as a third way to vote; decisions only. */
  readonly ternary?: { readonly banzhaf: Figure; readonly shapleyShubik: Figure };
}

export type PowerValue =
  /** Nobody's conduct changes the outcome: it is always kept (or approved), or never. */
  | { readonly kind: "constant"; readonly value: boolean; readonly why: Why }
  | {
      readonly kind: "power";
      /** Exact, as decimals. */
      readonly winningCoalitions: string;
      readonly minimalWinningCoalitions?: string;
      readonly colemanAct: Figure;
      readonly parties: readonly PartyPower[];
      /** Indices that were left out, and why. */
      readonly notComputed: readonly string[];
      readonly why: Why;
    };

export type PowerAnswer = Spread<PowerValue> & { readonly kind: "power" };

/**
 * Whom a decision or a whole promise hangs on. A decision's game: the coalition votes yes, the rest no. A promise's: the coalition can secure it.
 * @param name as for `voidAnswer`
 */
export function powerAnswer(model: Model, name: string, ask: Ask = {}): PowerAnswer {
  return { kind: "power", ...spread(model, targetNamed(model, name), ask, (game) => powerValue(model, game)) };
}

/** Whom one game hangs on. */
export function powerValue(model: Model, game: Game): PowerValue {
  return game.target.kind === "decision" ? ofDecision(model, game) : ofPromise(model, game);
}

function ofPromise(model: Model, game: Game): PowerValue {
  const { kernel, node } = game.securing();
  const players = game.players.map(selectorOf);
  return powerOf(model, game, indices({ kernel, node }, { players, nodeBudget: game.options.nodeBudget }), undefined);
}

function ofDecision(model: Model, game: Game): PowerValue {
  const voters = game.structure.voters(game.target.id);
  const binary = game.structure.decided(game.target.id, yesOrNo).approved;
  const players = voters.map(selectorOf);
  const options = { players, nodeBudget: game.options.nodeBudget };
  const found = indices(binary, options);
  // A game too large for a diagram of two levels has none of three.
  const large = found.kind === "indices" && found.minimalWinning === undefined;
  return powerOf(model, game, found, large ? undefined : ternaryOf(game, voters));
}

/** Three ways to vote, all votes cast. Undefined where a quorum or an antitone rule leaves the index undefined. */
function ternaryOf(game: Game, voters: readonly string[]): TernaryIndices | undefined {
  const decision = game.structure.decisionNamed(game.target.id);
  if (decision.quorum !== undefined) return undefined;
  const ballots: Conduct = {
    ...goodFaith,
    vote: (choice, outcomes) =>
      literal(
        vote(choice.owner),
        outcomes.filter((level) => level <= YES),
      ),
  };
  const formula = game.structure.decided(game.target.id, ballots).approved;
  try {
    return ternaryIndices(formula, {
      players: voters.map((party) => vote(party)),
      nodeBudget: game.options.nodeBudget,
    });
  } catch (error) {
    // Too large a diagram leaves the ternary indices out; the binary ones stand.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function powerOf(model: Model, game: Game, found: Indices, ternary: TernaryIndices | undefined): PowerValue {
  if (found.kind === "constant") {
    const promise = game.target.kind === "promise";
    const always = promise ? "It is kept whatever anyone lawfully does" : "It is approved whatever anyone votes";
    const never = promise ? "Nobody can secure it" : "It cannot be approved";
    return {
      kind: "constant",
      value: found.value,
      why: { sentence: `${found.value ? always : never}, so nobody has power over it.`, steps: steps(game) },
    };
  }
  const third = new Map(ternary?.kind === "ternary" ? ternary.players.map((power) => [power.player.name, power]) : []);
  const parties = found.players.map((power): PartyPower => {
    const three = third.get(power.player.name);
    return {
      party: power.player.name,
      banzhaf: figure(power.banzhaf),
      banzhafNormalised: figure(power.banzhafNormalised),
      shapleyShubik: figure(power.shapleyShubik),
      colemanPrevent: figure(power.colemanPrevent),
      colemanInitiate: figure(power.colemanInitiate),
      johnston: power.johnston && figure(power.johnston),
      deeganPackel: power.deeganPackel && figure(power.deeganPackel),
      holler: power.holler && figure(power.holler),
      ternary: three && { banzhaf: figure(three.banzhaf), shapleyShubik: figure(three.shapleyShubik) },
    };
  });
  return {
    kind: "power",
    winningCoalitions: String(found.winning),
    minimalWinningCoalitions: found.minimalWinning === undefined ? undefined : String(found.minimalWinning),
    colemanAct: figure(found.colemanAct),
    parties,
    notComputed: found.notComputed.map(({ index, why }) => `${index}: ${why}`),
    why: { sentence: mostPowerful(model, parties), steps: steps(game) },
  };
}

function mostPowerful(model: Model, parties: readonly PartyPower[]): string {
  const most = Math.max(...parties.map((power) => power.banzhaf.value));
  const top = parties.filter((power) => power.banzhaf.value >= most - 1e-12).map((power) => power.party);
  const powerless = parties.filter((power) => power.banzhaf.value === 0).map((power) => power.party);
  const none =
    powerless.length === 0
      ? ""
      : ` ${sentence(list(powerless, model))} ${powerless.length === 1 ? "has" : "have"} no say at all.`;
  const all = parties.length === 2 ? "Both" : `All ${parties.length}`;
  if (top.length === parties.length) return `${all} weigh the same.${none}`;
  const share = parties.find((power) => power.party === top[0])?.banzhafNormalised.value ?? 0;
  const each = top.length === 1 ? "" : " each";
  return `It hangs most on ${list(top, model)}, with ${(share * 100).toFixed(1)}% of the swings${each}.${none}`;
}

function steps(game: Game): Step[] {
  const decision = game.target.kind === "decision" ? game.structure.decisionNamed(game.target.id) : undefined;
  const promise = game.structure.settled.promises.find((candidate) => candidate.id === game.target.id);
  const from = decision?.rule ?? promise;
  return from === undefined
    ? []
    : [
        {
          text: decision === undefined ? "what keeps the promise" : "the rule of the decision",
          at: from.at,
          support: from.support,
        },
      ];
}

function figure(from: Rational | Approximate): Figure {
  return "numerator" in from
    ? { value: from.value, exact: `${from.numerator}/${from.denominator}` }
    : { value: from.value };
}
