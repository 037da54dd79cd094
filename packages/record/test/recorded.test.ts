import { join } from "node:path";
import type { Model } from "@proviso/agreement";
import { load, loadText } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { longRecord } from "../../../benchmarks/long-record.ts";
import {
  ACTS,
  anchorOf,
  countWords,
  lanes,
  longDate,
  type Narrowing,
  narrowed,
  type Recorded,
  recorded,
} from "../src/index.ts";

const TEXT = `
agreement Pact "Pact" assumed "test"
  question veto "Who may object?" either absent or held
  group Guarantors: France, Poland, [veto is held: Germany]
  clause help each of Guarantors shall assist Moldova
person Envoy of France "Anne Leclerc, the envoy of France"
faction Camp of France "one camp"
faction Club "the club"
source paper "paper.txt" dated 2022
`;

async function record(statements: string): Promise<Model> {
  const { model, diagnostics } = await loadText(TEXT + statements, { files: { "paper.txt": "Words of the paper." } });
  expect(diagnostics.filter((each) => each.severity === "error").map(({ message }) => message)).toEqual([]);
  return model as Model;
}

const told = async (statements: string): Promise<Recorded> => recorded(await record(statements));

describe("what is done by a statement", () => {
  it.each([
    ["by France on 2022 proposes Pact", "offer"],
    ["by France on 2022 requires Pact requires that veto is held", "demand"],
    ["by France on 2022 accepts Pact", "acceptance"],
    ["by France on 2022 rejects Pact", "rejection"],
    ["by France on 2022 says that veto is held", "statement"],
    ["by France on 2022 says that Envoy accepts Pact", "acceptance"],
    ["by France on 2022 clarifies that France accepts Pact only if veto is held", "clarification acceptance"],
    ["by France on 2022 announces that veto is absent announces that Poland accepts Pact", "announcement report"],
    ["by paper undated denies that Poland accepts Pact", "denial"],
    ["by Camp on 2022 asks veto", "question"],
    ['by Camp on 2022 warns "the worst"', "warning"],
    ['by Camp on 2022 threatens "the worst"', "threat"],
    ["by Camp on 2022 answers veto is held", "answer"],
  ])("%s: %s", async (statement, acts) => {
    const [entry] = (await told(`statement ${statement} assumed "test"`)).timeline;
    expect(entry?.acts.join(" ")).toBe(acts);
  });
});

describe("lanes", () => {
  it("put persons, factions and whoever speaks for a party under it, and leave nobody out", async () => {
    const model = await record(`
statement by Envoy on 2022 accepts Pact assumed "test"
statement by France on 2022 accepts Pact assumed "test"
statement by Poland for France on 2022 accepts Pact assumed "test"
statement by Club on 2022 rejects Pact assumed "test"
statement by paper undated says that Moldova rejects Pact assumed "test"
`);
    const shown = lanes(model).map(({ name, said, voices }) =>
      [`${name} ${said}`, ...voices.map((voice) => `${voice.name} ${voice.said}`)].join(", "),
    );
    expect(shown).toEqual([
      "France 1, Anne Leclerc 1, one camp 0, Poland 1",
      "Germany 0",
      "Moldova 0",
      "Poland 0",
      "the club 1",
      "the author of paper 1",
    ]);
  });
});

describe("a headline", () => {
  it.each([
    ["", "Nothing is on record."],
    [
      'statement by France on 2022-03 accepts Pact assumed "test" statement by Envoy on 2023-01-09 accepts Pact assumed "test"',
      "2 statements by 2 speakers, from March 2022 to 9 January 2023: nothing in them that does not agree.",
    ],
    [
      'statement by Poland on 2022-05 announces that France accepts Pact assumed "test" statement by France on 2022-05-20 clarifies that France accepts Pact only if veto is held assumed "test"',
      "Poland's report of May 2022 and France's clarification of 20 May 2022 contradict each other.",
    ],
    [
      'statement by Poland undated accepts Pact assumed "test" statement by Envoy since 2022 rejects Pact assumed "test"',
      "Poland's undated acceptance and Anne Leclerc's rejection since 2022 do not agree.",
    ],
    [
      'statement by France on 2022-05 accepts Pact assumed "test" statement by France on 2022-06 rejects Pact assumed "test"',
      "France's acceptance of May 2022 and France's rejection of June 2022 are opposite positions of one side.",
    ],
  ])("%#", async (statements, sentence) => {
    expect((await told(statements)).headline).toBe(sentence);
  });

  it("counts what does not agree by the pairs that are listed, where they are fewer, and calls a demand no answer", async () => {
    const root = join(import.meta.dirname, "../../../dossiers/ukraine-2025");
    const { model } = await load([join(root, "record.proviso")], nodeHost());
    const all = recorded(model as Model);
    expect(countWords(all)).toEqual([
      "5 conflicts between 4 pairs of statements or drafts",
      "no change of position",
      "1 question without an answer",
    ]);
    expect(all.silences[0]?.why).toMatch(
      /^No statement asks “Can Russia and China block the response\?”; yet Russia requires “held” .*, which is a demand and no answer\.$/,
    );
    expect(countWords({ conflicts: [], reversals: [], silences: [], threads: [] })).toEqual([
      "nothing that does not agree",
      "no change of position",
      "no question without an answer",
    ]);
  });

  it("tells of the worked dossier what matters most in it", async () => {
    const root = join(import.meta.dirname, "../../../dossiers/ukraine-2025");
    const { model } = await load([join(root, "record.proviso")], nodeHost());
    const { headline, threads } = recorded(model as Model);
    expect(headline).toBe(
      "The United States' announcement of August 2025 and Russia's clarification of 20 August 2025 contradict each other; 3 more pairs do not agree.",
    );
    expect(threads.map(({ says }) => says)).toEqual([
      "Russia (20 August 2025) contradicts the United States (August 2025)",
      "Sergey Lavrov (20 August 2025) contradicts the United States (August 2025)",
      "Ukraine (15 April 2022) differs from Russia (15 April 2022)",
      "the author of article (undated) differs, by report, from Sergey Lavrov (20 August 2025)",
    ]);
  });
});

