import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Model, Scenario } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { describe, expect, test } from "vitest";
import { spread } from "../answers/ask.ts";
import { strength } from "../answers/strength.ts";
import { strengthAnswer } from "../answers/strength-answer.ts";
import { promisesOf, targetNamed } from "../answers/target.ts";
import { MeaningError } from "../settle/index.ts";
import { GUARANTEE, modelOf } from "../testing/text.ts";
import { arrivalAnswer } from "./answer.ts";

const near = (a: number, b: number, se: number): void => expect(Math.abs(a - b)).toBeLessThan(3.5 * se + 1e-12);

describe("when help comes", () => {
  test("as announced: each guarantor on its own, after its delay", async () => {
    const model = await modelOf(
      GUARANTEE.replace("reliability 80%", "reliability 80%\n  delay each of Guarantors 2 to 5 days"),
    );
    const answer = arrivalAnswer(model, "protection", { reading: "announced", exact: true });
    const { value } = answer.cases[0] as (typeof answer.cases)[number];
    expect(value.method.kind).toBe("exact");
    expect(value.fractions?.never).toBe("1/125");
    expect(value.fractions?.at.slice(2, 4)).toEqual(["61/125", "37/125"]);
    // Three helpers, each with 80%, uniform on days 2 to 5.
    const by = (day: number): number => 1 - (1 - 0.8 * Math.min(1, Math.max(0, (day - 1) / 4))) ** 3;
    for (const day of [0, 1, 2, 3, 4, 5, 6])
      expect(value.low.at.slice(0, day + 1).reduce((a, b) => a + b, 0)).toBeCloseTo(by(day), 12);
    expect(value.why.sentence).toMatch(
      /^In half of all cases help has come by day 3; within 7 days in 99.2%, never in 0.8%\. It hangs most on/,
    );
  });

  test("that help comes on day 0 is told with those for whom no delay is given", async () => {
    const sentence = async (line: string) => {
      const text = await modelOf(GUARANTEE.replace("reliability 80%", `reliability 80%${line}`));
      return arrivalAnswer(text, "protection", { reading: "announced" }).cases[0]?.value.why.sentence;
    };
    expect(await sentence("")).toMatch(
      /^In half of all cases help has come by day 0 \(no delay is given for the United States, the United Kingdom and France, whose help counts at once\); within 7 days/,
    );
    expect(await sentence("\n  delay France on defence 2 to 5 days")).toMatch(
      /by day 0 \(no delay is given for the United States and the United Kingdom, whose help counts at once\);/,
    );
  });

  test("exact and by chance agree, and both with the strength", async () => {
    const texts = [
      GUARANTEE.replace(
        "stance Russia no 100%",
        "stance Russia yes 30%, abstain 30%, no 40%\n  China follows Russia 50%\n  delay each of Guarantors 1 to 3 days\n  delay China 0 to 3 days\n  delay Russia on response 1 to 3 days",
      ),
      `
agreement Pact "A pact"
  group Allies: France, Italy, Spain
  decision council by majority of Allies quorum 2 of Allies within 4 days failing which refused
  clause a when anyone attacks Malta as determined by someone unnamed if council is approved each of Allies shall assist Malta
  clause b when anyone attacks Malta as determined by someone unnamed if council fails each of Allies may assist Malta
  promise help to Malta kept when at least 2 of Allies assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 3
  stance each of Allies yes 50%, abstain 20%, no 30%
  stance each of Allies on council yes 60%, abstain 10%, no 30%
  Spain follows France 60%
  reliability 70%
  delay each of Allies 1 to 6 days
  delay each of Allies on council 0 to 4 days`,
    ];
    for (const text of texts) {
      const model = await modelOf(text);
      for (const exact of arrivalAnswer(model, model.agreements[0]?.id ?? "").cases) {
        expect(exact.value.method.kind).toBe("exact");
        const ask = { take: exact.answerings[0], monteCarlo: true, runs: 40_000 };
        const [played] = arrivalAnswer(model, model.agreements[0]?.id ?? "", ask).cases;
        const method = played?.value.method;
        expect(method?.kind).toBe("monte-carlo");
        for (const [d, p] of exact.value.low.at.entries())
          near(played?.value.low.at[d] ?? 0, p, Math.sqrt((p * (1 - p)) / 40_000));
        near(played?.value.low.never ?? 0, exact.value.low.never, Math.sqrt(0.25 / 40_000));
      }
      strengthsAgree(model);
    }
  });

  /** Texts with the words of time, each in an exact form. */
  const TIMED = [
    pact("within 3 days failing which refused in up to 3 rounds 1 to 2 days apart voting anew"),
    pact(
      "after consulting Malta for 1 day 50%, 2 days 50% within 3 days failing which refused in up to 2 rounds 2 days apart",
    ),
    pact("within 3 days failing which refused upon ratification by at least 2 of Allies"),
    pact("within 2 days failing which refused", "upon its ratification"),
    pact("within 2 days failing which refused", "upon ratification by any of Allies"),
    pact("within 3 days failing which refused", "", "at least 60% of Allies"),
    pact("within 3 days failing which refused", "", "at least 7.5 of troops of Allies"),
    pact("in up to 2 rounds each day 50% apart voting anew upon ratification by Italy", "upon its ratification"),
  ];

  function pact(decision: string, sentence = "", enough = "at least 2 of Allies"): string {
    return `
agreement Pact "A pact"
  group Allies: France, Italy, Spain
  attribute troops of Allies: France 5, Italy 2.5, Spain 2
  decision council by majority of Allies ${decision}
  clause a when anyone attacks Malta as determined by someone unnamed if council is approved each of Allies shall assist Malta ${sentence}
  promise help to Malta kept when ${enough} assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0
  stance each of Allies yes 60%, abstain 10%, no 30%
  stance Spain on council yes 50%, no 50%
  reliability 70%
  delay each of Allies each day 40%
  delay Spain 0 days 25%, 3 days 50%, never 25%
  delay each of Allies on council 0 to 4 days
  ratification each of Allies each day 30%
  ratification Italy 2 days 70%, never 30%`;
  }

  /** Exact in the same way: the decision itself, and votes cast anew by one who follows somebody that does not vote. */
  const ALSO: readonly (readonly [string, string])[] = [
    [pact("after consulting Malta for 1 to 2 days within 3 days failing which refused in up to 3 rounds"), "council"],
    [pact("within 3 days failing which refused upon ratification by at least 2 of Allies"), "council"],
    [pact("in up to 3 rounds 2 days apart voting anew"), "council"],
    [
      `faction Hawks of Italy "Hawks" faction Doves of Italy "Doves"
${pact("within 3 days failing which refused in up to 3 rounds voting anew")}
  stance Hawks yes 90%, no 10%
  stance Doves yes 10%, no 90%
  stance Doves on council yes 20%, no 80%
  Italy follows Hawks 50%, Doves 30%`,
      "help",
    ],
  ];

  test.each(ALSO)("exact and by chance agree %#", async (text, name) => {
    const model = await modelOf(text);
    const [exact] = arrivalAnswer(model, name, { swings: false }).cases;
    expect(exact?.value.method).toEqual({ kind: "exact" });
    const runs = 40_000;
    const [played] = arrivalAnswer(model, name, { monteCarlo: true, runs, swings: false }).cases;
    for (const [d, p] of (exact?.value.low.at ?? []).entries())
      near(played?.value.low.at[d] ?? 0, p, Math.sqrt((p * (1 - p)) / runs) + 1 / runs);
    const [sure] = strengthAnswer(model, name).cases;
    if (!text.includes("voting anew")) expect(1 - (exact?.value.low.never ?? 0)).toBeCloseTo(sure?.value.low ?? 0, 12);
  });

  test("a report asks only for what moves it most, and by chance", async () => {
    const model = await modelOf(pact("within 3 days failing which refused in up to 2 rounds voting anew"));
    const ask = { monteCarlo: true, runs: 20_000 };
    const [all] = arrivalAnswer(model, "help", ask).cases;
    const [most] = arrivalAnswer(model, "help", { ...ask, swings: "most" }).cases;
    expect(all?.value.swings.length).toBeGreaterThan(1);
    expect(most?.value.swings).toHaveLength(1);
    expect(all?.value.swings).toContainEqual(most?.value.swings[0]);
  });

  test.each(TIMED)("with the words of time: exact, in fractions, by chance and as strength %#", async (text) => {
    const model = await modelOf(text);
    const [exact] = arrivalAnswer(model, "help", { exact: true }).cases;
    if (exact === undefined) throw new Error("there is one case");
    expect(exact.value.method).toEqual({ kind: "exact" });
    const { low, fractions } = exact.value;
    const value = (fraction: string): number => {
      const [top, bottom = "1"] = fraction.split("/");
      return Number((BigInt(top as string) * 10n ** 15n) / BigInt(bottom)) / 1e15;
    };
    for (const [d, p] of low.at.entries()) expect(p).toBeCloseTo(value(fractions?.at[d] ?? ""), 12);
    const runs = 20_000;
    const [played] = arrivalAnswer(model, "help", { monteCarlo: true, runs, swings: false }).cases;
    for (const { days, probability: p } of low.by)
      near(played?.value.low.by.find((one) => one.days === days)?.probability ?? 0, p, Math.sqrt((p * (1 - p)) / runs));
    near(played?.value.low.never ?? 0, low.never, Math.sqrt((low.never * (1 - low.never)) / runs));
    strengthsAgree(model);
    expect(1 - low.never).toBeGreaterThan(0.05);
  });

  test("the steps behind it are the votes, the clauses and the times, where they stand", async () => {
    const [one] = arrivalAnswer(await modelOf(TIMED[2] as string), "help").cases;
    expect(one?.value.why.steps.map(({ text, at }) => `${at.line}: ${text}`)).toEqual([
      "5: the decision “council” needs a majority of the Allies, within 3 days, upon ratification by at least 2 of the Allies",
      "6: clause a: if council is approved, each of the Allies shall assist Malta",
      "13: delay of each of the Allies: each day 40%",
      "14: delay of Spain: 0 days 25%, 3 days 50%, never 25%",
      "15: delay of each of the Allies on the decision council: 0 to 4 days",
      "16: ratification by each of the Allies: each day 30%",
      "17: ratification by Italy: 2 days 70%, never 30%",
      "7: kept when at least 2 of the Allies assist Malta",
    ]);
  });

  test("a scenario must say how long a ratification takes that help waits for, and nothing of one that it does not", async () => {
    const untold = (text: string) => text.replaceAll(/\n {2}ratification .*/g, "");
    const model = await modelOf(untold(TIMED[2] as string));
    for (const ask of [strengthAnswer, arrivalAnswer])
      expect(() => ask(model, "help")).toThrow(
        /Help waits for \w+ to ratify Pact.council, and the scenario s does not say how long that takes: add `ratification \w+ 10 to 40 days`/,
      );
    const needless = untold(TIMED[3] as string).replace(
      "kept when at least 2 of Allies assists Malta",
      "kept when council is approved",
    );
    expect(strengthAnswer(await modelOf(needless), "help").low).toBeGreaterThan(0);
  });

  test("the grid reaches as far as the days that are asked about", async () => {
    const model = await modelOf(
      pact("within 3 days failing which refused").replace(
        "delay each of Allies each day 40%",
        "delay each of Allies 100 to 110 days",
      ),
    );
    const [one] = arrivalAnswer(model, "help", { days: [64, 105, 200] }).cases;
    const [early, middle, late] = one?.value.low.by.map(({ probability }) => probability) ?? [];
    expect(early).toBe(0);
    expect(middle).toBeGreaterThan(0);
    expect(late).toBeCloseTo(1 - (one?.value.low.never ?? 0), 12);
    expect(() => arrivalAnswer(model, "help", { days: [200_000] })).toThrow(/up to 100000 days ahead/);
  });

  test("a vote that comes too late is not cast", async () => {
    const text = (delay: string) => `
agreement Pact "A pact"
  group Allies: France, Italy
  decision council by all of Allies within 3 days failing which refused
  clause a when anyone attacks Malta as determined by someone unnamed if council is approved each of Allies shall assist Malta
  promise help to Malta kept when any of Allies assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0
  stance each of Allies yes 100%
  delay each of Allies on council ${delay}`;
    const never = async (delay: string) => arrivalAnswer(await modelOf(text(delay)), "help").cases[0]?.value.low.never;
    expect(await never("0 to 3 days")).toBeCloseTo(0, 12);
    expect(await never("1 to 4 days")).toBeCloseTo(1 - 0.75 ** 2, 12);
    strengthsAgree(await modelOf(text("1 to 4 days")));
    const late = async (delay: string) => strengthAnswer(await modelOf(text(delay)), "help").cases[0]?.value.late;
    expect(await late("1 to 4 days")).toEqual(["France", "Italy"]);
    expect(await late("0 to 3 days")).toEqual([]);
  });

  test("what hangs on another's act has no exact form and is played out", async () => {
    const model = await modelOf(`
agreement Pact "A pact"
  group Allies: France, Italy
  clause a when anyone attacks Malta as determined by someone unnamed France shall assist Malta
  clause b when anyone attacks Malta as determined by someone unnamed if France assists Malta Italy shall assist Malta
  promise help to Malta kept when all of Allies assists Malta
scenario s "S" of Pact
  Russia attacks Malta on day 0
  stance each of Allies yes 50%, no 50%
  reliability 80%
  delay each of Allies 1 to 2 days`);
    const [one] = arrivalAnswer(model, "help").cases;
    expect(one?.value.method).toMatchObject({ kind: "monte-carlo", because: "an act hangs on another" });
    // France after 1 or 2 days, then Italy after 1 or 2 more.
    const se = Math.sqrt(0.25 / 100_000);
    near(one?.value.low.at[2] ?? 0, 0.64 / 4, se);
    near(one?.value.low.at[3] ?? 0, 0.64 / 2, se);
    near(one?.value.low.never ?? 0, 0.36, se);
  });
});

