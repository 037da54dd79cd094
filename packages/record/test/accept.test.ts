import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acceptStatement, format, load, memoryHost } from "@proviso/language";
import { acceptIntoFile } from "@proviso/language/node";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Candidate,
  fits,
  type Named,
  type Selector,
  selectorAt,
  selectorsOf,
  statementText,
} from "../src/index.ts";

const DOSSIER = join(import.meta.dirname, "../../../dossiers/ukraine-2025");
const read = (name: string) => readFileSync(join(DOSSIER, name), "utf8");
const text = read("sources/article.txt");
const source = { name: "article" };

function at(words: string, from = 0): Selector {
  const start = text.indexOf(words, from);
  if (start === -1) throw new Error(`no ${words}`);
  return selectorAt(text, { start, end: start + words.length });
}

const lavrov: Named = {
  words: [at("Sergey Lavrov")],
  person: "Lavrov",
  party: "Russia",
  because: "Lavrov → Russia",
};

const only: Candidate = {
  id: "1",
  document: "0",
  speaker: lavrov,
  act: "accept",
  cue: [at("would only accept")],
  content: [at("international security guarantees for Ukraine")],
  conditions: [
    {
      kind: "only if",
      cue: [at("if they aligned")],
      words: [at("they aligned with proposals made during the Istanbul peace talks in early 2022")],
    },
  ],
  quotation: "paraphrased",
  polarity: "affirmed",
  modality: "hypothetical",
  said: { date: "2025-08-20", words: [] },
  venue: [at("press conference in Moscow")],
  bears: [],
  confidence: 0.9,
  because: [],
  foundBy: "rules",
};

const HOST = {
  "guarantee.proviso": read("guarantee.proviso"),
  "istanbul.proviso": read("istanbul.proviso"),
  "sources.proviso": read("sources.proviso"),
  "sources/article.txt": text,
};
const START = `// Reviewed.\nuse "sources.proviso"\nuse "guarantee.proviso"\nuse "istanbul.proviso"\n`;

async function problems(record: string) {
  const { diagnostics } = await load(["record.proviso"], memoryHost({ ...HOST, "record.proviso": record }));
  return diagnostics.filter(({ severity, place }) => severity === "error" && place.file === "record.proviso");
}

