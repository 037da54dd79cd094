import type { Model, Scenario } from "@proviso/agreement";
import {
  type AttackerStakes,
  type Deterrence,
  type DeterrenceAnswer,
  deterrence,
  type Exactly,
  type GuarantorStakes,
} from "../deterrence/index.ts";
import { variablesOf } from "../diagram/formula.ts";
import { type Ask, onlyScenario, type Spread, spread } from "./ask.ts";
import { Game } from "./game.ts";
import { strength } from "./strength.ts";
import { percent } from "./strength-answer.ts";
import { decisionsOf, targetNamed } from "./target.ts";
import type { Step } from "./why.ts";

/** What is stated beside the scenario, and counts instead of what it says. */
export interface DeterAsk extends Ask {
  readonly attackerStakes?: AttackerStakes;
  readonly guarantorStakes?: GuarantorStakes;
  readonly veto?: Exactly;
  readonly reliability?: Exactly;
  /** The decision that may stop the response, where the promise hangs on several. */
  readonly decision?: string;
}

/** A promise hangs on more than one decision, and nobody says which of them is the veto. */
export class SeveralDecisions extends RangeError {}

/** How likely the response is vetoed, and how that is known. */
export interface VetoChance {
  readonly from: "given" | "scenario" | "stances" | "no decision";
  readonly chance: number | string;
  readonly decision?: string;
  /** From stances: at least so likely, parties without a stance at their best; `chance` has them at their worst. */
  readonly least?: number;
  readonly open?: readonly string[];
}

export interface DeterValue {
  readonly veto: VetoChance;
  readonly reliability: number | string;
  readonly given: Deterrence;
  readonly answer: DeterrenceAnswer;
}

export type DeterAnswer = Spread<DeterValue> & {
  readonly kind: "deterrence";
  /** Where the scenario states what was used. */
  readonly steps: readonly Step[];
};

/**
 * Whether an attack would pay in a scenario, for every way of answering what is open: its stakes; a veto as it states, or as often as its stances leave
 * the decision on which the promise hangs unapproved; and the reliability it states of everyone.
 * @throws RangeError if the scenario states no stakes of the attacker and none are given, or if several decisions could be meant
 */
export function deterAnswer(model: Model, name: string, ask: DeterAsk = {}): DeterAnswer {
  const target = targetNamed(model, name);
  const own = model.scenarios.filter(({ of, stakes }) => of === target.agreement && stakes.length > 0);
  const chosen = ask.scenario ?? (own.length === 1 ? own[0]?.id : onlyScenario(model, target, undefined));
  const scenario = model.scenarios.find(({ id }) => id === chosen);
  if (scenario === undefined) throw new RangeError(`There is no scenario ${chosen ?? ""}.`);
  const { cases, ...rest } = spread(model, target, { ...ask, scenario: scenario.id }, (game) =>
    vetoChance(model, game, scenario, ask),
  );
  return {
    kind: "deterrence",
    ...rest,
    cases: cases.map(({ value: veto, ...one }) => ({ ...one, value: deterOn(scenario, veto, ask) })),
    steps: stepsOf(scenario, ask),
  };
}

/** The game in a scenario, at a chance of a veto. @throws RangeError if nobody says what the attacker stands to gain */
export function deterOn(scenario: Scenario, veto: VetoChance, ask: DeterAsk = {}): DeterValue {
  const attacker = ask.attackerStakes ?? attackerOf(scenario);
  if (attacker === undefined)
    throw new RangeError(
      `The scenario ${scenario.id} does not say what an attack is worth. Write: stakes the attacker holds 0, unanswered 3, answered -2; or: stakes the attacker deterred at 60%.`,
    );
  const guarantors = ask.guarantorStakes ?? guarantorsOf(scenario);
  const reliability = ask.reliability ?? reliabilityOf(scenario);
  const given: Deterrence = {
    attacker,
    veto: veto.chance,
    reliability,
    ...(guarantors === undefined ? {} : { guarantors }),
  };
  return { veto, reliability: plainNumber(reliability), given, answer: deterrence(given) };
}

function plainNumber(stated: Exactly): number | string {
  return typeof stated === "object" ? `${stated.numerator}/${stated.denominator}` : stated;
}

