import { chanceRange, type Model, type Scenario } from "@proviso/agreement";
import { type Ask, type Spread, spread } from "../answers/ask.ts";
import { type Coalitions, coalitions } from "../answers/coalitions.ts";
import type { Game } from "../answers/game.ts";
import { helpOf } from "../answers/help.ts";
import { clauseName, joined, list, sentence } from "../answers/plain.ts";
import { strength } from "../answers/strength.ts";
import { targetNamed } from "../answers/target.ts";
import type { Step, Why } from "../answers/why.ts";
import { type ArrivalAsk, arrival, type Method } from "../arrival/answer.ts";
import { withAgreement, withoutAgreement } from "./baseline.ts";
import { type LedgerLine, ledger } from "./ledger.ts";

/** How likely help is, and by when. */
export interface Chances {
  /** P(help comes at all), parties without a stance at their worst and best. */
  readonly low: number;
  readonly high: number;
  /** P(help has come within so many days), at worst and at best. */
  readonly by: readonly { readonly days: number; readonly low: number; readonly high: number }[];
  /** How far the chances by days may be off: the arithmetic's error, or of play by chance four standard errors. */
  readonly error: number;
  readonly method: Method;
}

/** One world: with the agreement, or without. */
export interface World extends Chances {
  readonly voiding: Coalitions;
  /** Helpers that may help lawfully in every course, and in some only. */
  readonly lawful: readonly string[];
  readonly sometimesLawful: readonly string[];
}

export interface WorthValue {
  readonly with: World;
  readonly without: World;
  readonly ledger: readonly LedgerLine[];
  /** Over all the days compared: help is never likelier and somewhere less likely, the reverse, the same, or it depends. */
  readonly verdict: "worse" | "better" | "same" | "depends";
  readonly why: Why;
}

export type WorthAnswer = Spread<WorthValue> & { readonly kind: "worth" };

/** Differences below this are the arithmetic's. */
const SAME = 1e-9;

/**
 * Whether an agreement is better than none: the same scenario with it and without it (semantics, definition 13), for every way of answering what is
 * open.
 * @throws RangeError of a decision, which without the agreement nobody would take; if no scenario is named and the agreement does not have exactly one
 */
export function worthAnswer(model: Model, name: string, ask: ArrivalAsk = {}): WorthAnswer {
  const target = targetNamed(model, name);
  if (target.kind === "decision")
    throw new RangeError(
      `${target.id} is a decision, which nobody takes without the agreement; only a promise can be compared with none. Ask how likely it is with strength, or by when with arrival.`,
    );
  const own = model.scenarios.filter((scenario) => scenario.of === target.agreement && scenario.stances.length > 0);
  const chosen = ask.scenario ?? (own.length === 1 ? own[0]?.id : undefined);
  if (chosen === undefined) {
    throw new RangeError(
      own.length === 0
        ? `${target.agreement} has no scenario with stances, and without one nothing can be compared.`
        : `Name the scenario with --scenario: ${own.map((scenario) => scenario.id).join(", ")}.`,
    );
  }
  const put: Ask = { ...ask, scenario: chosen };
  const found = spread(model, target, put, (game, scenario) => {
    if (scenario === undefined) throw new RangeError("a comparison with no agreement needs a scenario");
    return worth(model, game, scenario, ask);
  });
  return { kind: "worth", ...found };
}

/** Whether a promise is better than no agreement, in short, under one reading and scenario. */
export interface ScenarioWorth {
  /** Name of the reading; empty where there is none. */
  readonly reading: string;
  readonly scenario: string;
  readonly title: string;
  readonly verdict: WorthValue["verdict"];
  readonly sentence: string;
  readonly steps: readonly Step[];
  readonly by: readonly {
    readonly days: number;
    readonly with: readonly [low: number, high: number];
    readonly without: readonly [low: number, high: number];
  }[];
}

/** In short, the promise under each reading of its agreement (or as it stands) and in each scenario with stances. */
export function worthsOf(model: Model, name: string, ask: ArrivalAsk = {}): ScenarioWorth[] {
  const target = targetNamed(model, name);
  const readings = model.readings.filter((reading) => reading.of === target.agreement).map(({ id }) => id);
  const scenarios = model.scenarios.filter((one) => one.of === target.agreement && one.stances.length > 0);
  return scenarios.flatMap((scenario) =>
    (readings.length === 0 ? [""] : readings).flatMap((reading) =>
      worthAnswer(model, target.id, {
        ...ask,
        scenario: scenario.id,
        reading: reading === "" ? ask.reading : reading,
      }).cases.map(({ value }) => ({
        reading,
        scenario: scenario.id,
        title: scenario.title,
        verdict: value.verdict,
        sentence: value.why.sentence,
        steps: value.why.steps,
        by: value.with.by.map(({ days, low, high }, i) => ({
          days,
          with: [low, high] as const,
          without: [value.without.by[i]?.low ?? 0, value.without.by[i]?.high ?? 0] as const,
        })),
      })),
    ),
  );
}

/** Whether the text of one game is better than none in a scenario. */
export function worth(model: Model, game: Game, scenario: Scenario, ask: ArrivalAsk = {}): WorthValue {
  const there = worldOf(model, withAgreement(game), scenario, ask, game);
  const bare = worldOf(model, withoutAgreement(game), scenario, ask);
  const lines = ledger(model, game);
  const verdict = compare(there, bare);
  return {
    with: there,
    without: bare,
    ledger: lines,
    verdict,
    why: whyWorth(model, game, verdict, there, bare, lines),
  };
}

