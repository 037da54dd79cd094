import type { Range } from "@proviso/agreement";
import { load, memoryHost } from "@proviso/language";
import { narrowed, type Recorded, recorded } from "@proviso/record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longRecord } from "../../../../../benchmarks/long-record.ts";
import { layoutOf, MARK } from "./layout.ts";
import { inTime, marksOf } from "./marks.ts";
import { moved } from "./moves.ts";
import { marked, nearby } from "./source-pieces.ts";
import { drawn } from "./thread-path.ts";
import { isoDay, lasting, spanOf } from "./time.ts";
import { timeScale } from "./time-scale.ts";
import { tilesOf } from "./window.ts";

const day = fc.integer({ min: 10_000, max: 25_000 });
const spans = fc.array(
  fc.tuple(day, fc.constantFrom(1, 30, 365)).map(([from, long]) => ({ from, to: from + long })),
  { minLength: 1, maxLength: 30 },
);

describe("a date", () => {
  it.each([
    ["2024-02-29", "2024-02-29", 1],
    ["2024-02", "2024-02-01", 29],
    ["2024", "2024-01-01", 366],
    ["2025-12", "2025-12-01", 31],
  ])("%s may mean the days from %s, %i of them", (date, first, days) => {
    const { from, to } = spanOf(date);
    expect([isoDay(from), to - from]).toEqual([first, days]);
  });

  it.each([
    [12, "12 days"],
    [61, "2 months"],
    [365, "1 year"],
    [943, "2 years 7 months"],
  ])("%i days last %s", (days, words) => {
    expect(lasting(days)).toBe(words);
  });
});

describe("the scale of time", () => {
  it("never turns back, stays inside, and gives every day of a statement its own place", () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 300, max: 20_000 }), (said, width) => {
        const scale = timeScale(said, width);
        const days = said.flatMap(({ from, to }) => [from, (from + to) / 2, to]).sort((one, other) => one - other);
        const places = days.map((one) => scale.x(one));
        expect(places).toEqual([...places].sort((one, other) => one - other));
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...places)).toBeLessThanOrEqual(width + 1e-6);
        for (const one of days) expect(scale.day(scale.x(one))).toBeCloseTo(one, 3);
        for (const { from, to } of said) expect(scale.x(to)).toBeGreaterThan(scale.x(from));
      }),
    );
  });

  it("writes no two of its marks over one another", () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 600, max: 20_000 }), (said, width) => {
        const { ticks, segments } = timeScale(said, width);
        for (const { x0, x1 } of segments) {
          const own = ticks.filter(({ x }) => x >= x0 && x <= x1).map(({ x }) => x);
          expect(own.every((x, i) => i === 0 || x - (own[i - 1] ?? 0) >= 40)).toBe(true);
        }
      }),
    );
  });

  it("leaves out a long silence and says how long it is", () => {
    const { breaks } = timeScale([spanOf("2022"), spanOf("2025-08")], 900);
    expect(breaks.map(({ label }) => label)).toEqual(["2 years 6 months"]);
    expect(timeScale([spanOf("2022"), spanOf("2023-02")], 900).breaks).toEqual([]);
  });
});

