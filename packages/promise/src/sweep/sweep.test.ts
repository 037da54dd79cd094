import type { Model, Scenario } from "@proviso/agreement";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deterAnswer } from "../answers/deter.ts";
import { strengthAnswer } from "../answers/strength-answer.ts";
import { arrivalAnswer } from "../arrival/index.ts";
import { GUARANTEE, modelOf } from "../testing/text.ts";
import { worthAnswer } from "../worth/index.ts";
import { gridOf } from "./grid.ts";
import { linesOf, numberNamed, numbersOf, setNumbers } from "./numbers.ts";
import { overRanges } from "./ranges.ts";
import { answerOver, sweepAt, sweepOf } from "./sweep.ts";

const TEXT = `
agreement Pact "A pact"
  group Guarantors: France, Poland, Romania
  decision response "Whether to act" by at least 2 of Guarantors within 3 days failing which refused
  clause defence "Article 2" when Russia attacks Moldova as determined by someone unnamed
    if response is approved each of Guarantors shall assist Moldova
  promise protection to Moldova kept when any of Guarantors assists Moldova
  faction Hawks of France "Hawks"
  faction Doves of France "Doves"

scenario attacked "Moldova is attacked" of Pact
  Russia attacks Moldova on day 0
  stance each of Guarantors yes 60%, abstain 20%, no 20%
  stance Poland yes 90%, no 10%
  stance Poland on response no 100%
  stance Hawks yes 95%, no 5%
  stance Doves yes 20%, no 80%
  France follows Hawks 60%, Doves 20%
  reliability 80%
  reliability Poland 95%
  delay each of Guarantors 2 to 10 days
`;

const scenarioOf = (model: Model): Scenario => model.scenarios[0] as Scenario;
const namesIn = (model: Model): string[] => numbersOf(scenarioOf(model), model).map(({ name }) => name);

describe("which numbers can be varied", () => {
  test("those that the scenario states", async () => {
    const names = namesIn(await modelOf(TEXT));
    expect(names).toEqual([
      ...["each of Guarantors", "Poland", "Poland on response", "Hawks", "Doves"].flatMap((who) =>
        ["yes", "abstain", "no"].map((way) => `stance ${who} ${way}`),
      ),
      "reliability",
      "reliability Poland",
      "France follows Hawks",
      "France follows Doves",
      "delay each of Guarantors from",
      "delay each of Guarantors to",
      "Russia attacks Moldova on day",
    ]);
  });

  test("the rest is shared in proportion", async () => {
    const model = await modelOf(TEXT);
    const with_ = (name: string, value: number) => {
      const scenario = scenarioOf(model);
      return numberNamed(model, scenario, name).set(scenario, value);
    };
    expect(with_("stance each of Guarantors no", 0.6).stances[0]?.ballot).toEqual({ yes: 0.3, abstain: 0.1, no: 0.6 });
    expect(with_("stance Poland on response no", 0.5).stances[2]?.ballot).toEqual({
      yes: 0.25,
      abstain: 0.25,
      no: 0.5,
    });
    // Hawks, Doves, and 20% its own: what is left is shared as before.
    expect(with_("France follows Hawks", 0.2).follows[0]?.leaders.map(({ probability }) => probability)).toEqual([
      0.2, 0.4,
    ]);
    expect(with_("reliability Romania", 0.5).reliabilities.at(-1)).toMatchObject({ probability: 0.5 });
    expect(with_("delay each of Guarantors to", 12).delays[0]).toMatchObject({
      time: { from: 2, to: { count: 12 } },
    });
    expect(() => with_("delay each of Guarantors to", 1)).toThrow(/would run from 2 to 1/);
    expect(() => with_("reliability Atlantis", 1)).toThrow(/It can be varied in: stance each of Guarantors yes;/);
  });
});

