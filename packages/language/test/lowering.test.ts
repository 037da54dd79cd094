import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Agreement, Model } from "@proviso/agreement";
import { describe, expect, it } from "vitest";
import { load, loadText } from "../src/index.ts";
import { nodeHost } from "../src/node.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");

async function model(text: string, files: Record<string, string> = {}): Promise<Model> {
  const loaded = await loadText(text, { path: "pact.proviso", files });
  expect(loaded.diagnostics).toEqual([]);
  return loaded.model as Model;
}

async function encoding(name: string): Promise<Model> {
  const loaded = await load([join(FIXTURES, "encodings", name)], nodeHost());
  expect(loaded.diagnostics).toEqual([]);
  return loaded.model as Model;
}

const first = ({ agreements }: Model): Agreement => agreements[0] as Agreement;

describe("the article's guarantee", async () => {
  const guarantee = await encoding("01-article.proviso");
  const agreement = first(guarantee);
  const held = { kind: "answer", question: "Guarantee.veto", option: "held" };

  it("has its bracketed items under a guard", () => {
    expect(agreement.decisions.map(({ id, guard }) => [id, guard])).toEqual([["Guarantee.response", held]]);
    expect(agreement.clauses.map(({ id, guard }) => [id, guard])).toEqual([
      ["Guarantee.bar", held],
      ["Guarantee.defence", undefined],
    ]);
  });

  it("has the decision's rule, term and default", () => {
    expect(agreement.decisions[0]?.parts.map(({ at, support, ...part }) => part)).toEqual([
      {
        kind: "by",
        guard: held,
        rule: {
          kind: "and",
          of: [
            { kind: "any", of: { group: "Guarantee.Guarantors", voting: false, except: [] } },
            { kind: "no objection", from: { group: "Guarantee.Blockers", voting: false, except: [] } },
          ],
        },
      },
      { kind: "within", guard: held, duration: { count: 3, unit: "day" } },
      { kind: "failing", guard: held, outcome: "refused" },
    ]);
    expect(agreement.decisions[0]?.parts[2]?.support).toMatchObject([
      { kind: "assumed", why: "term and default are open in the source" },
    ]);
  });

  it("has the clause's parts in order, a bracketed one with its guard", () => {
    expect(agreement.clauses[1]?.parts.map(({ kind, guard }) => [kind, guard])).toEqual([
      ["when", undefined],
      ["request", undefined],
      ["determined", undefined],
      ["if", held],
      ["norm", undefined],
    ]);
    expect(agreement.clauses[1]?.parts[4]).toMatchObject({
      actor: {
        kind: "members",
        quantifier: { kind: "each" },
        members: { group: "Guarantee.Guarantors", except: [{ kind: "role", role: "attacker" }] },
      },
      modality: "shall",
      act: {
        kind: "verb",
        verb: "assist",
        object: { kind: "subject", subject: { kind: "who", who: { kind: "party", party: "Ukraine" } } },
      },
      manner: { within: { count: 7, unit: "day" }, asItDeemsNecessary: false, atOnce: false },
    });
  });

  it("points at its lines and at the source's characters", () => {
    const part = agreement.clauses[0]?.parts[3];
    expect(part?.at).toMatchObject({ line: 17, column: 7, endLine: 18 });
    const citation = part?.support[0];
    const article = readFileSync(join(FIXTURES, "sources", "000_feb7bcd3671d0f39.txt"), "utf8");
    if (citation?.kind !== "cite") throw new Error("no citation");
    const { words, range } = citation.fragments[0] as (typeof citation.fragments)[number];
    expect(words).toBe("would hold veto power over any intervention by other nations");
    expect(article.slice(range?.start, range?.end).replace(/\s+/g, " ")).toBe(words);
  });

  it("has only the parties and verbs that it mentions", () => {
    expect(guarantee.parties.map(({ id }) => id)).toEqual([
      "China",
      "France",
      "Russia",
      "Ukraine",
      "UnitedKingdom",
      "UnitedStates",
    ]);
    expect(guarantee.parties[0]).toEqual({ id: "China", name: "China", kind: "state", iso3: "CHN" });
    expect(guarantee.verbs.map(({ infinitive }) => infinitive)).toEqual(["assist", "attack", "intervene"]);
  });

  it("has a group whose bracketed members carry the guard", () => {
    expect(agreement.groups[0]?.entries.map(({ who, guard }) => [who, guard])).toEqual([
      [{ kind: "party", party: "UnitedStates" }, undefined],
      [{ kind: "party", party: "UnitedKingdom" }, undefined],
      [{ kind: "party", party: "France" }, undefined],
      [
        { kind: "party", party: "Russia" },
        { kind: "answer", question: "Guarantee.seats", option: "broad" },
      ],
      [
        { kind: "party", party: "China" },
        { kind: "answer", question: "Guarantee.seats", option: "broad" },
      ],
    ]);
  });

  it("has the statement with a direct quotation", () => {
    expect(guarantee.statements).toMatchObject([
      {
        id: "l2",
        named: true,
        by: { kind: "person", id: "Lavrov" },
        dated: { kind: "on", date: "2025-08-20" },
        sayings: [{ kind: "rejects", topic: { kind: "agreement", name: "Guarantee" } }],
        support: [{ kind: "quote", source: "article" }],
      },
    ]);
  });
});

