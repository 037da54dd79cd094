import { type Ballot, chanceWords, type Model, type Scenario } from "@proviso/agreement";
import { type Ask, onlyScenario, type Spread, spread } from "../answers/ask.ts";
import type { Game } from "../answers/game.ts";
import { list } from "../answers/plain.ts";
import { type Strength, strength } from "../answers/strength.ts";
import { targetNamed } from "../answers/target.ts";
import { type Unit, unitOf } from "../answers/time.ts";
import type { Why } from "../answers/why.ts";
import { build } from "../diagram/build.ts";
import { and, constant, ite, not, or } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { directions } from "../diagram/monotone.ts";
import { staticOrder } from "../diagram/order.ts";
import { Behaviour } from "./behaviour.ts";
import { chain } from "./chain.ts";
import { plus, written, ZERO } from "./chance.ts";
import { MOST_POINTS } from "./check.ts";
import { Clock } from "./clock.ts";
import { exactArrival } from "./fractions.ts";
import { procedureOf } from "./from-agreement.ts";
import type { Procedure } from "./procedure.ts";
import { NoExactForm } from "./shape.ts";
import { DEFAULT_RUNS, DEFAULT_SEED } from "./simulate.ts";
import { undelayedWords } from "./undelayed.ts";
import { unfold } from "./unfold.ts";

export interface ArrivalAsk extends Ask {
  /** The last point of the grid; 64 days unless told. */
  readonly horizon?: number;
  /** Days by which the chances are given; 3, 7, 14 and 30 unless told. */
  readonly days?: readonly number[];
  /** Runs and seed of play by chance, where no exact form applies or `monteCarlo` asks for it. */
  readonly runs?: number;
  readonly seed?: number;
  readonly monteCarlo?: boolean;
  /**
   * False: leave out what each party moves, which takes two more distributions for each. `most`: where it is played by chance, only of the party
   * that moves it most, which is found by a tenth of the runs.
   */
  readonly swings?: boolean | "most";
  /** Give the distribution in fractions too, where there is an exact form. */
  readonly exact?: boolean;
}

export type ArrivalAnswer = Spread<ArrivalValue> & { readonly kind: "arrival" };

/** How the numbers were come by. */
export type Method =
  | { readonly kind: "exact" }
  | {
      readonly kind: "monte-carlo";
      readonly runs: number;
      readonly seed: number;
      /** The largest standard error of the chances given. */
      readonly standardError: number;
      /** Why there is no exact form. */
      readonly because: string;
    };

/** When help first comes. */
export interface ArrivalFigures {
  /** P(arrival on this point), for points 0 to the horizon. */
  readonly at: readonly number[];
  readonly later: number;
  readonly never: number;
  /** P(arrival within so many days). */
  readonly by: readonly { readonly days: number; readonly probability: number }[];
  /** The first point by which it has come with this probability; absent if not on the grid. */
  readonly quantiles: readonly { readonly of: number; readonly point?: number }[];
}

export interface ArrivalSwing {
  readonly party: string;
  /** P(arrival within so many days) and at all, were it sure to say yes, and sure to say no. */
  readonly ifYes: Pick<ArrivalFigures, "by" | "never">;
  readonly ifNo: Pick<ArrivalFigures, "by" | "never">;
}

export interface ArrivalValue {
  readonly unit: Unit;
  readonly method: Method;
  /** Parties without a stance at their worst. */
  readonly low: ArrivalFigures;
  /** … and at their best; the same if everyone has one. */
  readonly high: ArrivalFigures;
  readonly open: readonly string[];
  readonly swings: readonly ArrivalSwing[];
  /** `low` in fractions ("3/4"), where they were asked for and there is an exact form. */
  readonly fractions?: Fractions;
  /** On whom it hangs most, in a sentence; empty where no party moves it. */
  readonly hangs: string;
  readonly why: Why;
}

export interface Fractions {
  readonly at: readonly string[];
  /** P(arrival within so many days), for the days asked about. */
  readonly by: readonly { readonly days: number; readonly probability: string }[];
  readonly later: string;
  readonly never: string;
}

