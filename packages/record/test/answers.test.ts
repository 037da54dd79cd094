import type { Model } from "@proviso/agreement";
import { loadText } from "@proviso/language";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimVerdict, conflicts, positions, questionStates, reversals, silences, timeline } from "../src/index.ts";

const TEXT = `
agreement Pact "Pact" assumed "test"
  question veto "Who may object?" either absent or held
  question seats "Who sits?" either few or several or many
  group Guarantors: France, Poland, [veto is held or seats is many: Germany]
  clause help each of Guarantors shall assist Moldova
person Envoy of France "the envoy of France"
faction Camp of France "one camp"
source paper "paper.txt" dated 2022
claim c "The claim" holds if Moldova accepts Pact fails if Moldova rejects Pact assumed "test"
`;

async function record(statements: string): Promise<Model> {
  const { model, diagnostics } = await loadText(TEXT + statements, { files: { "paper.txt": "Words of the paper." } });
  expect(diagnostics.filter((each) => each.severity === "error").map(({ message }) => message)).toEqual([]);
  return model as Model;
}

const conflictsOf = async (statements: string) =>
  conflicts(await record(statements)).map(({ kind, on, between, condition }) =>
    [kind, on.name, ...between.map((one) => one.party ?? one.speaker.id), ...(condition ? ["condition"] : [])].join(
      " ",
    ),
  );
const reversalsOf = async (statements: string) =>
  reversals(await record(statements)).map(({ holder, on, change }) => `${holder} ${on.name} ${change}`);

describe("what does not agree", () => {
  it.each([
    ["", []],
    [
      "statement by France on 2022 says that veto is held statement by Poland on 2022 requires that veto is absent",
      ["differ Pact.veto France Poland"],
    ],
    // A condition, or what is only possible, excludes nothing; neither does a replaced position.
    [
      'statement by France on 2022 says that veto is held if "asked" statement by Poland on 2022 says that veto is absent',
      [],
    ],
    ["statement by France on 2022 says that veto may be held statement by Poland on 2022 says that veto is absent", []],
    [
      "statement by France on 2021 says that veto is held statement by Poland on 2022 says that veto is absent statement by Envoy on 2023 announces that veto is absent",
      [],
    ],
    // An answer to the agreement as a whole.
    [
      "statement by France on 2022 proposes Pact statement by Poland on 2022 rejects Pact",
      ["differ Pact France Poland"],
    ],
    [
      "statement by France on 2022 proposes Pact statement by paper undated says that Poland rejects Pact",
      ["said to differ Pact France Poland"],
    ],
    // What one says of another, against what that other says.
    [
      "statement by Poland on 2022 announces that Envoy accepts Pact statement by France on 2022 rejects Pact",
      ["told otherwise Pact France France"],
    ],
    [
      "statement by Poland on 2022 announces that Envoy accepts Pact statement by France on 2022 clarifies that France accepts Pact only if veto is held",
      ["told otherwise Pact France France condition"],
    ],
    [
      "statement by Poland on 2022 announces that Envoy accepts Pact statement by France on 2022 requires that veto is held",
      ["told otherwise Pact France France condition"],
    ],
    [
      "statement by Poland on 2022 says that France says that veto is held statement by France on 2022 says that veto is absent",
      ["told otherwise Pact.veto France France"],
    ],
    ["statement by Poland on 2022 announces that France accepts Pact statement by France on 2022 accepts Pact", []],
    // What is known through another party is that party's report; through a source it is the speaker's own.
    [
      "statement by France on 2022 reported by Poland accepts Pact statement by France on 2022 rejects Pact",
      ["told otherwise Pact France France"],
    ],
    [
      "statement by France on 2022 reported by paper accepts Pact statement by Poland on 2022 rejects Pact",
      ["differ Pact France Poland"],
    ],
    [
      "statement by Poland on 2022 says that Moldova accepts Pact statement by paper undated says that Moldova rejects Pact",
      ["reports differ Pact Moldova Moldova"],
    ],
    // To deny or to warn that somebody says something tells nothing of what is so.
    ["statement by Poland on 2022 denies that France accepts Pact statement by France on 2022 rejects Pact", []],
    ["statement by Poland on 2022 warns that France accepts Pact statement by France on 2022 rejects Pact", []],
  ])("%j: %j", async (statements, expected) => {
    expect(await conflictsOf(statements)).toEqual(expected);
  });

  it("says who told what, and when", async () => {
    const [conflict] = conflicts(
      await record(
        "statement by Poland on 2022-03-01 announces that Envoy accepts Pact statement by Envoy on 2022-03-04 clarifies that France accepts Pact only if veto is held",
      ),
    );
    expect(conflict?.why).toBe(
      "Poland says that France accepts “Pact” (2022-03-01); France itself accepts “Pact” only if “Who may object?” is answered “held” (the envoy of France, 2022-03-04).",
    );
  });
});

