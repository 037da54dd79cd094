import type { Model } from "@proviso/agreement";
import { describe, expect, test } from "vitest";
import { loadText } from "../src/index.ts";

/** An agreement with a decision's parts and a clause's, and a scenario's lines. */
function pact({ decision = "", clause = "", force = "", lines = "", enough = "any of Guarantors" }): string {
  return `agreement Pact "A pact"
  ${force}
  group Guarantors: France, Poland, Romania
  attribute troops of Guarantors: France 5.5, Poland 4, Romania 2
  decision response by all of Guarantors ${decision}
  clause defence
    when anyone attacks Ukraine
    ${clause}
    each of Guarantors shall assist Ukraine
  promise aid to Ukraine kept when ${enough} assists Ukraine
scenario war "War" of Pact
  Russia attacks Ukraine on day 0
  ${lines}
`;
}

async function model(parts: Parameters<typeof pact>[0]): Promise<Model> {
  const loaded = await loadText(pact(parts));
  expect(loaded.diagnostics).toEqual([]);
  return loaded.model as Model;
}

async function told(parts: Parameters<typeof pact>[0]): Promise<string[]> {
  const { diagnostics } = await loadText(pact(parts));
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe("how long something takes", () => {
  test.each([
    ["3 days", { kind: "range", from: 3, to: { count: 3, unit: "day" } }],
    ["5 to 20 hours", { kind: "range", from: 5, to: { count: 20, unit: "hour" } }],
    ["each hour 12.5%", { kind: "each", unit: "hour", probability: 0.125 }],
    [
      "0 days 25%, 2 weeks 50%, never 25%",
      {
        kind: "distribution",
        points: [
          { after: { count: 0, unit: "day" }, probability: 0.25 },
          { after: { count: 2, unit: "week" }, probability: 0.5 },
        ],
        never: 0.25,
      },
    ],
    ["never 100%", { kind: "distribution", points: [], never: 1 }],
  ])("%s", async (written, time) => {
    const lines = `delay each of Guarantors on response ${written}\n  ratification France on defence ${written}`;
    const [scenario] = (await model({ lines })).scenarios;
    expect(scenario?.delays[0]).toMatchObject({ on: "Pact.response", time });
    expect(scenario?.ratifications[0]).toMatchObject({ on: "Pact.defence", time });
  });

  test.each([
    ["5 to 3 days", "bad-number: `5 to 3` ends before it begins."],
    ["each day 0%", "bad-number: With a probability of 0% it never happens; say `never 100%` if that is meant."],
    ["1 day 50%, 3 days", "time-sum: Each of several times needs its probability: `1 day 50%, 2 days 50%`."],
    [
      "1 day 50%, 3 days 30%",
      "time-sum: These probabilities add up to 80%, not to 100%. What never happens is `never …%`.",
    ],
  ])("%s is told", async (written, message) => {
    expect(await told({ lines: `delay France ${written}` })).toEqual([message]);
  });

  test("a scenario names who takes so long", async () => {
    expect(await told({ lines: "ratification any of Guarantors 3 days" })).toEqual([
      "wrong-kind: A scenario says who takes so long: name a party, or write `each of` a group.",
    ]);
  });
});

describe("in an agreement", () => {
  test("consultation, rounds and ratification", async () => {
    const [agreement] = (
      await model({
        decision:
          "after consulting Ukraine for 1 to 2 days in up to 3 rounds 2 days apart voting anew upon ratification by France",
        clause: "upon ratification by at least 2 of Guarantors",
        force: "enters into force upon ratification by all of Guarantors",
      })
    ).agreements;
    expect(agreement?.decisions[0]?.parts.slice(1)).toMatchObject([
      { kind: "consulting", time: { kind: "range", from: 1 } },
      { kind: "rounds", most: 3, gap: { kind: "range", from: 2 }, anew: true },
      { kind: "ratified", by: { kind: "who" } },
    ]);
    expect(agreement?.clauses[0]?.parts[1]).toMatchObject({ kind: "ratified", by: { kind: "members" } });
    expect(agreement?.force).toMatchObject([{ kind: "ratified", by: { kind: "members" } }]);
    const own = await model({ clause: "France shall assist Ukraine upon\n its  ratification" });
    expect(own.agreements[0]?.clauses[0]?.parts[1]).toMatchObject({ manner: { uponItsRatification: true } });
  });

  test.each([
    [{ decision: "in up to 1 rounds" }, "bad-number: A vote is repeated in 2 to 1000 rounds, not 1."],
    [
      { decision: "after consulting Ukraine for 1 day 90%, never 10%" },
      "time-sum: A consultation comes to an end; leave out `never`.",
    ],
    [
      { decision: "in up to 2 rounds in up to 3 rounds" },
      "repeated-part: `in up to … rounds` stands twice in `response`.",
    ],
    [
      { clause: "upon ratification by anyone" },
      "wrong-kind: Name who has to ratify: a party, or `all of`, `any of` or `at least 2 of` a group.",
    ],
    [
      { clause: "upon ratification by each of Guarantors" },
      "wrong-kind: Write `all of` where everyone has to ratify. Where each is bound once it has ratified itself, the sentence says `upon its ratification`.",
    ],
  ])("%o is told", async (parts, message) => {
    expect(await told(parts)).toEqual([message]);
  });
});

describe("who counts by share and weight", () => {
  test.each([
    [
      "at least 2/3 of Guarantors",
      { kind: "at least share", amount: { numerator: "2", denominator: "3", share: true } },
    ],
    ["at least 5.5 of troops of Guarantors", { kind: "at least share", amount: { text: "5.5", share: false } }],
    ["at least 2 of Guarantors", { kind: "at least", count: 2 }],
  ])("%s", async (enough, quantifier) => {
    const kept = (await model({ enough })).agreements[0]?.promises[0]?.keptWhen;
    expect(kept).toMatchObject({ event: { subject: { quantifier } } });
  });

  test.each([
    [
      "at least 1.5 of Guarantors",
      "bad-number: `1.5` is no number of members; write a whole number, or a share such as `2/3`.",
    ],
    ["at most 50% of Guarantors", "bad-number: `at most` counts heads: write a whole number of members."],
    [
      "any of troops of Guarantors",
      "wrong-kind: Weights are counted by `at least`: write `at least 60% of …`, not `any of …`.",
    ],
  ])("%s is told", async (enough, message) => {
    expect(await told({ enough })).toEqual([message]);
  });

  test("what several owe together is counted in heads", async () => {
    expect(await told({ clause: "at least 2/3 of Guarantors shall assist Ukraine" })).toEqual([
      "wrong-kind: What several do together is counted in heads: write a whole number of them.",
    ]);
  });
});
