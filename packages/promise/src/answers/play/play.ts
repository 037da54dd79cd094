import type { Model } from "@proviso/agreement";
import { type Ask, type Spread, spread } from "../ask.ts";
import type { Game } from "../game.ts";
import { clauseName, list, sentence } from "../plain.ts";
import { targetNamed } from "../target.ts";
import type { PlayOptions } from "./event.ts";
import { legalityOf } from "./legality.ts";
import { openingsOf, unmadeIn } from "./openings.ts";
import type { Barred, Breach, Course, Entry, Legality, NormCourse, Opening, Outstanding, Unmade } from "./protocol.ts";
import { Run } from "./run.ts";
import { some } from "./words.ts";

/** What comes of a course of events. */
export interface PlayValue {
  /** One or two sentences: whether the promise is kept, and who is in breach under which clause. */
  readonly sentence: string;
  /** By day, and within a day in the order in which one thing leads to another. */
  readonly entries: readonly Entry[];
  /** The last day that was looked at. */
  readonly end: number;
  readonly decisions: readonly Course[];
  /** Every breach, also those that were made good. */
  readonly breaches: readonly Breach[];
  readonly outstanding: readonly Outstanding[];
  /** Help that would be called illegal at the end, and under which words. */
  readonly barred: readonly Barred[];
  /** Whether help is called illegal at the end; absent where the promise does not hang on anybody's help. */
  readonly legality?: Legality;
  /** What became of each duty, permission and bar, in the order of the text. */
  readonly norms: readonly NormCourse[];
  /** What events may say of the parties. */
  readonly openings: readonly Opening[];
  readonly kept: { readonly atEnd: boolean; readonly since?: number };
  /** Events that this text has no place for. */
  readonly unheeded: readonly string[];
  /** Findings and ratifications that nobody states, so that they are not made. */
  readonly unmade: readonly Unmade[];
  /** What was taken for granted about the facts. */
  readonly assumed: readonly string[];
}

export type PlayAnswer = Spread<PlayValue> & { readonly kind: "play" };

/**
 * Plays events through the agreement of a promise, day by day (semantics, definition 12), for every way of answering what is open: the scenario's
 * events, and those given. What nobody states is not done, except that requests are made. Without a scenario every trigger happens on day 0.
 * @throws RangeError for an event that names what no text knows, and where there are several scenarios and none is named
 */
export function playAnswer(model: Model, name: string, ask: Ask & PlayOptions = {}): PlayAnswer {
  const target = targetNamed(model, name);
  const own = model.scenarios.filter(({ of }) => of === target.agreement);
  if (ask.scenario === undefined && own.length > 1)
    throw new RangeError(`Name the scenario with --scenario: ${own.map(({ id }) => id).join(", ")}.`);
  const scenario = ask.scenario ?? own[0]?.id;
  const named = (ask.events ?? []).map(({ party }) => party);
  return {
    kind: "play",
    ...spread(model, target, { ...ask, scenario, named: [...(ask.named ?? []), ...named] }, (game) =>
      playValue(model, game, ask),
    ),
  };
}

/** What comes of a course of events in one game. */
export function playValue(model: Model, game: Game, options: PlayOptions = {}): PlayValue {
  return told(model, game, new Run(model, game, options));
}

export function told(model: Model, game: Game, run: Run): PlayValue {
  const breaches = run.breaches();
  const outstanding = run.outstanding();
  const barred = run.barred();
  const legality = legalityOf(model, game, run);
  return {
    sentence: summary(model, game, run.kept, breaches, outstanding, barred),
    entries: run.entries,
    end: run.end,
    decisions: run.courses(),
    breaches,
    outstanding,
    barred,
    ...(legality === undefined ? {} : { legality }),
    norms: run.norms(),
    openings: openingsOf(model, game),
    kept: run.kept,
    unheeded: run.stated.unheeded,
    unmade: unmadeIn(model, game, run.stated),
    assumed: [...game.structure.facts.assumed],
  };
}

function summary(
  model: Model,
  game: Game,
  kept: PlayValue["kept"],
  breaches: readonly Breach[],
  outstanding: readonly Outstanding[],
  barred: readonly Barred[],
): string {
  const what = game.target.kind === "promise" ? "the promise" : "the decision";
  const done = game.target.kind === "promise" ? "kept" : "approved";
  const said = kept.atEnd
    ? `${what} is ${done}${kept.since === undefined ? "" : ` from day ${kept.since}`}`
    : `${what} is not ${done}`;
  const now = breaches.filter(({ until }) => until === undefined);
  const clauses = [...new Set(now.map(({ clause }) => clause))];
  const broken =
    now.length === 0
      ? "nobody is in breach"
      : list(
          clauses.map((clause) => {
            const parties = [...new Set(now.filter((one) => one.clause === clause).flatMap(({ parties: who }) => who))];
            return `${some(model, parties)} ${parties.length === 1 ? "is" : "are"} in breach of ${clauseName(clause)}`;
          }),
        );
  const open = outstanding.map(
    ({ parties, act }) =>
      `${some(model, parties)} still ${parties.length === 1 ? "has" : "have"} to ${act}, for which the text sets no day`,
  );
  const illegal = barredWords(model, barred);
  return [`${said}, and ${broken}.`, ...open.map((one) => `${one}.`), ...(illegal === "" ? [] : [illegal])]
    .map(sentence)
    .join(" ");
}

/** "Help by France and Germany would be a breach of clause bar." */
export function barredWords(model: Model, barred: readonly Barred[]): string {
  if (barred.length === 0) return "";
  const parties = [...new Set(barred.flatMap(({ parties: who }) => who))];
  const clauses = [...new Set(barred.map(({ clause }) => clauseName(clause)))];
  return `Were ${some(model, parties)} to help now, ${parties.length === 1 ? "it" : "they"} would be in breach of ${list(clauses)}.`;
}
