import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryAgreement, type RandomCase } from "../../../test/arbitrary-agreement.ts";
import { gameOf } from "../../../test/trial.ts";
import { evaluate, type Formula, literal } from "../../diagram/formula.ts";
import { type Choice, type Conduct, goodFaith } from "../../ground/index.ts";
import { Lens } from "../../ground/lens.ts";
import { MeaningError } from "../../settle/index.ts";
import type { Game } from "../game.ts";
import { promiseIn } from "../target.ts";
import { holds } from "./day-lens.ts";
import type { PlayEvent } from "./event.ts";
import { Run, type RunOptions } from "./run.ts";

const RUNS = Number(process.env.RUNS ?? 1);
const SEED = Number(process.env.SEED ?? 20_260_101);

/** Everyone does as chosen, lawful or not. */
const asChosen: Conduct = { ...goodFaith, done: ({ variable }) => literal(variable) };

/** Events for every second choice or so, on the first ten days. */
function drawn(game: Game, tape: Uint8Array, acts: boolean): PlayEvent[] {
  const { structure } = game;
  for (const norm of structure.norms) for (const party of norm.parties) structure.applies(norm, party);
  const event = (choice: Choice, byte: number): PlayEvent | undefined => {
    const day = byte % 10;
    const party = choice.owner;
    switch (choice.kind) {
      case "vote": {
        const how = byte % 4 === 1 ? "abstain" : byte % 2 === 0 ? "no" : "yes";
        return { kind: "vote", day, party, decision: choice.about, how };
      }
      case "act":
        return acts ? { kind: "deed", day, party, act: choice.about } : undefined;
      case "finding":
        return { kind: "finding", day, party };
      case "ratification":
        return { kind: "ratification", day, party, what: choice.about };
      case "request":
        return { kind: "request", day, party, ...(byte % 2 === 0 ? { made: false } : {}) };
    }
  };
  return structure.choices.flatMap((choice, i) => {
    const byte = tape[i % tape.length] ?? 0;
    return byte % 3 === 0 ? [] : (event(choice, byte) ?? []);
  });
}

function timeless(game: Game, run: Run): (formula: Formula) => boolean {
  return (formula) =>
    evaluate(formula, ({ name }) => {
      const choice = game.structure.choice(name);
      return choice === undefined ? 0 : run.outcome(choice);
    });
}

/** Whether the end of a run is the law at its choices; false for a text without meaning. */
function check(one: RandomCase, options: (game: Game) => RunOptions, conduct: Conduct): boolean {
  try {
    const game = gameOf(one);
    const run = new Run(one.model, game, options(game));
    // What nobody has asked for is not decided; without time there is nothing that is not asked for.
    if (run.courses().some(({ outcome }) => outcome === "not asked")) return false;
    compare(game, run, conduct);
    settlesAtOnce(game, run);
    standsAsTold(run);
    return true;
  } catch (error) {
    if (error instanceof MeaningError) return false;
    throw error;
  }
}

function compare(game: Game, run: Run, conduct: Conduct): void {
  const { structure } = game;
  const at = timeless(game, run);
  for (const { decision: id } of run.courses()) {
    const { approved, failed } = structure.decided(id, conduct);
    const found = run.lens.decision(id, structure.promiseRoles());
    expect([id, holds(found.approved)]).toEqual([id, at(approved)]);
    const readsFailure = votesIn(game, id).every(({ variable }) => variable.levels === 4);
    if (structure.decisionNamed(id).within !== undefined || readsFailure)
      expect([id, "failed", holds(found.failed)]).toEqual([id, "failed", at(failed)]);
  }
  for (const party of structure.settled.parties) {
    for (const act of structure.actsOf(party)) {
      const wanted = structure.status(party, act, conduct);
      const found = run.lens.status(party, act);
      expect([party, act.key, holds(found.barred), holds(found.bound), holds(found.free)]).toEqual([
        party,
        act.key,
        at(wanted.barred),
        at(wanted.bound),
        at(wanted.free),
      ]);
      expect(holds(run.lens.does(party, act))).toBe(at(structure.does(party, act, conduct)));
    }
  }
  const promise = promiseIn(structure.settled, game.target.id);
  const joint = structure.norms.some((norm) => norm.joint !== undefined);
  if (promise !== undefined && !joint) expect(run.kept.atEnd).toBe(at(structure.kept(promise, conduct)));
}

