import type { Model } from "@proviso/agreement";
import { describe, expect, it } from "vitest";
import { coalitionSentence } from "./sentence.ts";

const model = { parties: [{ id: "UnitedKingdom", name: "United Kingdom", kind: "state" }] } as unknown as Model;
const family = (...listed: string[][]) => ({ listed, count: String(listed.length), bySize: [], cut: false });

describe("what a picture of coalitions says", () => {
  it.each([
    [family(), "Nobody can void it."],
    [family([]), "Nobody has to do anything to void it."],
    [family(["Russia"]), "Russia alone can void it."],
    [family(["Russia"], ["China"]), "Russia or China alone can void it."],
    [
      family(["Russia"], ["France", "UnitedKingdom", "Germany"]),
      "Russia alone can void it; all others need at least 3 together.",
    ],
    [family(["France", "UnitedKingdom"]), "France and United Kingdom can void it, only all together."],
    [family(["A", "B"], ["A", "C"]), "It takes at least 2 together to void it; there are 2 ways."],
    [family(["A"], ["B"], ["C"], ["D"], ["E"]), "Any of 5 alone can void it."],
  ])("%#", (coalitions, sentence) => {
    expect(coalitionSentence(model, coalitions, "void it")).toBe(sentence);
  });
});
