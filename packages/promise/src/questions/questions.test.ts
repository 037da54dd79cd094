import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { beforeAll, describe, expect, test } from "vitest";
import { modelOf } from "../testing/text.ts";
import { type QuestionsAnswer, questionsAnswer } from "./index.ts";
import { movement } from "./movement.ts";

const order = ({ ranked }: QuestionsAnswer) => ranked.map(({ question }) => question.name);

describe("the worked dossier", () => {
  let model: Model;
  beforeAll(async () => {
    const path = new URL("../../../../dossiers/ukraine-2025/scenarios.proviso", import.meta.url).pathname;
    const loaded = await load([path], nodeHost());
    if (loaded.model === undefined) throw new Error(JSON.stringify(loaded.diagnostics));
    model = loaded.model;
  });

  test("asks for the veto first and then for China's seat, in the scenario and without one", () => {
    for (const scenario of ["renewed", undefined]) {
      const found = questionsAnswer(model, "Guarantee.protection", { scenario });
      expect(order(found)).toEqual(["veto", "seats"]);
      expect(found.over).toEqual({ kind: "every", ways: 4 });
      expect(found.ranked.map(({ moves }) => moves)).toEqual([true, true]);
      expect(found.ranked.map(({ changing }) => changing)).toEqual([1, 0]);
      const [veto, seats] = found.ranked;
      expect(veto?.movements[0]?.worst).toBeGreaterThan(40 * (seats?.movements[0]?.worst ?? 1));
    }
  });

  test("for computed reasons: in any order of the questions in the text, to the last digit", () => {
    const reversed = {
      ...model,
      agreements: model.agreements.map((of) => ({ ...of, questions: of.questions.toReversed() })),
    };
    for (const scenario of ["renewed", undefined]) {
      const [one, other] = [model, reversed].map((of) => questionsAnswer(of, "Guarantee.protection", { scenario }));
      expect(other).toEqual(one);
    }
  });

  test("puts them as sentences, with the clauses and citations that the answer switches on", () => {
    const { ranked } = questionsAnswer(model, "Guarantee.protection", { scenario: "renewed" });
    expect(ranked.map(({ say }) => say)).toEqual([
      "Can Russia and China block the response? If “held”, we understand that Russia alone or China alone could void the promise; is that what you mean?",
      "Who are the guarantors? If “broad”, we understand that Russia and China are among the Guarantors; is that what you mean?",
    ]);
    const [veto] = ranked;
    expect(veto?.why.sentence).toBe(
      "Its answer moves the chance that it is kept by 50 points on average and nearly 100 points at most; whoever counts on “absent” and gets “held” falls from over 99.9% to 0%.",
    );
    expect(veto?.why.steps.map(({ text, support }) => [text, support.some(({ kind }) => kind === "cite")])).toEqual([
      ["if veto is held: Russia and China are among the Blockers", true],
      [
        "if veto is held: the decision “Whether the guarantors act for Ukraine” needs a yes from any of the Guarantors and no objection from the Blockers",
        true,
      ],
      [
        "if veto is held: unless response is approved, each of the Guarantors except the attacker must not intervene (clause bar)",
        true,
      ],
      ["if veto is held: clause defence holds only if response is approved", true],
    ]);
  });

  test("says that an answer hardly matters where it moves less than a tenth of a point", () => {
    const ask = { take: { veto: "absent" }, scenario: "renewed" };
    expect(questionsAnswer(model, "Guarantee.protection", ask).ranked[0]?.why.sentence).toBe(
      "Its answer hardly matters for the chance of help within 3 days: it moves that by less than a tenth of a point.",
    );
  });

  test("says why the first comes first, by whatever decides it", () => {
    const why = (ask: Parameters<typeof questionsAnswer>[2] = {}) =>
      questionsAnswer(model, "Guarantee.protection", ask).whyFirst;
    expect(why({ scenario: "renewed" })).toBe(
      "Its answer moves the chance that it is kept by 50 points on average; the answer to “Who are the guarantors?” moves the chance of help within 3 days by less than a tenth of a point.",
    );
    const answered = new Map([["Guarantee.veto", { state: "answered", why: "" }]]);
    expect(why({ records: answered })).toBe("The record answers “Can Russia and China block the response?” already.");
    expect(why({ take: { seats: "broad" } })).toBeUndefined();
    const twins = {
      ...model,
      agreements: model.agreements.map((of) => ({
        ...of,
        questions: of.questions.flatMap((one) =>
          one.name === "veto" ? [one] : [one, { ...one, id: "Guarantee.again", name: "again" }],
        ),
      })),
    };
    const two = questionsAnswer(twins, "Guarantee.protection", { take: { veto: "absent" }, scenario: "renewed" });
    expect(order(two)).toEqual(["seats", "again"]);
    expect(two.whyFirst).toBe("Only the answer to “Who are the guarantors?” moves anything.");
    const none = questionsAnswer(twins, "Guarantee.protection", { take: { veto: "absent", seats: "broad" } });
    expect([order(none), none.whyFirst]).toEqual([["again"], undefined]);
  });

  test("tells for each answer who could void it", () => {
    const { ranked } = questionsAnswer(model, "Guarantee.protection", { scenario: "renewed" });
    expect(ranked[0]?.options.map(({ option, words }) => [option, words])).toEqual([
      ["absent", ["nobody could void the promise"]],
      ["held", ["Russia alone or China alone could void the promise"]],
    ]);
  });

  test("what the record answers comes after what it does not", () => {
    const state = (veto: string, seats: string) =>
      new Map([
        ["Guarantee.veto", { state: veto, why: "" }],
        ["Guarantee.seats", { state: seats, why: "" }],
      ]);
    const asked = (veto: string, seats: string) =>
      order(questionsAnswer(model, "Guarantee.protection", { records: state(veto, seats) }));
    expect(asked("unasked", "disputed")).toEqual(["veto", "seats"]);
    expect(asked("disputed", "unasked")).toEqual(["veto", "seats"]);
    expect(asked("answered", "disputed")).toEqual(["seats", "veto"]);
    expect(asked("answered", "answered")).toEqual(["veto", "seats"]);
  });

  test("what is taken as answered is not asked", () => {
    const take = { veto: "held" };
    expect(order(questionsAnswer(model, "Guarantee.protection", { take }))).toEqual(["seats"]);
    expect(order(questionsAnswer(model, "Guarantee.protection", { reading: "clarified" }))).toEqual([]);
  });
});