describe("an accepted candidate", () => {
  it("becomes one statement that cites the document word for word, in fragments", () => {
    const made = statementText(only, { source, text, name: "aligned" });
    const { text: file, block } = acceptStatement(START, made);
    expect(block).toBe(`person Lavrov of Russia "Sergey Lavrov"

statement aligned by Lavrov on 2025-08-20 at "press conference in Moscow"
  accepts "international security guarantees for Ukraine"
    only if "they aligned with proposals made during the Istanbul peace talks in early 2022"
  cite article "would only accept international security guarantees for Ukraine if they aligned with proposals made during the Istanbul peace talks in early 2022"
`);
    expect(file).toBe(`${START}\n${block}`);
  });

  it("tells its conditions after what is said, not twice, and leaves out one that is only pointed at", () => {
    const futile = at("discussions about security guarantees without the involvement of Russia are futile");
    const without = { kind: "without", cue: [at("without")], words: [at("the involvement of Russia")] } as const;
    const inReturn = { kind: "in return for", cue: [at("In return")], words: [at("In return")] } as const;
    const { statement } = statementText(
      { ...only, act: "state", content: [futile], conditions: [without, inReturn] },
      { source, text },
    );
    expect(statement).toMatch(
      / says "discussions about security guarantees … are futile" unless "the involvement of Russia" cite /,
    );
    expect(statement).toMatch(/"discussions about security guarantees without the involvement of Russia are futile"/);
  });

  it("bears on what the dossier asks where the reviewer takes it so", () => {
    const bears = { on: "Guarantee.veto", option: "held", score: 0.8, because: "veto" };
    const say = (more: Partial<Candidate>, chosen: typeof bears | null | "offered" = bears) => {
      const { statement } = statementText(
        { ...only, modality: "asserted", conditions: [], ...more },
        { source, text, ...(chosen === "offered" ? {} : { bears: chosen }) },
      );
      return /at "[^"]*" (.*) cite article/.exec(statement)?.[1];
    };
    expect(say({ act: "require" })).toBe("requires that Guarantee.veto is held");
    expect(say({ act: "announce" })).toBe("announces that Guarantee.veto is held");
    expect(say({ act: "state", modality: "possible" })).toBe("says that Guarantee.veto may be held");
    expect(say({ act: "state", polarity: "negated" })).toBe("denies that Guarantee.veto is held");
    expect(say({ act: "deny", polarity: "negated" })).toBe("denies that Lavrov denies that Guarantee.veto is held");
    expect(say({ act: "ask" })).toBe("asks Guarantee.veto");
    expect(say({ act: "answer" })).toBe("answers Guarantee.veto is held");
    expect(say({ act: "threaten" }, null)).toBe('threatens "international security guarantees for Ukraine"');
    expect(
      say({ act: "accept", polarity: "negated", bears: [{ on: "Guarantee", score: 0.9, because: "" }] }, "offered"),
    ).toBe("denies that Lavrov accepts Guarantee");
    const nested = {
      speaker: { words: [at("Vladimir Putin")], person: "Putin", party: "Russia", because: "" },
      act: "accept",
      cue: [at("had agreed")],
      content: [at("to allow Ukraine to receive")],
      polarity: "affirmed",
    } as const;
    expect(say({ act: "announce", nested }, null)).toBe('announces that Putin accepts "to allow Ukraine to receive"');
    const refused = { ...nested, polarity: "negated" } as const;
    expect(say({ act: "announce", nested: refused }, null)).toBe(
      'denies that Putin accepts "to allow Ukraine to receive"',
    );
    expect(say({ act: "deny", nested: refused }, null)).toBe('denies "international security guarantees for Ukraine"');
  });

  it("takes the condition, and not what is said, for an answer where the condition is what bears on the question", () => {
    const condition = only.conditions[0];
    const bears = { on: "Guarantee.veto", option: "held", score: 1, because: "words cited: the Istanbul peace talks" };
    const { statement } = statementText(only, { source, text, bears });
    expect(condition).toBeDefined();
    expect(statement).toMatch(
      / accepts "international security guarantees for Ukraine" only if Guarantee.veto is held cite /,
    );
  });

  it("that forbids or denies is never written as if it affirmed", () => {
    const write = (words: string, more: Partial<Candidate> = {}) => {
      const content = selectorAt(words, { start: 0, end: words.length });
      const bears = { on: "Guarantee.veto", option: "held", score: 1, because: "words cited: hold veto power" };
      const quoting = {
        ...only,
        speaker: { ...lavrov, words: [content] },
        cue: [],
        content: [content],
        conditions: [],
      };
      const { statement } = statementText(
        { ...quoting, venue: [], act: "state", modality: "asserted", ...more },
        { source, text: words, bears },
      );
      return / on 2025-08-20 (.*) cite article/.exec(statement)?.[1];
    };
    expect(write("Russia will hold veto power")).toBe("says that Guarantee.veto is held");
    for (const words of [
      "Russia must not hold veto power",
      "Kyiv would not allow anyone to hold veto power",
      "nobody may hold veto power",
      "Russia won’t hold veto power",
      "it is unacceptable that Russia should hold veto power",
      "Kyiv refuses to let Russia hold veto power",
    ]) {
      expect(write(words)).toBe(`says "${words}"`);
      expect(write(words, { act: "require" })).toBe(`requires "${words}"`);
      expect(write(words, { act: "accept", polarity: "negated" })).toBe(`denies that Lavrov accepts "${words}"`);
    }
    expect(write("Russia is to hold veto power", { modality: "forbidden" })).toBe(
      'says "Russia is to hold veto power"',
    );
    // One "not" may be the act itself; to reject it would turn it round.
    const refusal = { act: "reject", actIn: "content" } as const;
    expect(write("Kyiv will not let Russia hold veto power", refusal)).toBe("denies that Guarantee.veto is held");
    expect(write("we will not agree that nobody shall hold veto power", refusal)).toBe(
      'says "we will not agree that nobody shall hold veto power"',
    );
    // The words that the dossier cites for an answer may deny something themselves.
    const none = { on: "Guarantee.veto", option: "absent", score: 1, because: "words cited: no veto for anyone" };
    const words = "there will be no veto for anyone";
    const content = [selectorAt(words, { start: 0, end: words.length })];
    const made = { ...only, speaker: { ...lavrov, words: [] }, cue: [], content, conditions: [], venue: [] };
    expect(
      statementText({ ...made, act: "state", modality: "asserted" }, { source, text: words, bears: none }).statement,
    ).toContain("says that Guarantee.veto is absent");
  });

  it("is refused where the document has changed, or nobody speaks", () => {
    expect(() => statementText(only, { source, text: `x${text}` })).toThrow(/the document has changed/);
    const nobody = { words: [], because: "" };
    expect(() => statementText({ ...only, speaker: nobody }, { source, text })).toThrow(/Nobody is named/);
  });

  it("leaves what was there byte for byte, is not added twice, and is not written into a damaged file", () => {
    const made = statementText(only, { source, text });
    const ugly = `// kept\r\nuse   "sources.proviso" // why\r\n\r\n\r\n// end`;
    const first = acceptStatement(ugly, made);
    expect(first.added).toBe(true);
    expect(first.text.startsWith(`${ugly}\r\n\r\n`)).toBe(true);
    expect(first.text.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    expect(acceptStatement(first.text, made)).toEqual({ text: first.text, added: false, block: "" });
    // The same words as the formatter has them, or retyped with other marks, are the same words.
    const tidy = format(first.text).text ?? "";
    expect(acceptStatement(tidy, made).added).toBe(false);
    expect(acceptStatement("", made, { known: new Set(["Lavrov"]) }).block).not.toMatch(/^person/);
    expect(() => acceptStatement("statement by\n", made, { path: "r.proviso" })).toThrow(/^r\.proviso:\d+: /);
  });

  it("is written into the file whole, whatever marks it begins with, and leaves nothing beside it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "proviso-accept-"));
    try {
      const path = join(folder, "record.proviso");
      const made = statementText(only, { source, text });
      expect((await acceptIntoFile(path, made)).added).toBe(true);
      expect(readFileSync(path, "utf8")).toBe(acceptStatement("", made).text);
      writeFileSync(path, `\uFEFF// marked\n`);
      await acceptIntoFile(path, made);
      expect(readFileSync(path, "utf8")).toBe(acceptStatement(`\uFEFF// marked\n`, made).text);
      expect((await acceptIntoFile(path, made)).added).toBe(false);
      writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41]));
      await expect(acceptIntoFile(path, made)).rejects.toThrow(/not written in UTF-8/);
      expect(readFileSync(path)).toEqual(Buffer.from([0xff, 0xfe, 0x41]));
      expect(readdirSync(folder)).toEqual(["record.proviso"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("whatever it holds: loads without an error, quotes the text, is stable under the formatter, and comes once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(candidates(), { minLength: 1, maxLength: 4 }), fc.boolean(), async (all, crlf) => {
        let record = crlf ? START.replace(/\n/g, "\r\n") : START;
        for (const candidate of all) {
          for (const selector of selectorsOf(candidate)) expect(fits(text, selector)).toBe(true);
          const made = statementText(candidate, { source, text, surely: 0 });
          const once = acceptStatement(record, made);
          expect(once.text.startsWith(record)).toBe(true);
          expect(acceptStatement(once.text, made)).toMatchObject({ text: once.text, added: false });
          record = once.text;
        }
        expect((await problems(record)).map(({ message }) => message)).toEqual([]);
        expect(format(record).text).toBe(record.replace(/\r\n/g, "\n"));
      }),
      { numRuns: 60 },
    );
  });
});