/** `voided`: the game in which only what is bound or permitted counts, as voiding asks. */
function worldOf(model: Model, game: Game, scenario: Scenario, ask: ArrivalAsk, voided: Game = game): World {
  const help = helpOf(model, game);
  return {
    ...chancesOf(model, game, scenario, ask),
    voiding: coalitions(voided).voiding,
    lawful: unique(help.filter(({ barred }) => barred === "never").map(({ party }) => party)),
    sometimesLawful: unique(help.filter(({ barred }) => barred === "sometimes").map(({ party }) => party)),
  };
}

function chancesOf(model: Model, game: Game, scenario: Scenario, ask: ArrivalAsk): Chances {
  const { low, high, method } = arrival(model, game, scenario, { ...ask, swings: false });
  const ever = strength(game, scenario);
  return {
    low: ever.low,
    high: ever.high,
    by: low.by.map(({ days, probability }, i) => ({
      days,
      low: probability,
      high: high.by[i]?.probability ?? probability,
    })),
    error: method.kind === "exact" ? SAME : 4 * method.standardError,
    method,
  };
}

/**
 * Whether one text, or one reading of it, is worse for the beneficiary than another in a scenario (semantics, definition 13): at no time compared is
 * help likelier, and at some time it is less likely.
 */
export function worseThan(
  model: Model,
  game: Game,
  other: Game,
  scenario: Scenario,
  ask: ArrivalAsk = {},
): { readonly verdict: WorthValue["verdict"]; readonly sentence: string } {
  const [one, two] = [game, other].map((of) => chancesOf(model, withAgreement(of), scenario, ask)) as [
    Chances,
    Chances,
  ];
  const verdict = compare(one, two);
  const week = 7;
  const by = ({ by: days }: Chances): string => {
    const found = days.find((at) => at.days === week);
    return found === undefined ? "" : `, ${range(found)} within ${week} days`;
  };
  return {
    verdict,
    sentence: `help comes in ${range(one)} of cases${by(one)}; in the other reading in ${range(two)}${by(two)}`,
  };
}

function compare(there: Chances, bare: Chances): WorthValue["verdict"] {
  const error = Math.max(there.error, bare.error);
  const pairs = [{ a: there, b: bare, off: SAME }, ...there.by.map((a, i) => ({ a, b: bare.by[i] ?? a, off: error }))];
  const less = pairs.some(({ a, b, off }) => a.low < b.low - off || a.high < b.high - off);
  const more = pairs.some(({ a, b, off }) => a.low > b.low + off || a.high > b.high + off);
  return less ? (more ? "depends" : "worse") : more ? "better" : "same";
}

function whyWorth(
  model: Model,
  game: Game,
  verdict: WorthValue["verdict"],
  there: World,
  bare: World,
  lines: readonly LedgerLine[],
): Why {
  const to = game.beneficiary === undefined ? "" : ` for ${list([game.beneficiary], model)}`;
  const figures = figuresWords(there, bare);
  const against = termsAgainst(model, game, lines);
  const terms = against.map(({ told }) => told);
  const steps = against.map(({ step }) => step);
  const words: Record<WorthValue["verdict"], string> = {
    worse: `worse than no agreement${to}: ${figures}`,
    better: `better than no agreement${to}: ${figures}`,
    same: `no better and no worse than no agreement${to} in whether help comes: ${range(there)} of cases`,
    depends: `sometimes better and sometimes worse than no agreement${to}: ${figures}`,
  };
  const because = verdict === "better" || terms.length === 0 ? "" : `; ${joined(terms)}`;
  return { sentence: sentence(`${words[verdict]}${because}.`), steps: verdict === "better" ? [] : steps };
}

/** How likely help is with it and without; where it comes as often at last, by the day on which that differs most. */
function figuresWords(there: Chances, bare: Chances): string {
  const ever = `help comes in ${range(there)} of cases with it and ${range(bare)} without`;
  if (range(there) !== range(bare)) return ever;
  const gap = (i: number): number => {
    const [a, b] = [there.by[i], bare.by[i]];
    return a === undefined || b === undefined ? 0 : Math.max(Math.abs(a.low - b.low), Math.abs(a.high - b.high));
  };
  const most = there.by.reduce((best, _, i) => (gap(i) > gap(best) ? i : best), 0);
  const [one, other] = [there.by[most], bare.by[most]];
  if (one === undefined || other === undefined || gap(most) <= Math.max(there.error, bare.error)) return ever;
  if (range(one) === range(other))
    return `help comes in ${range(there)} of cases either way, the difference being less than a tenth of a point`;
  return `within ${one.days} days help has come in ${range(one)} of cases with it and ${range(other)} without; in the end in ${range(there)} either way`;
}

/** The terms that can make a text worse than none: those that bar help, and those that take from the beneficiary whatever happens. */
export function termsAgainst(
  model: Model,
  game: Game,
  lines: readonly LedgerLine[] = ledger(model, game),
): { readonly told: string; readonly step: Step }[] {
  const [bar] = helpOf(model, game).flatMap((help) => (help.barred === "never" ? [] : help.bars));
  const barring =
    bar === undefined
      ? []
      : [
          {
            told: `${clauseName(bar.clause)} forbids help that would be lawful without it (${bar.words})`,
            step: { text: `${clauseName(bar.clause)}: ${bar.words}`, at: bar.at, support: bar.support },
          },
        ];
  const taking = lines
    .filter(({ side, owed }) => side === "gives" && owed === "always")
    .map(({ clause, words, at, support }) => ({
      told: `${clause} takes from the beneficiary whatever happens (${words})`,
      step: { text: `${clause}: ${words}`, at, support },
    }));
  return [...barring, ...taking];
}

function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return chanceRange(low, high);
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
