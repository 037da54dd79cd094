import { describe, expect, it } from "vitest";
import { compile, literal, NO, threshold, variable, YES } from "../diagram/index.ts";
import { ELECTORS, electoralCollege } from "./fixtures/electoral-college.ts";
import { EU_MEMBERS, EU_POPULATION, euCouncil } from "./fixtures/eu-council.ts";
import { IMF_PERCENT, IMF_VOTES } from "./fixtures/imf.ts";
import { COUNCIL, securityCouncil, securityCouncilWithAbstention } from "./fixtures/security-council.ts";
import { type Indices, indices, ternaryIndices } from "./index.ts";

type Computed = Extract<Indices, { kind: "indices" }>;

describe("UN Security Council", () => {
  const council = indices(securityCouncil(), { players: COUNCIL }) as Computed;
  const [permanent, elected] = [council.players[0], council.players[14]];

  it("has 848 winning coalitions and the published indices", () => {
    expect(council.winning).toBe(848n);
    expect(permanent?.banzhafNormalised.value).toBeCloseTo(0.166929, 6);
    expect(elected?.banzhafNormalised.value).toBeCloseTo(0.016535, 6);
    expect(permanent?.shapleyShubik).toMatchObject({ numerator: 421n, denominator: 2145n });
    expect(permanent?.shapleyShubik.value).toBeCloseTo(0.19627, 6);
    expect(elected?.shapleyShubik.value).toBeCloseTo(0.001865, 6);
    expect(council.minimalWinning).toBe(210n);
    expect(permanent?.colemanPrevent.value).toBe(1);
    expect(council.notComputed).toEqual([]);
  });

  it("lets a permanent member abstain but not say no", () => {
    const rule = compile(securityCouncilWithAbstention());
    const others = (russia: number) => rule.evaluate(({ name }) => (name === "Russia" ? russia : YES));
    expect([others(NO), others(1), others(YES)]).toEqual([false, true, true]);
    const ternary = ternaryIndices(securityCouncilWithAbstention());
    if (ternary.kind === "constant") throw new Error("not constant");
    const share = (i: number) => ternary.players[i]?.shapleyShubik.value as number;
    expect(5 * share(0) + 10 * share(14)).toBeCloseTo(1, 14);
    // With abstention a permanent member is weaker than the yes-or-no game makes it, and an elected one stronger.
    expect(share(0)).toBeLessThan(permanent?.shapleyShubik.value as number);
    expect(share(14)).toBeGreaterThan(elected?.shapleyShubik.value as number);
  });
});

describe("US Electoral College 2024", () => {
  it("agrees with counting by size and sum", () => {
    const college = indices(electoralCollege(), { johnstonBudget: 10_000 }) as Computed;
    expect(ELECTORS.length).toBe(51);
    expect(ELECTORS.reduce((sum, [, electors]) => sum + electors, 0)).toBe(538);
    const california = college.players.find(({ player }) => player.name === "CA");
    // ways[s][w]: coalitions of s others with w electors.
    const ways = Array.from({ length: 51 }, () => new Array<bigint>(539).fill(0n));
    (ways[0] as bigint[])[0] = 1n;
    for (const [state, electors] of ELECTORS) {
      if (state === "CA") continue;
      for (let s = 50; s > 0; s--)
        for (let w = 538; w >= electors; w--)
          (ways[s] as bigint[])[w] =
            ((ways[s] as bigint[])[w] as bigint) + ((ways[s - 1] as bigint[])[w - electors] as bigint);
    }
    const pivots = ways.map((row) => row.slice(270 - 54, 270).reduce((a, b) => a + b, 0n));
    expect(california?.swings).toBe(pivots.reduce((a, b) => a + b, 0n));
    let chance = 1 / 51;
    let expected = 0;
    for (let s = 0; s <= 50; s++) {
      expected += Number(pivots[s]) * chance;
      chance *= (s + 1) / (50 - s);
    }
    expect(california?.shapleyShubik.value).toBeCloseTo(expected, 12);
    expect(college.players.reduce((sum, power) => sum + power.shapleyShubik.value, 0)).toBeCloseTo(1, 13);
  });
});

describe("EU Council", () => {
  it("needs members and population, or all but three", () => {
    const rule = compile(euCouncil());
    const without = (...absent: string[]) => rule.evaluate(({ name }) => (absent.includes(name) ? 0 : 1));
    expect(without("Germany", "France", "Italy")).toBe(true);
    expect(without("Germany", "France", "Italy", "Malta")).toBe(false);
    expect(EU_POPULATION.length).toBe(27);
    const council = indices(rule, { players: EU_MEMBERS, johnstonBudget: 10_000, nodeBudget: 2_000_000 }) as Computed;
    expect(council.players.reduce((sum, power) => sum + power.shapleyShubik.value, 0)).toBeCloseTo(1, 13);
    const shares = council.players.map((power) => power.banzhafNormalised.value);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });
});

describe("IMF at 85%", () => {
  const total = IMF_VOTES.reduce((sum, [, votes]) => sum + votes, 0);
  const quota = Math.ceil((total * IMF_PERCENT) / 100);
  const members = IMF_VOTES.map(([member]) => literal(variable(member)));

  it("cannot pass without the United States", () => {
    expect(IMF_VOTES.length).toBe(190);
    const rest = total - (IMF_VOTES[0]?.[1] as number);
    expect(((100 * rest) / total).toFixed(2)).toBe("83.50");
    expect(rest).toBeLessThan(quota);
  });

  it("has exact swings and Shapley–Shubik indices for 190 members", () => {
    const game = threshold(
      quota,
      IMF_VOTES.map(([, votes]) => votes),
      members,
    );
    const fund = indices(game) as Computed;
    expect(fund.players[0]?.colemanPrevent.value).toBe(1);
    expect(fund.players[0]?.swings).toBe(fund.winning);
    expect(fund.players.reduce((sum, power) => sum + power.shapleyShubik.value, 0)).toBeCloseTo(1, 12);
    for (const { shapleyShubik } of fund.players)
      expect("error" in shapleyShubik && shapleyShubik.error).toBeLessThan(1e-10);
  });
});
