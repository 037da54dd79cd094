import type { Model } from "@proviso/agreement";
import { beforeAll, describe, expect, test } from "vitest";
import { GUARANTEE, modelOf } from "../../testing/text.ts";
import { wayAnswer } from "./way.ts";

const TREATY = `
agreement Pact "A pact"
  group Allies: France, Germany, Poland
  group Court: Norway, Sweden
  decision act "Whether to act" by all of Allies within 3 days failing which refused
  clause aid "Art. 1" when anyone attacks Moldova at request of Romania as determined by any of Court
    if act is approved each of Allies may assist Moldova within 2 weeks
  promise safety to Moldova kept when any of Allies assists Moldova
`;

describe("the way from trigger to help", () => {
  let model: Model;
  beforeAll(async () => {
    model = await modelOf(GUARANTEE);
  });

  const only = (of: Model, name: string, ask: Parameters<typeof wayAnswer>[2] = {}) => {
    const [one, ...more] = wayAnswer(of, name, ask).cases;
    if (one === undefined || more.length > 0) throw new TypeError("not one case");
    return one.value;
  };

  test("says at each station what the text asks for, who holds it, by when, and who can cut it", async () => {
    const { stations, sentence } = only(await modelOf(TREATY), "safety");
    expect(
      stations.map(({ kind, holds, cuts }) => ({
        kind,
        holds: holds.map(({ words, holders, term }) => [words, holders.join(), term]),
        cuts: cuts.listed,
      })),
    ).toEqual([
      {
        kind: "invoked",
        holds: [
          ["when anyone attacks Moldova", "", undefined],
          ["at request of Romania", "Romania", undefined],
        ],
        cuts: [["Romania"]],
      },
      {
        kind: "found",
        holds: [["as determined by any of the Court", "Norway,Sweden", undefined]],
        cuts: [["Norway", "Sweden"]],
      },
      {
        kind: "decided",
        holds: [
          [
            "“Whether to act” needs a yes from all of the Allies",
            "France,Germany,Poland",
            "within 3 days, failing which refused",
          ],
        ],
        cuts: [["France"], ["Germany"], ["Poland"]],
      },
      {
        kind: "performed",
        holds: [
          [
            "if act is approved, each of the Allies may assist Moldova within 2 weeks",
            "France,Germany,Poland",
            "within 2 weeks",
          ],
        ],
        cuts: [["France", "Germany", "Poland"]],
      },
    ]);
    expect(sentence).toBe(
      "The way from trigger to help can be cut where help is asked for, by Romania alone; where it is found to be due, by no fewer than 2 together; at the decision, by France, Germany or Poland alone; and where it is to be performed, by no fewer than 3 together.",
    );
  });

  test("the beneficiary's own request cuts nothing, nor does a duty that binds", () => {
    const { stations, sentence } = only(model, "protection", { reading: "announced" });
    expect(stations.map(({ cuts }) => cuts.listed)).toEqual([[], [], [], []]);
    expect(stations.map(({ holds }) => holds.length)).toEqual([2, 1, 0, 1]);
    expect(sentence).toBe(
      "Nobody can cut the way from trigger to help at any one station without breaking the promise.",
    );
  });

  test("each answering that differs has its own way, and what several clauses say alike is said once", () => {
    const { cases } = wayAnswer(model, "protection");
    expect(cases.map(({ answerings }) => answerings)).toEqual([
      [{ "Guarantee.veto": "absent" }],
      [{ "Guarantee.veto": "held" }],
    ]);
    const [, held] = cases;
    expect(held?.value.stations[0]?.holds.map(({ of }) => of)).toEqual([
      ["Guarantee.bar", "Guarantee.defence"],
      ["Guarantee.defence"],
    ]);
    expect(held?.value.stations[2]?.cuts.listed).toEqual([
      ["Russia"],
      ["China"],
      ["UnitedStates", "UnitedKingdom", "France"],
    ]);
    expect(held?.value.sentence).toBe(
      "The way from trigger to help can be cut at the decision, by Russia or China alone.",
    );
  });

  test("a decision has its own station alone", () => {
    const { stations } = only(model, "Guarantee.response", { reading: "clarified" });
    expect(stations.map(({ holds }) => holds.length)).toEqual([0, 0, 1, 0]);
  });
});
