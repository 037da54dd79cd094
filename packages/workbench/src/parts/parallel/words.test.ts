import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedWords, type Stretch } from "./words.ts";

const joined = (all: readonly Stretch[]) => all.map(({ text }) => text).join("");
const marked = (all: readonly Stretch[]) => all.map(({ text, changed }) => (changed ? `[${text}]` : text)).join("");

describe("words that changed", () => {
  it.each([
    [
      "Each shall assist.",
      "If it is approved, each shall assist.",
      "Each shall assist.",
      "[If it is approved, ]each shall assist.",
    ],
    [
      "shall assist Malta.",
      "shall assist Malta within a day.",
      "shall assist Malta.",
      "shall assist Malta [within a day].",
    ],
    ["within 3 days.", "within 5 days.", "within [3 ]days.", "within [5 ]days."],
    ["the same", "the same", "the same", "the same"],
    ["", "new", "", "[new]"],
  ])("%s → %s", (before, after, left, right) => {
    const found = changedWords(before, after);
    expect([marked(found.before), marked(found.after)]).toEqual([left, right]);
  });

  it("lose and invent nothing, and what is not marked is the same in both", () => {
    const text = fc
      .array(fc.constantFrom("each", "of", "the", "Guarantors’", "3", ",", "\n", " "), { maxLength: 14 })
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = changedWords(before, after);
        expect([joined(found.before), joined(found.after)]).toEqual([before, after]);
        const kept = (all: readonly Stretch[]) =>
          joined(all.filter(({ changed }) => !changed))
            .replaceAll(/\s/g, "")
            .toLowerCase();
        expect(kept(found.before)).toBe(kept(found.after));
      }),
    );
  });
});
