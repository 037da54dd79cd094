import { join } from "node:path";
import type { Guard, Model } from "@proviso/agreement";
import { load, loadText } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { describe, expect, it } from "vitest";
import { claimVerdict, heard, questionStates } from "../src/index.ts";

const TEXT = `
agreement Pact "Pact" assumed "test"
  question veto "Who may object?" either absent or held
  question seats "Who sits?" either few or several or many
  version draft "Whose text?"
    either first proposed by France, Poland on 2022-03
    or second bracketed by France on 2022-04
  group Guarantors: France, Poland, [veto is held or seats is many or draft is second: Germany]
  clause help each of Guarantors shall assist Moldova
person Envoy of France "the envoy of France"
faction Camp of France "one camp"
source paper "paper.txt" dated 2022
claim c "The claim" holds if Moldova accepts Pact fails if Moldova rejects Pact assumed "test"
claim n "Never asked" holds if France never asks veto fails if France asks veto assumed "test"
claim both "Both" holds if (France accepts Pact and Poland accepts Pact) or Germany accepts Pact assumed "test"
claim conditional "Conditional" holds if Moldova accepts Pact only if veto is held assumed "test"
claim told "Told" holds if paper says that Moldova accepts Pact assumed "test"
`;

async function record(statements: string): Promise<Model> {
  const { model, diagnostics } = await loadText(TEXT + statements, { files: { "paper.txt": "Words of the paper." } });
  expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  return model as Model;
}

const verdict = async (claim: string, statements: string) => {
  const { verdict: found, nestedOnly, bothWays } = claimVerdict(await record(statements), claim);
  return [found, nestedOnly ? "nested" : "own", bothWays ? "both ways" : "one way"].join(", ");
};

const state = async (question: string, statements: string) => {
  const found = questionStates(await record(statements)).find((each) => each.question.name === question);
  return found?.answer === undefined ? found?.state : `${found.state} ${found.answer}`;
};

describe("a claim", () => {
  it.each([
    ["c", "", "unsupported, own, one way"],
    ["c", "statement by Moldova on 2022 accepts Pact", "supported, own, one way"],
    ["c", "statement by Moldova on 2022 rejects Pact", "contradicted, own, one way"],
    ["c", "statement by paper undated says that Moldova rejects Pact", "contradicted, nested, one way"],
    ["c", "statement by France undated says that paper says that Moldova accepts Pact", "supported, nested, one way"],
    ["c", "statement by paper undated denies that Moldova accepts Pact", "unsupported, own, one way"],
    ["c", "statement by France on 2022 accepts Pact", "unsupported, own, one way"],
    // What a speaker says itself goes before what is reported of it.
    [
      "c",
      "statement by Moldova undated accepts Pact statement by paper undated says that Moldova rejects Pact",
      "supported, own, both ways",
    ],
    [
      "c",
      "statement by Moldova undated accepts Pact statement by Moldova undated rejects Pact",
      "unsupported, own, both ways",
    ],
    [
      "c",
      "statement by France undated says that Moldova accepts Pact statement by paper undated says that Moldova rejects Pact",
      "unsupported, own, both ways",
    ],
    // Never.
    ["n", "", "supported, own, one way"],
    ["n", "statement by Envoy on 2022 asks veto", "contradicted, own, one way"],
    ["n", "statement by Camp on 2022 asks veto", "supported, own, one way"],
    ["n", "statement by Poland for France on 2022 asks veto", "contradicted, own, one way"],
    ["n", "statement by paper undated says that Envoy asks veto", "contradicted, nested, one way"],
    ["n", "statement by paper undated denies that France asks veto", "supported, own, one way"],
    // And, or.
    ["both", "statement by France on 2022 accepts Pact", "unsupported, own, one way"],
    [
      "both",
      "statement by France on 2022 accepts Pact statement by paper undated says that Poland accepts Pact",
      "supported, nested, one way",
    ],
    [
      "both",
      "statement by Germany on 2022 accepts Pact statement by paper undated says that Poland accepts Pact",
      "supported, own, one way",
    ],
    // A yes under a condition is less than a yes.
    ["c", "statement by Moldova on 2022 accepts Pact only if veto is held", "unsupported, own, one way"],
    ["conditional", "statement by Moldova on 2022 accepts Pact only if veto is held", "supported, own, one way"],
    ["conditional", "statement by Moldova on 2022 accepts Pact only if veto is absent", "unsupported, own, one way"],
    ["conditional", "statement by Moldova on 2022 accepts Pact", "supported, own, one way"],
    // A claim about a report is met by the report itself.
    ["told", "statement by paper undated says that Moldova accepts Pact", "supported, own, one way"],
    ["told", "statement by Moldova undated accepts Pact", "unsupported, own, one way"],
  ])("%s with %j is %s", async (claim, statements, expected) => {
    expect(await verdict(claim, statements)).toBe(expected);
  });

  it("names the statements that decide and says why", async () => {
    const model = await record(
      'statement s by paper undated says that Moldova rejects Pact cite paper "Words of the paper"',
    );
    const found = claimVerdict(model, "c");
    expect(found.deciding.map((statement) => statement.id)).toEqual(["s"]);
    expect(found.why).toBe(
      "Moldova rejects “Pact” (the author of paper, undated: “Words of the paper”). This rests on what one speaker says of another.",
    );
    expect(claimVerdict(model, "both").why).toBe(
      "The record does not hold what the claim needs: that France accepts “Pact”; that Poland accepts “Pact”; that Germany accepts “Pact”.",
    );
    expect(() => claimVerdict(model, "nothing")).toThrow(
      new RangeError("There is no claim nothing; the record has c, n, both, conditional, told."),
    );
  });

  it("reads guards by what they hold", async () => {
    const model = await record("statement by France on 2022 says that (veto is held and seats is few)");
    const france = { kind: "party", id: "France" } as const;
    const answer = (question: string, option: string) =>
      ({ kind: "answer", question: `Pact.${question}`, option }) as const;
    const hears = (guard: Guard) => heard(model, france, { kind: "says that", guard }).length;
    expect(hears(answer("veto", "held"))).toBe(1);
    expect(hears(answer("veto", "absent"))).toBe(0);
    expect(hears({ kind: "or", of: [answer("veto", "absent"), answer("seats", "few")] })).toBe(1);
    expect(hears({ kind: "and", of: [answer("seats", "few"), answer("veto", "held")] })).toBe(1);
  });
});