describe("who has changed position", () => {
  it.each([
    ["statement by France on 2022 accepts Pact", []],
    ["statement by France on 2022 accepts Pact statement by Envoy on 2023 rejects Pact", ["France Pact reversed"]],
    ["statement by France on 2022 accepts Pact statement by Poland on 2023 rejects Pact", []],
    ["statement by France on 2022-03 accepts Pact statement by France on 2022 rejects Pact", []],
    ["statement by France undated accepts Pact statement by France on 2022 rejects Pact", []],
    [
      "statement by France on 2022 accepts Pact statement by France on 2023 accepts Pact only if veto is held",
      ["France Pact condition added"],
    ],
    [
      'statement by France on 2022 accepts Pact in return for "ports" statement by France on 2023 accepts Pact',
      ["France Pact condition dropped"],
    ],
    [
      "statement by France on 2022 accepts Pact statement by France on 2023 requires that veto is held",
      ["France Pact condition added"],
    ],
    [
      "statement by France on 2021 says that seats is few statement by France on 2022 says that seats is many statement by France on 2023 says that seats is few",
      ["France Pact.seats reversed", "France Pact.seats reversed"],
    ],
    ["statement by France on 2022 accepts Pact statement by Poland on 2023 says that France rejects Pact", []],
    ["statement by Camp on 2022 accepts Pact statement by Camp on 2023 rejects Pact", ["Camp Pact reversed"]],
  ])("%j: %j", async (statements, expected) => {
    expect(await reversalsOf(statements)).toEqual(expected);
  });
});

describe("a corrected statement", () => {
  const before = "statement old by Moldova on 2022 accepts Pact";
  const after = `${before} statement new by Moldova on 2022 supersedes old rejects Pact`;

  it("stays on the record and counts no more", async () => {
    const model = await record(after);
    expect(claimVerdict(await record(before), "c").verdict).toBe("supported");
    expect(claimVerdict(model, "c").verdict).toBe("contradicted");
    expect(positions(model).map(({ how }) => how)).toEqual(["rejects"]);
    expect(timeline(model).map(({ statement, correctedBy }) => [statement.id, correctedBy])).toEqual([
      ["old", ["new"]],
      ["new", []],
    ]);
    expect(reversals(model)).toEqual([]);
  });

  it("is corrected in its turn; what is unknown cannot be", async () => {
    const model = await record(`${after} statement newer by Moldova on 2022 supersedes new accepts Pact`);
    expect(claimVerdict(model, "c").verdict).toBe("supported");
    const { diagnostics } = await loadText(`${TEXT} statement by Moldova on 2022 supersedes lost accepts Pact`, {
      files: { "paper.txt": "Words." },
    });
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "unknown-name",
    ]);
  });
});

