import type { Question } from "@proviso/agreement";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightsIn, withWeights } from "./weights.ts";

const question = { id: "Pact.veto", options: [{ name: "absent" }, { name: "held" }] } as unknown as Question;

describe("how likely answers are taken to be", () => {
  it("comes back from the address as it went in, and stays away where all weigh alike", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(10), (absent, held) => {
        const view = withWeights({ other: "x" }, "Pact.veto", { absent, held });
        const expected = absent === held ? undefined : { "Pact.veto": { absent, held } };
        expect(weightsIn(view, [question])).toEqual(expected);
        expect(view["other"]).toBe("x");
      }),
    );
  });

  it("leaves out what an address makes up", () => {
    const of = (text: string) => weightsIn({ "weigh.Pact.veto": text }, [question]);
    expect(of("held:3")).toEqual({ "Pact.veto": { absent: 1, held: 3 } });
    expect([of("nobody:3"), of("held:many"), of("held:-1"), of(""), of("absent:0,held:0")]).toEqual(
      new Array(5).fill(undefined),
    );
    expect(weightsIn({ "weigh.Pact.other": "held:3" }, [question])).toBeUndefined();
  });
});
