import type { PartyPower, PowerValue } from "@proviso/promise";
import { describe, expect, it } from "vitest";
import { barsOf } from "./bars.ts";
import { INDICES, type PowerIndex } from "./indices.ts";

const index = INDICES[0] as PowerIndex;
const value = (figures: Readonly<Record<string, number>>) =>
  ({
    kind: "power",
    parties: Object.entries(figures).map(([party, banzhaf]) => ({ party, banzhaf: { value: banzhaf } }) as PartyPower),
  }) as unknown as Extract<PowerValue, { kind: "power" }>;
const many = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`elected ${i}`, 0.05]));

describe("power bars", () => {
  it("stand by length, one for each of a few", () => {
    expect(barsOf(value({ A: 0.1, B: 0.5, C: 0.1 }), index).map(({ parties }) => parties)).toEqual([
      ["B"],
      ["A"],
      ["C"],
    ]);
  });

  it("are shared by those on whom as much hangs, where there are many", () => {
    expect(barsOf(value({ A: 0.5, ...many, B: 0.5 }), index).map(({ parties }) => parties.length)).toEqual([2, 10]);
  });

  it("stand apart where something else was there before", () => {
    const before = value({ A: 0.9, ...many, B: 0.5 });
    expect(barsOf(value({ A: 0.5, ...many, B: 0.5 }), index, before)).toMatchObject([
      { parties: ["A"], before: 0.9 },
      { parties: ["B"], before: 0.5 },
      { before: 0.05 },
    ]);
  });
});