describe("silence", () => {
  it("is every question that no party answers, with who asked and who demands", async () => {
    const model = await record(
      'statement by Moldova on 2022 asks seats answers veto "we shall see" statement by Poland on 2022 requires that seats is few',
    );
    expect(
      silences(model).map(({ question, asked, demands, otherwise }) => [
        question.name,
        asked,
        demands.map(({ party }) => party),
        otherwise.map(({ words }) => words),
      ]),
    ).toEqual([
      ["veto", true, [], ["we shall see"]],
      ["seats", true, ["Poland"], []],
    ]);
    expect(
      silences(await record("statement by France on 2022 answers veto is held")).map(({ question }) => question.name),
    ).toEqual(["seats"]);
  });
});

describe("answers over any record", () => {
  const parties = ["France", "Poland", "Germany"];
  const saying = fc.constantFrom(
    "says that veto is held",
    "requires that veto is absent",
    "announces that seats is many",
    "denies that seats is many",
    "accepts Pact",
    "rejects Pact",
    "accepts Pact only if veto is held",
    "says that veto may be held",
    "says that Poland accepts Pact",
    "announces that France says that veto is absent",
  );
  const statement = fc
    .tuple(
      fc.constantFrom(...parties, "Envoy", "paper"),
      fc.constantFrom("undated", "on 2021", "on 2022-03", "on 2022-04"),
      saying,
    )
    .map(([by, when, said]) => `statement by ${by} ${when} ${said}`);

  it("are those of the definitions, gone through pair by pair", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { maxLength: 9 }), async (statements) => {
        const model = await record(statements.join("\n"));
        const held = positions(model);
        // Currency, by looking at every later one.
        const before = (one = "", other = "") =>
          one.slice(0, Math.min(one.length, other.length)) < other.slice(0, Math.min(one.length, other.length));
        for (const one of held) {
          const replaced = held.some(
            (later) =>
              !one.reported &&
              !later.reported &&
              (later.party ?? later.speaker.id) === (one.party ?? one.speaker.id) &&
              later.on.name === one.on.name &&
              one.date !== undefined &&
              later.date !== undefined &&
              before(one.date, later.date),
          );
          expect(one.current).toBe(!replaced);
        }
        // Two parties differ on a question exactly where a pair of their current answers does.
        const choices = held.filter(
          (each) =>
            each.on.kind === "question" &&
            !each.reported &&
            each.current &&
            each.party !== undefined &&
            each.how !== "possible" &&
            each.under === undefined,
        );
        const clashes = new Set<string>();
        for (const one of choices)
          for (const other of choices) {
            if (one.party === other.party || one.on.name !== other.on.name) continue;
            const excludes = (a: typeof one, b: typeof one) =>
              a.how === "excludes"
                ? b.how !== "excludes" && a.option === b.option
                : b.how !== "excludes" && a.option !== b.option;
            if (excludes(one, other) || excludes(other, one))
              clashes.add([one.on.name, ...[one.party, other.party].sort()].join(" "));
          }
        const found = conflicts(model).filter(({ kind, on }) => kind === "differ" && on.kind === "question");
        expect(
          new Set(found.map(({ on, between }) => [on.name, ...between.map(({ party }) => party).sort()].join(" "))),
        ).toEqual(clashes);
        expect(found.length).toBe(clashes.size);
        // A question is disputed where two parties differ on it, silent where none says an answer and none is disputed.
        for (const { question, state } of questionStates(model)) {
          if ([...clashes].some((each) => each.startsWith(`${question.id} `))) expect(state).toBe("disputed");
        }
        expect(silences(model).map(({ question }) => question.id)).toEqual(
          questionStates(model)
            .filter(({ state }) => state === "open" || state === "unasked")
            .map(({ question }) => question.id),
        );
        for (const { from, to } of reversals(model)) {
          expect(before(from.date, to.date)).toBe(true);
          expect([from.reported, to.reported, (from.party ?? from.speaker.id) === (to.party ?? to.speaker.id)]).toEqual(
            [false, false, true],
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