describe("a date", () => {
  it.each([
    ["2025-08-20", "20 August 2025"],
    ["2025-08", "August 2025"],
    ["2025", "2025"],
  ])("%s is written %s", (date, words) => {
    expect(longDate(date)).toBe(words);
  });
});

describe("a part of the record", () => {
  let model: Model;
  let all: Recorded;
  beforeAll(() => {
    model = longRecord(120, 7);
    all = recorded(model);
  });

  const narrowing: fc.Arbitrary<Narrowing> = fc.record(
    {
      question: fc.constantFrom("Pact.q0", "Pact.q5"),
      party: fc.constantFrom("Russia", "Iceland"),
      act: fc.constantFrom(...ACTS),
      words: fc.constantFrom("", "only if", "FIRST", "  question 3 ", "nowhere"),
      conflicting: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  it("holds exactly the statements that fit, in their order", () => {
    fc.assert(
      fc.property(narrowing, (by) => {
        const part = narrowed(model, all, by);
        const ofQuestion = narrowed(model, all, { question: by.question });
        const ends = new Set(ofQuestion.threads.flatMap((thread) => thread.ends));
        const fitting = all.timeline.filter(
          ({ about, lane, statement, acts, says }) =>
            (by.question === undefined || about.some(({ name }) => name === by.question)) &&
            (by.party === undefined || lane.id === by.party || statement.by.id === by.party) &&
            (by.act === undefined || acts.includes(by.act)) &&
            (by.conflicting !== true || ends.has(statement.id)) &&
            (by.words ?? "")
              .toLowerCase()
              .split(" ")
              .every((word) => says.toLowerCase().includes(word)),
        );
        expect(part.timeline).toEqual(fitting);
        expect(new Set(part.statements)).toEqual(new Set(fitting.map(({ statement }) => statement)));
      }),
    );
  });

  it("tells of every conflict and reversal that is left in one thread, and of no other", () => {
    fc.assert(
      fc.property(narrowing, (by) => {
        const part = narrowed(model, all, by);
        const key = (ends: readonly string[]) => [...ends].sort().join(" ");
        const pairs = [
          ...part.conflicts.map(({ between }) => `conflict ${key(between.map(anchorOf))}`),
          ...part.reversals.map(({ from, to }) => `reversal ${key([from, to].map(anchorOf))}`),
        ];
        const seen = part.threads.map(({ kind, ends }) => `${kind} ${key(ends)}`);
        expect(new Set(seen)).toEqual(new Set(pairs.filter((pair) => new Set(pair.split(" ").slice(1)).size === 2)));
        expect(seen.length).toBe(new Set(seen).size);
        expect(part.threads.flatMap(({ because }) => because).length).toBe(
          pairs.filter((pair) => new Set(pair.split(" ").slice(1)).size === 2).length,
        );
      }),
    );
  });

  it("is the same of a record that came over a line, where what was one thing is two alike", () => {
    const sent = (value: unknown) => JSON.parse(JSON.stringify(value));
    fc.assert(
      fc.property(narrowing, (by) => {
        expect(sent(narrowed(model, sent(all), by))).toEqual(sent(narrowed(model, all, by)));
      }),
    );
  });

  it("is the whole where nothing narrower is asked for", () => {
    expect(narrowed(model, all, {})).toBe(all);
    expect(narrowed(model, all, { words: "  " })).toBe(all);
  });
});