describe("over the library", () => {
  const folder = new URL("../../../../library/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".proviso"));

  test.each(files)("%s: what ever comes is as likely as the promise is kept", async (file) => {
    const { model } = await load([fileURLToPath(new URL(file, folder))], nodeHost());
    for (const scenario of model?.scenarios ?? [])
      for (const { id } of promisesOf(model as Model, scenario.of)) {
        let strengths: ReturnType<typeof strengthAnswer>;
        try {
          strengths = strengthAnswer(model as Model, id, { scenario: scenario.id });
        } catch (error) {
          if (error instanceof MeaningError) continue;
          throw error;
        }
        const runs = 200;
        const { cases } = arrivalAnswer(model as Model, id, { scenario: scenario.id, runs });
        const se = cases.some(({ value }) => value.method.kind === "monte-carlo") ? Math.sqrt(0.25 / runs) : 0;
        near(Math.min(...cases.map(({ value }) => 1 - value.low.never)), strengths.low, se);
        near(Math.max(...cases.map(({ value }) => 1 - value.high.never)), strengths.high, se);
      }
  });
});

/** P(arrival is finite) is the strength, with the open stances at worst and at best. */
function strengthsAgree(model: Model): void {
  const name = model.agreements[0]?.id ?? "";
  const scenario = model.scenarios[0]?.id;
  const strengths = spread(model, targetNamed(model, name), { scenario }, (game, of) => strength(game, of as Scenario));
  const arrivals = arrivalAnswer(model, name, { scenario });
  for (const one of strengths.cases) {
    const answering = JSON.stringify(one.answerings[0]);
    const same = arrivals.cases.find(({ answerings }) => answerings.some((each) => JSON.stringify(each) === answering));
    expect(1 - (same?.value.low.never ?? 0)).toBeCloseTo(one.value.low, 12);
    expect(1 - (same?.value.high.never ?? 0)).toBeCloseTo(one.value.high, 12);
  }
}
