import type { Model } from "@proviso/agreement";
import { beforeAll, describe, expect, test } from "vitest";
import { GUARANTEE, modelOf } from "../../testing/text.ts";
import { storyAnswer } from "../story/index.ts";
import { type Opening, type PlayEvent, type PlayOptions, playAnswer } from "./index.ts";

describe("a play", () => {
  let model: Model;
  beforeAll(async () => {
    model = await modelOf(GUARANTEE);
  });

  const play = (reading: string, events: readonly PlayEvent[], options: PlayOptions = {}) => {
    const [only, ...more] = playAnswer(model, "protection", { reading, events, ...options }).cases;
    expect(more).toEqual([]);
    if (only === undefined) throw new Error("no case");
    return only.value;
  };
  const told = ({ entries }: ReturnType<typeof play>) =>
    entries.map(({ day, kind, text }) => `${day} ${kind}: ${text}`);

  test("a veto, then help all the same: a breach, under words that are named", () => {
    const value = play("clarified", [
      { kind: "vote", party: "Russia", how: "no", day: 1 },
      { kind: "deed", party: "France", act: "assists Ukraine", day: 2 },
    ]);
    expect(value.sentence).toBe(
      "The promise is not kept, and France is in breach of clause bar. Were the United States and the United Kingdom to help now, they would be in breach of clause bar.",
    );
    expect(told(value)).toEqual([
      "0 event: Russia attacks Ukraine.",
      "0 asked: The decision “Whether to act” falls due, until day 3.",
      "0 forbidden: The United States, the United Kingdom and France must not intervene from now on.",
      "0 request: Ukraine invokes clause defence.",
      "1 vote: Russia votes no on the decision “Whether to act”.",
      "1 refused: No outstanding vote can change it any longer: the decision “Whether to act” fails.",
      "2 deed: France assists Ukraine.",
      "2 breach: France is in breach of clause bar, which forbids it to intervene.",
    ]);
    expect(value.breaches).toMatchObject([
      {
        parties: ["France"],
        clause: "Guarantee.bar",
        kind: "barred",
        from: 2,
        words: "unless response is approved, each of the Guarantors except the attacker must not intervene",
      },
    ]);
    expect(value.breaches[0]?.until).toBeUndefined();
    expect(value.breaches[0]?.at.line).toBeGreaterThan(1);
  });

  test("help before an approval is a breach until the approval", () => {
    const value = play("clarified", [
      { kind: "deed", party: "France", act: "assists Ukraine", day: 1 },
      { kind: "vote", party: "France", how: "yes", day: 2 },
    ]);
    expect(value.breaches).toMatchObject([
      { parties: ["France"], clause: "Guarantee.bar", from: 1, until: 3 },
      { parties: ["UnitedStates", "UnitedKingdom"], clause: "Guarantee.defence", kind: "undone", from: 10 },
    ]);
    expect(value.decisions).toEqual([
      { decision: "Guarantee.response", asked: 0, term: 3, settled: 3, outcome: "approved" },
    ]);
    expect(value.kept).toEqual({ atEnd: true, since: 3 });
    expect(told(value)).toContain(
      "3 lifted: It is no longer forbidden to intervene, for the United States, the United Kingdom and France.",
    );
  });

  test("where everyone has voted, nobody waits for the term; a later vote is not cast", () => {
    const value = play("clarified", [
      { kind: "vote", party: "France", how: "yes" },
      { kind: "vote", party: "Russia", how: "abstain", day: 1 },
      { kind: "vote", party: "China", how: "yes", day: 1 },
      { kind: "vote", party: "UnitedKingdom", how: "no", day: 2 },
    ]);
    expect(value.decisions).toMatchObject([{ settled: 1, outcome: "approved" }]);
    expect(told(value)).toContain(
      "2 vote: The United Kingdom would vote on the decision “Whether to act”, which has been settled: the vote is not cast.",
    );
  });

  test("what nobody states is not done: a duty with a term is broken when that runs out, late help makes it good", () => {
    const value = play("announced", [{ kind: "deed", party: "France", act: "assist Ukraine", day: 9 }]);
    expect(value.sentence).toBe(
      "The promise is kept from day 9, and the United States and the United Kingdom are in breach of clause defence.",
    );
    expect(value.breaches).toMatchObject([
      { parties: ["UnitedStates", "UnitedKingdom"], from: 7 },
      { parties: ["France"], from: 7, until: 9 },
    ]);
    expect(told(value)).toContain("9 mended: Late, France does what clause defence asks.");
  });

  test("where duties are kept, only who refuses is in breach", () => {
    const value = play("announced", [{ kind: "refusal", party: "France", act: "assist Ukraine", day: 1 }], {
      dutiesKept: true,
    });
    expect(value.sentence).toBe("The promise is kept from day 0, and France is in breach of clause defence.");
    expect(told(value)).toEqual([
      "0 event: Russia attacks Ukraine.",
      "0 request: Ukraine invokes clause defence.",
      "0 owed: The United States, the United Kingdom and France must assist Ukraine by day 7.",
      "0 deed: The United States and the United Kingdom assist Ukraine.",
      "0 kept: The United States and the United Kingdom keep their duty to assist Ukraine.",
      "0 promise: The promise is kept.",
      "1 refusal: France refuses to assist Ukraine.",
      "7 breach: France has not done what was due, to assist Ukraine, and is in breach of clause defence.",
    ]);
  });

  test("without a request nothing is owed", () => {
    const value = play("announced", [{ kind: "request", party: "Ukraine", made: false }]);
    expect(told(value)).toEqual(["0 event: Russia attacks Ukraine."]);
  });

  test("a duty without a term is never broken, only open; one that has no place here is unheeded", () => {
    const value = play("announced", [{ kind: "vote", party: "Russia", how: "no", decision: "response" }]);
    expect(value.unheeded).toEqual(["the vote of Russia on response"]);
    expect(value.outstanding).toEqual([]);
  });

  test("votes of the scenario are cast, and whoever is said to vote otherwise does so", async () => {
    const voted = await modelOf(`${GUARANTEE}
scenario voted "A vote each" of Guarantee
  Russia attacks Ukraine on day 0
  each of Guarantors votes yes on response on day 2
  China abstains on response on day 1
  Russia votes no on response on day 10
`);
    const course = (reading: string, events: readonly PlayEvent[] = []) => {
      const value = playAnswer(voted, "protection", { reading, scenario: "voted", events }).cases[0]?.value;
      if (value === undefined) throw new Error("no case");
      return value;
    };
    const votes = (value: ReturnType<typeof course>) => told(value).filter((line) => / vote: /.test(line));
    const held = course("clarified");
    expect(votes(held).map((line) => line.slice(0, 48))).toEqual([
      "1 vote: China abstains on the decision “Whether ",
      "2 vote: The United States, the United Kingdom an",
      "10 vote: Russia would vote on the decision “Whet",
    ]);
    expect(held.decisions).toMatchObject([{ settled: 3, outcome: "approved" }]);
    const objected = course("clarified", [{ kind: "vote", party: "China", how: "no", decision: "response", day: 1 }]);
    expect(objected.decisions).toMatchObject([{ settled: 1, outcome: "failed" }]);
    expect(course("announced").unheeded).toHaveLength(5);
    // A lawful story takes no vote for granted, as it takes no deed.
    const [story] = storyAnswer(voted, "protection", { reading: "clarified", scenario: "voted" }).cases;
    expect(story?.value).toMatchObject({ exists: true });
  });

  test("what nobody states is not found and not ratified, and the play says whose it is", async () => {
    const pact = await modelOf(`
agreement Pact "A pact"
  group Allies: France, Poland
  enters into force upon ratification by all of Allies
  clause aid when Russia attacks Ukraine as determined by any of Allies
    each of Allies shall assist Ukraine within 7 days
  promise help to Ukraine kept when any of Allies assists Ukraine
scenario attacked "An attack" of Pact
  Russia attacks Ukraine on day 0
`);
    const unmade = (events: readonly PlayEvent[]) =>
      playAnswer(pact, "help", { events }).cases[0]?.value.unmade.map(({ parties, words }) => [parties, words]);
    expect(unmade([{ kind: "ratification", party: "Poland", day: 1 }])).toEqual([
      [["France", "Poland"], "find that Russia attacks Ukraine"],
      [["France"], "ratify the agreement Pact"],
    ]);
    const both: PlayEvent[] = ["France", "Poland"].flatMap((party) => [
      { kind: "ratification", party, day: 1 },
      { kind: "finding", party },
    ]);
    expect(unmade(both)).toEqual([]);
  });

  test("how each duty and bar stands, evening by evening", () => {
    const value = play("clarified", [
      { kind: "vote", party: "France", how: "yes", day: 1 },
      { kind: "deed", party: "France", act: "assist Ukraine", day: 2 },
    ]);
    expect(value.norms.map(({ clause, parties, force, states }) => ({ clause, parties, force, states }))).toEqual([
      {
        clause: "Guarantee.bar",
        parties: ["UnitedStates", "UnitedKingdom"],
        force: "forbidden",
        states: [
          { from: 0, state: "forbidden" },
          { from: 3, state: "ended" },
        ],
      },
      {
        clause: "Guarantee.bar",
        parties: ["France"],
        force: "forbidden",
        states: [
          { from: 0, state: "forbidden" },
          { from: 2, state: "breach" },
          { from: 3, state: "ended" },
        ],
      },
      {
        clause: "Guarantee.neutrality",
        parties: ["Ukraine"],
        force: "forbidden",
        states: [{ from: 0, state: "forbidden" }],
      },
      {
        clause: "Guarantee.defence",
        parties: ["UnitedStates", "UnitedKingdom"],
        force: "owed",
        states: [
          { from: 3, state: "owed", due: 10 },
          { from: 10, state: "breach" },
        ],
      },
      { clause: "Guarantee.defence", parties: ["France"], force: "owed", states: [{ from: 3, state: "kept" }] },
    ]);
  });

  test("whether helping is called illegal, and under which words", () => {
    const words = "unless response is approved, each of the Guarantors except the attacker must not intervene";
    expect(play("clarified", []).legality).toEqual({
      barred: true,
      sentence: `Yes. Were the United States, the United Kingdom and France to help, they would be in breach of clause bar: “${words}”.`,
    });
    expect(play("clarified", [{ kind: "deed", party: "France", act: "assist Ukraine", day: 2 }]).legality).toEqual({
      barred: true,
      sentence: `Yes. France helps and is in breach of clause bar, and so would be the United States and the United Kingdom: “${words}”.`,
    });
    expect(play("clarified", [{ kind: "vote", party: "France", how: "yes" }]).legality).toEqual({
      barred: false,
      sentence: `No, not at the end. Clause bar barred it until day 3: “${words}”.`,
    });
    expect(play("announced", []).legality).toEqual({
      barred: false,
      sentence: "No. In this course of events no words of the text bar anybody from helping.",
    });
  });

  test("what no text knows is an error that lists what there is", () => {
    expect(() => play("clarified", [{ kind: "vote", party: "Atlantis", how: "no" }])).toThrow(
      /mentions Atlantis; the parties are .*Russia/,
    );
    expect(() => play("clarified", [{ kind: "vote", party: "Russia", how: "no", decision: "reply" }])).toThrow(
      /no decision reply; the files have Guarantee\.response/,
    );
    expect(() => play("clarified", [{ kind: "deed", party: "France", act: "asists Ukraine" }])).toThrow(
      /speaks of “asists Ukraine”/,
    );
  });
});