/** Any candidate over the article, at whole words. */
function candidates(): fc.Arbitrary<Candidate> {
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const span = fc.tuple(fc.nat(words.length - 1), fc.nat(8)).map(([from, more]) =>
    selectorAt(text, {
      start: words[from]?.start ?? 0,
      end: words[Math.min(from + more, words.length - 1)]?.end ?? 1,
    }),
  );
  const some = fc.array(span, { minLength: 1, maxLength: 3 });
  const named = fc.oneof(
    fc.constant<Named>({ ...lavrov }),
    fc.constant<Named>({ words: [], party: "Russia", because: "" }),
    some
      .filter(([first]) => !/^(?:the|a|an|some|many|his|her|their)$/i.test(first?.exact ?? ""))
      .map((found): Named => ({ words: found, because: "" })),
  );
  const act = fc.constantFrom(
    ...([
      "propose",
      "accept",
      "reject",
      "require",
      "answer",
      "deny",
      "claim",
      "clarify",
      "announce",
      "threaten",
      "ask",
      "warn",
      "state",
    ] as const),
  );
  const polarity = fc.constantFrom("affirmed" as const, "negated" as const);
  const kinds = [
    "only if",
    "if",
    "unless",
    "in return for",
    "contingent on",
    "provided that",
    "until",
    "without",
  ] as const;
  const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const nested = fc.record({ speaker: named, act, cue: some, content: some, polarity });
  return fc
    .record({
      speaker: named,
      onBehalfOf: optional(named),
      reportedBy: optional(named),
      act,
      cue: some,
      content: some,
      quotation: fc.constantFrom("quoted" as const, "paraphrased" as const, "mixed" as const),
      polarity,
      modality: fc.constantFrom("asserted" as const, "obliged" as const, "possible" as const, "forbidden" as const),
      conditions: fc.array(fc.record({ kind: fc.constantFrom(...kinds), cue: some, words: some }), { maxLength: 2 }),
      said: optional(fc.constantFrom("2025-08-20", "2025-08", "2025").map((date) => ({ date, words: [] }))),
      venue: optional(some),
      nested: optional(nested),
      bears: fc.array(
        fc.constantFrom(
          { on: "Guarantee.veto", option: "held", score: 0.7, because: "" },
          { on: "Guarantee.seats", score: 0.6, because: "" },
          { on: "IstanbulTerms", score: 0.9, because: "" },
        ),
        { maxLength: 2 },
      ),
    })
    .map(({ onBehalfOf, reportedBy, said, venue, nested: inner, ...made }) => ({
      ...made,
      id: "x",
      document: "0",
      confidence: 1,
      because: [],
      foundBy: "rules" as const,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      ...(reportedBy === undefined ? {} : { reportedBy }),
      ...(said === undefined ? {} : { said }),
      ...(venue === undefined ? {} : { venue }),
      ...(inner === undefined ? {} : { nested: inner }),
    }));
}