describe("a question", () => {
  it.each([
    ["veto", "", "unasked"],
    ["veto", "statement by France on 2022 asks veto", "open"],
    ["veto", "statement by paper undated says that France asks veto", "open"],
    ["veto", "statement by paper undated denies that France asks veto", "unasked"],
    ["veto", "statement by France on 2022 says that veto is held", "answered held"],
    ["veto", "statement by Envoy on 2022 says that veto is held", "answered held"],
    // A demand is not an answer.
    ["veto", "statement by France on 2022 requires that veto is held", "unasked"],
    [
      "veto",
      "statement by France on 2022 accepts Pact only if veto is held statement by Poland on 2022 asks veto",
      "open",
    ],
    [
      "veto",
      "statement by France on 2022 requires that veto is held statement by Poland on 2022 says that veto is held",
      "answered held",
    ],
    [
      "veto",
      "statement by France on 2022 requires that veto is held statement by Poland on 2022 says that veto is absent",
      "disputed",
    ],
    // What one says of another is never the other's own position; a faction or an author holds its own.
    ["veto", "statement by Poland on 2022 says that France says that veto is held", "unasked"],
    [
      "veto",
      "statement by Poland on 2022 says that France says that veto is held statement by France on 2022 says that veto is absent",
      "answered absent",
    ],
    ["veto", "statement by Camp on 2022 says that veto is held", "unasked"],
    ["veto", "statement by paper undated says that veto is held", "unasked"],
    // To deny one of two is to hold the other; to deny one of three is not.
    ["veto", "statement by France on 2022 denies that veto is held", "answered absent"],
    ["seats", "statement by France on 2022 denies that seats is few", "unasked"],
    [
      "seats",
      "statement by France on 2022 denies that seats is few statement by Poland on 2022 says that seats is few",
      "disputed",
    ],
    [
      "seats",
      "statement by France on 2022 denies that seats is few statement by Poland on 2022 says that seats is many",
      "answered many",
    ],
    // A party's own later word.
    [
      "veto",
      "statement by France on 2022-03-01 says that veto is held statement by Envoy on 2022-04 says that veto is absent",
      "answered absent",
    ],
    [
      "veto",
      "statement by France on 2022-03-01 says that veto is held statement by Envoy on 2022-03 says that veto is absent",
      "disputed",
    ],
    // Those who hold drafts hold positions; France's later draft replaces the one it shared.
    ["draft", "", "disputed"],
    ["draft", "statement by Poland on 2022-05 says that draft is second", "answered second"],
  ])("%s with %j is %s", async (question, statements, expected) => {
    expect(await state(question, statements)).toBe(expected);
  });

  it("lists positions, reports and who asked", async () => {
    const model = await record(
      "statement a by Poland on 2022 says that France says that veto is held statement b by Moldova on 2022 asks veto",
    );
    const [veto] = questionStates(model);
    expect(veto?.positions).toMatchObject([{ party: "France", option: "held", how: "says", reported: true }]);
    expect(veto?.askedBy.map((statement) => statement.id)).toEqual(["b"]);
    expect(veto?.why).toBe("“Who may object?” has been asked and not answered.");
  });
});

describe("the dossier of Ukraine, 2025", async () => {
  const path = join(import.meta.dirname, "../../../dossiers/ukraine-2025/record.proviso");
  const { model } = (await load([path], nodeHost())) as { model: Model };

  it("finds the claim of 2022 contradicted, by a report only", () => {
    expect(claimVerdict(model, "peaceIn2022")).toMatchObject({ verdict: "contradicted", nestedOnly: true });
  });

  it("finds that the question was overlooked", () => {
    const found = claimVerdict(model, "overlooked");
    expect(found).toMatchObject({ verdict: "supported", nestedOnly: false });
    expect(found.deciding.map((statement) => statement.id)).toEqual(["notClarified"]);
  });

  it("finds one question unasked, though Russia demands an answer, and the others disputed", () => {
    expect(questionStates(model).map(({ question, state }) => `${question.id} ${state}`)).toEqual([
      "Guarantee.veto unasked",
      "Guarantee.seats disputed",
      "IstanbulTerms.draft disputed",
    ]);
  });
});