describe("several numbers at once", () => {
  const ballots = (scenario: Scenario) => scenario.stances.map(({ ballot }) => ballot);

  test("stand as they are given, in whatever order, and the rest shares what is left", async () => {
    const model = await modelOf(TEXT);
    const scenario = scenarioOf(model);
    const set = (numbers: Record<string, number>) => setNumbers(model, scenario, numbers);
    const both = { "stance each of Guarantors no": 0.5, "stance each of Guarantors yes": 0.3 };
    expect(ballots(set(both))[0]).toEqual({ yes: 0.3, abstain: 0.2, no: 0.5 });
    const turned = Object.fromEntries(Object.entries(both).reverse());
    expect(set(turned)).toEqual(set(both));
    expect(set({ "delay each of Guarantors to": 30, "delay each of Guarantors from": 20 }).delays[0]).toMatchObject({
      time: { from: 20, to: { count: 30 } },
    });
    const leaders = set({ "France follows Hawks": 0.1, "France follows Doves": 0.7 }).follows[0]?.leaders;
    expect(leaders?.map(({ probability }) => probability)).toEqual([0.1, 0.7]);
    expect(set({})).toEqual(scenario);
  });

  test.each([
    [{ "stance Poland yes": 0.8, "stance Poland no": 0.3 }, /shares of one whole and add up to 110%/],
    [{ "stance Poland yes": 0.5, "stance Poland no": 0.3, "stance Poland abstain": 0 }, /add up to 80%/],
    [{ "France follows Hawks": 0.8, "France follows Doves": 0.3 }, /"France follows" cannot be Hawks 80%, Doves 30%/],
    [{ "delay each of Guarantors from": 9, "delay each of Guarantors to": 3 }, /would run from 9 to 3/],
    [{ reliability: 1.5 }, /a chance is from 0 to 1/],
    [{ "delay each of Guarantors to": 2.5 }, /a whole number/],
    [{ "stance Atlantis yes": 1 }, /has no number "stance Atlantis yes"/],
  ])("what cannot be is refused: %j", async (numbers, message) => {
    const model = await modelOf(TEXT);
    expect(() => setNumbers(model, scenarioOf(model), numbers)).toThrow(message);
  });

  test("each line says what its numbers are, of whom, from where, and between what", async () => {
    const text = `${TEXT}  vary stance Poland yes from 50% to 95% by 5%\n    assumed "nobody knows"\n`;
    const model = await modelOf(text);
    const lines = linesOf(scenarioOf(model), model);
    expect(
      lines.map(({ name, kind, numbers }) => [name, kind, numbers.map(({ part, value }) => [part, value])]),
    ).toEqual([
      [
        "stance each of Guarantors",
        "stance",
        [
          ["yes", 0.6],
          ["abstain", 0.2],
          ["no", 0.2],
        ],
      ],
      [
        "stance Poland",
        "stance",
        [
          ["yes", 0.9],
          ["abstain", 0],
          ["no", 0.1],
        ],
      ],
      [
        "stance Poland on response",
        "stance",
        [
          ["yes", 0],
          ["abstain", 0],
          ["no", 1],
        ],
      ],
      [
        "stance Hawks",
        "stance",
        [
          ["yes", 0.95],
          ["abstain", 0],
          ["no", 0.05],
        ],
      ],
      [
        "stance Doves",
        "stance",
        [
          ["yes", 0.2],
          ["abstain", 0],
          ["no", 0.8],
        ],
      ],
      ["reliability", "reliability", [["", 0.8]]],
      ["reliability Poland", "reliability", [["", 0.95]]],
      [
        "France follows",
        "follows",
        [
          ["Hawks", 0.6],
          ["Doves", 0.2],
        ],
      ],
      [
        "delay each of Guarantors",
        "delay",
        [
          ["from", 2],
          ["to", 10],
        ],
      ],
      ["Russia attacks Moldova on day", "day", [["", 0]]],
    ]);
    const [yes, abstain] = lines[1]?.numbers ?? [];
    expect(yes?.range).toMatchObject({ from: 0.5, to: 0.95, support: [{ kind: "assumed", why: "nobody knows" }] });
    expect(abstain?.range).toBeUndefined();
    expect(lines.at(-2)).toMatchObject({ unit: "day", at: { line: 21 } });
  });
});

