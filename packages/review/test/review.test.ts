import { format, load, memoryHost } from "@proviso/language";
import { type Candidate, selectorAt } from "@proviso/record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptInto, type Drafted, draftInto, mended, onRecord, Review, type Standing, takeOut } from "../src/index.ts";

const TEXT = "Sweden said on Friday that it accepts the pact. Norway rejected it.";
const PACT = `agreement Pact "Pact" status proposed 2025
  question veto "Is there a veto?" either yes or no
  clause one "Art. 1" Norway shall consult Sweden
`;

function candidate(words: string, speaker: string, change: Partial<Candidate> = {}): Candidate {
  const at = (part: string) => {
    const start = TEXT.indexOf(part);
    return selectorAt(TEXT, { start, end: start + part.length });
  };
  return {
    id: words,
    document: "0".repeat(64),
    speaker: { words: [at(speaker)], party: speaker, because: speaker },
    act: "state",
    cue: [at(words)],
    content: [at(words)],
    quotation: "paraphrased",
    polarity: "affirmed",
    modality: "asserted",
    conditions: [],
    bears: [],
    confidence: 1,
    because: [],
    foundBy: "rules",
    ...change,
  };
}

const SWEDEN = candidate("it accepts the pact", "Sweden", {
  bears: [{ on: "Pact", score: 1, because: "the pact" }],
  act: "accept",
});
const NORWAY = candidate("rejected it", "Norway");
const DOCUMENT = { text: TEXT, name: "wire/Friday's news.html", dated: "2025-08-22" };

async function check(files: ReadonlyMap<string, string>) {
  const entries = [...files.keys()].filter((path) => path.endsWith(".proviso"));
  return load(entries, memoryHost(Object.fromEntries(files)));
}

describe("an accepted candidate", () => {
  it("of two who speak together is a statement of each, and is taken out whole", async () => {
    const both = candidate("rejected it", "Norway", {
      speaker: { words: NORWAY.speaker.words, party: "Norway", with: ["Sweden"], because: "Norway and Sweden" },
    });
    const files = new Map([["pact.proviso", PACT]]);
    const { changes, record, block } = await acceptInto(files, DOCUMENT, both, { name: "refusal" });
    const after = new Map([...files, ...changes]);
    const { model } = await check(after);
    expect(model?.statements.map(({ by, named }) => [by.id, named])).toEqual([
      ["Norway", true],
      ["Sweden", false],
    ]);
    expect((await acceptInto(after, DOCUMENT, both, { name: "refusal" })).added).toBe(false);
    const out = await takeOut(after, { record, block, made: [record, "sources/friday-s-news.txt"] });
    expect(out.get(record) ?? "").not.toContain("statement");
  });

  it("goes into a record of its own, with the document among the sources", async () => {
    const files = new Map([["pact.proviso", PACT]]);
    const { changes, record, added } = await acceptInto(files, DOCUMENT, SWEDEN);
    expect({ record, added }).toEqual({ record: "record.proviso", added: true });
    expect(changes.get("sources/friday-s-news.txt")).toBe(TEXT);
    const text = changes.get("record.proviso") ?? "";
    expect(text).toContain('use "pact.proviso"');
    expect(text).toContain("accepts Pact");
    expect(format(text).text).toBe(text);
    const { model } = await check(new Map([...files, ...changes]));
    expect(model?.statements).toHaveLength(1);
  });

  it("goes to the others afterwards, once", async () => {
    let files = new Map([["pact.proviso", PACT]]);
    for (const one of [SWEDEN, NORWAY, SWEDEN])
      files = new Map([...files, ...(await acceptInto(files, DOCUMENT, one)).changes]);
    expect([...files.keys()].sort()).toEqual(["pact.proviso", "record.proviso", "sources/friday-s-news.txt"]);
    const { model } = await check(files);
    expect(model?.statements.map(({ by }) => by.id)).toEqual(["Sweden", "Norway"]);
    expect((await acceptInto(files, DOCUMENT, NORWAY)).added).toBe(false);
  });

  it("changes nothing where something stands in the way, and says what", async () => {
    const broken = new Map([["pact.proviso", "agreement Pact"]]);
    await expect(acceptInto(broken, DOCUMENT, SWEDEN)).rejects.toThrow("Mend the dossier first: pact.proviso:1");
    const sound = new Map([["pact.proviso", PACT]]);
    await expect(acceptInto(sound, { text: TEXT, name: "x" }, SWEDEN)).rejects.toThrow(
      "Say when the document is dated",
    );
    const nobody = candidate("rejected it", "Norway", { speaker: { words: [], because: "nobody" } });
    await expect(acceptInto(sound, DOCUMENT, nobody)).rejects.toThrow(RangeError);
  });
});