describe("the other encodings", () => {
  it("Istanbul: drafts with their holders, means joined by or, nouns as things", async () => {
    const agreement = first(await encoding("02-istanbul.proviso"));
    expect(agreement.questions[0]).toMatchObject({
      kind: "version",
      options: [
        { name: "communique", draft: { stage: "proposed", holders: ["Ukraine", "Russia"], on: "2022-03-29" } },
        { name: "kyiv", draft: { stage: "bracketed", holders: ["Ukraine"] } },
        { name: "moscow", draft: { stage: "bracketed", holders: ["Russia"] } },
      ],
    });
    const act = agreement.clauses.find(({ name }) => name === "defence")?.parts.find(({ kind }) => kind === "norm");
    expect(act).toMatchObject({ act: { means: { joined: "or", things: ["airDefence", "militaryAid", "troops"] } } });
    expect(agreement.clauses[0]?.parts[0]).toMatchObject({
      modality: "must not",
      act: { verb: "join", object: { kind: "thing", thing: "alliance" } },
    });
  });

  it("the Charter: rules under readings, a rule taken over, abstention of the disputants", async () => {
    const agreement = first(await encoding("04-charter.proviso"));
    const decision = (name: string) => agreement.decisions.find((each) => each.name === name);
    expect(agreement.status[0]?.steps).toEqual([{ stage: "in force", on: "1945-10-24" }]);
    expect(decision("enforcement")?.parts.map(({ kind, guard }) => [kind, guard])).toEqual([
      ["by", { kind: "answer", question: "Charter.concurring", option: "written" }],
      ["by", { kind: "answer", question: "Charter.concurring", option: "practised" }],
    ]);
    expect(decision("settlement")?.parts).toMatchObject([
      { kind: "by", rule: { kind: "rule of", decision: "Charter.enforcement" } },
      { kind: "abstain", subject: { kind: "who", who: { kind: "role", role: "disputants" } } },
    ]);
    expect(agreement.groups.map(({ id }) => id)).toEqual(["Charter.Parties", "Charter.Permanent", "Charter.Council"]);
    expect(agreement.groups[2]?.entries[0]?.who).toEqual({ kind: "group", group: "Charter.Permanent" });
  });

  it("NATO: names of a used text, `until`, as it deems necessary", async () => {
    const nato = await encoding("03-nato.proviso");
    expect(nato.agreements.map(({ id }) => id)).toEqual(["Nato1949", "Charter"]);
    expect(first(nato).clauses[1]?.parts[2]).toMatchObject({
      manner: {
        asItDeemsNecessary: true,
        until: { kind: "condition", condition: { kind: "decision", decision: "Charter.enforcement", is: "approved" } },
      },
    });
  });

  it("Rio: a quorum as an exact share, voters left out, an opt-out", async () => {
    const agreement = first(await encoding("06-rio.proviso"));
    expect(agreement.decisions[0]?.parts[1]).toMatchObject({
      kind: "quorum",
      amount: { numerator: "2", denominator: "3", share: true, text: "2/3" },
      of: {
        except: [
          { kind: "role", role: "attacker" },
          { kind: "role", role: "victim" },
        ],
      },
    });
    expect(agreement.clauses[1]?.parts.at(-1)).toMatchObject({ modality: "may decline to" });
  });

  it("the 28 points: a person counts for the party it is of; a side clause lapses", async () => {
    const agreement = first(await encoding("10-28points.proviso"));
    expect(agreement.decisions[0]?.parts[0]).toMatchObject({
      rule: { kind: "who", who: { kind: "party", party: "UnitedStates", person: "USPresident" } },
    });
    expect(agreement.clauses[0]?.parts.at(-1)).toMatchObject({
      kind: "lapses",
      ending: { kind: "after", duration: { count: 10, unit: "year" } },
    });
    expect(agreement.clauses[1]?.parts.at(-1)).toMatchObject({
      kind: "lapses",
      ending: {
        kind: "if",
        condition: { kind: "event", event: { where: [{ fact: "Plan28.withoutCause", negated: false }] } },
        determinedBy: { kind: "subject", subject: { kind: "someone" } },
      },
    });
  });

  it("the EU: weights as exact decimals, rules in parentheses", async () => {
    const agreement = first(await encoding("11-eu.proviso"));
    expect(agreement.attributes[0]?.values[0]).toEqual({ party: "Germany", value: "83.5" });
    expect(agreement.decisions[0]?.parts[0]).toMatchObject({
      rule: {
        kind: "and",
        of: [
          { kind: "at least", amount: { numerator: "11", denominator: "20", share: true, text: "55%" } },
          { kind: "or", of: [{ of: { attribute: "Eu.population" } }, { kind: "all but", count: 3 }] },
        ],
      },
    });
  });
});