/** So many questions, each of which adds a member who can block, and one that moves nothing. */
const many = (count: number, reversed = false): string => {
  const questions = Array.from(
    { length: count },
    (_, i) => `  question q${i} "Does member ${i} object?" either no or yes`,
  );
  const members = Array.from({ length: count }, (_, i) => `[q${i} is yes: M${i}]`);
  return `
${Array.from({ length: count }, (_, i) => `party M${i} "Member ${i}"`).join("\n")}
agreement Pact "A pact"
${(reversed ? questions.toReversed() : questions).join("\n")}
  question idle "Is it raining?" either rain or shine
  question far "Is the far clause in?" either gone or there
  group Blockers: France, ${members.join(", ")}
  decision go by no objection from Blockers within 3 days failing which refused
  clause help when anyone attacks Malta as determined by someone unnamed
    if go is approved Italy shall assist Malta
  [far is there: clause other when anyone attacks Malta as determined by someone unnamed
    Spain shall assist Malta]
  promise aid to Malta kept when Italy assists Malta or Spain assists Malta
`;
};

describe("many questions", () => {
  test("are ranked though they have too many combinations to list; the sampling has a seed and an error", async () => {
    const model = await modelOf(many(20));
    const found = questionsAnswer(model, "aid", { samples: 24, seed: 7 });
    expect(found.over).toEqual({ kind: "sampled", samples: 24, seed: 7, ways: String(2 ** 22) });
    expect(order(found)[0]).toBe("far");
    expect(order(found).at(-1)).toBe("idle");
    expect(found.ranked.at(-1)).toMatchObject({ moves: false, changing: 0 });
    expect(found.ranked[0]?.movements[0]?.standardError).toBeGreaterThan(0);
    const again = questionsAnswer(await modelOf(many(20, true)), "aid", { samples: 24, seed: 7 });
    expect(order(again)).toEqual(order(found));
    expect(again.ranked.map(({ movements }) => movements)).toEqual(found.ranked.map(({ movements }) => movements));
  });

  test("sampled movements lie within four standard errors of the exact ones", async () => {
    const model = await modelOf(many(5));
    const exact = questionsAnswer(model, "aid");
    const sampled = questionsAnswer(model, "aid", { most: 1, samples: 200 });
    expect([exact.over.kind, sampled.over.kind]).toEqual(["every", "sampled"]);
    for (const { question, movements } of exact.ranked) {
      const [found] = sampled.ranked.find((one) => one.question.id === question.id)?.movements ?? [];
      const off = Math.abs((found?.expected ?? 1) - (movements[0]?.expected ?? 0));
      expect(off).toBeLessThanOrEqual(4 * (found?.standardError ?? 0) + 1e-12);
    }
  });

  test("weights say how likely each answer is", async () => {
    const model = await modelOf(many(1));
    const of = (weights: Record<string, Record<string, number>>) =>
      questionsAnswer(model, "aid", { weights }).ranked.find(({ question }) => question.name === "far");
    expect(of({})?.movements[0]).toMatchObject({ expected: 0.3125, worst: 0.75, regret: 0.625 });
    // 2 · 1/4 · 3/4 of the difference, which is ½ where one can block and ¾ where two can.
    expect(of({ far: { there: 1, gone: 3 } })?.movements[0]?.expected).toBeCloseTo(0.375 * 0.625, 12);
    expect(of({ far: { there: 1 } })?.movements[0]).toMatchObject({ expected: 0, worst: 0, regret: 0 });
    expect(of({ q0: { yes: 1 } })?.movements[0]?.worst).toBeCloseTo(0.75, 12);
    expect(() => of({ near: { there: 1 } })).toThrow("There is no open question near to weigh");
    expect(() => of({ far: { inn: 1 } })).toThrow('cannot be answered "inn"');
    expect(() => of({ far: { there: -1 } })).toThrow("cannot weigh -1");
    expect(() => of({ far: {} })).toThrow("No answer to Pact.far weighs anything");
  });
});

