import type { Model } from "@proviso/agreement";
import { beforeAll, describe, expect, test } from "vitest";
import { GUARANTEE, modelOf } from "../testing/text.ts";
import { deciding, GameMemory, summary, voidAnswer } from "./index.ts";

const alone = (model: Model, name: string, ask: Parameters<typeof voidAnswer>[2] = {}) =>
  voidAnswer(model, name, ask).cases.map((one) => one.value.alone);

const voiding = (model: Model, name: string, ask: Parameters<typeof voidAnswer>[2] = {}) =>
  voidAnswer(model, name, ask).cases[0]?.value.coalitions.voiding.listed;

describe("who can void a promise", () => {
  let model: Model;
  beforeAll(async () => {
    model = await modelOf(GUARANTEE);
  });

  test("for every way of answering what is open", () => {
    const answer = voidAnswer(model, "protection");
    expect(answer.cases.map((one) => one.answerings)).toEqual([
      [{ "Guarantee.veto": "absent" }],
      [{ "Guarantee.veto": "held" }],
    ]);
    expect(alone(model, "protection")).toEqual([[], ["Russia", "China"]]);
    expect(answer.cases.map((one) => summary(model, one.value))).toEqual([
      "Nobody can void the promise: duty alone secures it as long as nobody breaks its word.",
      "Russia alone and China alone can each void the promise without breaking it.",
    ]);
  });

  test("a party that has no part in it makes no new game of it; one that has does", async () => {
    const memory = new GameMemory();
    const keys = new Set<string>();
    const set = memory.set.bind(memory);
    memory.set = (key, found) => {
      keys.add(key);
      set(key, found);
    };
    const first = voidAnswer(model, "protection", { memory });
    const { size } = keys;
    expect(size).toBeGreaterThan(0);
    const bystander = await modelOf(GUARANTEE.replace(/^( *)group Guarantors/m, "$1group Bystanders: Albania\n$&"));
    expect(voidAnswer(bystander, "protection", { memory }).cases.map((one) => one.value.coalitions)).toEqual(
      first.cases.map((one) => one.value.coalitions),
    );
    expect(keys.size).toBe(size);
    const another = await modelOf(GUARANTEE.replace(/^( *group Guarantors: .*)$/m, "$1, Albania"));
    voidAnswer(another, "protection", { memory });
    expect(keys.size).toBeGreaterThan(size);
  });

  test("the why names the rule, the party in it and what follows, at their places", () => {
    const why = voidAnswer(model, "protection", { reading: "clarified" }).cases[0]?.value.why[0];
    expect(why?.sentence).toBe(
      'Russia alone can void it: the decision "Whether to act" needs no objection from the Blockers, and Russia is one.',
    );
    expect(why?.steps.map((step) => [step.at.line, step.text])).toEqual([
      [7, 'the decision "Whether to act" needs a yes from any of the Guarantors and no objection from the Blockers'],
      [9, "clause bar: unless response is approved, each of the Guarantors except the attacker must not intervene"],
      [
        12,
        "clause defence: if response is approved, each of the Guarantors except the attacker shall assist Ukraine within 7 days",
      ],
      [13, "kept when any of the Guarantors except the attacker assists Ukraine"],
    ]);
  });

  test("a reading, a statement of answers and an attacker narrow it", () => {
    expect(alone(model, "protection", { reading: "announced" })).toEqual([[]]);
    expect(alone(model, "protection", { take: { veto: "held" } })).toEqual([["Russia", "China"]]);
    expect(voiding(model, "protection", { take: { veto: "held" }, attacker: "France" })).toEqual([
      ["Russia"],
      ["China"],
      ["UnitedStates", "UnitedKingdom", "France"],
    ]);
  });

  test("counting unlawful help leaves only those who would have to do it", () => {
    const [one] = voidAnswer(model, "protection", { take: { veto: "held" }, countUnlawful: true }).cases;
    expect(one?.value.alone).toEqual([]);
    expect(one?.value.coalitions.voiding.listed).toContainEqual(["UnitedStates", "UnitedKingdom", "France"]);
  });

  test("says what helping would be, and what the beneficiary gives", () => {
    const [absent, held] = voidAnswer(model, "protection").cases;
    expect(absent?.value.help.map((help) => [help.party, help.bound, help.barred])).toEqual([
      ["UnitedStates", "always", "never"],
      ["UnitedKingdom", "always", "never"],
      ["France", "always", "never"],
    ]);
    expect(held?.value.help.map((help) => [help.bound, help.barred, help.bars[0]?.clause])).toEqual([
      ["sometimes", "sometimes", "Guarantee.bar"],
      ["sometimes", "sometimes", "Guarantee.bar"],
      ["sometimes", "sometimes", "Guarantee.bar"],
    ]);
    expect(held?.value.gives.map((given) => [given.clause, given.unconditional])).toEqual([
      ["Guarantee.neutrality", true],
    ]);
  });

  test("the deciding question is the one whose answer changes the headline", async () => {
    const two = await modelOf(
      GUARANTEE.replace(
        "  group Guarantors:",
        '  question title "Which title?" either pact or treaty\n  group Guarantors:',
      ),
    );
    const answer = voidAnswer(two, "protection");
    expect(answer.cases).toHaveLength(2);
    expect(
      deciding(answer, (value) => summary(two, value)).map((one) => [one.question.name, one.decides, one.touches]),
    ).toEqual([
      ["veto", true, true],
      ["title", false, false],
    ]);
  });

  test("misuse is named", () => {
    expect(() => voidAnswer(model, "protectoin")).toThrow(
      "There is no promise or decision protectoin; the files have Guarantee.protection, Guarantee.response.",
    );
    expect(() => voidAnswer(model, "protection", { reading: "hoped" })).toThrow(
      "There is no reading hoped; the files have announced, clarified.",
    );
    expect(() => voidAnswer(model, "protection", { take: { veto: "perhaps" } })).toThrow(
      'Guarantee.veto cannot be answered "perhaps"; its answers are absent, held.',
    );
    expect(() => voidAnswer(model, "protection", { attacker: "Peru" })).toThrow("No text here mentions Peru");
    expect(() => voidAnswer(model, "protection", { to: "France" })).toThrow(
      "is not promised to France; it is promised to Ukraine",
    );
  });

  test("a listing can be cancelled", () => {
    const stop = new AbortController();
    stop.abort();
    expect(() => voidAnswer(model, "protection", { signal: stop.signal })).toThrow(/abort/i);
  });
});

