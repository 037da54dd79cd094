import { describe, expect, test } from "vitest";
import { type Field, type GoldSet, goldPassages, measure, precision, recall } from "./measure.ts";

/** What a change of the rules may not fall below. The held-out passages are measured by the script only, so that nobody tunes on them. */
const FLOORS: Readonly<Record<Exclude<GoldSet, "held-out">, Readonly<Record<Field, number>>>> = {
  tuning: {
    attribution: 0.92,
    speaker: 0.92,
    party: 0.92,
    act: 0.9,
    content: 0.9,
    condition: 0.85,
    date: 0.85,
    nested: 0.85,
  },
  article: {
    attribution: 0.95,
    speaker: 0.95,
    party: 0.95,
    act: 0.95,
    content: 0.95,
    condition: 0.95,
    date: 0.75,
    nested: 0.95,
  },
};

describe.each(Object.entries(FLOORS) as [GoldSet, Record<Field, number>][])("%s", (set, floors) => {
  const measured = measure(goldPassages(set));

  test.each(Object.entries(floors) as [Field, number][])(
    "%s: precision and recall at least %f",
    async (field, floor) => {
      const { scores, errors } = await measured;
      expect(precision(scores[field]), errors.join("\n")).toBeGreaterThanOrEqual(floor);
      expect(recall(scores[field]), errors.join("\n")).toBeGreaterThanOrEqual(floor);
    },
  );
});

test("the passages are enough, and a third of them is kept unseen", () => {
  const tuning = goldPassages("tuning");
  const heldOut = goldPassages("held-out");
  expect(tuning.length + heldOut.length).toBeGreaterThanOrEqual(60);
  expect(heldOut.length).toBeGreaterThanOrEqual((tuning.length + heldOut.length) / 3);
  const ids = [...tuning, ...heldOut].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
