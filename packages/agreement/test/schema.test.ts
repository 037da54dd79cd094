import { readdirSync, readFileSync } from "node:fs";
import { build, MODEL_FORMAT, type Model } from "@proviso/agreement";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";

const schema = JSON.parse(readFileSync(new URL("../schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

function problems(model: unknown): string[] {
  return validate(model) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** One of everything that a text can hold. */
function everything(): Model {
  const { agreement, verb } = build;
  const text = agreement({ name: "Pact", title: "One of everything" }, (pact) => {
    const veto = pact.question("veto", "Is there a veto?", ["absent", "held"]);
    const flagrant = pact.fact("flagrant", "the breach is flagrant");
    const all = pact.group(
      "Parties",
      ["Germany", "France", [{ who: "Italy", guard: build.answer(veto, "held") }]].flat(),
    );
    const votes = pact.attribute("votes", all, { Germany: "5.3", France: 4, Italy: 0 });
    pact.status("signed", "1925-12-01");
    const stop = pact.decision(
      { name: "stop", title: "Whether to stop" },
      build.and(
        build.or(build.allOf(all), build.anyOf(all), build.majorityOf(all), build.allBut(1, all)),
        build.atLeast(2, all),
        build.atLeastShare("2/3", build.voting(all)),
        build.moreThan("50%", votes),
        build.noObjection(build.except(all, build.attacker)),
        "Germany",
      ),
      build.within(30, "day"),
      build.failing("refused"),
      build.quorum("2/3", all),
      build.mustAbstain(build.disputants),
      build.afterConsulting("Belgium", all),
    );
    const twin = pact.decision("twin", build.ruleOf(stop));
    const clause = pact.clause(
      "art43",
      build.when(build.anyone, "attacks", build.anyOf(all), { where: [flagrant, build.not(flagrant)] }),
      build.atRequestOf(build.victim),
      build.determinedBy(build.eachOf(all)),
      build.bracket(build.or(build.answer(veto, "held"), build.answer(veto, "absent")), build.given(build.fails(twin))),
      build.shall(build.eachOf(build.except(all, build.attacker)), "assist", build.victim, {
        with: ["troops"],
        withAnyOf: undefined,
        atOnce: true,
        within: [7, "day"],
        lasting: [1, "year"],
        until: build.approved(stop),
        afterConsulting: ["Belgium"],
      }),
      build.may("France", build.quoted("look on"), undefined, { until: "1935-01-01" }),
      build.unless(build.and(build.kept(pact.self), build.breached(flagrant))),
      build.mustNot("France", "limit", "forces", { to: { value: 250000, unit: "personnel" }, by: "1930" }),
      build.mayDecline("France", "seek", stop),
      build.assumed("no term is written", build.takesEffect(build.approved(stop))),
      build.lapses(build.endsIf(build.deed(build.someone, "attacks", "France"), stop)),
      build.lapses(build.endsAfter(10, "year")),
    );
    pact.entersIntoForce(build.kept(clause));
    pact.ends(build.endsOnNotice(6, "month", build.atLeast(2, all)));
    pact.promise("aid", build.eachOf(all), build.deed(build.atMost(1, all), "assists", build.victim));
  });
  const hoped = build.reading("hoped", text, []);
  const scenario = build.scenario("march", text, (s) => {
    s.event(build.deed("Germany", "attacks", "France"), 3);
    s.stance(
      build.eachOf({ kind: "group", group: "Pact.Parties" }),
      { yes: 0.7, no: 0.3 },
      { kind: "decision", name: "Pact.stop" },
    );
    s.stance(build.faction("Hawks"), { yes: 1 });
    s.follows("Italy", { Germany: 0.8 });
    s.reliability(0.75);
    s.reliability(0.5, "Italy");
    s.delay("Italy", [3, "day"]);
    s.delay("Italy", build.between(5, [20, "day"]), { kind: "decision", name: "Pact.stop" });
    s.ratification(build.eachOf({ kind: "group", group: "Pact.Parties" }), build.onEach("day", 0.05));
    s.ratification(
      "Italy",
      build.taking(
        [
          [0, "day", 0.5],
          [40, "day", 0.25],
        ],
        0.25,
      ),
    );
    s.expect(
      { kind: "kept", promise: "Pact.aid", negated: false, bound: "at most", probability: 0.1 },
      { kind: "some" },
    );
    s.vary({ kind: "reliability" }, 50, 100, 5);
    s.stakes(build.attacker, { holds: 0, unanswered: 3, answered: -2 });
    s.stakes("Italy", { honour: -1, renege: "-4" });
    s.vetoed(0.3);
    s.expect({ kind: "table", table: "capital", negated: false, bound: "at most", position: 40, on: "2025-08" });
    s.expect({ kind: "coalition", name: "Pact.aid", negated: true, verb: "voidable", by: ["Italy"] });
  });
  const tables = [
    build.table(
      "capital",
      { kind: "question", question: "Pact.veto", low: "absent", high: "held" },
      {
        Germany: { influence: 4, salience: 50 },
        Hawks: { kind: "faction", of: "Germany", position: [10, 25], influence: 4, salience: 50 },
        Italy: {
          position: 5,
          influence: [
            { low: 1, date: "2025-02" },
            { low: 2, high: 4, likely: 3, date: "2025-08", gradually: true },
          ],
          salience: 0,
        },
      },
    ),
    build.table("words", { kind: "words", words: "How far?", low: "here", high: "there" }, {}),
  ];
  const veto = { kind: "question", name: "Pact.veto", options: ["absent", "held"] } as const;
  const held = build.answer(veto, "held");
  const pact = { kind: "agreement", name: "Pact" } as const;
  const hawks = { kind: "faction", id: "Hawks" } as const;
  const statements = [
    build.statement(
      "announced",
      "Italy",
      { on: "1925-12", for: "Germany", at: "Locarno", reportedBy: hawks, reportedOn: "1925-12-02" },
      build.that("announces that", held, build.stipulated("only if", held), build.stipulated("unless", "war")),
      build.towards("accepts", pact, build.inReturnFor(pact), build.inReturnFor("ports")),
      build.inWords("threatens", "to leave"),
      build.ofAnother("says that", hawks, build.that("requires that", held)),
    ),
    build.statement("corrected", "Italy", { since: "1926", supersedes: "announced" }, build.towards("asks", veto)),
  ];
  const claims = [
    build.claim(
      "agreed",
      "All agreed",
      build.said("Italy", build.towards("accepts", pact)),
      build.said(hawks, build.towards("rejects", pact), { never: true }),
      hawks,
    ),
  ];
  return build.model({
    tables,
    statements,
    claims,
    agreements: [text],
    readings: [hoped],
    scenarios: [scenario],
    factions: [{ id: "Hawks", of: "Germany", title: "hawks", at: text.at }],
    verbs: [
      verb("attack", "attacks", { subjectRole: "attacker", objectRole: "victim", circumstance: true }),
      verb("assist", "assists"),
      verb("seek", "seeks", { takes: "decision" }),
      verb("limit", "limits", { takes: "thing" }),
    ],
  });
}

describe("schema of the model", () => {
  test("accepts built models, in memory and through JSON", () => {
    expect(problems(JSON.parse(JSON.stringify(everything())))).toEqual([]);
    expect(everything().format).toBe(MODEL_FORMAT);
  });

  test.each<[string, path: string, value: unknown, RegExp]>([
    ["another format", "format", "proviso-model/0", /\/format must be equal to constant/],
    ["a missing part", "agreements.0.decisions", undefined, /required property 'decisions'/],
    ["an extra property", "agreements.0.groups.0.colour", "red", /must NOT have additional properties/],
    ["a modality", "agreements.0.clauses.0.parts.4.modality", "should", /modality must be equal/],
    ["an amount", "agreements.0.decisions.0.parts.3.amount.denominator", "0", /denominator must match/],
    ["a weight", "agreements.0.attributes.0.values.0.value", "-1", /value must match pattern/],
    ["a probability", "scenarios.0.reliabilities.0.probability", 75, /must be <= 1/],
    ["a place", "agreements.0.at.line", -1, /line must be >= 0/],
    ["a role", "verbs.0.subjectRole", "villain", /must be equal to one of the allowed values/],
    ["a number of a table", "tables.0.rows.0.influence.0.low", -1, /low must be >= 0/],
    ["a payoff", "scenarios.0.stakes.0.payoffs.0.value", "much", /value must match pattern/],
    ["a stage", "agreements.0.status.0.steps.0.stage", "ratified", /must be equal to one of the/],
  ])("refuses %s", (_, path, value, message) => {
    const model = JSON.parse(JSON.stringify(everything()));
    const steps = path.split(".");
    const last = steps.pop() as string;
    steps.reduce((part, step) => part[step], model)[last] = value;
    expect(problems(JSON.parse(JSON.stringify(model))).join("\n")).toMatch(message);
  });

  test.each([[null], [[]], ["model"], [{}]])("refuses %j", (value) => {
    expect(problems(value)).not.toEqual([]);
  });

  // The types are the truth; this fails when a kind or a property is added there and not here.
  describe("keeps step with the types", () => {
    const folder = new URL("../src/", import.meta.url);
    const source = readdirSync(folder)
      .filter((file) => file.endsWith(".ts") && file !== "index.ts")
      .map((file) => readFileSync(new URL(file, folder), "utf8").replace(/\/\*\*.*?\*\//gs, ""))
      .join("\n");
    const written = JSON.stringify(schema);
    const words = new Set([...written.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((found) => found[1]));

    test("every word of a union", () => {
      const literals = [...source.matchAll(/"([^"]+)"/g)]
        .map((found) => found[1] as string)
        .filter((word) => !word.startsWith("./"));
      expect(literals.length).toBeGreaterThan(80);
      expect(literals.filter((word) => !words.has(word))).toEqual([]);
    });

    test("every property", () => {
      const properties = [...source.matchAll(/readonly (\w+)\??:/g)].map((found) => found[1] as string);
      expect(properties.length).toBeGreaterThan(100);
      expect(properties.filter((name) => !words.has(name))).toEqual([]);
    });

    test("every part has a title and a description", () => {
      const untold = Object.entries(schema.$defs as Record<string, { title?: string; description?: string }>)
        .filter(([, part]) => !part.title || !part.description)
        .map(([name]) => name);
      expect(untold).toEqual([]);
    });
  });
});