const TWO_STEPS = `
agreement Pact "A pact"
  group Members: France, Germany, Poland
  fact near "near the border"
  decision first by all of Members within 2 days
  decision second by any of Members within 2 days
  clause help when anyone attacks Ukraine where near as determined by each of Members
    each of Members shall consult Members
    if first is approved each of Members shall assist Ukraine within 36 hours
    if first fails and second is approved each of Members may assist Ukraine
    unless first fails each of Members must not "send troops"
  clause share at least 2 of Members shall provide maps within 1 week
  clause calm Poland must not assist Russia
  promise aid to Ukraine kept when at least 2 of Members assists Ukraine
scenario late "Attacked on the fourth day" of Pact
  Russia attacks Ukraine on day 4 where near
  Poland assists Russia on day 1
  Germany provides maps on day 2
`;

describe("a play of several steps", () => {
  let model: Model;
  beforeAll(async () => {
    model = await modelOf(TWO_STEPS);
  });

  test("a second decision falls due when the first has settled; a duty of several binds them together", () => {
    const value = playAnswer(model, "aid", {
      events: [
        { kind: "finding", party: "France" },
        { kind: "vote", party: "Poland", how: "no", decision: "first", day: 5 },
        { kind: "vote", party: "France", how: "yes", decision: "second" },
        { kind: "deed", party: "France", act: "assists Ukraine with money", day: 5 },
      ],
    }).cases[0]?.value;
    expect(value?.decisions).toEqual([
      { decision: "Pact.first", asked: 4, term: 6, settled: 5, outcome: "failed" },
      { decision: "Pact.second", asked: 5, term: 7, settled: 5, outcome: "approved" },
    ]);
    expect(value?.entries.map(({ day, kind, text }) => `${day} ${kind}: ${text}`)).toEqual([
      "0 owed: At least 2 of France, Germany and Poland must provide maps by day 7.",
      "1 deed: Poland assists Russia.",
      "1 breach: Poland is in breach of clause calm, which forbids it to assist Russia.",
      "2 deed: Germany provides maps.",
      "2 kept: Germany keeps its duty to provide maps.",
      '4 event: Russia attacks Ukraine where "near the border".',
      "4 asked: The decision “first” falls due, until day 6.",
      '4 finding: France finds that Russia attacks Ukraine where "near the border".',
      "4 owed: France must consult Germany and Poland.",
      '4 forbidden: France must not do "send troops" from now on.',
      "5 vote: Poland votes no on the decision “first”.",
      "5 refused: No outstanding vote can change it any longer: the decision “first” fails.",
      "5 asked: The decision “second” falls due, until day 7.",
      "5 vote: France votes yes on the decision “second”.",
      "5 approved: No outstanding vote can change it any longer: the decision “second” is approved.",
      '5 lifted: It is no longer forbidden to do "send troops", for France.',
      "5 permitted: France may assist Ukraine.",
      "5 deed: France assists Ukraine with money.",
      "7 breach: Fewer than 2 have done what was due, to provide maps: France and Poland together are in breach of clause share.",
    ]);
    expect(value?.outstanding).toMatchObject([
      { parties: ["France"], clause: "Pact.help", act: "consult the Members" },
    ]);
  });

  test("whatever it says that somebody can do has a place in the text", () => {
    const { openings = [] } = playAnswer(model, "aid", {}).cases[0]?.value ?? {};
    expect(openings.filter(({ party }) => party === "Poland").map(({ words }) => words)).toEqual([
      "vote on the decision “first”",
      "vote on the decision “second”",
      'find that Russia attacks Ukraine where "near the border"',
      "consult France, Germany and Poland",
      "assist Ukraine",
      'do "send troops"',
      "provide maps",
      "assist Russia",
    ]);
    for (const opening of openings) {
      const value = playAnswer(model, "aid", { events: [eventOf(opening)] }).cases[0]?.value;
      expect(value?.unheeded).toEqual([]);
    }
  });
});

function eventOf({ party, kind, about }: Opening): PlayEvent {
  switch (kind) {
    case "vote":
      return { kind, party, decision: about, how: "yes" };
    case "deed":
      return { kind, party, act: about };
    case "ratification":
      return { kind, party, what: about };
    default:
      return { kind, party, clause: about };
  }
}
