import { type Document, evidence, heading, list, paragraph } from "@proviso/report/document";
import { describe, expect, it } from "vitest";
import { notesOf, sectionsOf } from "./outline.ts";

const step = (text: string) => ({
  text,
  at: { file: "a.proviso", line: 1, column: 1, offset: 0, end: 1, endLine: 1, endColumn: 2 },
  support: [],
});
const brief: Document = [
  heading(1, "A pact"),
  paragraph("The first sentence."),
  heading(2, "What this rests on"),
  ...evidence([step("one"), step("two")]),
  heading(2, "Beside it"),
  heading(3, "Another"),
  list({ line: ["told"], below: evidence([step("three")]) }, { line: ["not told"] }),
  ...evidence([step("four")]),
];

describe("the outline of a brief", () => {
  it("has a section for each heading of the second level, and what comes before in none", () => {
    expect(sectionsOf(brief).map(({ id, title, blocks }) => [id, title, blocks.length])).toEqual([
      ["part-1", "What this rests on", 1],
      ["part-2", "Beside it", 3],
    ]);
    expect(sectionsOf([heading(1, "A pact")])).toEqual([]);
  });

  it("numbers evidence as a reader comes upon it, also below the items of a list", () => {
    expect(notesOf(brief).map(({ number, step: { text } }) => [number, text])).toEqual([
      [1, "one"],
      [2, "two"],
      [3, "three"],
      [4, "four"],
    ]);
  });
});
