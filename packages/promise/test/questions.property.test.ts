import type { Agreement, Clause, ClausePart, Guard, Question } from "@proviso/agreement";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { questionsAnswer } from "../src/questions/index.ts";
import { Reference, referenceStrength } from "../src/reference/index.ts";
import { settle } from "../src/settle/index.ts";
import { arbitraryAgreement, type RandomCase } from "./arbitrary-agreement.ts";
import { attempt } from "./trial.ts";

const RUNS = Number(process.env.RUNS ?? 1);
const SEED = Number(process.env.SEED ?? 20_260_101);

const at = { file: "random", line: 1, column: 1, endLine: 1, endColumn: 1, offset: 0, end: 0 };
const question = (name: string, options: readonly string[], guard?: Guard): Question => ({
  id: `Pact.${name}`,
  kind: "question",
  name,
  text: `${name}?`,
  options: options.map((option) => ({ name: option })),
  at,
  support: [],
  ...(guard === undefined ? {} : { guard }),
});
const is = (name: string, option: string): Guard => ({ kind: "answer", question: `Pact.${name}`, option });

/** Three more questions, one of them asked only under an answer to another, and norms that hang on them. */
const MORE: readonly Question[] = [
  question("wide", ["a", "b", "c"]),
  question("deep", ["x", "y"], is("wide", "b")),
  question("idle", ["on", "off"]),
];
const GUARDS: readonly Guard[] = [
  is("wide", "a"),
  { kind: "or", of: [is("wide", "b"), is("wide", "c")] },
  is("deep", "x"),
];

function withQuestions(one: RandomCase): RandomCase {
  let turn = 0;
  const bracketed = (part: ClausePart): ClausePart =>
    part.kind === "norm" && part.guard === undefined
      ? { ...part, guard: GUARDS[turn++ % GUARDS.length] as Guard }
      : part;
  const clause = (of: Clause): Clause => ({ ...of, parts: of.parts.map(bracketed) });
  const agreements = one.model.agreements.map(
    (of): Agreement => ({ ...of, questions: [...of.questions, ...MORE], clauses: of.clauses.map(clause) }),
  );
  return { ...one, model: { ...one.model, agreements } };
}

/** Every way of answering everything, asked or not, with what is then asked; by plain nesting. */
function everyWay(questions: readonly Question[]): { all: Record<string, string>; asked: Record<string, string> }[] {
  let ways: Record<string, string>[] = [{}];
  for (const { id, options } of questions) {
    ways = ways.flatMap((way) => options.map(({ name }) => ({ ...way, [id]: name })));
  }
  return ways.map((all) => {
    const { "Pact.deep": deep, ...rest } = all;
    return { all, asked: all["Pact.wide"] === "b" && deep !== undefined ? { ...rest, "Pact.deep": deep } : rest };
  });
}

/** What each question moves, straight from the definition. */
function plainly(questions: readonly Question[], value: (asked: Record<string, string>) => number) {
  const ways = everyWay(questions).map(({ all, asked }) => ({ all, value: value(asked) }));
  return questions.map(({ id, options }) => {
    const others = new Map<string, number[]>();
    for (const { all, value: found } of ways) {
      const { [id]: _, ...rest } = all;
      const key = JSON.stringify(rest);
      others.set(key, [...(others.get(key) ?? []), found]);
    }
    const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
    const groups = [...others.values()];
    const means = options.map((_option, i) => mean(groups.map((values) => values[i] ?? Number.NaN)));
    return {
      id,
      expected: mean(groups.map((values) => mean(values.map((v) => Math.abs(v - mean(values)))))),
      worst: Math.max(...groups.map((values) => Math.max(...values) - Math.min(...values))),
      regret: Math.max(...means) - Math.min(...means),
    };
  });
}

/** The share of all coalitions of the players that contain none of the minimal ones that void. */
function resilience(reference: Reference): number {
  const { parties, voiding } = reference.answers();
  const all = Array.from({ length: 2 ** parties.length }, (_, bits) => parties.filter((_p, i) => (bits >> i) & 1));
  const voids = all.filter((coalition) => voiding.some((least) => least.every((party) => coalition.includes(party))));
  return 1 - voids.length / all.length;
}

function compare(
  one: RandomCase,
  figure: number,
  scenario: string | undefined,
  value: (asked: Record<string, string>) => number,
) {
  const questions = one.model.agreements[0]?.questions ?? [];
  const right = attempt(() => plainly(questions, value));
  const found = attempt(() =>
    questionsAnswer(one.model, one.promise ?? "", { attacker: one.attacker, scenario, runs: 4 }),
  );
  if ("error" in right || "error" in found) return false;
  for (const { question: of, movements } of found.value.ranked) {
    const expected = right.value.find(({ id }) => id === of.id);
    expect(movements[figure]?.expected).toBeCloseTo(expected?.expected ?? Number.NaN, 9);
    expect(movements[figure]?.worst).toBeCloseTo(expected?.worst ?? Number.NaN, 9);
    expect(movements[figure]?.regret).toBeCloseTo(expected?.regret ?? Number.NaN, 9);
  }
  expect(found.value.ranked.find(({ question: of }) => of.name === "idle")?.moves).toBe(false);
  const moved = found.value.ranked.map(({ moves }) => moves);
  expect(moved).toEqual(moved.toSorted((a, b) => Number(b) - Number(a)));
  return found.value.ranked.some(({ moves }) => moves);
}

/** Only promises to one party: to whom a promise is made is another matter. */
function cases(options: Parameters<typeof arbitraryAgreement>[0]) {
  return arbitraryAgreement(options)
    .filter(({ promise, beneficiary, model }) => {
      const to = model.agreements[0]?.promises[0]?.to;
      return promise !== undefined && beneficiary !== undefined && to?.kind === "who";
    })
    .map(({ attacker, ...one }) =>
      withQuestions(one.model.parties.some(({ id }) => id === attacker) ? { ...one, attacker } : one),
    );
}

describe("what an answer moves, on random agreements, is what plain enumeration says", () => {
  test("without a scenario: the share of coalitions that cannot void", () => {
    let moving = 0;
    fc.assert(
      fc.property(cases({}), (one) => {
        const bare = { ...one, scenario: undefined };
        const value = (asked: Record<string, string>) =>
          resilience(new Reference(settle(one.model, one.agreement, asked), bare, 300));
        try {
          if (compare(bare, 0, undefined, value)) moving++;
        } catch (error) {
          if (!(error instanceof RangeError && /too many to enumerate/.test(error.message))) throw error;
        }
      }),
      { seed: SEED, numRuns: 150 * RUNS },
    );
    expect(moving).toBeGreaterThan(15 * RUNS);
  });

  test("in a scenario: how sure the promise is", () => {
    let moving = 0;
    fc.assert(
      fc.property(cases({ stances: true, onlyHelpful: true }), (one) => {
        const { scenario } = one;
        if (scenario === undefined) return;
        const value = (asked: Record<string, string>) => {
          const settled = settle(one.model, one.agreement, asked);
          new Reference(settled, one, 300);
          return referenceStrength(settled, { ...one, scenario }).lowest;
        };
        try {
          if (compare(one, 0, scenario.id, value)) moving++;
        } catch (error) {
          if (!(error instanceof RangeError && /too many to enumerate/.test(error.message))) throw error;
        }
      }),
      { seed: SEED, numRuns: 60 * RUNS },
    );
    expect(moving).toBeGreaterThan(5 * RUNS);
  });
});
