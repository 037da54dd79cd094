import { format, loadText } from "@proviso/language";
import { draftTreaty } from "@proviso/reader";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

async function drafted(text: string) {
  const draft = draftTreaty(text, { path: "treaty.txt", dated: "1952-03-01" });
  const { model, diagnostics } = await loadText(draft.text, { path: "x.proviso", files: { "treaty.txt": text } });
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ message, place }) => `${place?.line}: ${message}`);
  expect(errors, `${errors.join("\n")}\n${draft.text}`).toEqual([]);
  const formatted = format(draft.text, "x.proviso");
  expect(formatted.errors).toBeUndefined();
  return { ...draft, model: model!, lines: formatted.text!.split("\n").map((line) => line.trim()) };
}

/** Norms of one agreement between Norway and Sweden. */
const linesOf = async (...sentences: readonly string[]) =>
  (await drafted(`Pact between Norway and Sweden\n\nArticle 1\n${sentences.join(" ")}\n`)).lines;

describe("a treaty's prose becomes a draft", () => {
  test.each([
    ["The Parties shall consult together.", "each of Parties shall consult Parties"],
    ["No Party shall fortify the islands in the sound.", 'each of Parties must not "fortify the islands in the sound"'],
    ["Norway may withdraw its armed forces.", "Norway may withdraw armedForces"],
    [
      "Norway undertakes to close the two bases in the north within ninety days.",
      'Norway shall "close the two bases in the north" within 90 days',
    ],
    ["Sweden shall pay at once the costs of removal.", 'Sweden shall "pay the costs of removal" at once'],
    [
      "Each Party shall keep observers there for a period of two years.",
      'each of Parties shall "keep observers there" for 2 years',
    ],
    ["The Government of Sweden is entitled to inspect the depots.", 'Sweden may "inspect the depots"'],
    [
      "The Joint Commission shall report to both Governments every year.",
      'JointCommission shall "report to both Governments every year"',
    ],
    ["Norway and Sweden shall open the border.", 'Sweden shall "open the border"'],
  ])("%s", async (sentence, line) => {
    expect(await linesOf(sentence)).toContain(line);
  });

  test("events, finders, roles and deadlines", async () => {
    const lines = await linesOf(
      "In the event of an armed attack on Norway by Russia, Sweden shall assist the Party attacked within thirty days by taking such action as it deems necessary.",
    );
    expect(lines).toContain("when Russia attacks Norway as determined by someone unnamed");
    expect(lines).toContain("Sweden shall assist the victim within 30 days as it deems necessary");
  });

  test("what is otherwise decided is a decision of its own", async () => {
    const lines = await linesOf(
      "Unless otherwise decided by a majority of two thirds, Sweden shall withdraw its troops.",
    );
    expect(lines).toContain("by at least 2/3 of Parties");
    expect(lines).toContain("unless decidedOtherwise is approved");
    expect(lines).toContain("Sweden shall withdraw troops");
  });

  test("square brackets are open questions", async () => {
    const { model } = await drafted(
      "Pact between Norway and Sweden\n\nArticle 1\nNorway shall reply [within five days] [within ten days].\n",
    );
    const [agreement] = model.agreements;
    expect(agreement?.questions.map(({ options }) => options.map(({ name }) => name))).toEqual([["first", "second"]]);
  });

  test("entry into force, term and notice", async () => {
    const lines = await linesOf(
      "This Treaty shall enter into force upon ratification.",
      "It shall remain in force for twenty years.",
      "Either Party may denounce it by giving one year's notice.",
      "Sweden shall wait.",
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'enters into force once all of Parties does "ratify it"',
        "ends after 20 years",
        "ends 1 year after notice by any of Parties",
      ]),
    );
  });

  test("what is not understood stands at the end, and every sentence is cited", async () => {
    const { lines, left, norms } = await drafted(
      "Pact between Norway and Sweden\n\nArticle I – Peace\n1. The Parties shall\nlive in peace.\n2. Nothing in this Pact shall affect the Charter.\n\nARTICLE II\nSweden will help.",
    );
    expect(norms).toBe(2);
    expect(left).toEqual(["Nothing in this Pact shall affect the Charter."]);
    expect(lines).toContain('clause articleI "Article I: Peace"');
    expect(lines).toContain('cite treaty "The Parties shall live in peace."');
    expect(lines).toContain('assumed "“will” is read as a duty"');
  });

  test("a text without parties, articles or anything at all compiles too", async () => {
    expect((await drafted("The sides shall stop.")).lines).toContain('each of Parties shall "stop"');
    expect((await drafted("42. 7. Article")).norms).toBe(0);
  });

  test("whatever stands in the text, the draft compiles", async () => {
    const sentence = fc.constantFrom(
      "The Parties shall consult.",
      "If Norway is attacked by Norway, Sweden may defend it.",
      "In case of threat of war against any Party, the Allies shall, if they so agree, meet within 3 days.",
      "The Council of Ministers shall decide by unanimous vote.",
      "Decisions of the Council shall be taken by three fourths of those present and voting.",
      'Unless the Council otherwise decides, it may suspend the "aid" // forthwith.',
      "Each Party shall withdraw its forces [before 1 May 1953] unless the other Party objects; no Party shall return.",
      "Sweden shall withdraw votes. Norway shall respect status quo and reduce nuclear weapons.",
      "The Guarantor Powers undertake to lend support for 0 days. Each Guarantor may protest.",
      "Article 7",
      "ARTICLE XII: Scope",
      "(a) any Party may leave after six months' notice; (b) all Parties shall agree;",
      "This Convention shall enter into force after ratification by 9 States.",
      "shall may must not",
    );
    const noise = fc.oneof(
      fc.constantFrom("\n", "\n\n", " ", "🕊 ", "\\ ", '"', "” ", "[", "]", "\u0000", "\t", "// ", "1. ", "- "),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(sentence, noise), { maxLength: 12 }), async (parts) => {
        const text = parts.join(" ").replaceAll("\0", "");
        if (text.trim() !== "") await drafted(text);
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});
