import { chanceWords, type Model, type Scenario } from "@proviso/agreement";
import { type Ask, onlyScenario, type Spread, spread } from "./ask.ts";
import type { Game } from "./game.ts";
import { list } from "./plain.ts";
import { type Strength, strength } from "./strength.ts";
import { targetNamed } from "./target.ts";
import type { Step, Why } from "./why.ts";

export type StrengthAnswer = Spread<StrengthValue> & {
  readonly kind: "strength";
  /** Least and greatest over all answerings, beneficiaries and open stances. */
  readonly low: number;
  readonly high: number;
};

/** A strength with what it rests on: the stances that move it most, where they stand and what supports them. */
export type StrengthValue = Strength & { readonly why: Why };

/**
 * How sure a promise is under a scenario (semantics, definitions 10 and 11), for every way of answering what is open.
 * @throws RangeError if no scenario is named and the agreement does not have exactly one
 */
export function strengthAnswer(model: Model, name: string, ask: Ask = {}): StrengthAnswer {
  const target = targetNamed(model, name);
  const chosen = onlyScenario(model, target, ask.scenario);
  const found = spread(model, target, { ...ask, scenario: chosen }, (game, scenario) => {
    if (scenario === undefined) throw new RangeError("a strength needs a scenario");
    const value = strength(game, scenario);
    return { ...value, why: whyStrong(model, game, scenario, value) };
  });
  return {
    kind: "strength",
    ...found,
    low: Math.min(...found.cases.map((one) => one.value.low)),
    high: Math.max(...found.cases.map((one) => one.value.high)),
  };
}

/** Names the party on which most hangs and points at the stances behind the number. */
function whyStrong(model: Model, game: Game, scenario: Scenario, value: Strength): Why {
  const swings = [...value.swings].sort((a, b) => Math.abs(b.ifYes - b.ifNo) - Math.abs(a.ifYes - a.ifNo));
  const [most] = swings;
  const moved = most === undefined || Math.abs(most.ifYes - most.ifNo) < 1e-12 ? undefined : most;
  const open =
    value.open.length === 0
      ? ""
      : ` ${list(value.open, model)} ${value.open.length === 1 ? "has" : "have"} no stance, so the answer is an interval.`;
  const hangs =
    moved === undefined
      ? "No party's attitude moves it."
      : `It hangs most on ${list([moved.party], model)}: ${chanceWords(moved.ifYes)} were it sure to agree, ${chanceWords(moved.ifNo)} were it sure to refuse.`;
  const moving = new Set(swings.filter((swing) => swing.ifYes !== swing.ifNo).map((swing) => swing.party));
  const roles = game.structure.promiseRoles();
  const steps = scenario.stances.flatMap((stance): Step[] => {
    const { subject } = stance;
    const parties = subject.kind === "faction" ? [subject.faction] : game.structure.actors.partiesOf(subject, roles);
    if (subject.kind !== "faction" && !parties.some((party) => moving.has(party))) return [];
    const { yes, abstain, no } = stance.ballot;
    const who = parties.length > 4 ? `${parties.length} parties` : list(parties, model);
    const on = stance.on === undefined ? "" : ` on ${stance.on.split(".").at(-1)}`;
    return [
      {
        text: `${who}${on}: yes ${percent(yes)}, abstain ${percent(abstain)}, no ${percent(no)}`,
        at: stance.at,
        support: stance.support,
      },
    ];
  });
  return { sentence: `${hangs}${open}`, steps };
}

/** Four significant digits at most: a stance is never known better. */
export function percent(probability: number): string {
  return `${Number((probability * 100).toPrecision(4))}%`;
}
