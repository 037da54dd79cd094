import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { piecesOf } from "./text-diff.tsx";

describe("two texts as one", () => {
  it("shows what went and what came, and tells long stretches that are alike", () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`).join("\n");
    const pieces = piecesOf(lines, lines.replace("line 10", "other 10"));
    expect(pieces.filter(({ kind }) => kind !== "same").map(({ kind, text }) => [kind, text])).toEqual([
      ["gone", "line"],
      ["new", "other"],
    ]);
    expect(pieces.map(({ text }) => text).join("")).toContain("… 8 lines alike …");
  });

  it("leaves out nothing that differs", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c d", ""), { maxLength: 12 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = piecesOf(before, after);
        if (pieces.some(({ text: one }) => one.includes("lines alike"))) return;
        const side = (kind: "gone" | "new"): string =>
          pieces
            .filter((one) => one.kind === "same" || one.kind === kind)
            .map((one) => one.text)
            .join("");
        expect(side("gone")).toBe(before);
        expect(side("new")).toBe(after);
      }),
    );
  });
});
