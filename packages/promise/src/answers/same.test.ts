import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSame } from "./same.ts";

const PLACES = new Set(["at", "support"]);

/** The slow way: written out, without what makes no difference. */
function written(value: unknown): string {
  const sorted = (_key: string, part: unknown): unknown =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([key]) => !PLACES.has(key))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part;
  return JSON.stringify({ value }, sorted);
}

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(0, 1, "a", "", true, null, undefined),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "at", "support"), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

describe("whether two values say the same", () => {
  it("is what it is when both are written out", () => {
    // In an array JSON writes null for what is not there; an answer has neither.
    const plain = value.filter((one) => !/undefined/.test(inArrays(one)));
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(isSame(a, b, PLACES)).toBe(written(a) === written(b));
        expect(isSame(a, structuredClone(a), PLACES)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("passes over what makes no difference, at any depth, and nothing else", () => {
    expect(isSame({ a: [{ at: 1, b: 2 }] }, { a: [{ at: 2, b: 2 }] }, PLACES)).toBe(true);
    expect(isSame({ a: [{ at: 1, b: 2 }] }, { a: [{ at: 1, b: 3 }] }, PLACES)).toBe(false);
    expect(isSame({ at: 1 }, { at: 2 })).toBe(false);
    expect(isSame({ a: undefined }, {})).toBe(true);
    expect(isSame({}, { a: null })).toBe(false);
    expect(isSame([], {})).toBe(false);
  });
});

function inArrays(value: unknown): string {
  if (Array.isArray(value)) return value.map((part) => (part === undefined ? "undefined" : inArrays(part))).join();
  return value !== null && typeof value === "object" ? Object.values(value).map(inArrays).join() : "";
}
