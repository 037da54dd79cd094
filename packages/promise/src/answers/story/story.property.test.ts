import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryAgreement, type RandomCase } from "../../../test/arbitrary-agreement.ts";
import { gameOf } from "../../../test/trial.ts";
import { evaluate, type Variable, variablesOf } from "../../diagram/formula.ts";
import { MeaningError } from "../../settle/index.ts";
import type { Game } from "../game.ts";
import { cheapestFailing } from "./cheapest.ts";
import { tell } from "./story.ts";

const RUNS = Number(process.env.RUNS ?? 1);
const SEED = Number(process.env.SEED ?? 20_260_101);
const MOST = 4000;

/** The fewest choices against the promise with which it fails, by trying every way of choosing; undefined if there is none, null if there are too many. */
function fewest(game: Game): number | undefined | null {
  const variables = variablesOf(game.formula);
  const count = variables.reduce((all, { levels }) => all * levels, 1);
  if (count > MOST) return null;
  const at = new Map(variables.map(({ name }, i) => [name, i]));
  const ways = variables.reduce<number[][]>(
    (all, { levels }) => all.flatMap((way) => Array.from({ length: levels }, (_, level) => [...way, level])),
    [[]],
  );
  const kept = new Map(
    ways.map((way) => [way.join(), evaluate(game.formula, ({ name }) => way[at.get(name) ?? 0] ?? 0)]),
  );
  const pushes = variables.map((of, i) => pushOf(of, i, ways, kept));
  let least: number | undefined;
  for (const way of ways) {
    if (kept.get(way.join()) === true) continue;
    let cost = 0;
    for (const [i, of] of variables.entries()) {
      const push = pushes[i];
      if (push === "none") continue;
      if (way[i] === (push === "down" ? 0 : of.levels === 2 ? 1 : 2)) continue;
      cost += game.choice(of.name)?.owner === game.beneficiary && push !== "both" ? Number.POSITIVE_INFINITY : 1;
    }
    if (cost < (least ?? Number.POSITIVE_INFINITY)) least = cost;
  }
  return least;
}

/** Whether more of a choice serves the promise, harms it, or now this and now that; "not cast" lies between a no and a yes. */
function pushOf({ levels }: Variable, i: number, ways: readonly number[][], kept: ReadonlyMap<string, boolean>) {
  const steps =
    levels === 2
      ? [[0, 1]]
      : levels === 3
        ? [
            [0, 1],
            [1, 2],
          ]
        : [
            [0, 1],
            [1, 2],
            [0, 3],
            [3, 2],
          ];
  let up = false;
  let down = false;
  for (const way of ways) {
    for (const [from, to] of steps) {
      if (way[i] !== from) continue;
      const less = kept.get(way.join());
      const more = kept.get(way.with(i, to ?? 0).join());
      if (more === true && less === false) up = true;
      if (more === false && less === true) down = true;
    }
  }
  return up && down ? "both" : up ? "up" : down ? "down" : "none";
}

test("the shortest story asks for as few choices against the promise as any way of choosing, and is lawful when played", () => {
  let compared = 0;
  let told = 0;
  const check = (one: RandomCase): void => {
    const game = gameOf(one);
    const right = fewest(game);
    if (right === null) return;
    const failing = cheapestFailing(game);
    expect(failing?.cost).toBe(right);
    compared++;
    if (failing === undefined || one.promise === undefined) return;
    const run = tell(one.model, game, failing);
    expect(run.breaches().filter(({ until }) => until === undefined)).toEqual([]);
    expect(run.outstanding()).toEqual([]);
    expect(run.kept.atEnd).toBe(false);
    told++;
  };
  fc.assert(
    fc.property(arbitraryAgreement(), (one) => {
      try {
        check(one);
      } catch (error) {
        if (!(error instanceof MeaningError)) throw error;
      }
    }),
    { seed: SEED, numRuns: 800 * RUNS },
  );
  expect(compared).toBeGreaterThan(400 * RUNS);
  expect(told).toBeGreaterThan(200 * RUNS);
});