describe("times, stakes and days", () => {
  const WAITING = `${TEXT.replace("2 to 10 days", "each day 25%")}
  delay Poland on response 0 days 50%, 2 days 30%, 9 days 20%
  ratification Romania 5 days 60%, never 40%
  ratification Poland 10 to 40 days
  vetoed 20%
  stakes the attacker holds 0, unanswered 4, answered -4
  stakes each of Guarantors honour -1, renege -4
  Poland abstains on response on day 1
  vary delay Poland on response 9 days from 0% to 50% by 10%
  vary stakes the attacker answered from -5 to -1 by 0.5
`;

  test("are numbers like others", async () => {
    expect(namesIn(await modelOf(WAITING)).slice(19)).toEqual([
      "delay each of Guarantors each day",
      "delay Poland on response 0 days",
      "delay Poland on response instead of 0 days",
      "delay Poland on response 2 days",
      "delay Poland on response instead of 2 days",
      "delay Poland on response 9 days",
      "delay Poland on response instead of 9 days",
      "delay Poland on response never",
      "ratification Romania 5 days",
      "ratification Romania instead of 5 days",
      "ratification Romania never",
      "ratification Poland from",
      "ratification Poland to",
      "vetoed",
      "stakes the attacker holds",
      "stakes the attacker unanswered",
      "stakes the attacker answered",
      "stakes each of Guarantors honour",
      "stakes each of Guarantors renege",
      "Russia attacks Moldova on day",
      "Poland abstains on response on day",
    ]);
  });

  test("take their values, and shares of one whole keep their proportions", async () => {
    const model = await modelOf(WAITING);
    const with_ = (...values: [string, number][]) => setNumbers(model, scenarioOf(model), Object.fromEntries(values));
    expect(with_(["delay Poland on response 9 days", 0.5]).delays[1]?.time).toMatchObject({
      points: [{ probability: 0.3125 }, { probability: 0.1875 }, { probability: 0.5 }],
      never: 0,
    });
    expect(with_(["delay Poland on response never", 0.5]).delays[1]?.time).toMatchObject({
      points: [{ probability: 0.25 }, { probability: 0.15 }, { probability: 0.1 }],
      never: 0.5,
    });
    expect(with_(["ratification Romania never", 1]).ratifications[0]?.time).toMatchObject({
      points: [{ probability: 0 }],
      never: 1,
    });
    const both = with_(["delay Poland on response instead of 9 days", 4], ["delay Poland on response 9 days", 0.5]);
    expect(both.delays[1]?.time).toMatchObject({ points: [{}, {}, { after: { count: 4 }, probability: 0.5 }] });
    expect(with_(["delay each of Guarantors each day", 0.5]).delays[0]?.time).toMatchObject({ probability: 0.5 });
    expect(with_(["vetoed", 0.5]).vetoed?.probability).toBe(0.5);
    expect(with_(["stakes the attacker answered", -2.5]).stakes[0]?.payoffs[2]?.value).toBe("-2.5");
    expect(with_(["Russia attacks Moldova on day", 3]).events[0]?.day).toBe(3);
    expect(with_(["Poland abstains on response on day", 3]).votes[0]).toMatchObject({ vote: "abstain", day: 3 });
    expect(() => with_(["vetoed", 2])).toThrow(/a chance is from 0 to 1/);
    expect(() => with_(["Russia attacks Moldova on day", 1.5])).toThrow(/a whole number from 0/);
    expect(() => with_(["stakes the attacker answered", Number.NaN])).toThrow(/a payoff is a number/);
  });

  test("whatever share varies, the whole stays whole", () => {
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.nat(),
        async (weights, value, which) => {
          const rest = 100 - weights.reduce((sum, weight) => sum + weight, 0);
          fc.pre(rest >= 0);
          const times = [...weights.map((weight, i) => `${i} days ${weight}%`), `never ${rest}%`];
          const model = await modelOf(`${TEXT}  delay Romania ${times.join(", ")}\n`);
          const names = [...weights.map((_, i) => `${i} day${i === 1 ? "" : "s"}`), "never"];
          const name = `delay Romania ${names[which % names.length]}`;
          const { time } = setNumbers(model, scenarioOf(model), { [name]: value / 1000 }).delays[1] ?? {};
          if (time?.kind !== "distribution") throw new Error("not what was written");
          const all = [time.never, ...time.points.map(({ probability }) => probability)];
          expect(Number(all.reduce((sum, share) => sum + share, 0).toFixed(11))).toBe(1);
          expect(all.every((share) => share >= 0)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("stakes bear on deterrence only", async () => {
    const model = await modelOf(WAITING);
    const axes = (answer: string) =>
      sweepOf(model, "protection", [], answerOver(answer)).axes.map(({ name, values }) => [name, values.length]);
    const delay = ["delay Poland on response 9 days", 6];
    expect(axes("strength")).toEqual([delay]);
    expect(axes("deter")).toEqual([delay, ["stakes the attacker answered", 9]]);
    expect(overRanges(model, "protection", { kind: "strength" }, { scenario: "attacked" })?.axes).toHaveLength(1);
  });

  test("deterrence and play are mapped as they are asked", async () => {
    const model = await modelOf(WAITING);
    const [scenario] = model.scenarios as [Scenario];
    const sweep = sweepOf(model, "protection", ["stakes the attacker answered=-5:-0.5:0.5"], answerOver("deter"));
    const rows = gridOf(sweep.axes).flatMap((point) => sweepAt(model, sweep, point));
    for (const row of rows) {
      const at = setNumbers(model, scenario, {
        "stakes the attacker answered": Number(row["stakes the attacker answered"]),
      });
      const [one] = deterAnswer({ ...model, scenarios: [at] }, "protection", { scenario: scenario.id }).cases;
      expect([row["low"], row["verdict"]]).toEqual([one?.value.answer.response.value, one?.value.answer.verdict]);
    }
    expect(new Set(rows.map((row) => row["verdict"])).size).toBeGreaterThan(1);

    const late = await modelOf(
      `${TEXT.replace("shall assist Moldova", "shall assist Moldova within 2 days").replace("    if response is approved ", "    ")}  France assists Moldova on day 1\n  Poland assists Moldova on day 1\n  Romania assists Moldova on day 1\n`,
    );
    const days = sweepOf(late, "protection", ["France assists Moldova on day=1,2,3"], answerOver("play"));
    const played = gridOf(days.axes).flatMap((point) => sweepAt(late, days, point));
    expect(played.map((row) => Object.keys(row))).toEqual(played.map(() => days.columns));
    expect(played.map((row) => [row["low"], row["verdict"]])).toEqual([
      [1, expect.stringContaining("nobody is in breach")],
      [1, expect.stringContaining("nobody is in breach")],
      [1, expect.any(String)],
    ]);
  });
});

describe("a sweep", () => {
  test("takes its values without the errors of adding steps", async () => {
    const model = await modelOf(TEXT);
    const { axes } = sweepOf(model, "protection", ["reliability=0%:100%:0.1%"], { kind: "strength" });
    expect(axes[0]?.values.every((value, i) => value === i / 1000)).toBe(true);
  });

  test.each(["strength", "arrival:7", "worth"])("equals single answers at each point: %s", async (answer) => {
    for (const text of [TEXT, GUARANTEE]) {
      const model = await modelOf(text);
      const [scenario] = model.scenarios as [Scenario];
      const [first] = numbersOf(scenario);
      const vary = [`${first?.name}=0%,35%,100%`, "reliability=50%:100%:25%"];
      const sweep = sweepOf(model, "protection", vary, answerOver(answer));
      for (const point of gridOf(sweep.axes)) {
        const changed = sweep.axes.reduce(
          (of, { name }, i) => numberNamed(model, of, name).set(of, point[i] ?? 0),
          scenario,
        );
        const at: Model = {
          ...model,
          scenarios: model.scenarios.map((one) => (one.id === scenario.id ? changed : one)),
        };
        const rows = sweepAt(model, sweep, point);
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          expect(Object.keys(row)).toEqual(sweep.columns);
          const take = Object.fromEntries(sweep.questions.map((id) => [id, String(row[id])]));
          const ask = { take, scenario: scenario.id };
          if (answer === "strength") {
            const [one] = strengthAnswer(at, "protection", ask).cases;
            expect([row["low"], row["high"]]).toEqual([one?.value.low, one?.value.high]);
          } else if (answer === "worth") {
            const [one] = worthAnswer(at, "protection", ask).cases;
            expect([row["low"], row["without_low"], row["verdict"]]).toEqual([
              one?.value.with.low,
              one?.value.without.low,
              one?.value.verdict,
            ]);
          } else {
            const [one] = arrivalAnswer(at, "protection", { ...ask, days: [7] }).cases;
            expect([row["low"], row["high"]]).toEqual([
              one?.value.low.by[0]?.probability,
              one?.value.high.by[0]?.probability,
            ]);
          }
        }
      }
    }
  });
});
