import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../diagram/testing.ts";
import { Clock } from "./clock.ts";
import { enumerate, procedures } from "./testing.ts";

describe("the exact distribution", () => {
  test("is what trying every draw in fractions gives", () => {
    fc.assert(
      fc.property(procedures, (procedure) => {
        const slow = enumerate(procedure);
        fc.pre(slow !== undefined);
        const { at, later, never } = new Clock(procedure).run();
        for (const [d, p] of slow.at.entries()) expect(Math.abs((at[d] as number) - p.value)).toBeLessThan(1e-12);
        expect(Math.abs(later - slow.later.value)).toBeLessThan(1e-12);
        expect(Math.abs(never - slow.never.value)).toBeLessThan(1e-12);
      }),
      seeded(100),
    );
  });
});
