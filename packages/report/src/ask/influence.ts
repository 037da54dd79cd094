import {
  type Actor,
  type ChallengeRun,
  challengeForecast,
  challengeReadings,
  forecast,
  type Issue,
  pulls,
  type Stated,
  shift,
  sways,
} from "@proviso/promise/influence";
import { type Influence, presentInfluence } from "../present/influence.ts";
import type { Answered } from "./answered.ts";

export interface InfluenceAsk {
  /** Take positions and salience to so many points and influence to so many percent, 0 to 100; likeliest as stated. */
  readonly giveOrTake?: number;
  readonly seed?: number;
  readonly draws?: number;
  /** What if a share (0..1) of one actor's influence passed to another; in tenths unless told. */
  readonly shift?: { readonly from: string; readonly to: string; readonly share?: number };
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

function influenceOn(issue: Issue, { seed = 1, draws, shift: what, challenge }: InfluenceAsk): Influence {
  const stated = { seed, draws };
  const shares = what?.share === undefined ? undefined : [0, what.share];
  try {
    return {
      issue,
      forecast: forecast(issue, { on: ANY_DAY, ...stated }),
      sways: sways(issue, ANY_DAY),
      pulls: pulls(issue, ANY_DAY),
      ...(what === undefined
        ? {}
        : { shift: shift(issue, { on: ANY_DAY, ...stated, from: what.from, to: what.to, shares }) }),
      ...(challenge !== true
        ? {}
        : {
            challenge: {
              forecast: challengeForecast(issue, { on: ANY_DAY, ...stated }),
              readings: challengeReadings(issue, { on: ANY_DAY }),
            },
          }),
    };
  } catch (error) {
    // The day means nothing here, so what cannot be worked with is told without it.
    if (error instanceof RangeError) throw new RangeError(error.message.replace(` on ${ANY_DAY}-01-01`, ""));
    throw error;
  }
}

/** Without the day, which means nothing here, and without the rounds of every reading, which would be many megabytes. */
function exported(found: Influence): object {
  return JSON.parse(
    JSON.stringify(found, (key, value) =>
      key === "on" ? undefined : key === "runs" ? value.map(({ rounds: _, ...run }: ChallengeRun) => run) : value,
    ),
  );
}

/** The issue with every number known only so far: positions and salience to some points, influence to as many percent. */
function uncertain(issue: Issue, n: number): Issue {
  if (n === 0) return issue;
  const around = (value: Actor["influence"], by: (likely: number) => number, most: number): Stated | typeof value =>
    typeof value === "number"
      ? { low: Math.max(0, value - by(value)), high: Math.min(most, value + by(value)), likely: value }
      : value;
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