describe("forms of promise", () => {
  const pact = (body: string) => modelOf(`agreement Pact "A pact"\n  group Allies: France, Italy, Spain\n${body}`);

  test("permission: it takes all who may, declining together", async () => {
    const model =
      await pact(`clause a when anyone attacks Malta as determined by someone unnamed each of Allies may assist Malta
      promise help to Malta kept when any of Allies assists Malta`);
    expect(voiding(model, "help")).toEqual([["France", "Italy", "Spain"]]);
    expect(voidAnswer(model, "help").cases[0]?.value.coalitions.blocking.listed).toEqual([]);
    expect(voidAnswer(model, "help").cases[0]?.value.why[0]?.sentence).toBe(
      "France, Italy and Spain together can void it: France, Italy and Spain may lawfully decline, since the text permits help and does not oblige it.",
    );
  });

  test("silence is no permission that counts: the promise cannot be kept", async () => {
    const model = await pact(`clause a each of Allies shall consult Malta
      promise help to Malta kept when any of Allies assists Malta`);
    expect(voiding(model, "help")).toEqual([[]]);
    expect(summary(model, voidAnswer(model, "help").cases[0]!.value)).toMatch(/cannot be kept/);
  });

  test("a duty of several binds them together, none alone", async () => {
    const model =
      await pact(`clause a when anyone attacks Malta as determined by someone unnamed at least 2 of Allies shall assist Malta
      promise help to Malta kept when any of Allies assists Malta
      promise two to Malta kept when at least 2 of Allies assists Malta
      promise three to Malta kept when all of Allies assists Malta`);
    expect(voiding(model, "help")).toEqual([]);
    expect(voiding(model, "two")).toEqual([]);
    expect(voiding(model, "three")).toEqual([["France"], ["Italy"], ["Spain"]]);
    const breaking = voidAnswer(model, "help").cases[0]?.value.coalitions.breaking;
    expect(breaking?.listed).toEqual([["France", "Italy", "Spain"]]);
    expect(voidAnswer(model, "two").cases[0]?.value.coalitions.breaking.bySize).toEqual(["0", "0", "3"]);
  });

  test("forbearance reads what is done: nobody can void it in good faith, each can break it", async () => {
    const model = await pact(`clause quiet each of Allies must not attack Malta
      promise peace to Malta kept when none of Allies attacks Malta`);
    expect(voiding(model, "peace")).toEqual([]);
    expect(voidAnswer(model, "peace").cases[0]?.value.coalitions.breaking.listed).toEqual([
      ["France"],
      ["Italy"],
      ["Spain"],
    ]);
  });

  test("the attacker owes no help and its help does not count, yet it votes", async () => {
    const model = await pact(`decision act by all of Allies within 3 days failing which refused
      clause a when anyone attacks Malta as determined by someone unnamed if act is approved each of Allies shall assist Malta
      promise help to Malta kept when any of Allies assists Malta`);
    const [one] = voidAnswer(model, "help", { attacker: "Italy" }).cases;
    expect(one?.value.alone).toEqual(["France", "Italy", "Spain"]);
    expect(one?.value.help.map((help) => help.party)).toEqual(["France", "Spain"]);
  });

  test("a fallback that gives more after refusal lets a yes void", async () => {
    const model = await pact(`decision common by any of Allies within 3 days failing which refused
      clause a when anyone attacks Malta as determined by someone unnamed
        if common is approved each of Allies shall consult Malta
        if common fails each of Allies shall assist Malta
      promise help to Malta kept when any of Allies assists Malta`);
    expect(voiding(model, "help")).toEqual([["France"], ["Italy"], ["Spain"]]);
    expect(voidAnswer(model, "help").cases[0]?.value.why[0]?.sentence).toContain("can approve");
  });

  test.each<[string, string, string]>([
    [
      "by approving what bars",
      `decision bar by at least 2 of Allies within 1 day failing which refused
      clause a when anyone attacks Malta as determined by someone unnamed each of Allies shall assist Malta
      clause b if bar is approved each of Allies must not intervene
      promise help to Malta kept when all of Allies assists Malta`,
      'France and Italy together can void it: France and Italy can approve the decision "bar" together.',
    ],
    [
      "by leaving open what has no deadline",
      `decision common by all of Allies
      clause a when anyone attacks Malta as determined by someone unnamed
        if common is approved each of Allies shall assist Malta
        if common fails each of Allies shall assist Malta
      promise help to Malta kept when any of Allies assists Malta`,
      'France, Italy and Spain together can void it: France, Italy and Spain can leave the decision "common" open together, since it has no deadline.',
    ],
    [
      "by refusing a majority",
      `decision common by majority of Allies within 1 day failing which refused
      clause a when anyone attacks Malta as determined by someone unnamed if common is approved each of Allies shall assist Malta
      promise help to Malta kept when any of Allies assists Malta`,
      'France and Italy together can void it: the decision "common" needs a majority of the Allies, which cannot be had against France and Italy.',
    ],
    [
      "by doing what the text permits",
      `clause a each of Allies may "station missiles"
      promise help to Malta kept when none of Allies does "station missiles"`,
      'France alone can void it: France may lawfully "station missiles", since the text permits it.',
    ],
    [
      "by not doing what the text waits for",
      `enters into force once all of Allies does "ratify it"
      clause a when anyone attacks Malta as determined by someone unnamed each of Allies shall assist Malta as it deems necessary
      promise help to Malta kept when any of Allies assists Malta`,
      'France alone can void it: France need not "ratify it", which the text waits for.',
    ],
    [
      "by finding that a clause has ended",
      `clause a when anyone attacks Malta as determined by someone unnamed each of Allies shall assist Malta
        lapses if Malta breaches a as determined by France
      promise help to Malta kept when any of Allies assists Malta`,
      "France alone can void it: France judges for itself whether clause a has come to an end.",
    ],
    [
      "by leaving a joint duty to the others",
      `clause a when anyone attacks Malta as determined by someone unnamed at least 2 of Allies shall assist Malta
      promise help to Malta kept when France assists Malta`,
      "France alone can void it: France may lawfully decline, since the duty binds several together and none of them singly.",
    ],
  ])("the why tells how: %s", async (_how, text, sentence) => {
    expect(voidAnswer(await pact(text), "help").cases[0]?.value.why[0]?.sentence).toBe(sentence);
  });

  test("duty alone is told with the bars that a forbearance rests on", async () => {
    const model = await pact(`clause a each of Allies must not "station missiles"
      clause b each of Allies must not "station troops"
      promise help to Malta kept when none of Allies does "station missiles" and none of Allies does "station troops"`);
    const why = voidAnswer(model, "help").cases[0]?.value.secured;
    expect(why?.sentence).toBe(
      "Duty alone secures it as long as nobody breaks its word: clause a and clause b bind whatever anyone decides.",
    );
    expect(why?.steps).toHaveLength(3);
  });

  test("all of a group takes its verb in the plural", async () => {
    const model = await pact(`clause a each of Allies shall assist Malta
      promise help to Malta kept when all of Allies assists Malta or at least 2 of Allies does "send a mission" or any of Allies assists Malta`);
    expect(voidAnswer(model, "help").cases[0]?.value.secured?.steps.at(-1)?.text).toBe(
      'kept when all of the Allies assist Malta or at least 2 of the Allies do "send a mission" or any of the Allies assists Malta',
    );
  });

  test("a quorum makes the order of moves matter", async () => {
    const model = await pact(`decision act by majority of Allies voting quorum 3 of Allies
      clause a when anyone attacks Malta as determined by someone unnamed if act is approved each of Allies shall assist Malta
      promise help to Malta kept when any of Allies assists Malta`);
    const [one] = voidAnswer(model, "help").cases;
    expect(one?.value.coalitions.voiding.listed).toEqual([["France"], ["Italy"], ["Spain"]]);
  });

  test("a decision can be asked about itself", async () => {
    const model = await pact("decision act by at least 2 of Allies within 3 days failing which refused");
    expect(voiding(model, "act")).toEqual([
      ["France", "Italy"],
      ["France", "Spain"],
      ["Italy", "Spain"],
    ]);
    expect(voidAnswer(model, "act").cases[0]?.value.coalitions.securing.bySize).toEqual(["0", "0", "3"]);
  });

  test("a cycle through a negation is an error that names the clauses", async () => {
    const model = await pact(`clause a unless any of Allies assists Malta France shall assist Malta
      promise help to Malta kept when France assists Malta`);
    expect(() => voidAnswer(model, "help")).toThrow(/Pact\.a makes an act hang on its own absence/);
  });

  test("a positive cycle takes the least fixed point and is reported", async () => {
    const model = await pact(`clause a if Italy assists Malta France shall assist Malta
      clause b if France assists Malta Italy shall assist Malta
      clause c each of Allies may assist Malta
      promise help to Malta kept when any of Allies assists Malta`);
    const [one] = voidAnswer(model, "help").cases;
    expect(one?.value.circular).toEqual([["Pact.a", "Pact.b"]]);
    expect(one?.value.coalitions.voiding.listed).toEqual([["France", "Italy", "Spain"]]);
  });

  test("a budget that is too small ends in an error that names the remedy", async () => {
    const model = await pact(`decision act by at least 2 of Allies within 3 days failing which refused`);
    expect(() => voidAnswer(model, "act", { nodeBudget: 3 })).toThrow(/budget/i);
  });
});