describe("a review", () => {
  it("goes on to what is not decided, and says when all is", () => {
    const review = new Review([SWEDEN, NORWAY]).next().accept();
    expect(review.at).toBe(0);
    expect(review.done).toBe(false);
    const done = review.reject();
    expect(done.done).toBe(true);
    expect(done.candidate).toBeUndefined();
    expect([...done.decisions.values()].map(({ kind }) => kind)).toEqual(["accepted", "rejected"]);
  });

  it("mends without changing the words", () => {
    const review = new Review([SWEDEN]).mend({ party: "Finland", act: "reject", date: "2025-08", polarity: "negated" });
    expect(review.candidate).toMatchObject({
      speaker: { party: "Finland" },
      act: "reject",
      polarity: "negated",
      said: { date: "2025-08" },
    });
    expect(review.candidate?.content).toEqual(SWEDEN.content);
    expect(review.candidate?.id).toBe(SWEDEN.id);
    expect(mended(SWEDEN, { date: null }).said).toBeUndefined();
  });

  it("goes through what it may bear on, and nothing", () => {
    const review = new Review([SWEDEN]);
    expect(review.bears?.on).toBe("Pact");
    expect(review.bearNext().bears).toBeNull();
    expect(review.bearNext().bearNext().bears?.on).toBe("Pact");
    expect(review.bearNext().accept().decisions.get(SWEDEN.id)?.bears).toBeNull();
  });

  it("can take back every step", () => {
    const steps = ["accept", "reject", "next", "previous", "bearNext"] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), (path) => {
        const shown = (review: Review) =>
          JSON.stringify([review.at, review.candidate, review.bears, [...review.decisions]]);
        const trail = [new Review([SWEDEN, NORWAY])];
        for (const step of path) {
          const last = trail.at(-1);
          const next = last?.[step]();
          if (next !== undefined && next !== last) trail.push(next);
        }
        for (let at = trail.length - 1; at > 0; at--)
          expect(shown(trail[at]?.undo() ?? new Review([]))).toBe(shown(trail[at - 1] ?? new Review([])));
      }),
    );
  });
});

describe("an accepted statement", () => {
  const accepting = async (files: ReadonlyMap<string, string>, one: Candidate) => {
    const { changes, record, block } = await acceptInto(files, DOCUMENT, one);
    const made = [...changes.keys()].filter((path) => !files.has(path));
    return { files: new Map([...files, ...changes]), written: { record, block, made } };
  };
  const apply = (files: ReadonlyMap<string, string>, changes: ReadonlyMap<string, string | null>) => {
    const next = new Map(files);
    for (const [path, text] of changes) {
      if (text === null) next.delete(path);
      else next.set(path, text);
    }
    return next;
  };

  it("is taken out with all that came with it, while nothing else needs it", async () => {
    const record =
      'use "pact.proviso"\n\n// kept\nstatement by Norway on 2025 says "no"\n  assumed "by word of mouth"\n';
    const before = new Map([
      ["pact.proviso", PACT],
      ["record.proviso", record],
    ]);
    const { files, written } = await accepting(before, SWEDEN);
    expect(files.has("sources/friday-s-news.txt")).toBe(true);
    expect([...apply(files, await takeOut(files, written))]).toEqual([...before]);
  });

  it("leaves what others have come to need: the source that the next one cites", async () => {
    const one = await accepting(new Map([["pact.proviso", PACT]]), SWEDEN);
    const two = await accepting(one.files, NORWAY);
    const left = apply(two.files, await takeOut(two.files, one.written));
    const { model } = await check(left);
    expect(model?.statements.map(({ by }) => by.id)).toEqual(["Norway"]);
    expect(left.get("sources/friday-s-news.txt")).toBe(TEXT);
    // In the other order too, and then all of it goes.
    const rest = apply(left, await takeOut(left, two.written));
    expect((await check(rest)).model?.statements).toEqual([]);
    // One blank line stays where the statement stood, as the formatter has it.
    const three = await accepting(two.files, candidate("rejected it", "Sweden"));
    const middle = apply(three.files, await takeOut(three.files, two.written)).get("record.proviso") ?? "";
    expect(middle).toContain("Sweden");
    expect(format(middle).text).toBe(middle);
  });

  it("keeps what others wrote meanwhile, with Windows' line ends as well", async () => {
    const { files, written } = await accepting(new Map([["pact.proviso", PACT]]), SWEDEN);
    const later = `${files.get("record.proviso")}\n// a note of somebody else\n`.replaceAll("\n", "\r\n");
    const left = apply(files, await takeOut(new Map([...files, ["record.proviso", later]]), written));
    expect(left.get("record.proviso")).toContain("// a note of somebody else\r\n");
    expect(left.get("record.proviso")).not.toContain("statement");
  });

  it("is left alone where it was changed since, or the dossier is broken, or it was there before", async () => {
    const { files, written } = await accepting(new Map([["pact.proviso", PACT]]), SWEDEN);
    const changed = new Map([
      ...files,
      ["record.proviso", (files.get("record.proviso") ?? "").replace("by Sweden", "by Norway")],
    ]);
    await expect(takeOut(changed, written)).rejects.toThrow("does not hold the statement as it was written");
    const broken = new Map([...files, ["pact.proviso", "agreement"]]);
    await expect(takeOut(broken, written)).rejects.toThrow("Mend the dossier first");
    expect([...(await takeOut(files, { ...written, block: "" }))]).toEqual([]);
  });
});