/**
 * When help first comes under a scenario (semantics, definition 12), for every way of answering what is open.
 * @throws RangeError if no scenario is named and the agreement does not have exactly one; MeaningError for a text or scenario without meaning
 */
export function arrivalAnswer(model: Model, name: string, ask: ArrivalAsk = {}): ArrivalAnswer {
  const target = targetNamed(model, name);
  const chosen = onlyScenario(model, target, ask.scenario);
  const found = spread(model, target, { ...ask, scenario: chosen }, (game, scenario) => {
    if (scenario === undefined) throw new RangeError("an arrival needs a scenario");
    return arrival(model, game, scenario, ask);
  });
  return { kind: "arrival", ...found };
}

/** When help first comes in one game. */
export function arrival(model: Model, game: Game, scenario: Scenario, ask: ArrivalAsk = {}): ArrivalValue {
  const known = strength(game, scenario);
  const timed = new Timed(game, scenario, ask);
  const low = timed.figures("worst");
  const high = known.open.length === 0 ? low : timed.figures("best");
  const swingOf = (of: Timed, party: string): ArrivalSwing => {
    const sure = (ballot: Ballot) => {
      const { by, never } = of.figures("worst", new Map([[party, ballot]]));
      return { by, never };
    };
    return { party, ifYes: sure({ yes: 1, abstain: 0, no: 0 }), ifNo: sure({ yes: 0, abstain: 0, no: 1 }) };
  };
  const parties = ask.swings === false ? [] : known.swings.map(({ party }) => party);
  const quick = ask.swings === "most" && timed.method.kind === "monte-carlo" && parties.length > 1;
  const rough = quick ? new Timed(game, scenario, { ...ask, runs: Math.ceil((ask.runs ?? DEFAULT_RUNS) / 10) }) : timed;
  const found = parties.map((party) => swingOf(rough, party));
  const first = quick ? mostOf(low, found)?.party : undefined;
  const swings = first === undefined ? found : [swingOf(timed, first)];
  const { method, unit } = timed;
  const fractions = ask.exact === true ? timed.fractions() : undefined;
  const hangs = hangsOn(model, low, swings);
  const words = game.target.kind === "decision" ? APPROVED : HELP;
  const why = {
    ...whyThen(model, low, hangs, known, unit, words, undelayedWords(model, game, scenario)),
    steps: chain(model, game, scenario),
  };
  return { unit, method, low, high, open: known.open, swings, ...(fractions && { fractions }), hangs, why };
}

/** The procedure of a game in a scenario, its open stances at their worst; or why there is none. */
export function procedureFor(
  game: Game,
  scenario: Scenario,
  ask: ArrivalAsk = {},
): Procedure | { readonly noForm: string } {
  return new Timed(game, scenario, ask).procedure("worst", new Map());
}

type Side = "worst" | "best";

/** A game and scenario on a grid, exactly where that is possible. */
class Timed {
  readonly unit: Unit;
  readonly #game: Game;
  readonly #scenario: Scenario;
  readonly #ask: ArrivalAsk;
  readonly #horizon: number;
  method: Method = { kind: "exact" };
  #harms: ReadonlySet<string> | undefined;

