import type { InfluenceTable, Model } from "@proviso/agreement";
import { datesOf, isDated, issueOf, restsOf } from "@proviso/promise";
import {
  type Actor,
  type ChallengeRun,
  challengeForecast,
  challengeReadings,
  endsAt,
  type Forecast,
  forecast,
  type Issue,
  isPoints,
  pulls,
  type Stated,
  shift,
  spans,
  sways,
  type Transfer,
} from "@proviso/promise/influence";
import { type Influence, presentInfluence } from "../present/influence.ts";
import type { Answered } from "./answered.ts";

export interface InfluenceAsk {
  /** Take positions and salience to so many points and influence to so many percent, 0 to 100; likeliest as stated. */
  readonly giveOrTake?: number;
  readonly seed?: number;
  readonly draws?: number;
  /** What if a share (0..1) of one actor's influence passed to another, or so many points of it, or all where it has less; in tenths unless told. */
  readonly shift?: { readonly from: string; readonly to: string; readonly share?: number; readonly points?: number };
  /** The day, month or year of the forecast; of a table that changes, the last date at which it does unless told. */
  readonly on?: string;
  /** Also run the challenge model, which need not converge. */
  readonly challenge?: boolean;
}

/** Numbers in tables of other tools hold on every day. */
const ANY_DAY = "1970";

/** Where those round a table end up on a question, and who moves whom. @throws RangeError for what cannot be worked with */
export function askInfluence(issue: Issue, title: string, ask: InfluenceAsk = {}): Answered {
  const value = influenceOn(uncertain(issue, ask.giveOrTake ?? 0), ask);
  return { value: { kind: "influence", ...exported(value) }, document: presentInfluence(value, title) };
}

/** The same of a table of the dossier: on a date, over the dates at which something changes, and with what each line rests on. */
export function askTable(model: Model, table: InfluenceTable, ask: InfluenceAsk = {}): Answered {
  const issue = uncertain(issueOf(model, table), ask.giveOrTake ?? 0);
  const dates = isDated(table) ? datesOf(table) : [];
  const on = ask.on ?? dates.at(-1);
  const found = influenceOn(issue, { ...ask, on });
  const course = dates.length === 0 ? undefined : courseOf(issue, dates, ask);
  const start = course?.[0]?.stated;
  const value: Influence = {
    ...found,
    ...(on === undefined ? {} : { on }),
    ...(course === undefined ? {} : { course }),
    sentence: endsAt(issue, found.forecast, on, start?.on === on ? undefined : start),
    rests: restsOf(model, table),
  };
  return {
    value: { kind: "influence", table: table.id, ...(on === undefined ? exported(value) : toldInFull(value)) },
    document: presentInfluence(value, table.title),
  };
}

/** Forecasts on each date with the same draws, so that what moves between them is what was stated to change; and with the shift, if one is asked for. */
function courseOf(
  issue: Issue,
  dates: readonly string[],
  { seed = 1, draws, shift: what }: InfluenceAsk,
): Influence["course"] {
  return dates.map((on): { on: string; stated: Forecast; shifted?: Forecast } => {
    const stated = forecast(issue, { on, seed, draws });
    const transfer = transferOf(issue, on, what);
    if (transfer === undefined) return { on, stated };
    return { on, stated, shifted: forecast(issue, { on, seed, draws, transfer }) };
  });
}

function influenceOn(issue: Issue, { on = ANY_DAY, seed = 1, draws, shift: what, challenge }: InfluenceAsk): Influence {
  const stated = { seed, draws };
  try {
    const found = forecast(issue, { on, ...stated });
    const share = transferOf(issue, on, what)?.share;
    const shares = share === undefined ? undefined : [0, share];
    return {
      issue,
      sentence: endsAt(issue, found),
      forecast: found,
      spans: spans(issue, on),
      sways: sways(issue, on),
      pulls: pulls(issue, on),
      ...(what === undefined ? {} : { shift: shift(issue, { on, ...stated, from: what.from, to: what.to, shares }) }),
      ...(challenge !== true
        ? {}
        : {
            challenge: {
              forecast: challengeForecast(issue, { on, ...stated }),
              readings: challengeReadings(issue, { on }),
            },
          }),
    };
  } catch (error) {
    // The day means nothing here, so what cannot be worked with is told without it.
    if (error instanceof RangeError) throw new RangeError(error.message.replace(` on ${ANY_DAY}-01-01`, ""));
    throw error;
  }
}

/** What passes on a date, as a share; undefined where neither a share nor points are given. @throws RangeError where both are, or an actor is not there */
function transferOf(issue: Issue, on: string, what: InfluenceAsk["shift"]): Transfer | undefined {
  if (what === undefined || (what.share === undefined && what.points === undefined)) return undefined;
  const { from, to, share, points } = what;
  if (points === undefined) return { from, to, share: share ?? 0 };
  if (share !== undefined) throw new RangeError("Say either a share or how many points of influence, not both.");
  if (!(points >= 0)) throw new RangeError(`Points of influence are 0 or more, not ${points}.`);
  const has = spans(issue, on).find(({ actor }) => actor === from)?.influence.value;
  if (has === undefined) throw new RangeError(`${from} has no influence here.`);
  return { from, to, share: has === 0 ? 0 : Math.min(1, points / has) };
}

/** Without the day, which means nothing here, and without the rounds of every reading, which would be many megabytes. */
function exported(found: Influence): object {
  return JSON.parse(JSON.stringify(toldInFull(found), (key, value) => (key === "on" ? undefined : value)));
}

function toldInFull(found: Influence): object {
  return JSON.parse(
    JSON.stringify(found, (key, value) =>
      key === "runs" ? value.map(({ rounds: _, ...run }: ChallengeRun) => run) : value,
    ),
  );
}

/** The issue with every number known only so far: positions and salience to some points, influence to as many percent. */
function uncertain(issue: Issue, n: number): Issue {
  if (n === 0) return issue;
  const wide = (value: Stated, by: (likely: number) => number, most: number): Stated =>
    typeof value === "number"
      ? { low: Math.max(0, value - by(value)), high: Math.min(most, value + by(value)), likely: value }
      : value;
  const around = (value: Actor["influence"], by: (likely: number) => number, most: number): Actor["influence"] =>
    isPoints(value) ? value.map((point) => ({ ...point, value: wide(point.value, by, most) })) : wide(value, by, most);
  const toPoints = (value: Actor["influence"]) => around(value, () => n, 100);
  return {
    ...issue,
    actors: issue.actors.map((actor) => ({
      ...actor,
      ...(actor.position === undefined ? {} : { position: toPoints(actor.position) }),
      salience: toPoints(actor.salience),
      influence: around(actor.influence, (likely) => (likely * n) / 100, Number.MAX_VALUE),
    })),
  };
}