describe("brackets", () => {
  it("nest, and their support is that of all they hold", async () => {
    const agreement = first(
      await model(`agreement Pact "A pact"
  question size "How large?" either small or large
  question colour "Which?" either red or blue
  [size is large: [colour is red or colour is blue: fact near "it is near" fact far "it is far"] assumed "inner"] assumed "outer"
`),
    );
    expect(agreement.facts.map(({ guard }) => guard)).toEqual(
      Array(2).fill({
        kind: "and",
        of: [
          { kind: "answer", question: "Pact.size", option: "large" },
          {
            kind: "or",
            of: [
              { kind: "answer", question: "Pact.colour", option: "red" },
              { kind: "answer", question: "Pact.colour", option: "blue" },
            ],
          },
        ],
      }),
    );
    expect(agreement.facts[0]?.support.map((each) => each.kind === "assumed" && each.why)).toEqual(["inner", "outer"]);
  });

  it("with whole items after a clause are the agreement's", async () => {
    const agreement = first(
      await model(`agreement Pact "A pact"
  question size "How large?" either small or large
  clause help France shall assist Poland
  [size is large: clause extra Germany shall assist Poland]
  clause last Italy shall assist Poland
`),
    );
    expect(agreement.clauses.map(({ name, parts }) => [name, parts.length])).toEqual([
      ["help", 1],
      ["extra", 1],
      ["last", 1],
    ]);
  });
});

