import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { and, atLeast, literal, not, or, threshold, type Variable, variable } from "../diagram/index.ts";
import { type Assignment, assignments, BOOLEANS, holds, increasing, seeded } from "../diagram/testing.ts";
import { type Indices, indices } from "./index.ts";

const ALL = assignments(BOOLEANS);
const N = BOOLEANS.length;
const FACTORIAL = [1, 1, 2, 6, 24, 120, 720, 5040];

type Computed = Extract<Indices, { kind: "indices" }>;
const size = (at: Assignment): number => [...at.values()].reduce((a, b) => a + b, 0);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe("indices", () => {
  it("are what listing every coalition gives", () => {
    fc.assert(
      fc.property(increasing(BOOLEANS), (formula) => {
        const result = indices(formula, { players: BOOLEANS });
        const wins = new Map(ALL.map((at) => [[...at.values()].join(""), holds(formula, at)]));
        const won = (at: Assignment): boolean => wins.get([...at.values()].join("")) as boolean;
        const winning = ALL.filter(won);
        if (winning.length === 0 || winning.length === ALL.length) {
          expect(result).toEqual({ kind: "constant", value: winning.length > 0 });
          return;
        }
        const critical = (at: Assignment): string[] =>
          [...at.keys()].filter((name) => at.get(name) === 1 && won(at) && !won(new Map([...at, [name, 0]])));
        const vulnerable = winning.map(critical).filter((names) => names.length > 0);
        const minimal = winning.filter((at) => critical(at).length === size(at));
        const swings = new Map(BOOLEANS.map(({ name }) => [name, winning.filter((at) => critical(at).includes(name))]));
        const total = sum([...swings.values()].map((each) => each.length));
        const members = sum(minimal.map(size));
        const found = result as Computed;
        expect(found.winning).toBe(BigInt(winning.length));
        expect(found.minimalWinning).toBe(BigInt(minimal.length));
        expect(found.colemanAct.value).toBeCloseTo(winning.length / 2 ** N, 14);
        expect(found.notComputed).toEqual([]);
        for (const power of found.players) {
          const { name } = power.player;
          const own = swings.get(name) as Assignment[];
          const having = minimal.filter((at) => at.get(name) === 1);
          const expected: [number | undefined, number][] = [
            [power.banzhaf.value, own.length / 2 ** (N - 1)],
            [power.banzhafNormalised.value, own.length / total],
            [power.colemanPrevent.value, own.length / winning.length],
            [power.colemanInitiate.value, own.length / (2 ** N - winning.length)],
            [
              power.shapleyShubik.value,
              sum(own.map((at) => ((FACTORIAL[size(at) - 1] as number) * (FACTORIAL[N - size(at)] as number)) / 5040)),
            ],
            [
              power.johnston?.value,
              sum(vulnerable.filter((names) => names.includes(name)).map((names) => 1 / names.length)) /
                vulnerable.length,
            ],
            [power.deeganPackel?.value, sum(having.map((at) => 1 / size(at))) / minimal.length],
            [power.holler?.value, having.length / members],
          ];
          for (const [value, wanted] of expected) expect(value).toBeCloseTo(wanted, 13);
        }
      }),
      seeded(150),
    );
  });

  it("are shares where they should be, exactly", () => {
    const players = ["a", "b", "c", "d"].map((name) => variable(name));
    const game = threshold(
      51,
      [50, 49, 1, 0],
      players.map((player) => literal(player)),
    );
    const { players: powers } = indices(game, { players }) as Computed;
    const fraction = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }): string =>
      `${numerator}/${denominator}`;
    expect(powers.map((power) => fraction(power.banzhafNormalised))).toEqual(["3/5", "1/5", "1/5", "0/1"]);
    expect(powers.map((power) => power.shapleyShubik)).toMatchObject([
      { numerator: 2n, denominator: 3n },
      { numerator: 1n, denominator: 6n },
      { numerator: 1n, denominator: 6n },
      { numerator: 0n },
    ]);
    expect(powers.map((power) => fraction(power.johnston ?? { numerator: -1n, denominator: 1n }))).toEqual([
      "2/3",
      "1/6",
      "1/6",
      "0/1",
    ]);
  });

  it("say that a constant game has none", () => {
    const a = variable("a");
    expect(indices(and(), { players: [a] })).toEqual({ kind: "constant", value: true });
    expect(indices(or())).toEqual({ kind: "constant", value: false });
  });

  it("say what was too much, and why", () => {
    const many = Array.from({ length: 20 }, (_, i) => literal(variable(`x${i}`)));
    const game = threshold(
      60,
      many.map((_, i) => i + 1),
      many,
    );
    const { notComputed, players } = indices(game, { johnstonBudget: 2000 }) as Computed;
    expect(notComputed.map(({ index }) => index)).toEqual(["johnston"]);
    expect(notComputed[0]?.why).toMatch(/raise johnstonBudget/);
    expect(players[0]?.johnston).toBeUndefined();
    expect(players[0]?.holler).toBeDefined();
  });

  it("refuse what is no simple game", () => {
    const a = variable("a");
    expect(() => indices(not(literal(a)))).toThrow(RangeError);
    expect(() => indices(literal(variable("v", 3)))).toThrow(TypeError);
    expect(() => indices(literal(a), { players: [a, a] })).toThrow('player "a" is listed twice');
    expect(() => indices(atLeast(1, [literal(a)]), { players: [variable("b")] })).toThrow('"a", which is no player');
    const players: Variable[] = [a, variable("b")];
    expect((indices(literal(a), { players }) as Computed).players.map((power) => power.banzhaf.value)).toEqual([1, 0]);
  });
});