describe("the picture", () => {
  const model = longRecord(400, 3);
  const all: Recorded = recorded(model);
  const marks = marksOf(all, all);

  it("has every statement once, in its speaker's row, where its date is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 30_000 }), (width) => {
        const { rows, at, scale, undated, width: whole } = layoutOf(all.lanes, marks, width, true);
        expect(at.size).toBe(model.statements.length);
        for (const { statement, date } of all.timeline) {
          const found = at.get(statement.id);
          expect(rows[found?.row ?? -1]?.key).toBe(`party:${statement.by.id}/party:${statement.by.id}`);
          const x = found?.placed.x ?? -1;
          if (date === undefined) expect(x).toBeGreaterThan(undated.from);
          else expect(isoDay(scale.day(x))).toBe(date);
          expect(x).toBeLessThanOrEqual(whole);
        }
        expect(
          tilesOf({ rows } as Parameters<typeof tilesOf>[0])
            .flat()
            .flatMap(({ placed }) => placed).length,
        ).toBe(at.size);
      }),
      { numRuns: 20 },
    );
  });

  it("puts no mark on another, as long as there are lines left", () => {
    const { rows } = layoutOf(all.lanes, marks, 12_000, false);
    for (const { placed } of rows)
      for (const one of placed)
        for (const other of placed)
          if (one !== other && one.y === other.y)
            expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(MARK - 0.001);
  });

  it("keeps the words of threads apart from marks and from one another", () => {
    const layout = layoutOf(all.lanes, marks.slice(0, 100), 3000, true);
    const boxes = drawn(layout, all.threads).flatMap(({ label }) => {
      if (label === undefined) return [];
      const { x, y, lines } = label;
      const right = x + 6 * Math.max(...lines.map((line) => line.length));
      return [{ left: x, right, top: y - 12, bottom: y - 12 + 15 * lines.length }];
    });
    expect(boxes.length).toBeGreaterThan(10);
    const covered = [...layout.at.values()].map(({ placed: { x, y } }) => ({
      left: x - 7,
      right: x + 7,
      top: y - 7,
      bottom: y + 7,
    }));
    for (const [i, one] of boxes.entries())
      for (const other of [...boxes.slice(i + 1), ...covered])
        expect(
          one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
        ).toBe(false);
  });

  it("leads by keys to every statement, and back", () => {
    const layout = layoutOf(all.lanes, marks, 4000, false);
    let here = moved(layout, undefined, "ArrowRight");
    const seen = new Set<string>();
    for (let row = 0; row < layout.rows.length; row++) {
      here = moved(layout, here, "Home");
      for (;;) {
        seen.add(here ?? "");
        const next = moved(layout, here, "ArrowRight");
        if (next === here) break;
        expect(moved(layout, next, "ArrowLeft")).toBe(here);
        here = next;
      }
      expect(moved(layout, here, "End")).toBe(here);
      here = moved(layout, here, "ArrowDown");
    }
    expect(seen.size).toBe(marks.length);
    expect(moved(layout, here, "q")).toBeUndefined();
  });

  it("shows beside what fits a filter what does not agree with it, set aside", () => {
    const part = narrowed(model, all, { party: "Russia", words: "question 3", conflicting: true });
    const shown = marksOf(all, part);
    const keys = new Set(shown.map(({ key }) => key));
    expect(new Set(shown.filter(({ aside }) => !aside).map(({ key }) => key))).toEqual(
      new Set(part.timeline.map(({ statement }) => statement.id)),
    );
    for (const { ends } of part.threads) for (const end of ends) expect(keys.has(end)).toBe(part.threads.length <= 200);
    expect(inTime(shown).length).toBe(shown.length);
  });

  it("gives a draft a mark of its own, at its holder", async () => {
    const text = `agreement Pact "Pact" assumed "test"
  version draft "Whose text?"
    either first proposed by France, Poland on 2022-03
    or second bracketed by Moldova on 2022-04
  group Guarantors: France, [draft is second: Poland]
  clause help each of Guarantors shall assist Moldova
`;
    const { model: drafted } = await load(["a.proviso"], memoryHost({ "a.proviso": text }));
    if (drafted === undefined) throw new TypeError("the text has a mistake");
    const record = recorded(drafted);
    expect(marksOf(record, record).map(({ key, by, acts }) => `${key} ${by.id} ${acts}`)).toEqual([
      "draft:Pact.draft:first:France France draft",
      "draft:Pact.draft:first:Poland Poland draft",
      "draft:Pact.draft:second:Moldova Moldova draft",
    ]);
  });
});

describe("a source's text", () => {
  const ranges: fc.Arbitrary<Range[]> = fc.array(
    fc.tuple(fc.nat(120), fc.nat(40)).map(([start, long]) => ({ start, end: start + long })),
    { maxLength: 8 },
  );

  it("is shown word for word, with exactly the cited characters marked", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "é", "“"), maxLength: 150 }),
        ranges,
        (text, cited) => {
          const pieces = marked(text, cited).flat();
          for (const { start, text: part, cited: isCited } of pieces) {
            expect(text.slice(start, start + part.length)).toBe(part);
            for (let at = start; at < start + part.length; at++)
              expect(cited.some((range) => range.start <= at && at < range.end)).toBe(isCited);
          }
          const shown = pieces.map(({ text: part }) => part).join("");
          expect(shown.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        },
      ),
    );
  });

  it("is shown around what is cited where it is long", () => {
    const text = Array.from({ length: 5000 }, (_, i) => `Paragraph ${i} of a long document.`).join("\n");
    const start = text.indexOf("Paragraph 2500");
    const shown = nearby(marked(text, [{ start, end: start + 14 }]));
    expect(shown.length).toBe(9);
    expect(shown[4]?.[0]).toEqual({ start, text: "Paragraph 2500", cited: true });
  });
});
