import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAUTION, type Deterrence, deterrence, exactly, fraction, toEfg } from "./index.ts";
import { type ReadNode, readEfg, worth } from "./testing.ts";

const seeded = (runs = 300): { seed: number; numRuns: number } => ({ seed: 20260114, numRuns: runs });

// Holding is worth 0, an unanswered attack 3, an answered one −2: it pays as long as an answer is less likely than 3/5.
const GAME: Deterrence = { attacker: { holds: 0, unanswered: 3, answered: -2 }, veto: "30%", reliability: 0.8 };

describe("fractions", () => {
  it("are what was written, not the double next to it", () => {
    const written = [0.1, "30%", "1/3", "-2.50", "1e3", " 2/4 ", 1e-7, "12.5%/0.5"];
    expect(written.map((one) => fraction(exactly(one)))).toEqual([
      "1/10",
      "3/10",
      "1/3",
      "-5/2",
      "1000",
      "1/2",
      "1/10000000",
      "1/4",
    ]);
  });

  it("are numbers", () => {
    for (const wrong of ["", "a", "1/0", "1/2/3", ".", "1,5", Number.NaN, Number.POSITIVE_INFINITY, "1e999999999"])
      expect(() => exactly(wrong)).toThrow(RangeError);
  });
});

describe("the game", () => {
  it("is solved from its ends", () => {
    const found = deterrence(GAME);
    // Answered with probability 7/10 · 4/5 = 14/25; attacking is worth 3 − 5·14/25 = 1/5.
    expect([found.response, found.attack, found.hold].map(fraction)).toEqual(["14/25", "1/5", "0"]);
    expect(found.verdict).toBe("attack pays");
    expect(found.guarantors).toBe("renege");
    // 3/5 = (1 − v)·4/5 at v = 1/4; 3/5 = 7/10·r at r = 6/7.
    expect(found.thresholds).toMatchObject({
      veto: { kind: "turns", at: { numerator: 1n, denominator: 4n }, attackPays: "above" },
      reliability: { kind: "turns", at: { numerator: 6n, denominator: 7n }, attackPays: "below" },
    });
    expect(found.sentences).toEqual([
      "Attack pays: it would be answered with probability 56%.",
      "Guarantors free to choose would not help; only those bound by their word do.",
      "With a word kept 80% of the time, attack pays once the veto is likelier than 25%.",
      "With a veto 30% of the time, attack pays once the word is kept less often than 85.71%.",
    ]);
  });

  it("needs no payoffs where a threshold is given", () => {
    const found = deterrence({ ...GAME, attacker: { deterredAt: "3/5" } });
    expect(found.verdict).toBe("attack pays");
    expect(found.thresholds).toEqual(deterrence(GAME).thresholds);
    expect(fraction(found.attack)).toBe("1/25");
  });

  it("lets guarantors do what suits them", () => {
    const willing = deterrence({ ...GAME, guarantors: { honour: -1, renege: -4 } });
    expect(willing).toMatchObject({
      guarantors: "honour",
      verdict: "attack does not pay",
      thresholds: { reliability: { kind: "never" } },
    });
    expect(fraction(willing.response)).toBe("7/10");
    expect(willing.sentences).toEqual([
      "Attack does not pay: it would be answered with probability 70%.",
      "Guarantors free to choose would help: it suits them.",
      "With a word kept 80% of the time, attack pays once the veto is likelier than 40%.",
      "How often the word is kept does not matter, as those who are free to choose help too.",
    ]);
    expect(deterrence({ ...GAME, guarantors: { honour: "-1/3", renege: "-2/6" } }).guarantors).toBe("indifferent");
    expect(deterrence({ ...GAME, guarantors: { honour: -5, renege: -4 } }).verdict).toBe("attack pays");
  });

  it("says where the verdict never turns", () => {
    expect(deterrence({ ...GAME, reliability: "1/2" }).sentences[2]).toBe(
      "With a word kept 50% of the time, attack pays even if nobody can veto.",
    );
    expect(deterrence({ ...GAME, attacker: { holds: 4, unanswered: 3, answered: -2 } }).sentences.slice(2)).toEqual([
      "With a word kept 80% of the time, attack does not pay even if the veto is certain.",
      "With a veto 30% of the time, attack does not pay even if the word is never kept.",
    ]);
    expect(deterrence({ ...GAME, veto: 1 }).thresholds.reliability).toEqual({ kind: "always" });
    expect(deterrence({ ...GAME, attacker: { holds: 1, unanswered: 1, answered: 1 } })).toMatchObject({
      verdict: "indifferent",
      thresholds: { veto: { kind: "indifferent" }, reliability: { kind: "indifferent" } },
    });
    // Without any veto indifferent, with one worse off: at no value does an attack pay.
    const spited = { holds: 0, unanswered: 2, answered: -2, vetoed: -1 };
    expect(deterrence({ attacker: spited, veto: 0, reliability: "1/2" }).thresholds.veto).toEqual({ kind: "never" });
    // Exactly at the threshold an attack pays as soon as there is any veto at all.
    expect(deterrence({ ...GAME, reliability: "3/5" }).thresholds.veto).toMatchObject({
      kind: "turns",
      at: { value: 0 },
      attackPays: "above",
    });
  });

  it("refuses what is no probability", () => {
    expect(() => deterrence({ ...GAME, veto: 1.2 })).toThrow("The probability of a veto is from 0 to 1, not 1.2.");
    expect(() => deterrence({ ...GAME, reliability: "-1%" })).toThrow("Reliability is from 0 to 1, not -1%.");
    expect(() => deterrence({ ...GAME, attacker: { deterredAt: 2 } })).toThrow(
      "The probability of a response that deters is from 0 to 1, not 2.",
    );
  });
});

