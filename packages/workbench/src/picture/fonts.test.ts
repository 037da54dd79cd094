import { describe, expect, it } from "vitest";
import { covers } from "./fonts.ts";

const points = (text: string) => new Set([...text].map((one) => one.codePointAt(0) ?? 0));

describe("the part of a font that a picture needs", () => {
  it.each([
    ["", "a", true],
    ["U+0000-00FF, U+0131", "a", true],
    ["U+0000-00FF, U+0131", "ж", false],
    ["U+0400-045F", "ж", true],
    ["U+4??", "ж", true],
    ["U+26", "&", true],
    ["nonsense", "a", false],
  ])("by %j for %j: %j", (range, text, needed) => {
    expect(covers(range, points(text))).toBe(needed);
  });
});