test("a trigger that names the attacker is believed before the question's supposition", async () => {
  const model = await modelOf(`
party Mordor "Mordor"
agreement Pact "A pact"
  group All: Denmark, Norway
  clause a when anyone attacks any of All as determined by someone unnamed each of All may consult All
  clause b when Mordor attacks any of All as determined by someone unnamed each of All except the victim may assist the victim
  promise help to each of All kept when any of All except the victim assists the victim
`);
  expect(voiding(model, "help", { attacker: "Denmark", to: "Norway" })).toEqual([["Denmark"]]);
});

test("whoever is supposed to attack is not also the one to be helped", async () => {
  const model = await modelOf(`
agreement Pact "A pact"
  group All: Denmark, Norway, Iceland
  clause a when anyone attacks any of All as determined by someone unnamed
    each of All except (the attacker, the victim) shall assist the victim
  promise help to each of All kept when any of All except (the attacker, the victim) assists the victim
`);
  const named = voidAnswer(model, "help", { attacker: "Denmark" }).cases.flatMap((one) => [
    one.beneficiary,
    ...one.alike,
  ]);
  expect(named).toEqual(["Norway", "Iceland"]);
});

describe("who finds that it is due is told as the text has it", () => {
  const sentence = async (determined: string) => {
    const model = await modelOf(`person Doe of France "Jane Doe, Foreign Minister"
agreement Pact "A pact"
  group Judges: France, Germany, Poland
  clause help when anyone attacks Malta as determined by ${determined}
    Spain shall assist Malta
  promise aid to Malta kept when Spain assists Malta
`);
    return voidAnswer(model, "aid").cases[0]?.value.why[0]?.sentence;
  };

  test.each([
    [
      "any of Judges",
      "France, Germany and Poland together can void it: whether it is due under clause help is for any of the Judges to find, and these are all of them.",
    ],
    [
      "all of Judges",
      "France alone can void it: whether it is due under clause help is for all of the Judges to find, and France is one.",
    ],
    [
      "at least 2 of Judges",
      "France and Germany together can void it: whether it is due under clause help is for at least 2 of the Judges to find, and France and Germany are among them.",
    ],
    ["France", "France alone can void it: France judges for itself whether it is due under clause help."],
    [
      "Doe",
      "France alone can void it: it is for Jane Doe, Foreign Minister (France) to judge whether it is due under clause help.",
    ],
  ])("as determined by %s", async (determined, told) => {
    expect(await sentence(determined)).toBe(told);
  });
});
