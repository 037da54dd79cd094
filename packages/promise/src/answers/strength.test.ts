import type { Model } from "@proviso/agreement";
import { beforeAll, describe, expect, test } from "vitest";
import { GUARANTEE, modelOf } from "../testing/text.ts";
import { compareAnswer, expectations, powerAnswer, strengthAnswer } from "./index.ts";

describe("how sure a promise is", () => {
  let model: Model;
  beforeAll(async () => {
    model = await modelOf(GUARANTEE);
  });

  test("a duty is kept with probability max(reliability, willingness), each on its own", () => {
    const [one] = strengthAnswer(model, "protection", { reading: "announced" }).cases;
    expect(one?.value.low).toBeCloseTo(1 - 0.2 ** 3, 12);
    expect(one?.value.high).toBe(one?.value.low);
    expect(one?.value.why.sentence).toMatch(/^It hangs most on the United States: /);
  });

  test("a sure objection leaves nothing", () => {
    expect(strengthAnswer(model, "protection", { reading: "clarified" })).toMatchObject({ low: 0, high: 0 });
  });

  test("an open stance gives an interval, that party at worst and at best", async () => {
    const open = await modelOf(GUARANTEE.replace("  stance Russia no 100%\n", ""));
    const answer = strengthAnswer(open, "protection", { reading: "clarified" });
    expect(answer.cases[0]?.value.open).toEqual(["Russia"]);
    expect(answer.low).toBe(0);
    // China does not object (one half), at least one guarantor votes yes (T = yes), and one is bound and keeps its word or is willing.
    const someYes = 1 - 0.5 ** 3;
    expect(answer.high).toBeCloseTo(0.5 * someYes, 12);
  });

  test("following draws once who prevails", async () => {
    const following = await modelOf(`
agreement Pact "A pact"
  group Allies: France, Italy
  clause a when anyone attacks Malta as determined by someone unnamed each of Allies may assist Malta
  promise help to Malta kept when any of Allies assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0
  stance France yes 40%, no 60%
  stance Italy yes 10%, no 90%
  Italy follows France 50%`);
    const p = 0.4;
    expect(strengthAnswer(following, "help").low).toBeCloseTo(0.5 * p + 0.5 * (1 - (1 - p) * 0.9), 12);
  });

  test("where a yes can harm, the scenario must say what it would be there", async () => {
    const text = `
agreement Pact "A pact"
  group Allies: France, Italy
  decision stop by all of Allies within 3 days failing which refused
  clause a when anyone attacks Malta as determined by someone unnamed unless stop is approved each of Allies shall assist Malta
  promise help to Malta kept when any of Allies assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0
  stance each of Allies yes 50%, no 50%
`;
    const model2 = await modelOf(text);
    expect(() => strengthAnswer(model2, "help")).toThrow(
      "A yes of France and Italy in Pact.stop can work against the promise. Say what it would do there: stance France on stop yes …%, no …%; likewise of each of the others, or of all in one line, `stance each of` their group.",
    );
    const told = await modelOf(`${text}  stance each of Allies on stop yes 30%, no 70%\n`);
    expect(strengthAnswer(told, "help").low).toBeCloseTo(1 - 0.3 * 0.3, 12);
  });

  test("a fact that a trigger needs must be stated", async () => {
    const text = (where: string) => `
agreement Pact "A pact"
  fact inArea "in the area"
  clause a when anyone attacks Malta where inArea as determined by someone unnamed France shall assist Malta
  promise help to Malta kept when France assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0${where}
  stance France yes 40%, no 60%
`;
    await expect(modelOf(text(""))).rejects.toThrow("fact-not-stated");
    expect(strengthAnswer(await modelOf(text(" where inArea")), "help").low).toBe(1);
    expect(strengthAnswer(await modelOf(text(" where not inArea")), "help").low).toBe(0);
  });

  test("expectations are run like tests, and what cannot be computed is not called met", () => {
    const results = [...expectations(model, { findings: () => [] })];
    expect(results.map((one) => [one.text, one.status])).toEqual([
      ["in announced protection is not voidable by Russia", "met"],
      ["in clarified protection is voidable by Russia", "met"],
      ["protection is voidable by Russia", "failed"],
      ["in some reading protection is voidable by Russia", "met"],
      ["in clarified protection needs at least 2 parties", "failed"],
      ["in announced protection is kept at least 99% of the time", "met"],
      ["in announced protection is kept within 14 days at least 99% of the time", "not computed"],
    ]);
    expect(results[2]?.got).toBe(
      "Nobody can void the promise: duty alone secures it as long as nobody breaks its word. (where veto is absent)",
    );
  });

  test("power: of the promise as clarified, the two who can object weigh alike", () => {
    const [one] = powerAnswer(model, "protection", { reading: "clarified" }).cases;
    expect(one?.value.kind).toBe("power");
    if (one?.value.kind !== "power") return;
    const share = new Map(one.value.parties.map((power) => [power.party, power.banzhafNormalised.value]));
    expect(share.get("Russia")).toBe(share.get("China"));
    expect(one.value.why.sentence).toMatch(/^It hangs most on Russia and China, with [0-9.]+% of the swings each\.$/);
    expect(powerAnswer(model, "protection", { reading: "announced" }).cases[0]?.value.kind).toBe("constant");
  });

  test("a comparison sets promises side by side", async () => {
    const two = await modelOf(`${GUARANTEE}
agreement Nothing "No agreement"
  group Willing: UnitedStates, France
  clause art51 when anyone attacks Ukraine as determined by each of Willing each of Willing may assist Ukraine
  promise protection to Ukraine kept when any of Willing assists Ukraine
`);
    const { rows } = compareAnswer(two, ["Guarantee", "Nothing"]);
    expect(
      rows.map((row) => [row.target.id, row.cases.map((one) => [one.alone, one.needs, one.securedByDuty])]),
    ).toEqual([
      [
        "Guarantee.protection",
        [
          [[], undefined, true],
          [["Russia", "China"], 1, false],
        ],
      ],
      ["Nothing.protection", [[[], 2, false]]],
    ]);
    expect(() => compareAnswer(two, ["Guarantee"])).toThrow("at least two");
  });
});