/** A decision with a term settles on the first day on which no completion of the votes cast by then changes it, by trying them all. */
function settlesAtOnce(game: Game, run: Run): void {
  const { structure } = game;
  for (const { decision, asked, term, settled, outcome } of run.courses()) {
    const votes = votesIn(game, decision);
    // What is approved takes effect once it is ratified.
    if (structure.decisionNamed(decision).ratified !== undefined) continue;
    if (asked === undefined || term === undefined || settled === undefined || votes.length > 4) continue;
    const { approved } = new Lens(structure, goodFaith).decision(decision, run.rolesOf(decision));
    const cast = new Map(
      run.stated.votes.filter((vote) => vote.decision === decision).map((vote) => [vote.party, vote]),
    );
    for (let day = asked; day <= term; day++) {
      const levels = votes.map(({ owner, variable }) => {
        const vote = cast.get(owner);
        if (vote !== undefined && Math.max(vote.day, asked) <= day) return [vote.level];
        return day === term
          ? [variable.levels === 4 ? 3 : 1]
          : Array.from({ length: variable.levels }, (_, level) => level);
      });
      const outcomes = new Set(
        product(levels).map((way) =>
          evaluate(approved, ({ name }) => way[votes.findIndex(({ variable }) => variable.name === name)] ?? 0),
        ),
      );
      expect([decision, day, outcomes.size === 1]).toEqual([decision, day, settled <= day]);
      if (settled <= day) expect([...outcomes]).toEqual([outcome === "approved"]);
    }
  }
}

/** Who is in breach at the end is told in both ways: as breaches, and as how each norm stands. */
function standsAsTold(run: Run): void {
  const told = (parties: readonly string[], clause: string, words: string): string[] =>
    parties.map((party) => `${party} ${clause} ${words}`);
  const open = run
    .breaches()
    .filter(({ until }) => until === undefined)
    .flatMap(({ parties, clause, words }) => told(parties, clause, words));
  const standing = run
    .norms()
    .filter(({ states }) => states.at(-1)?.state === "breach")
    .flatMap(({ parties, clause, words }) => told(parties, clause, words));
  expect([...new Set(standing)].sort()).toEqual([...new Set(open)].sort());
  for (const { states } of run.norms())
    for (const [i, { from, state }] of states.entries())
      expect([from > (states[i - 1]?.from ?? Number.NEGATIVE_INFINITY), state === states[i - 1]?.state]).toEqual([
        true,
        false,
      ]);
}

function product(levels: readonly (readonly number[])[]): number[][] {
  return levels.reduce<number[][]>((all, some) => all.flatMap((one) => some.map((level) => [...one, level])), [[]]);
}

function votesIn({ structure }: Game, decision: string): Choice[] {
  return structure.choices.filter(({ kind, about }) => kind === "vote" && about === decision);
}

describe("at its end a play is the law without time", () => {
  const trial = (runs: number, options: (game: Game, tape: Uint8Array) => RunOptions, conduct: Conduct): void => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryAgreement(), fc.uint8Array({ minLength: 40, maxLength: 40 }), (one, tape) => {
        if (check(one, (game) => options(game, tape), conduct)) compared++;
      }),
      { seed: SEED, numRuns: runs * RUNS },
    );
    expect(compared).toBeGreaterThan((runs * RUNS) / 2);
  };

  test("where what is not stated is not done", () => {
    trial(600, (game, tape) => ({ events: drawn(game, tape, true) }), asChosen);
  });

  test("where everyone keeps its duties", () => {
    trial(
      600,
      (game, tape) => ({
        events: drawn(game, tape, false),
        dutiesKept: true,
        willing: {
          from: 12,
          acts: new Set(
            game.structure.choices
              .filter(({ kind }, i) => kind === "act" && (tape[i % 40] ?? 0) % 2 === 0)
              .map(({ variable }) => variable.name),
          ),
        },
      }),
      goodFaith,
    );
  });
});
