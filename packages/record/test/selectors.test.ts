import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fits, resolve, selectorAt } from "../src/index.ts";
import { approximately } from "../src/selectors/approximately.ts";

/** Characters of few kinds, so that words come again, with pairs, combining marks and another script among them. */
const texts = fc
  .array(fc.constantFrom("a", "b", " ", "no ", "veto ", "é", "e\u0301", "🕊", "ע", "\n"), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => parts.join(""));
const spans = (text: string) => {
  const edges = [0];
  for (const character of text) edges.push((edges.at(-1) ?? 0) + character.length);
  return fc
    .tuple(fc.nat(edges.length - 2), fc.nat(edges.length - 1))
    .map(([one, more]) => [edges[one] ?? 0, edges[Math.min(one + 1 + more, edges.length - 1)] ?? 0] as const)
    .map(([start, end]) => ({ start, end }));
};
const selected = texts.chain((text) => spans(text).map((span) => ({ text, span })));

/** Levenshtein's distance by its definition. */
function distance(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    let corner = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const above = row[j] ?? 0;
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, corner + (one[i - 1] === other[j - 1] ? 0 : 1));
      corner = above;
    }
  }
  return row[other.length] ?? 0;
}

/** The nearest stretch of the text, by trying them all. */
function nearest(text: string, words: string): number {
  let least = words.length;
  for (let start = 0; start <= text.length; start++)
    for (let end = start; end <= text.length; end++) least = Math.min(least, distance(text.slice(start, end), words));
  return least;
}

describe("a selector", () => {
  it("quotes the text at its span, with what stands around it, and never half a character", () => {
    fc.assert(
      fc.property(selected, ({ text, span }) => {
        const selector = selectorAt(text, span);
        expect(text.slice(selector.start, selector.end)).toBe(selector.exact);
        expect(fits(text, selector)).toBe(true);
        expect(selector.prefix.length).toBeLessThanOrEqual(32);
        for (const part of [selector.exact, selector.prefix, selector.suffix]) expect(part.isWellFormed()).toBe(true);
        expect(resolve(text, selector)).toEqual({ found: true, span, how: "position", distance: 0 });
      }),
    );
  });

  it("is refused for what is no stretch of the text", () => {
    const spans = [
      [-1, 2],
      [2, 2],
      [3, 2],
      [0, 9],
      [0.5, 2],
      [0, 2],
      [2, 4],
    ];
    for (const [start = 0, end = 0] of spans) expect(() => selectorAt("a🕊b c", { start, end })).toThrow(RangeError);
  });
});

describe("resolving", () => {
  it("finds the same words where the text was edited elsewhere, if they or what stands around them tell", () => {
    const edited = fc.tuple(selected, texts, fc.nat(), fc.boolean());
    fc.assert(
      fc.property(edited, ([{ text, span }, added, where, before]) => {
        const selector = selectorAt(text, span);
        // Beyond what the selector quotes, so that its context stays as it was.
        const room = before ? span.start - selector.prefix.length : text.length - span.end - selector.suffix.length;
        const cut = before ? where % (room + 1) : text.length - (where % (room + 1));
        const after = text.slice(0, cut) + added + text.slice(cut);
        const moved = before ? span.start + added.length : span.start;
        const found = resolve(after, selector);
        const same = { start: moved, end: moved + selector.exact.length };
        if (!found.found) {
          // Only where the very same words stand with as much of the same around them.
          expect(found.why).toBe("ambiguous");
          expect(occurrences(after, selector.exact)).toBeGreaterThan(1);
          return;
        }
        expect(found.distance).toBe(0);
        expect(after.slice(found.span.start, found.span.end)).toBe(selector.exact);
        if (occurrences(after, selector.exact) === 1) expect(found.span).toEqual(same);
      }),
    );
  });

  it("finds changed words exactly where trying every stretch finds them", () => {
    const small = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 18 }),
        small,
        fc.nat(8),
        (text, words, most) => {
          const bound = Math.min(most, words.length - 1);
          const least = nearest(text, words);
          const found = approximately(text, words, most);
          if (least > bound) {
            expect(found).toEqual([]);
            return;
          }
          expect(found.length).toBeGreaterThan(0);
          for (const { start, end, distance: told } of found) {
            expect(told).toBe(least);
            expect(distance(text.slice(start, end), words)).toBe(least);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("takes words that changed within bounds, and says why where it finds none", () => {
    const text = "Moscow clarified on Wednesday that the guarantees would be contingent upon a veto.";
    const selector = selectorAt(text, { start: 35, end: 73 });
    expect(selector.exact).toBe("the guarantees would be contingent upo");
    const edited = `In short: ${text.replace("contingent upon", "contingent on").replace("the guar", "these guar")}`;
    const found = resolve(edited, selector);
    expect(found).toMatchObject({ found: true, how: "approximate" });
    if (found.found) expect(edited.slice(found.span.start, found.span.end)).toMatch(/guarantees would be contingent o/);
    expect(resolve("Nothing of the kind.", selector)).toMatchObject({ found: false, why: "absent" });
    expect(resolve(edited, selector, { tolerance: 0 })).toMatchObject({ found: false, why: "absent" });
    expect(() => resolve(edited, selector, { tolerance: 0.6 })).toThrow(RangeError);
    const twice = selectorAt("x no y", { start: 2, end: 4 });
    expect(resolve("In a no b, c no d", twice)).toMatchObject({ found: false, why: "ambiguous" });
    expect(resolve("In a no b, x no d", twice)).toMatchObject({
      found: true,
      how: "quote",
      span: { start: 13, end: 15 },
    });
  });
});

function occurrences(text: string, words: string): number {
  let count = 0;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) count++;
  return count;
}
