import type { Model, Scenario } from "@proviso/agreement";
import { describe, expect, test } from "vitest";
import { strengthAnswer } from "../answers/strength-answer.ts";
import { arrivalAnswer } from "../arrival/index.ts";
import { GUARANTEE, modelOf } from "../testing/text.ts";
import { worthAnswer } from "../worth/index.ts";
import { gridOf } from "./grid.ts";
import { linesOf, numberNamed, numbersOf, setNumbers } from "./numbers.ts";
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

describe("which numbers can be varied", () => {
  test("those that the scenario states", async () => {
    const names = numbersOf(scenarioOf(await modelOf(TEXT))).map(({ name }) => name);
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
    expect(with_("delay each of Guarantors to", 12).delays[0]).toMatchObject({ time: { from: 2, to: { count: 12 } } });
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
    const lines = linesOf(scenarioOf(await modelOf(text)));
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
    ]);
    const [yes, abstain] = lines[1]?.numbers ?? [];
    expect(yes?.range).toMatchObject({ from: 0.5, to: 0.95, support: [{ kind: "assumed", why: "nobody knows" }] });
    expect(abstain?.range).toBeUndefined();
    expect(lines.at(-1)).toMatchObject({ unit: "day", at: { line: 21 } });
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
