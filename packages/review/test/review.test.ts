import { format, load, memoryHost } from "@proviso/language";
import { type Candidate, selectorAt } from "@proviso/record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptInto, mended, Review } from "../src/index.ts";

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