test("a question asked only under another's answer moves nothing where it is not asked", async () => {
  const model = await modelOf(`
agreement Pact "A pact"
  question body "Is there a council?" either absent or council
  [body is council: question method "By what rule?" either unanimous or single]
  [body is council:
    group Council: France, Italy
    decision go [method is unanimous: by all of Council] [method is single: by any of Council] within 3 days failing which refused]
  clause help when anyone attacks Malta as determined by someone unnamed
    [body is council: if go is approved] Spain shall assist Malta
  promise aid to Malta kept when Spain assists Malta
`);
  const found = questionsAnswer(model, "aid");
  expect(found.ranked.map(({ question, asked, changing }) => [question.name, asked, changing])).toEqual([
    ["body", 1, 1],
    ["method", 0.5, 0.5],
  ]);
  // With a council, 1/4 of the coalitions cannot void "unanimous", 3/4 "single"; without one none can.
  expect(found.ranked.map(({ movements }) => movements[0])).toEqual([
    { expected: 0.25, worst: 0.75, regret: 0.5, means: [1, 0.5] },
    { expected: 0.125, worst: 0.5, regret: 0.25, means: [0.625, 0.875] },
  ]);
  expect(found.ranked[0]?.options[1]?.switchedOn.map(({ text }) => text)).toContain(
    "it is then asked: “By what rule?”",
  );
  expect(found.ranked[1]?.say).toBe(
    "By what rule? If “unanimous”, we understand that nobody could void the promise, or, as other points fall out, France alone or Italy alone could void the promise; is that what you mean?",
  );
});

test("movement, by hand", () => {
  const rows = [
    { values: [1, 0], weight: 0.5 },
    { values: [0.5, 0.5], weight: 0.5 },
  ];
  expect(movement(rows, [0.5, 0.5], false)).toEqual({ expected: 0.25, worst: 1, regret: 0.5, means: [0.75, 0.25] });
  expect(movement(rows, [0.75, 0.25], false).expected).toBeCloseTo(0.1875, 12);
  expect(movement(rows, [0.5, 0.5], true).standardError).toBeCloseTo(0.25, 12);
});
