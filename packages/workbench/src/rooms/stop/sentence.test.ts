import type { Model } from "@proviso/agreement";
import type { Coalitions } from "@proviso/promise";
import { describe, expect, it } from "vitest";
import { coalitionSentence, grouped, sizesWords, soloists } from "./sentence.ts";

const model = {
  parties: [{ id: "UnitedKingdom", name: "United Kingdom", kind: "state" }],
  persons: [],
} as unknown as Model;
const family = (...listed: string[][]): Coalitions => ({
  listed,
  count: String(listed.length),
  bySize: [],
  cut: false,
});
const council: Coalitions = {
  listed: [["A"], ["B"], ["p", "q", "r"]],
  count: "12",
  bySize: ["0", "2", "0", "10"],
  cut: true,
  patterns: [
    { parts: [{ any: 1, of: ["A", "B"] }], count: "2" },
    { parts: [{ any: 3, of: ["p", "q", "r", "s", "t"] }], count: "10" },
  ],
};

describe("what a picture of coalitions says", () => {
  it.each([
    [family(), "Nobody can void it."],
    [family([]), "Nobody has to do anything to void it."],
    [family(["Russia"]), "Russia alone can void it."],
    [family(["Russia"], ["China"]), "Russia or China alone can void it."],
    [
      family(["Russia"], ["France", "UnitedKingdom", "Germany"]),
      "Russia alone can void it; of the others it takes all 3 of France, the United Kingdom and Germany.",
    ],
    [
      family(["Russia"], ["France", "UnitedKingdom"]),
      "Russia alone can void it; of the others it takes both of France and the United Kingdom.",
    ],
    [family(["France", "UnitedKingdom"]), "France and the United Kingdom can void it, only both together."],
    [family(["UnitedKingdom"]), "The United Kingdom alone can void it."],
    [family(["A", "B"], ["A", "C"]), "It takes at least 2 together to void it; there are 2 ways."],
    [family(["A"], ["B"], ["C"], ["D"], ["E"], ["F"]), "Any of 6 alone can void it."],
    [council, "A or B alone can void it; of the others it takes any 3 of 5 together."],
    [
      { ...council, patterns: council.patterns?.slice(1), listed: [["p", "q", "r"]] },
      "Any 3 of 5 together can void it.",
    ],
  ] as const)("%#", (coalitions, sentence) => {
    expect(coalitionSentence(model, coalitions, "void it")).toBe(sentence);
  });

  it("knows who can alone, also where those alike are told as one", () => {
    expect(soloists(council)).toEqual(["A", "B"]);
    expect(soloists(family(["Russia"], ["A", "B"]))).toEqual(["Russia"]);
  });

  it("counts by size, in figures that can be read", () => {
    expect(sizesWords({ ...council, bySize: ["0", "1", "0", "12345"] })).toEqual([
      "alone: 1 way",
      "3 together: 12,345 ways",
    ]);
    expect(grouped("1234567890123")).toBe("1,234,567,890,123");
  });
});