  constructor(game: Game, scenario: Scenario, ask: ArrivalAsk) {
    this.#game = game;
    this.#scenario = scenario;
    this.#ask = ask;
    this.unit = unitOf(game.structure.settled, scenario);
    const perDay = this.unit === "hour" ? 24 : 1;
    // The grid reaches as far as the days that are asked about.
    const days = Math.max(ask.horizon === undefined ? 64 : 0, ...(ask.days ?? []));
    this.#horizon = Math.max(ask.horizon ?? 0, Math.ceil(days * perDay - 1e-9));
    if (this.#horizon > MOST_POINTS)
      throw new RangeError(
        `Help is timed up to ${Math.floor(MOST_POINTS / perDay)} days ahead on a grid of ${this.unit}s, not ${days}.`,
      );
  }

  procedure(side: Side, assumed: ReadonlyMap<string, Ballot>): Procedure | { readonly noForm: string } {
    return procedureOf(this.#game, this.#scenario, this.#behaviour(side, assumed), this.#horizon);
  }

  figures(side: Side, assumed: ReadonlyMap<string, Ballot> = new Map()): ArrivalFigures {
    const { runs = DEFAULT_RUNS, seed = DEFAULT_SEED, signal, monteCarlo } = this.#ask;
    const made = monteCarlo === true ? { noForm: "asked for" } : this.procedure(side, assumed);
    let because = "noForm" in made ? made.noForm : "";
    if (!("noForm" in made)) {
      try {
        return this.#sum(new Clock(made).run());
      } catch (error) {
        if (!(error instanceof NoExactForm)) throw error;
        because = error.message;
      }
    }
    const horizon = this.#horizon;
    const behaviour = this.#behaviour(side, assumed);
    const found = unfold(this.#game, this.#scenario, behaviour, { horizon, runs, seed, signal });
    const figures = this.#sum(found);
    const worst = Math.max(...figures.by.map(({ probability }) => found.standardError(probability)));
    const before = this.method.kind === "exact" ? 0 : this.method.standardError;
    this.method = { kind: "monte-carlo", runs, seed, standardError: Math.max(before, worst), because };
    return figures;
  }

  /** The distribution with open stances at their worst, in fractions; undefined where there is no exact form. */
  fractions(): Fractions | undefined {
    if (this.method.kind !== "exact") return undefined;
    const made = this.procedure("worst", new Map());
    if ("noForm" in made) return undefined;
    const { at, later, never } = exactArrival(made);
    let sum = ZERO;
    const upTo = at.map((chance) => {
      sum = plus(sum, chance);
      return sum;
    });
    return {
      at: at.map(written),
      by: this.#days().map(({ days, point }) => ({ days, probability: written(upTo[point] ?? ZERO) })),
      later: written(later),
      never: written(never),
    };
  }

  #behaviour(side: Side, assumed: ReadonlyMap<string, Ballot>): Behaviour {
    const open = (party: string): "yes" | "no" => ((side === "best") === !this.#harmful().has(party) ? "yes" : "no");
    return new Behaviour(this.#game, this.#scenario, this.unit, open, assumed);
  }

  /** Parties whose yes makes the promise less likely to be kept, as that of whoever is to forbear. */
  #harmful(): ReadonlySet<string> {
    if (this.#harms !== undefined) return this.#harms;
    const of = new Behaviour(this.#game, this.#scenario, this.unit, () => "no");
    const formula = this.#game.under({
      vote: ({ owner, about }, outcomes) =>
        of.attitude(
          owner,
          outcomes.filter((level) => level < 3),
          [about],
        ),
      finding: ({ owner, clauses }) => of.attitude(owner, [2], [...clauses]),
      request: () => constant(true),
      ratification: () => constant(true),
      done: ({ owner }, { barred, bound }) => {
        const willing = of.attitude(owner, [2]);
        return ite(barred, and(willing, not(of.keeps(owner, "bar"))), or(willing, and(bound, of.keeps(owner, "duty"))));
      },
      countUnlawful: false,
    });
    const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget: this.#game.options.nodeBudget });
    const turns = directions(kernel, build(kernel, formula));
    const anew = new Set([...this.#game.structure.settled.decisions.keys()].flatMap((id) => of.redrawn(id)));
    this.#harms = new Set(
      of.factors.flatMap(({ name, of: party }) =>
        party !== undefined && (name === `attitude ${party}` || anew.has(name)) && turns.get(name) === "decreasing"
          ? [party]
          : [],
      ),
    );
    return this.#harms;
  }

  /** The days asked about, and the last point of the grid that lies within them. */
  #days(): { days: number; point: number }[] {
    const perDay = this.unit === "hour" ? 24 : 1;
    return (this.#ask.days ?? [3, 7, 14, 30]).map((days) => ({
      days,
      // A twelfth of a day is two hours, give or take what doubles lose.
      point: Math.min(Math.floor(days * perDay + 1e-9), this.#horizon),
    }));
  }

  #sum({ at, later, never }: { at: Float64Array; later: number; never: number }): ArrivalFigures {
    const upTo = Float64Array.from(at);
    for (let d = 1; d < upTo.length; d++) upTo[d] = (upTo[d] as number) + (upTo[d - 1] as number);
    return {
      at: [...at],
      later,
      never,
      by: this.#days().map(({ days, point }) => ({ days, probability: upTo[point] as number })),
      quantiles: [0.1, 0.25, 0.5, 0.75, 0.9].map((of) => {
        const point = upTo.findIndex((p) => p >= of - 1e-12);
        return point < 0 ? { of } : { of, point };
      }),
    };
  }
}

/** The day by which a sentence tells of chances: a week, if that is asked about. */
function weekOf(figures: ArrivalFigures): ArrivalFigures["by"][number] | undefined {
  return figures.by.find(({ days }) => days === 7) ?? figures.by[0];
}

/** The party on whose consent the chance within a week hangs most. */
function mostOf(figures: ArrivalFigures, swings: readonly ArrivalSwing[]): ArrivalSwing | undefined {
  const moves = ({ ifYes, ifNo }: ArrivalSwing): number => chanceOf(figures, ifYes) - chanceOf(figures, ifNo);
  const [most] = [...swings].sort((a, b) => moves(b) - moves(a));
  return most;
}

function chanceOf(figures: ArrivalFigures, of: Pick<ArrivalFigures, "by">): number {
  const week = weekOf(figures);
  return of.by.find(({ days }) => days === week?.days)?.probability ?? 0;
}

function hangsOn(model: Model, figures: ArrivalFigures, swings: readonly ArrivalSwing[]): string {
  const week = weekOf(figures);
  const chance = (of: Pick<ArrivalFigures, "by">): number => chanceOf(figures, of);
  const most = mostOf(figures, swings);
  return most === undefined || chance(most.ifYes) - chance(most.ifNo) < 1e-12
    ? ""
    : `It hangs most on ${list([most.party], model)}: ${chanceWords(chance(most.ifYes))} within ${week?.days} days were it sure to agree, ${chanceWords(chance(most.ifNo))} were it sure to refuse.`;
}

/** How an arrival is spoken of: of help, and of a decision's approval. */
interface Words {
  readonly comes: string;
  readonly hasCome: string;
  readonly never: string;
}

const HELP: Words = { comes: "Help comes", hasCome: "help has come", never: "Help never comes." };
const APPROVED: Words = { comes: "It is approved", hasCome: "it has been approved", never: "It is never approved." };

function whyThen(
  model: Model,
  figures: ArrivalFigures,
  hangs: string,
  known: Strength,
  unit: Unit,
  words: Words,
  undelayed: string,
): Pick<Why, "sentence"> {
  const week = weekOf(figures);
  const half = figures.quantiles.find(({ of }) => of === 0.5)?.point;
  const atOnce = half === 0 && undelayed !== "" ? ` (${undelayed})` : "";
  const first =
    1 - figures.never < 1e-12
      ? words.never
      : half === undefined
        ? `${words.comes} within ${week?.days} days in ${chanceWords(week?.probability ?? 0)} of cases, never in ${chanceWords(figures.never)}.`
        : `In half of all cases ${words.hasCome} by ${unit} ${half}${atOnce}; within ${week?.days} days in ${chanceWords(week?.probability ?? 0)}, never in ${chanceWords(figures.never)}.`;
  const open =
    known.open.length === 0
      ? ""
      : ` ${list(known.open, model)} ${known.open.length === 1 ? "has" : "have"} no stance and ${known.open.length === 1 ? "is" : "are"} taken at worst.`;
  return { sentence: `${first}${hangs === "" ? "" : ` ${hangs}`}${open}` };
}
