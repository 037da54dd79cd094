import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, literal, minimalSolutions, threshold, variable } from "../diagram/index.ts";
import { seeded } from "../diagram/testing.ts";
import { IMF_VOTES } from "./fixtures/imf.ts";
import { weightedFamilies } from "./index.ts";

const games = fc
  .tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 14 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([weights, share]) => {
    const total = weights.reduce((a, b) => a + b, 0);
    return { weights, total, quota: Math.max(1, Math.ceil(share * total)) };
  })
  .filter(({ total }) => total > 0);

/** By the diagram, smallest first, then by place. */
function byDiagram(weights: readonly number[], quota: number): number[][] {
  const players = weights.map((_, i) => variable(`p${i}`));
  const rule = threshold(
    quota,
    weights,
    players.map((player) => literal(player)),
  );
  const { kernel, node } = compile(rule, { order: players });
  return [...minimalSolutions(kernel, node)].map((set) => set.map(({ name }) => Number(name.slice(1))));
}

test("random games: the count, the members, the sizes and the listing are those of the diagram", () => {
  fc.assert(
    fc.property(games, fc.integer({ min: 0, max: 200 }), ({ weights, total, quota }, most) => {
      const quotas = [quota, total - quota + 1];
      const found = weightedFamilies(
        quotas.map((own) => ({
          players: weights.map((_, i) => variable(`p${i}`)),
          quota: BigInt(own),
          weights: weights.map(BigInt),
        })),
        most,
      );
      quotas.forEach((own, g) => {
        const expected = byDiagram(weights, own);
        const family = found[g];
        expect(family?.count).toBe(BigInt(expected.length));
        expect(family?.members).toEqual([...new Set(expected.flat())].sort((a, b) => a - b));
        expect(family?.listed).toEqual(expected.slice(0, most));
        const sizes = (size: number) => BigInt(expected.filter(({ length }) => length === size).length);
        family?.bySize.forEach((count, size) => {
          expect(count).toBe(sizes(size));
        });
        const all = family?.bySize.reduce((a, b) => a + b, 0n);
        if (expected.length <= most) expect(all).toBe(BigInt(expected.length));
      });
    }),
    seeded(300),
  );
});

test("the board of the International Monetary Fund: 190 members, coalitions beyond all listing", () => {
  const weights = IMF_VOTES.map(([, votes]) => BigInt(votes));
  const total = weights.reduce((a, b) => a + b, 0n);
  const quota = (total * 85n + 99n) / 100n;
  const game = { players: IMF_VOTES.map(([name]) => variable(name)), weights };
  const [stop, carry] = weightedFamilies(
    [
      { ...game, quota: total - quota + 1n },
      { ...game, quota },
    ],
    5,
  );
  const names = stop?.listed.map((set) => set.map((i) => IMF_VOTES[i]?.[0]));
  expect(names?.slice(0, 2)).toEqual([["United States"], ["Japan", "China", "Germany"]]);
  expect(stop?.bySize).toEqual([0n, 1n]);
  expect([stop?.members.length, carry?.members.length]).toEqual([190, 190]);
  // Every listed coalition is one, and would not be without any of its members.
  for (const [family, least] of [[stop, total - quota + 1n] as const, [carry, quota] as const])
    for (const set of family?.listed ?? []) {
      const sum = set.reduce((all, i) => all + (weights[i] as bigint), 0n);
      expect(sum).toBeGreaterThanOrEqual(least);
      for (const i of set) expect(sum - (weights[i] as bigint)).toBeLessThan(least);
    }
  // Whoever can stop it takes a member from every coalition that carries it.
  for (const set of carry?.listed ?? [])
    for (const stopping of stop?.listed ?? []) expect(stopping.some((i) => set.includes(i))).toBe(true);
}, 60_000);