describe("the record and scenarios", () => {
  it("lower as written", async () => {
    const read = (name: string) => readFileSync(join(FIXTURES, "examples", `${name}.proviso`), "utf8");
    const article = "sources/000_feb7bcd3671d0f39.txt";
    const all = await model(["agreement", "versions", "record", "scenarios"].map(read).join("\n"), {
      [article]: readFileSync(join(FIXTURES, article), "utf8"),
    });
    expect(all.readings).toMatchObject([
      { id: "hoped", takes: [{ question: "Guarantee.veto", option: "absent" }, { question: "Guarantee.seats" }] },
      {
        id: "demanded",
        takes: [
          { question: "Guarantee.veto", option: "held", from: "clarified" },
          { question: "Guarantee.seats", option: "broad", from: "lavrov" },
        ],
      },
    ]);
    expect(all.statements.map(({ id, named }) => [id, named])).toEqual([
      ["announced", true],
      ["clarified", true],
      ["lavrov", true],
      [expect.stringMatching(/^statement@\d+$/), false],
    ]);
    expect(all.statements[3]).toMatchObject({ by: { kind: "source", id: "article" }, dated: { kind: "undated" } });
    const lavrov = all.statements[2]?.support[0];
    expect(lavrov?.kind === "cite" && lavrov.fragments.every(({ range }) => range !== undefined)).toBe(true);
    expect(all.claims[1]?.holdsIf).toEqual({
      kind: "said",
      speaker: { kind: "party", id: "UnitedStates" },
      never: true,
      saying: { kind: "asks", topic: { kind: "question", name: "Guarantee.veto" } },
    });
    const scenario = all.scenarios[0];
    expect(scenario?.stances[4]).toMatchObject({ subject: { kind: "faction", faction: "KelloggCamp" } });
    expect(scenario?.follows[0]).toMatchObject({
      follower: "UnitedStates",
      leaders: [
        { leader: "WitkoffCamp", probability: 0.6 },
        { leader: "KelloggCamp", probability: 0.4 },
      ],
    });
    expect(scenario?.delays[0]).toMatchObject({
      time: { kind: "range", from: 5, to: { count: 20, unit: "day" } },
    });
    expect(scenario?.expectations.map(({ in: scope, what }) => [scope?.kind, what.kind])).toEqual([
      ["reading", "coalition"],
      ["reading", "coalition"],
      ["reading", "kept"],
      ["reading", "worse"],
      [undefined, "finding"],
      [undefined, "record"],
      [undefined, "record"],
    ]);
  });

  it("statements carry their act, conditions, reporter and what they correct", async () => {
    const all = await model(
      `agreement Pact "Pact" assumed "test"
        question veto "Who may object?" either absent or held
        clause limits France shall "limit forces"
        person Envoy of France "the envoy"
        source paper "paper.txt" dated 2022
        statement first by Envoy for France on 2022-03-01 at "Paris" reported by paper on 2022-03-02
          announces that veto is absent if "asked" answers veto "we shall see" threatens "to leave"
        statement second by France on 2022-03-01 reported on 2022-03-03 supersedes first
          clarifies that France accepts Pact only if (veto is held or veto is absent) in return for limits unless "war"
        statement third by paper undated says that veto may be held warns that Envoy requires that (veto is held)
        reading reported of Pact takes fourth
        statement fourth by France undated clarifies that Envoy accepts Pact only if veto is held`,
      { "paper.txt": "Words." },
    );
    const veto = (option: string) => ({ kind: "answer", question: "Pact.veto", option });
    const [first_, second, third] = all.statements;
    expect(first_).toMatchObject({ reported: { by: { kind: "source", id: "paper" }, on: "2022-03-02" } });
    expect(first_?.sayings).toEqual([
      { kind: "announces that", guard: veto("absent"), under: [{ kind: "if", words: "asked" }] },
      { kind: "answers", topic: { kind: "question", name: "Pact.veto" }, words: "we shall see" },
      { kind: "threatens", words: "to leave" },
    ]);
    expect(second).toMatchObject({ supersedes: "first", reported: { on: "2022-03-03" } });
    expect(second?.sayings).toEqual([
      {
        kind: "clarifies that",
        speaker: { kind: "party", id: "France" },
        saying: {
          kind: "accepts",
          topic: { kind: "agreement", name: "Pact" },
          under: [
            { kind: "only if", guard: { kind: "or", of: [veto("held"), veto("absent")] } },
            { kind: "in return for", topic: { kind: "clause", name: "Pact.limits" } },
            { kind: "unless", words: "war" },
          ],
        },
      },
    ]);
    expect(third?.sayings).toEqual([
      { kind: "says that", guard: veto("held"), possible: true },
      {
        kind: "warns that",
        speaker: { kind: "person", id: "Envoy" },
        saying: { kind: "requires that", guard: veto("held") },
      },
    ]);
    // What a person is said by its own party to need is its own to give.
    expect(all.readings[0]?.takes).toEqual([{ question: "Pact.veto", option: "held", from: "fourth" }]);
  });

  it("sources of one name in two files stay two", async () => {
    const all = await model(`use "b.proviso"\nsource text "a.txt" dated 2025\nagreement A "A" cite text "one"\n`, {
      "b.proviso": `source text "b.txt" dated 2025\nagreement B "B" cite text "two"\n`,
      "a.txt": "one",
      "b.txt": "two",
    });
    expect(all.sources.map(({ name, path }) => [name, path])).toEqual([
      ["text", "a.txt"],
      ["b.text", "b.txt"],
    ]);
    expect(all.agreements.map(({ support }) => support[0]?.kind === "cite" && support[0].source)).toEqual([
      "text",
      "b.text",
    ]);
  });

  it("values come from a CSV file, under full names or aliases", async () => {
    const agreement = first(
      await model(
        `agreement Fund "A fund"\n  group Members: UnitedStates, France\n  attribute votes of Members from "v.csv"\n  decision go by at least 85% of votes of Members\n`,
        { "v.csv": 'Party,Remark,Votes\nUnited States,"a, b",16.5\n\nFrance,,4.03\n' },
      ),
    );
    expect(agreement.attributes[0]).toMatchObject({
      from: "v.csv",
      values: [
        { party: "UnitedStates", value: "16.5" },
        { party: "France", value: "4.03" },
      ],
    });
  });
});
