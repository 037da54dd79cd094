import type { Model, Scenario } from "@proviso/agreement";
import { type Ask, scenarioNamed, spread } from "../answers/ask.ts";
import { deterOn, vetoChance } from "../answers/deter.ts";
import type { Game } from "../answers/game.ts";
import { playValue } from "../answers/play/index.ts";
import { strength } from "../answers/strength.ts";
import { type Target, targetNamed } from "../answers/target.ts";
import { type ArrivalAsk, arrival } from "../arrival/index.ts";
import type { DeterrenceAnswer } from "../deterrence/index.ts";
import { answerings, questionsOfAgreement } from "../settle/index.ts";
import { worth } from "../worth/index.ts";
import { type Axis, axesOf, axisNamed } from "./grid.ts";
import { setNumbers } from "./numbers.ts";

/**
 * What is mapped: how sure the promise is, whether help has come within so many days, what it is worth against no agreement, whether an attack would
 * pay, or what comes of the scenario's events.
 */
export type SweepAnswer =
  | { readonly kind: "strength" | "worth" | "deter" | "play" }
  | { readonly kind: "arrival"; readonly days: number };

/** A sweep, made up and checked; plain data, so that it can be handed to a worker. */
export interface Sweep {
  readonly target: Target;
  readonly scenario: string;
  readonly axes: readonly Axis[];
  readonly answer: SweepAnswer;
  readonly ask: SweepAsk;
  /** The open questions, each a column of every row. */
  readonly questions: readonly string[];
  /** The columns of a row: the axes, the open questions, the beneficiary, and the answer's figures. */
  readonly columns: readonly string[];
  /** The same with what each holds, in this order on every line. */
  readonly schema: readonly Column[];
}

/** A column of the rows, the same on every line: a double, a whole number or a text; never empty of a number. */
export interface Column {
  readonly name: string;
  readonly type: "double" | "int64" | "string";
  readonly about: string;
}

/** How each point is asked; no callbacks, so that it can be handed to a worker. */
export type SweepAsk = Pick<ArrivalAsk, "reading" | "take" | "attacker" | "to" | "countUnlawful" | "nodeBudget"> &
  Pick<ArrivalAsk, "runs" | "seed">;

export type Cell = number | string;

/** One point of the grid under one way of answering what is open, for one beneficiary. */
export type SweepRow = Readonly<Record<string, Cell>>;

/** The longest that the grid of days goes. */
const MOST_DAYS = 64;

const FIGURES: Readonly<Record<SweepAnswer["kind"], readonly string[]>> = {
  strength: ["low", "high"],
  arrival: ["low", "high", "error"],
  worth: ["low", "high", "without_low", "without_high", "verdict"],
  deter: ["low", "high", "verdict"],
  play: ["low", "high", "breaches", "verdict"],
};

/** @throws RangeError for anything but `strength`, `arrival:14`, `worth`, `deter` and `play` */
export function answerOver(text: string): SweepAnswer {
  const [, kind, days] = /^(strength|worth|deter|play|arrival:(\d{1,3}))$/.exec(text) ?? [];
  if (kind === "strength" || kind === "worth" || kind === "deter" || kind === "play") return { kind };
  const within = Number(days);
  if (days === undefined || within > MOST_DAYS)
    throw new RangeError(
      `"${text}" cannot be mapped; write strength, worth, deter, play, or arrival and by how many days (${MOST_DAYS} at most), such as arrival:14.`,
    );
  return { kind: "arrival", days: within };
}

/**
 * Makes a sweep up of what was asked for; of the ranges that the scenario states, if no others are.
 * @throws RangeError for a promise, scenario or number that there is not
 */
export function sweepOf(
  model: Model,
  name: string,
  vary: readonly string[],
  answer: SweepAnswer,
  ask: SweepAsk & Pick<Ask, "scenario"> = {},
): Sweep {
  const target = targetNamed(model, name);
  const own = model.scenarios.filter(
    ({ of, stances }) => of === target.agreement && (stances.length > 0 || answer.kind === "play"),
  );
  const { scenario: wanted = own.length === 1 ? own[0]?.id : undefined, ...rest } = ask;
  const scenario = scenarioNamed(model, wanted, target);
  if (scenario === undefined)
    throw new RangeError(
      own.length === 0
        ? `${target.agreement} has no scenario with stances, and without one there is no number to vary.`
        : `Name the scenario with --scenario: ${own.map(({ id }) => id).join(", ")}.`,
    );
  const axes =
    vary.length === 0 ? axesOf(model, scenario, answer.kind) : vary.map((one) => axisNamed(model, scenario, one));
  const taken = spreadTaken(model, target, { ...rest, scenario: scenario.id });
  const questions = questionsOfAgreement(model, target.agreement)
    .map(({ id }) => id)
    .filter((id) => taken[id] === undefined);
  const schema = schemaOf(axes, questions, answer);
  const columns = schema.map(({ name: column }) => column);
  return { target, scenario: scenario.id, axes, answer, ask: rest, questions, columns, schema };
}