const fractions = (low: number, high: number): fc.Arbitrary<string> =>
  fc.tuple(fc.integer({ min: low * 12, max: high * 12 }), fc.constant(12)).map(([a, b]) => `${a}/${b}`);

const games: fc.Arbitrary<Deterrence> = fc.record(
  {
    attacker: fc.oneof(
      fc.record({
        holds: fractions(-3, 3),
        unanswered: fractions(-3, 3),
        answered: fractions(-3, 3),
        vetoed: fractions(-3, 3),
      }),
      fc.record({ deterredAt: fractions(0, 1) }),
    ),
    guarantors: fc.record({ honour: fractions(-3, 3), renege: fractions(-3, 3) }),
    veto: fractions(0, 1),
    reliability: fractions(0, 1),
  },
  { requiredKeys: ["attacker", "veto", "reliability"] },
);

describe("random games", () => {
  it("are what Gambit's file says, solved by another reader", () => {
    fc.assert(
      fc.property(games, (game) => {
        const { players, root } = readEfg(toEfg(game));
        const found = deterrence(game);
        expect(players).toEqual(["Attacker", "Guarantors"]);
        if (root.kind !== "p") throw new Error("the attacker moves first");
        const [attack, hold] = root.moves.map(([, to]) => worth(to)[0] as number);
        expect(found.attack.value).toBeCloseTo(attack as number, 12);
        expect(found.hold.value).toBeCloseTo(hold as number, 12);
        if (found.verdict === "indifferent") return; // either move will do for the attacker, and not for the guarantors
        expect(found.game.worth[1]?.value).toBeCloseTo(worth(root)[1] as number, 10);
      }),
      seeded(),
    );
  });

  it("turn at their thresholds and nowhere else", () => {
    fc.assert(
      fc.property(games, fractions(0, 1), fc.constantFrom("veto", "reliability"), (game, at, what) => {
        const turning = deterrence(game).thresholds[what];
        const verdict = deterrence({ ...game, [what]: at }).verdict;
        if (turning.kind === "always") expect(verdict).toBe("attack pays");
        if (turning.kind === "never") expect(verdict).not.toBe("attack pays");
        if (turning.kind === "indifferent") expect(verdict).toBe("indifferent");
        if (turning.kind !== "turns") return;
        expect(deterrence({ ...game, [what]: turning.at }).verdict).toBe("indifferent");
        const side = exactly(at).value - turning.at.value;
        if (Math.abs(side) > 1e-9)
          expect(verdict === "attack pays").toBe(side > 0 === (turning.attackPays === "above"));
      }),
      seeded(),
    );
  });
});

describe("the export for Gambit", () => {
  it("is this file", () => {
    expect(
      toEfg({ ...GAME, guarantors: { honour: "-1/3", renege: -0.5, vetoed: -0.25 } }, 'A "game"'),
    ).toMatchInlineSnapshot(`
      "EFG 2 R "A \\"game\\"" { "Attacker" "Guarantors" }
      "This is arithmetic on stated assumptions, not a forecast. It says what would have to be believed for an attack to pay. It assumes one attacker that knows these numbers, weighs outcomes by their probability, decides once, and is not deterred or driven by anything outside them."

      p "Attack?" 1 1 "" { "attack" "hold" } 0
      c "Veto?" 1 "" { "vetoed" 3/10 "not vetoed" 7/10 } 0
      t "" 1 "No help comes, by veto" { 3, -1/4 }
      c "Bound by its word?" 2 "" { "bound" 4/5 "free" 1/5 } 0
      t "" 2 "Help comes, as it must" { -2, -1/3 }
      p "Honour?" 2 1 "" { "honour" "renege" } 0
      t "" 3 "Help comes, by choice" { -2, -1/3 }
      t "" 4 "No help comes" { 3, -1/2 }
      t "" 5 "No attack" { 0, 0 }
      "
    `);
  });

  it("numbers each information set and outcome once, and its probabilities add up", () => {
    const { root, comment, title } = readEfg(toEfg(GAME, 'A "game" \\ more'));
    expect({ comment, title }).toEqual({ comment: CAUTION, title: 'A "game" \\ more' });
    const sets: string[] = [];
    const outcomes: number[] = [];
    const visit = (node: ReadNode): void => {
      if (node.kind === "t") {
        outcomes.push(node.outcome);
        expect(node.payoffs).toHaveLength(2);
        return;
      }
      sets.push(`${node.kind === "c" ? 0 : node.player}:${node.set}`);
      if (node.kind === "c") expect(node.branches.reduce((sum, [, p]) => sum + p, 0)).toBeCloseTo(1, 14);
      for (const branch of node.kind === "c" ? node.branches.map(([, , to]) => to) : node.moves.map(([, to]) => to))
        visit(branch);
    };
    visit(root);
    expect(sets).toEqual(["1:1", "0:1", "0:2", "2:1"]);
    expect(outcomes).toEqual([1, 2, 3, 4, 5]);
  });
});
