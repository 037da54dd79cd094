import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../diagram/testing.ts";
import { Clock } from "./clock.ts";
import { type Prism, toPrism } from "./prism.ts";
import { procedures } from "./testing.ts";

type State = Record<string, number | boolean>;
type Read = (state: object) => number | boolean;

/** Expressions and updates of the PRISM language that the export uses, as JavaScript reads them. */
function reader(text: string, scope: object): Read {
  const js = text
    .replaceAll(/(?<![<>!=])=(?!=)/g, "==")
    .replaceAll("&", "&&")
    .replaceAll("|", "||");
  const read = new Function("state", "scope", `with (scope) { with (state) { return (${js}); } }`);
  return (state) => read(state, scope);
}

/** P(arrived & t ≤ d) for every d, by following the chain: modules with one label move together and independently. */
function arrivals({ model }: Prism, horizon: number): number[] {
  const scope: Record<string, unknown> = { min: Math.min };
  const start: State = {};
  let current: State = start;
  for (const [, name = "", text = ""] of model.matchAll(/^formula (\w+) = (.*);$/gm)) {
    const read = reader(text, scope);
    Object.defineProperty(scope, name, { get: () => read(current) });
  }
  const ranges = new Map<string, readonly [number, number]>();
  const modules = [...model.matchAll(/^module \w+\n([\s\S]*?)^endmodule/gm)].map(([, body = ""]) => {
    for (const [, name = "", init = ""] of body.matchAll(/^ {2}(\w+) : .* init (\w+);$/gm))
      start[name] = init === "true" ? true : Number(init);
    for (const [, name = "", low, high] of body.matchAll(/^ {2}(\w+) : \[(\d+)\.\.(\d+)\]/gm))
      ranges.set(name, [Number(low), Number(high)]);
    return [...body.matchAll(/^ {2}\[(\w*)\] (.*) -> (.*);$/gm)].map(([, label = "", guard = "", right = ""]) => ({
      label,
      guard: reader(guard, scope),
      updates: right.split(/ \+ (?=[\d.e-]+:)/).map((update) => {
        const [, p = "1", sets = update] = /^([\d.e-]+):(.*)$/.exec(update) ?? [];
        const assignments = sets === "true" ? [] : sets.slice(1, -1).split(")&(");
        return {
          p: Number(p),
          sets: assignments.map((one) => {
            const [name = "", value = ""] = one.split("'=");
            return [name, reader(value, scope)] as const;
          }),
        };
      }),
    }));
  });
  const labels = [...new Set(modules.flat().map(({ label }) => label))].filter((label) => label !== "");
  const arrived = Number(/label "arrived" = phase=(\d+)/.exec(model)?.[1]);
  const found = new Array<number>(horizon + 1).fill(0);
  let states = new Map<string, { state: State; p: number }>([["", { state: start, p: 1 }]]);
  while (states.size > 0) {
    const next = new Map<string, { state: State; p: number }>();
    for (const { state, p } of states.values()) {
      if (state["phase"] === arrived) {
        found[state["t"] as number] = (found[state["t"] as number] as number) + p;
        continue;
      }
      if (state["phase"] === 0) continue;
      current = state;
      const enabled = modules.map((commands) => commands.filter(({ guard }) => guard(state) === true));
      const alone = enabled.flat().filter(({ label }) => label === "");
      const joint = labels.flatMap((label) => {
        const takers = modules.flatMap((commands, m) => (commands.some((one) => one.label === label) ? [m] : []));
        const each = takers.map((m) => (enabled[m] ?? []).filter((one) => one.label === label));
        return each.every((one) => one.length > 0) ? [each] : [];
      });
      // Deterministic choice: exactly one thing can happen, and each module says in exactly one way how.
      expect(alone.length + joint.length).toBe(1);
      const parts = (joint[0] ?? [alone]).map((one) => {
        expect(one.length).toBe(1);
        return one[0]?.updates ?? [];
      });
      let ways: { p: number; sets: (readonly [string, Read])[] }[] = [{ p, sets: [] }];
      for (const updates of parts) {
        expect(updates.reduce((sum, one) => sum + one.p, 0)).toBeCloseTo(1, 9);
        ways = ways.flatMap((way) =>
          updates.filter((one) => one.p > 0).map((one) => ({ p: way.p * one.p, sets: [...way.sets, ...one.sets] })),
        );
      }
      for (const way of ways) {
        const changed = { ...state };
        for (const [name, value] of way.sets) {
          const now = value(state);
          const [low, high] = ranges.get(name) ?? [now, now];
          expect(now >= low && now <= high).toBe(true);
          changed[name] = now;
        }
        const key = JSON.stringify(changed);
        const known = next.get(key);
        if (known === undefined) next.set(key, { state: changed, p: way.p });
        else known.p += way.p;
      }
    }
    states = next;
  }
  return found;
}

describe("a procedure as a PRISM model", () => {
  test("means the same chain: followed state by state it gives the exact distribution", () => {
    let followed = 0;
    fc.assert(
      fc.property(procedures, (procedure) => {
        let prism: Prism;
        try {
          prism = toPrism(procedure);
        } catch (error) {
          expect((error as Error).message).toMatch(/PRISM export/);
          return;
        }
        followed++;
        const { at } = new Clock(procedure).run();
        const chain = arrivals(prism, procedure.grid.horizon);
        for (const [d, p] of at.entries()) expect(Math.abs((chain[d] as number) - p)).toBeLessThan(1e-9);
      }),
      seeded(120),
    );
    expect(followed).toBeGreaterThan(40);
  });
});
