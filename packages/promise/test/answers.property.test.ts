import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coalitions, GameMemory, strength } from "../src/answers/index.ts";
import { minimal, type Reference, referenceStrength, winningCoalitions } from "../src/reference/index.ts";
import { arbitraryAgreement, type RandomCase } from "./arbitrary-agreement.ts";
import { answersOf, attempt, byReference, gameOf, type Outcome, settledOf } from "./trial.ts";

/** How many random agreements each property is tried on; `RUNS=10` tries ten times as many. */
const RUNS = Number(process.env.RUNS ?? 1);
const SEED = Number(process.env.SEED ?? 20_260_101);

interface Tally {
  compared: number;
  skipped: number;
}

/** Both give an error, or the same answer. A text with an empty electorate may go unnoticed by whoever does not ask that decision. */
function agree<T>(found: Outcome<T>, right: Outcome<T>): void {
  if ("error" in found || "error" in right) {
    if ("error" in found && found.error === "empty-electorate") return;
    if ("error" in right && right.error === "empty-electorate") return;
  }
  expect(found).toEqual(right);
}

function onRandomAgreements(
  runs: number,
  options: Parameters<typeof arbitraryAgreement>[0],
  check: (one: RandomCase) => boolean,
): Tally {
  const tally = { compared: 0, skipped: 0 };
  fc.assert(
    fc.property(arbitraryAgreement(options), (one) => {
      if (check(one)) tally.compared++;
      else tally.skipped++;
    }),
    { seed: SEED, numRuns: runs * RUNS },
  );
  return tally;
}

describe("on random agreements", () => {
  test("who can void, block, break and secure is what plain enumeration says", () => {
    const { compared, skipped } = onRandomAgreements(3000, {}, (one) => {
      const right = byReference(one, (reference) => reference.answers(), 300);
      if (right === undefined) return false;
      agree(
        attempt(() => answersOf(gameOf(one))),
        right,
      );
      return true;
    });
    expect(compared).toBeGreaterThan(skipped);
  });

  test("and so it is on larger ones", () => {
    onRandomAgreements(60, {}, (one) => {
      const right = byReference(one, (reference) => reference.answers(), 8000);
      if (right === undefined) return false;
      agree(
        attempt(() => answersOf(gameOf(one))),
        right,
      );
      return true;
    });
  });

  test("what is remembered of other texts changes no answer", () => {
    let hits = 0;
    class Counting extends GameMemory {
      override get(played: string): ReturnType<GameMemory["get"]> {
        const found = super.get(played);
        if (found !== undefined) hits += 1;
        return found;
      }
    }
    const memory = new Counting();
    const told = (one: RandomCase, from?: GameMemory) =>
      attempt(() => {
        const game = gameOf(one);
        return { coalitions: coalitions(game, 20, new Map(), from), dependsOn: [...game.dependsOn] };
      });
    const { compared } = onRandomAgreements(800, {}, (one) => {
      const fresh = told(one);
      for (let round = 0; round < 2; round++) expect(told(one, memory)).toEqual(fresh);
      return "value" in fresh;
    });
    // The second round is answered from memory, but for votes too large for a diagram, and now and then the first.
    expect(hits).toBeGreaterThan(compared / 2);
  });

  test("which coalitions carry a decision, of up to ten voters", () => {
    onRandomAgreements(600, {}, (one) => {
      const decision = one.model.agreements[0]?.decisions[0]?.id;
      // Who carries a vote has not yet ratified what it approves.
      if (decision === undefined || settledOf(one).decisions.get(decision)?.ratified !== undefined) return false;
      const about: RandomCase = { ...one, promise: undefined, decision };
      const winning = attempt(() => winningCoalitions(settledOf(one), decision, one));
      const game = attempt(() => gameOf(about));
      if ("error" in winning || "error" in game) return false;
      const found = attempt(() => answersOf(game.value));
      if ("error" in found || found.value.orderMatters) return false;
      // Where no vote may stay uncast, to secure a decision is to win it against the no of all others.
      const wins = new Set(winning.value.map((coalition) => [...coalition].sort().join()));
      const voters = [...new Set(winning.value.flat())];
      expect(found.value.securing).toEqual(minimal(voters, (coalition) => wins.has([...coalition].sort().join())));
      return true;
    });
  });

  test("how sure it is, with following and reliabilities", () => {
    const { compared } = onRandomAgreements(400, { stances: true }, (one) => {
      const { scenario } = one;
      if (scenario === undefined || one.promise === undefined) return false;
      const fits = byReference(one, () => true, 300);
      if (fits === undefined || "error" in fits) return false;
      const right = attempt(() => referenceStrength(settledOf(one), { ...one, scenario }));
      const found = attempt(() => strength(gameOf(one), scenario));
      if ("error" in right || "error" in found) {
        // An empty electorate may go unnoticed by whoever does not ask that decision.
        const nobody = [found, right].some((one) => "error" in one && one.error === "empty-electorate");
        if (!nobody) expect("error" in found).toBe("error" in right);
        return false;
      }
      expect(found.value.low).toBeCloseTo(right.value.lowest, 9);
      expect(found.value.high).toBeCloseTo(right.value.highest, 9);
      return true;
    });
    expect(compared).toBeGreaterThan(100);
  });
});