function schemaOf(axes: readonly Axis[], questions: readonly string[], { kind }: SweepAnswer): Column[] {
  const what = {
    strength: "the promise is kept",
    arrival: "help has come in time",
    worth: "help comes at all",
    deter: "an attack is answered",
    play: "the promise is kept at the end, for certain or not at all",
  }[kind];
  const about: Readonly<Record<string, string>> = {
    low: `chance that ${what}, 0 to 1; parties without a stance at their worst`,
    high: "the same, at their best",
    error: "standard error of low and high; 0 where they are exact",
    without_low: "the same as low, without the agreement",
    without_high: "the same as high, without the agreement",
    breaches: "breaches at the end",
    verdict: {
      strength: "",
      arrival: "",
      worth: "worse, better, same or depends",
      deter: "attack pays, attack does not pay, indifferent, or depends on parties without a stance",
      play: "what comes of the events, in a sentence",
    }[kind],
  };
  return [
    ...axes.map(
      (axis): Column => ({
        name: axis.name,
        type: axis.kind === "count" ? "int64" : "double",
        about: {
          chance: "the number that varies, 0 to 1",
          count: "the number that varies, in the unit of the scenario",
          payoff: "the number that varies, on the scale of the payoffs",
        }[axis.kind],
      }),
    ),
    ...questions.map(
      (name): Column => ({ name, type: "string", about: "the answer taken; empty where it is not asked" }),
    ),
    {
      name: "to",
      type: "string",
      about: "beneficiary; several of whom the same is true with blanks between; empty for a decision",
    },
    ...FIGURES[kind].map(
      (name): Column => ({
        name,
        type: name === "verdict" ? "string" : name === "breaches" ? "int64" : "double",
        about: about[name] ?? "",
      }),
    ),
  ];
}

/** The answer at one point of the grid: a row for each way of answering what is open and each beneficiary, always in the same order. */
export function sweepAt(model: Model, sweep: Sweep, point: readonly number[]): SweepRow[] {
  const { target, answer, axes, questions } = sweep;
  const scenarios = model.scenarios.map((scenario) =>
    scenario.id === sweep.scenario
      ? setNumbers(model, scenario, Object.fromEntries(axes.map(({ name }, i) => [name, point[i] as number])))
      : scenario,
  );
  const { cases, taken } = spread(
    { ...model, scenarios },
    target,
    { ...sweep.ask, scenario: sweep.scenario },
    (game, scenario): SweepRow => {
      if (scenario === undefined) throw new RangeError("a sweep needs a scenario");
      switch (answer.kind) {
        case "strength": {
          const { low, high } = strength(game, scenario);
          return { low, high };
        }
        case "arrival": {
          const { low, high, method } = arrival(model, game, scenario, {
            ...sweep.ask,
            days: [answer.days],
            swings: false,
          });
          return {
            low: low.by[0]?.probability ?? 0,
            high: high.by[0]?.probability ?? 0,
            error: method.kind === "exact" ? 0 : method.standardError,
          };
        }
        case "worth": {
          const { with: there, without, verdict } = worth(model, game, scenario, sweep.ask);
          const { low, high } = there;
          return { low, high, without_low: without.low, without_high: without.high, verdict };
        }
        case "deter":
          return deterFigures(model, game, scenario);
        case "play": {
          const { sentence, kept, breaches } = playValue(model, game);
          const chance = kept.atEnd ? 1 : 0;
          const open = breaches.filter(({ until }) => until === undefined);
          return { low: chance, high: chance, breaches: open.length, verdict: sentence };
        }
      }
    },
  );
  const key = (answering: Readonly<Record<string, string>>): string =>
    JSON.stringify(questions.map((id) => answering[id] ?? ""));
  const ways = answerings(questionsOfAgreement(model, target.agreement), taken).map(key);
  const rows = cases.flatMap(({ answerings: held, beneficiary, alike, value }) =>
    held.map((answering) => ({
      way: ways.indexOf(key(answering)),
      to: [...(beneficiary === undefined ? [] : [beneficiary]), ...alike].join(" "),
      answering,
      value,
    })),
  );
  return rows
    .sort((a, b) => a.way - b.way || (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
    .map(({ to, answering, value }) => ({
      ...Object.fromEntries(axes.map(({ name }, i) => [name, point[i] as number])),
      ...Object.fromEntries(questions.map((id) => [id, answering[id] ?? ""])),
      to,
      ...value,
    }));
}

/** How likely an attack is answered, with parties without a stance at their worst and at their best, and whether it pays. */
function deterFigures(model: Model, game: Game, scenario: Scenario): SweepRow {
  const veto = vetoChance(model, game, scenario);
  const [worst, best] = [veto.chance, veto.least ?? veto.chance].map(
    (chance) => deterOn(scenario, { ...veto, chance }).answer,
  ) as [DeterrenceAnswer, DeterrenceAnswer];
  return {
    low: worst.response.value,
    high: best.response.value,
    verdict: worst.verdict === best.verdict ? worst.verdict : "depends",
  };
}

/** What is taken as answered; also finds out whether the question can be put at all. */
function spreadTaken(model: Model, target: Target, ask: Ask): Readonly<Record<string, string>> {
  return spread(model, target, ask, () => 0).taken;
}