describe("a mended candidate", () => {
  const at = (part: string) => {
    const start = TEXT.indexOf(part);
    return selectorAt(TEXT, { start, end: start + part.length });
  };

  it("has another speaker, other words and other conditions", async () => {
    const made = mended(SWEDEN, {
      speaker: { person: "Lind" },
      party: "Sweden",
      content: [at("accepts the pact")],
      conditions: [{ kind: "if", cue: [], words: [at("on Friday")] }],
    });
    expect(made.speaker).toMatchObject({ person: "Lind", party: "Sweden", because: "Lind, by the reviewer" });
    const { block } = await acceptInto(new Map([["pact.proviso", PACT]]), DOCUMENT, made);
    expect(block).toMatch(
      /person Lind of Sweden[\s\S]*by Lind[\s\S]*if "on Friday"[\s\S]*"on Friday that it accepts the pact"/,
    );
  });

  it("tells nothing of another where those words are no longer among its own, or it is said so", () => {
    const nested = { ...NORWAY, content: [at("the pact")] };
    const whole = { ...SWEDEN, nested };
    expect(mended(whole, {}).nested).toBe(nested);
    expect(mended(whole, { content: [at("accepts the pact")] }).nested).toBe(nested);
    expect(mended(whole, { content: [at("it accepts")] }).nested).toBeUndefined();
    expect(mended(whole, { withoutNested: true }).nested).toBeUndefined();
  });

  it("is a quotation only while its words are", () => {
    const quoted: Candidate = { ...SWEDEN, quotation: "quoted" };
    expect(mended(quoted, { content: [at("accepts the pact")] }).quotation).toBe("quoted");
    expect(mended(quoted, { content: [at("Sweden said")] }).quotation).toBe("paraphrased");
  });
});

describe("what is on record already", () => {
  it("is found by the words it cites, of this document alone", async () => {
    const { changes } = await acceptInto(new Map([["pact.proviso", PACT]]), DOCUMENT, SWEDEN);
    const { model } = await check(new Map([["pact.proviso", PACT], ...changes]));
    if (model === undefined) throw new Error("no model");
    const [source] = model.sources;
    const found = onRecord(model, new Set([source?.name ?? ""]), [SWEDEN, NORWAY]);
    expect([...found].map(([id, statements]) => [id, statements.map(({ by }) => by.id)])).toEqual([
      [SWEDEN.id, ["Sweden"]],
    ]);
    expect(onRecord(model, new Set(["other"]), [SWEDEN]).size).toBe(0);
  });
});

describe("a treaty's draft", () => {
  const DATED = { text: "Article 1\nNorway shall help Sweden.", name: "Pact of the North.pdf", dated: "1999" };
  const make = ({ path, dated, source, taken }: Standing): Drafted => ({
    text: `source ${source} "${path}" dated ${dated}\nagreement ${taken.has("Pact") ? "PactDraft" : "Pact"} "Pact" status proposed ${dated}\nclause one "Art. 1" Norway shall consult Sweden\n`,
    articles: 1,
    norms: 1,
    left: [],
  });

  it("is a file of its own, with the treaty among the sources unless it is there", async () => {
    const files = new Map([["pact.proviso", PACT]]);
    const first = await draftInto(files, DATED, make);
    expect([...first.changes.keys()]).toEqual(["sources/pact-of-the-north.txt", "pact-of-the-north.proviso"]);
    expect(first.text).toContain("agreement PactDraft");
    const again = await draftInto(new Map([...files, ...first.changes]), DATED, (standing) => ({
      ...make(standing),
      text: make(standing).text.replace("PactDraft", "Other"),
    }));
    expect([...again.changes.keys()]).toEqual(["pact-of-the-north-2.proviso"]);
    const { model } = await check(new Map([...files, ...first.changes, ...again.changes]));
    expect(model?.agreements.map(({ id }) => id).sort()).toEqual(["Other", "Pact", "PactDraft"]);
  });

  it("is refused in words where nothing binds, no day is known, or the name is taken", async () => {
    const files = new Map([["pact.proviso", PACT]]);
    await expect(draftInto(files, { text: "x", name: "x" }, make)).rejects.toThrow("Say when the treaty is dated");
    await expect(draftInto(files, DATED, (standing) => ({ ...make(standing), norms: 0 }))).rejects.toThrow(
      "holds no sentence",
    );
    await expect(draftInto(files, DATED, make, { file: "pact.proviso" })).rejects.toThrow("already");
  });
});