function attackerOf(scenario: Scenario): AttackerStakes | undefined {
  const stated = payoffs(scenario, "attacker");
  if (stated === undefined) return undefined;
  const { deterred, holds, unanswered, answered, vetoed } = stated;
  if (deterred !== undefined) return { deterredAt: deterred };
  if (holds === undefined || unanswered === undefined || answered === undefined) return undefined;
  return { holds, unanswered, answered, ...(vetoed === undefined ? {} : { vetoed }) };
}

function guarantorsOf(scenario: Scenario): GuarantorStakes | undefined {
  const { honour, renege } = payoffs(scenario, "guarantors") ?? {};
  return honour === undefined || renege === undefined ? undefined : { honour, renege };
}

function payoffs(
  { stakes }: Scenario,
  wanted: "attacker" | "guarantors",
): Readonly<Record<string, string>> | undefined {
  const found = stakes.find(({ side }) => side === wanted);
  return found && Object.fromEntries(found.payoffs.map(({ outcome, value }) => [outcome, value]));
}

/** What is stated of everyone; nobody has several words, so those stated of single parties do not enter. */
function reliabilityOf({ reliabilities }: Scenario): number {
  return reliabilities.findLast(({ subject }) => subject === undefined)?.probability ?? 1;
}

/** How likely the response is vetoed in a game: as given, as the scenario states, or as its stances make it. */
export function vetoChance(model: Model, game: Game, scenario: Scenario, ask: DeterAsk = {}): VetoChance {
  if (ask.veto !== undefined) return { from: "given", chance: plainNumber(ask.veto) };
  const decides = decisionsOf(model, scenario.of).length > 0;
  const decision = decisionOf(model, game, ask);
  if (scenario.vetoed !== undefined && (decision !== undefined || !decides))
    return { from: "scenario", chance: scenario.vetoed.probability, ...(decision === undefined ? {} : { decision }) };
  if (decision === undefined) return { from: "no decision", chance: 0 };
  const { settled } = game.structure;
  const { low, high, open } = strength(new Game(settled, targetNamed(model, decision), game.options), scenario);
  const [most, least] = [tidy(1 - low), tidy(1 - high)];
  return { from: "stances", chance: most, decision, ...(most === least ? {} : { least, open }) };
}

/** The decision that stands between an attack and help: the one on whose votes the promise hangs. */
function decisionOf(model: Model, game: Game, { decision }: DeterAsk): string | undefined {
  const hangsOn = new Set<string>();
  for (const { name } of variablesOf(game.formula)) {
    const choice = game.choice(name);
    if (choice?.kind === "vote") hangsOn.add(choice.about);
  }
  if (decision !== undefined) {
    const { id } = targetNamed(model, decision);
    return hangsOn.has(id) ? id : undefined;
  }
  const [only, second] = hangsOn;
  if (second !== undefined)
    throw new SeveralDecisions(
      `The promise hangs on several decisions, and the game has one veto. Say which with --decision: ${[...hangsOn].join(", ")}; or how likely it is with --veto or \`vetoed 30%\` in the scenario.`,
    );
  return only;
}

/** To twelve decimals: what came of doubles and not of the stances. */
function tidy(chance: number): number {
  return Math.min(1, Math.max(0, Number(chance.toFixed(12))));
}

/** Where the scenario states what is used, and what supports it. */
export function stepsOf({ stakes, vetoed, reliabilities }: Scenario, ask: DeterAsk = {}): Step[] {
  const used = stakes.filter(
    ({ side }) => (side === "attacker" ? ask.attackerStakes : ask.guarantorStakes) === undefined,
  );
  return [
    ...used.map(({ side, payoffs: all, at, support }) => ({
      text: `Stakes of the ${side}: ${all.map(({ outcome, value }) => (outcome === "deterred" ? `deterred at ${value}` : `${outcome} ${value}`)).join(", ")}`,
      at,
      support,
    })),
    ...(vetoed === undefined || ask.veto !== undefined
      ? []
      : [{ text: `Vetoed ${percent(vetoed.probability)} of the time`, at: vetoed.at, support: vetoed.support }]),
    ...(ask.reliability === undefined
      ? reliabilities
          .filter(({ subject }) => subject === undefined)
          .slice(-1)
          .map(({ probability, at, support }) => ({ text: `Reliability ${percent(probability)}`, at, support }))
      : []),
  ];
}