describe("laws", () => {
  const sets = (parties: readonly string[]): Set<string>[] =>
    Array.from({ length: 2 ** parties.length }, (_, bits) => new Set(parties.filter((_, i) => (bits >> i) & 1)));

  test("void and secure exclude each other, and exactly one holds where no choice pushes both ways", () => {
    onRandomAgreements(400, {}, (one) => {
      const outcome = byReference(
        one,
        (reference) => {
          const { parties } = reference;
          for (const coalition of sets(parties)) {
            const rest = new Set(parties.filter((party) => !coalition.has(party)));
            const voids = reference.voids(coalition);
            const secures = reference.secures(rest);
            expect(voids && secures).toBe(false);
            if (!reference.orderMatters) expect(voids).toBe(!secures);
          }
        },
        300,
      );
      return outcome !== undefined;
    });
  });

  test("all four grow with the coalition; who blocks can void, and who voids can break", () => {
    onRandomAgreements(250, {}, (one) => {
      const outcome = byReference(
        one,
        (reference: Reference) => {
          const { parties } = reference;
          for (const coalition of sets(parties)) {
            if (reference.blocks(coalition)) expect(reference.voids(coalition)).toBe(true);
            for (const party of parties) {
              const larger = new Set([...coalition, party]);
              for (const can of ["voids", "blocks", "breaks", "secures"] as const)
                if (reference[can](coalition)) expect(reference[can](larger)).toBe(true);
            }
          }
        },
        150,
      );
      return outcome !== undefined;
    });
  });

  test("another who may object never takes from anyone the means to void", () => {
    onRandomAgreements(300, { onlyHelpful: true }, (one) => {
      const stricter = withVeto(one);
      if (stricter === undefined) return false;
      const outcome = byReference(
        one,
        (before) => {
          const after = byReference(stricter, (reference) => reference, 2000);
          if (after === undefined || "error" in after) return;
          for (const coalition of sets(before.parties))
            if (before.voids(coalition)) expect(after.value.voids(coalition)).toBe(true);
        },
        300,
      );
      return outcome !== undefined;
    });
  });

  test("to bind never makes a promise less sure", () => {
    onRandomAgreements(300, { stances: true, onlyHelpful: true }, (one) => {
      const { scenario } = one;
      const bound = binding(one);
      if (scenario === undefined || one.promise === undefined) return false;
      const [free, owed] = [one, bound].map((either) => attempt(() => strength(gameOf(either), scenario)));
      if (free === undefined || owed === undefined || "error" in free || "error" in owed) return false;
      expect(owed.value.low).toBeGreaterThanOrEqual(free.value.low - 1e-9);
      expect(owed.value.high).toBeGreaterThanOrEqual(free.value.high - 1e-9);
      return true;
    });
  });
});

type Json = { [key: string]: Json } | readonly Json[] | string | number | boolean | null;

function rewritten(one: RandomCase, rewrite: (part: { [key: string]: Json }) => { [key: string]: Json }): RandomCase {
  const copy = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(copy);
    if (value === null || typeof value !== "object") return value;
    const made = Object.fromEntries(
      Object.entries(value as { [key: string]: Json }).map(([key, part]) => [key, copy(part)]),
    );
    return rewrite(made);
  };
  return { ...one, model: copy(one.model as unknown as Json) as unknown as RandomCase["model"] };
}

/** The same text, in which the first party may object to every decision. Undefined where a decision reads the rule of another. */
function withVeto(one: RandomCase): RandomCase | undefined {
  if (one.model.agreements.every((agreement) => agreement.decisions.length === 0)) return undefined;
  const objector = { kind: "no objection", from: { group: "Pact.Some", voting: false, except: [] } } as unknown as Json;
  return rewritten(one, (part) =>
    part.kind === "by" ? { ...part, rule: { kind: "and", of: [part.rule as Json, objector] } } : part,
  );
}

/** The same text, in which whoever may do something shall do it. */
function binding(one: RandomCase): RandomCase {
  return rewritten(one, (part) =>
    part.kind === "norm" && part.modality === "may" ? { ...part, modality: "shall" } : part,
  );
}
