import type { Model } from "@proviso/agreement";
import { describe, expect, test } from "vitest";
import { loadText } from "../src/index.ts";

const PACT = `faction Hawks of France "those for acting"
faction Doves of France "those against"
agreement Pact "A pact"
  question veto "Can the response be stopped?" either absent or shared or held
  group Guarantors: France, Poland
  decision response by all of Guarantors
  clause defence when anyone attacks Ukraine if response is approved each of Guarantors shall assist Ukraine
  promise aid to Ukraine kept when any of Guarantors assists Ukraine
`;
const WAR = 'scenario war "War" of Pact\n  Russia attacks Ukraine on day 0\n';

async function model(text: string): Promise<Model> {
  const loaded = await loadText(PACT + text, { path: "pact.proviso" });
  expect(loaded.diagnostics).toEqual([]);
  return loaded.model as Model;
}

async function told(text: string): Promise<string[]> {
  const loaded = await loadText(PACT + text, { path: "pact.proviso" });
  const start = PACT.split("\n").length - 1;
  return loaded.diagnostics.map(
    ({ code, place, message }) => `${place.line - start}:${place.column} ${code}: ${message}`,
  );
}

const withoutPlaces = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === "at" ? undefined : part)));

describe("a table of influence", () => {
  test("holds actors, ranges and dates as they are written", async () => {
    const { tables } =
      await model(`table paris "Whose line prevails" on Pact.veto from absent to held assumed "invented"
  France influence 40 salience 90.5
  Hawks of France position 10 to 25 likely 12 influence 70 since 2025-02, 30 by 2025-08 salience 80 assumed "a guess"
  Poland position 80 influence 5 to 9 since 2025 salience 60
`);
    const plain = { gradually: false };
    expect(withoutPlaces(tables)).toEqual([
      {
        id: "paris",
        title: "Whose line prevails",
        on: { kind: "question", question: "Pact.veto", low: "absent", high: "held" },
        rows: [
          {
            actor: { kind: "party", id: "France" },
            position: [],
            influence: [{ low: 40, high: 40, ...plain }],
            salience: [{ low: 90.5, high: 90.5, ...plain }],
            support: [],
          },
          {
            actor: { kind: "faction", id: "Hawks" },
            of: "France",
            position: [{ low: 10, high: 25, likely: 12, ...plain }],
            influence: [
              { low: 70, high: 70, date: "2025-02", ...plain },
              { low: 30, high: 30, date: "2025-08", gradually: true },
            ],
            salience: [{ low: 80, high: 80, ...plain }],
            support: [{ kind: "assumed", why: "a guess" }],
          },
          {
            actor: { kind: "party", id: "Poland" },
            position: [{ low: 80, high: 80, ...plain }],
            influence: [{ low: 5, high: 9, date: "2025", ...plain }],
            salience: [{ low: 60, high: 60, ...plain }],
            support: [],
          },
        ],
        support: [{ kind: "assumed", why: "invented" }],
      },
    ]);
  });

  test("may ask in words, and knows persons", async () => {
    const { tables } = await model(`person Minister of Poland "the minister"
table warsaw "A table" on "How many brigades?" from "none" to "ten"
  Minister position 50 influence 1 salience 1
`);
    expect(tables[0]?.on).toEqual({ kind: "words", words: "How many brigades?", low: "none", high: "ten" });
    expect(tables[0]?.rows[0]?.actor).toEqual({ kind: "person", id: "Minister" });
  });

  test.each([
    [
      "number too great",
      "Poland position 101 influence 500 salience 60",
      "2:19 bad-number: `position 101` is more than 100.",
    ],
    [
      "range reversed",
      "Poland position 60 to 40 influence 5 salience 60",
      "2:19 bad-number: `60, 40` does not run from low to high.",
    ],
    [
      "likeliest outside",
      "Poland position 40 to 60 likely 70 influence 5 salience 60",
      "2:19 bad-number: `40, 70, 60` does not run from low to high.",
    ],
    ["no salience", "Poland position 60 influence 5", "2:3 table-line: `Poland` has no salience in this table."],
    ["no position", "Poland influence 5 salience 60", "2:3 table-line: `Poland` has no position in this table."],
    [
      "twice",
      "Poland position 6 influence 5 salience 60\n  Poland position 7 influence 5 salience 60",
      "3:3 table-line: `Poland` has a line in this table already.",
    ],
    [
      "quantity twice",
      "Poland position 6 position 7 influence 5 salience 60",
      "2:21 repeated-part: `position` stands twice in this line.",
    ],
    [
      "delegation without a line",
      "Hawks of France position 6 influence 5 salience 60",
      "2:12 table-delegation: `France` has no line of its own in this table.",
    ],
    [
      "delegation with a position",
      "France position 5 influence 5 salience 60\n  Hawks of France position 6 influence 5 salience 60",
      "2:10 table-delegation: The position of `France` is formed by those who act for it.",
    ],
    [
      "a circle",
      "France of Poland influence 5 salience 60\n  Poland of France influence 6 salience 60",
      "2:13 table-delegation: `France` acts for itself, directly or through others.",
    ],
    [
      "dates out of order",
      "Poland position 6 influence 5 since 2025-03, 6 since 2025-02 salience 60",
      "2:48 table-dates: `2025-02` does not come after `2025-03`.",
    ],
    [
      "the same day",
      "Poland position 6 influence 5 since 2025, 6 since 2025-01-01 salience 60",
      "2:45 table-dates: `2025-01-01` does not come after `2025`.",
    ],
    [
      "no such date",
      "Poland position 6 influence 5 since 2025-13 salience 60",
      "2:39 bad-date: `2025-13` is not a date: there are twelve months.",
    ],
    [
      "nobody of that name",
      "Polland position 6 influence 5 salience 60",
      "2:3 unknown-party: No party, person or faction is called `Polland`. Did you mean `Holland` or `Poland`?",
    ],
    [
      "a group",
      "Pact.Guarantors position 6 influence 5 salience 60",
      "2:3 wrong-kind: `Pact.Guarantors` is a group; here a party, a person or a faction is wanted.",
    ],
  ])("tells a mistake: %s", async (_, rows, message) => {
    const found = await told(`table t "T" on "How far?" from "a" to "b"\n  ${rows}\n`);
    expect(found[0]).toBe(message);
  });

  test.each([
    ['table t "T" on Pact.veto from absent to given', "1:41 unknown-option: `veto` has no answer `given`."],
    ['table t "T" on Pact.veto from absent to absent', "1:41 table-ends: Both ends of the table are `absent`."],
    [
      'table t "T" on vetto from absent to held',
      "1:16 unknown-name: No question is called `vetto`. Did you mean `veto`?",
    ],
    [
      'table T "T" on Pact.veto from absent to held',
      "1:7 name-case: `T` names a table and so starts with a small letter: `t`.",
    ],
  ])("tells a mistake in its head: %s", async (head, message) => {
    expect((await told(`${head}\n  Poland position 6 influence 5 salience 60\n`))[0]).toBe(message);
  });

  test("that lists nobody is told", async () => {
    expect(await told('table t "T" on Pact.veto from absent to held\n')).toEqual(["1:1 table-line: `t` lists nobody."]);
  });
});

