import type { Model } from "@proviso/agreement";
import { beforeAll, describe, expect, test } from "vitest";
import { GUARANTEE, modelOf } from "../testing/text.ts";
import { isNoAgreement, worthAnswer } from "./index.ts";

describe("better than no agreement?", () => {
  let model: Model;
  beforeAll(async () => {
    model = await modelOf(GUARANTEE);
  });

  test("what owes, forbids and decides nothing is no agreement, and is not measured against itself", async () => {
    const bare = await modelOf(`agreement Bare "None"
  group Willing: France, Italy
  clause self when anyone attacks Malta as determined by each of Willing each of Willing may assist Malta
  promise help to Malta kept when any of Willing assists Malta`);
    expect([isNoAgreement(bare, "Bare"), isNoAgreement(model, "Guarantee")]).toEqual([true, false]);
  });

  const of = (reading: string) => worthAnswer(model, "protection", { reading }).cases[0]?.value;

  test("a firm duty is better than none: each helper keeps its word more often than it is willing", () => {
    const value = of("announced");
    expect(value?.verdict).toBe("better");
    expect(value?.with.low).toBeCloseTo(1 - 0.2 ** 3, 12);
    expect(value?.without.low).toBeCloseTo(1 - 0.5 ** 3, 12);
    expect(value?.without.voiding.listed).toEqual([["UnitedStates", "UnitedKingdom", "France"]]);
    expect(value?.why.sentence).toBe(
      "Better than no agreement for Ukraine: help comes in 99.2% of cases with it and 87.5% without.",
    );
  });

  test("what comes as surely but later is worse, and the day says how much", async () => {
    const slow = await modelOf(`
agreement Pact "A pact"
  group Allies: France, Poland
  decision act by any of Allies after consulting Ukraine for 5 days within 3 days failing which refused
  clause bar when Russia attacks Ukraine as determined by someone unnamed
    unless act is approved each of Allies must not intervene
  clause aid when Russia attacks Ukraine as determined by someone unnamed
    if act is approved each of Allies shall assist Ukraine
  promise help to Ukraine kept when any of Allies assists Ukraine
scenario attacked "An attack" of Pact
  Russia attacks Ukraine on day 0
  stance each of Allies yes 50%, no 50%
`);
    expect(worthAnswer(slow, "help", {}).cases[0]?.value.why.sentence).toMatch(
      /^Worse than no agreement for Ukraine: within 3 days help has come in 0% of cases with it and 75.0% without; in the end in /,
    );
  });

  test("is not asked of a decision, which nobody takes without the agreement", () => {
    expect(() => worthAnswer(model, "response", { reading: "clarified" })).toThrow(
      /^Guarantee\.response is a decision, .* Ask how likely it is with strength, or by when with arrival\.$/,
    );
  });

  test("a veto over help is worse than none, and the terms that make it so are named", () => {
    const value = of("clarified");
    expect(value?.verdict).toBe("worse");
    expect(value?.with.by.every(({ high }) => high === 0)).toBe(true);
    expect(value?.why.sentence).toBe(
      "Worse than no agreement for Ukraine: help comes in 0% of cases with it and 87.5% without; clause bar forbids help that would be lawful without it (unless response is approved, each of the Guarantors except the attacker must not intervene); and clause neutrality takes from the beneficiary whatever happens (Ukraine must not join the North Atlantic Treaty Organization).",
    );
    expect(value?.why.steps.map(({ at }) => at.line)).toEqual([9, 10]);
    expect(value?.with.sometimesLawful).toEqual(["UnitedStates", "UnitedKingdom", "France"]);
    expect(value?.without.lawful).toEqual(["UnitedStates", "UnitedKingdom", "France"]);
  });

  test("the ledger tells what is given and got, when, and on what condition", () => {
    expect(
      of("clarified")?.ledger.map(({ side, clause, due, waitsFor, owed }) => [side, clause, due, waitsFor, owed]),
    ).toEqual([
      ["gives", "clause neutrality", "no term", [], "always"],
      [
        "gets",
        "clause defence",
        "within 7 days",
        ["the trigger", "a request", "a finding by someone unnamed", "response is approved"],
        "sometimes",
      ],
    ]);
  });

  test("a text that neither binds nor forbids is worth as much as none", async () => {
    const mere = await modelOf(`
agreement Pact "A pact"
  group Allies: France, Italy
  clause a when anyone attacks Malta as determined by someone unnamed each of Allies may assist Malta
  promise help to Malta kept when any of Allies assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0
  stance each of Allies yes 40%, no 60%
  delay France 2 to 10 days
`);
    const [one] = worthAnswer(mere, "help").cases;
    expect(one?.value.verdict).toBe("same");
    expect(one?.value.with.by).toEqual(one?.value.without.by);
    expect(one?.value.with.method.kind).toBe("exact");
  });

  test("permission that a text withholds by silence counts as it would without a text", async () => {
    const silent = await modelOf(`
agreement Pact "A pact"
  group Allies: France, Italy
  clause a each of Allies shall consult Malta
  promise help to Malta kept when any of Allies assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0
  stance each of Allies yes 40%, no 60%
`);
    expect(worthAnswer(silent, "help").cases[0]?.value.verdict).toBe("same");
  });

  test("without stances nothing can be compared", async () => {
    const bare = await modelOf(
      `agreement Pact "A pact"\n group Allies: France\n promise help to Malta kept when any of Allies assists Malta`,
    );
    expect(() => worthAnswer(bare, "help")).toThrow("has no scenario with stances");
  });
});