describe("ranges and stakes of a scenario", () => {
  test("are in the model", async () => {
    const { scenarios } = await model(`${WAR}  stance France yes 60%, no 40%
  stance Hawks yes 100%
  France follows Hawks 20%
  delay Poland 1 to 9 days
  vary stance France no from 0% to 100% by 12.5% assumed "unknown"
  vary delay Poland at most from 2 to 9 by 1
  stakes the attacker holds 0, unanswered 3.5, answered -2
  stakes each of Guarantors honour -1, renege -4
  vetoed 30%
`);
    const [war] = scenarios;
    expect(withoutPlaces(war?.varied)).toMatchObject([
      {
        number: { kind: "stance", subject: { kind: "who", who: { kind: "party", party: "France" } }, vote: "no" },
        from: "0",
        to: "100",
        by: "12.5",
        support: [{ kind: "assumed", why: "unknown" }],
      },
      { number: { kind: "delay", end: "most" }, from: "2", to: "9", by: "1" },
    ]);
    expect(war?.stakes.map(({ side, payoffs }) => [side, payoffs])).toEqual([
      [
        "attacker",
        [
          { outcome: "holds", value: "0" },
          { outcome: "unanswered", value: "3.5" },
          { outcome: "answered", value: "-2" },
        ],
      ],
      [
        "guarantors",
        [
          { outcome: "honour", value: "-1" },
          { outcome: "renege", value: "-4" },
        ],
      ],
    ]);
    expect(war?.vetoed?.probability).toBe(0.3);
  });

  test("any number of a scenario may be a range", async () => {
    const varied = async (line: string) => {
      const { scenarios } = await model(`${WAR}  delay France each day 20%
  delay Poland 1 day 50%, 5 days 30%, never 20%
  ratification Poland 10 to 40 days
  ratification each of Guarantors each day 10%
  vetoed 30%
  stakes the attacker holds 0, unanswered 3, answered -2
  stakes each of Guarantors honour -1, renege -4
  ${line}
`);
      const { number, from, to, by } = scenarios[0]?.varied[0] ?? {};
      return [withoutPlaces(number), `${from}:${to}:${by}`];
    };
    const party = (id: string) => ({ kind: "who", who: { kind: "party", party: id } });
    const five = { count: 5, unit: "day" };
    expect(await varied("vary delay France each day from 10% to 40% by 10%")).toEqual([
      { kind: "delay", subject: party("France"), end: "each", unit: "day" },
      "10:40:10",
    ]);
    expect(await varied("vary delay Poland 5 days from 0% to 40% by 10%")).toEqual([
      { kind: "delay", subject: party("Poland"), end: "chance", after: five },
      "0:40:10",
    ]);
    expect(await varied("vary delay Poland 5 days from 3 to 9 by 2")).toEqual([
      { kind: "delay", subject: party("Poland"), end: "length", after: five },
      "3:9:2",
    ]);
    expect((await varied("vary delay Poland never from 0% to 40% by 10%"))[0]).toMatchObject({ end: "never" });
    expect((await varied("vary ratification Poland at most from 20 to 60 by 10"))[0]).toEqual({
      kind: "ratification",
      subject: party("Poland"),
      end: "most",
    });
    expect((await varied("vary ratification each of Guarantors each day from 5% to 15% by 5%"))[0]).toMatchObject({
      kind: "ratification",
      subject: { kind: "members" },
      end: "each",
    });
    expect(await varied("vary vetoed from 10% to 50% by 20%")).toEqual([{ kind: "vetoed" }, "10:50:20"]);
    expect(await varied("vary stakes the attacker answered from -5 to -1.5 by 0.5")).toEqual([
      {
        kind: "stakes",
        side: "attacker",
        subject: { kind: "who", who: { kind: "role", role: "attacker" } },
        outcome: "answered",
      },
      "-5:-1.5:0.5",
    ]);
    expect((await varied("vary stakes each of Guarantors renege from -9 to 0 by 1"))[0]).toMatchObject({
      side: "guarantors",
      outcome: "renege",
    });
    expect(await varied("vary Russia attacks Ukraine on day from 0 to 4 by 2")).toMatchObject([
      { kind: "day", event: { subject: party("Russia"), act: { verb: "attack" } } },
      "0:4:2",
    ]);
    expect(
      await varied("Poland votes no on response on day 1 vary Poland votes no on response on day from 0 to 4 by 2"),
    ).toEqual([
      { kind: "vote", subject: party("Poland"), decision: expect.stringMatching(/\.response$/), vote: "no" },
      "0:4:2",
    ]);
  });

  test.each([
    [
      "delay Poland 1 day 50%, 5 days 50% vary delay Poland 5 days from 0% to 40% by 10% vary delay Poland never from 0% to 40% by 10%",
      "3:85 bad-range: This number varies already, and shares of one whole vary together: vary one of them.",
    ],
    [
      "delay Poland 1 day 50%, 5 days 50% vary delay Poland 6 days from 0% to 40% by 10%",
      "3:43 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "delay Poland each day 10% vary delay Poland each hour from 0% to 40% by 10%",
      "3:34 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "Poland votes no on response on day 1 vary Poland votes yes on response on day from 0 to 4 by 2",
      "3:45 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "any of Guarantors votes no on response on day 1",
      "3:3 wrong-kind: A scenario says who votes: name a party, or write `each of` a group.",
    ],
    ["vary vetoed from 0% to 40% by 10%", "3:8 bad-range: The scenario does not state the number that varies here."],
    [
      "stakes the attacker deterred at 60% vary stakes the attacker holds from 0 to 4 by 1",
      "3:44 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "stakes the attacker deterred at 60% vary stakes the attacker deterred at from 0 to 4 by 1",
      "3:81 bad-range: `0` stands for a chance.",
    ],
    [
      "stakes each of Guarantors honour -1, renege -4 vary stakes each of Guarantors renege from 0% to 4% by 1%",
      "3:93 bad-range: `0%` stands for a payoff, which is no chance.",
    ],
    [
      "stakes each of Guarantors honour -1, renege -4 vary stakes each of Guarantors renege from -4 to 0 by -1",
      "3:104 bad-range: The range goes in steps backwards; write them as above 0.",
    ],
    ["vary reliability from -5% to 40% by 10%", "3:25 bad-range: Only payoffs can be below 0."],
    [
      "ratification Poland 10 to 40 days vary ratification Poland at least from 10 to 50 by 10",
      "3:37 bad-range: The least would be 50, and the most is 40.",
    ],
    [
      "vary Russia attacks Poland on day from 0 to 4 by 1",
      "3:8 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "vary Russia attacks Ukraine on day from 0% to 4% by 1%",
      "3:43 bad-range: A delay is varied in whole numbers, in the unit in which it is written; a day likewise.",
    ],
    ["vary reliability from 50 to 100% by 5%", "3:25 bad-range: `50` stands for a chance."],
    ["vary reliability from 50% to 120% by 5%", "3:3 bad-range: A chance is at most 100%."],
    ["vary reliability from 50% to 20% by 5%", "3:3 bad-range: The range ends at 20, before it begins at 50."],
    ["vary reliability from 50% to 60% by 0%", "3:39 bad-range: The range goes in steps of nothing."],
    [
      "vary reliability from 50% to 60% by 0.0001%",
      "3:3 bad-range: The range has more than 10000 values; take larger steps.",
    ],
    [
      "vary stance France no from 0% to 100% by 10%",
      "3:8 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "vary France follows Hawks from 0% to 100% by 10%",
      "3:8 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "vary reliability from 0% to 1% by 1% vary reliability from 0% to 1% by 1%",
      "3:40 bad-range: This number varies already, and shares of one whole vary together: vary one of them.",
    ],
    [
      "vary reliability France from 0% to 1% by 1% vary reliability Poland from 0% to 1% by 1% vary reliability from 0% to 1% by 1%",
      "3:91 bad-range: This scenario has 3 ranges; answers are worked out over two at most.",
    ],
    [
      "delay France each day 10% vary delay France at least from 0 to 5 by 1",
      "3:34 bad-range: The scenario does not state the number that varies here.",
    ],
    [
      "delay France 1 to 2 days vary delay France at least from 0% to 1% by 1%",
      "3:60 bad-range: A delay is varied in whole numbers, in the unit in which it is written; a day likewise.",
    ],
    ["stakes the attacker holds 0, unanswered 1", "3:3 stakes: These stakes do not say what `answered` is worth."],
    ["stakes the attacker holds 0, honour 1", "3:3 stakes: These stakes mix the attacker's with the guarantors'."],
    [
      "stakes the attacker holds 0, deterred at 60%",
      "3:3 stakes: `deterred at` stands for all other stakes of the attacker.",
    ],
    ["stakes the attacker deterred at 160%", "3:23 bad-number: `160%` is more than 100%."],
    [
      "stakes the attacker deterred at 60% stakes the attacker deterred at 50%",
      "3:39 repeated-part: The stakes of the attacker stand twice in this scenario.",
    ],
    ["vetoed 30% vetoed 40%", "3:14 repeated-part: `vetoed` stands twice in this scenario."],
    ["expect aid is at most 40", "3:10 wrong-kind: `aid` is a promise; here a table is wanted."],
  ])("tells a mistake: %s", async (line, message) => {
    expect((await told(`${WAR}  ${line}\n`))[0]).toBe(message);
  });
});
