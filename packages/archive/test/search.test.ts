import fc from "fast-check";
import { expect, it } from "vitest";
import { type Archive, addDocuments, openArchive, searchArchive } from "../src/index.ts";
import { onBothEngines } from "./engines.ts";
import { document, edited, prose, random } from "./sample.ts";

/** A query, written out, and what it says of a text: told by a plain search through the text. */
interface Asked {
  readonly written: string;
  readonly holds: (text: string) => boolean;
}

const word = fc.constantFrom("veto", "Kyiv", "the", "clause", "edit1", "lavrov", "that", "peace", "China", "Gu");
const term: fc.Arbitrary<Asked> = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([words, prefix]) => {
    const phrase = words.join(" ").toLowerCase();
    return {
      written: `"${phrase}"${prefix ? "*" : ""}`,
      holds: (text) => ` ${text.toLowerCase()} `.includes(` ${phrase}${prefix ? "" : " "}`),
    };
  });
const { query } = fc.letrec<{ query: Asked }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    term,
    fc.tuple(tie("query"), tie("query")).map(([a, b]) => ({
      written: `(${a.written} AND ${b.written})`,
      holds: (text: string) => a.holds(text) && b.holds(text),
    })),
    fc.tuple(tie("query"), tie("query")).map(([a, b]) => ({
      written: `(${a.written} OR ${b.written})`,
      holds: (text: string) => a.holds(text) || b.holds(text),
    })),
    tie("query").map((a) => ({ written: `NOT ${a.written}`, holds: (text: string) => !a.holds(text) })),
  ),
}));

interface Held {
  readonly id: string;
  readonly text: string;
  readonly date: string | undefined;
  readonly lead: string;
}

/** Short texts, so that words are missing in many; one in three a copy. */
async function filled(where: string): Promise<{ archive: Archive; held: Held[] }> {
  const next = random(99);
  const texts: string[] = [];
  for (let i = 0; i < 90; i++) {
    const old = texts[Math.floor(next() * texts.length)];
    texts.push(old !== undefined && i % 3 === 0 ? edited(next, old, 40) : prose(next, 15 + Math.floor(30 * next())));
  }
  // A clock that never stands still, so that it is known which copy came first.
  let time = 0;
  const archive = await openArchive(where, { now: () => new Date(1_700_000_000_000 + 1000 * time++).toISOString() });
  const documents = [...new Set(texts)].map((text, i) =>
    document("", text, { origin: `/${i}`, ...(i % 4 === 0 ? {} : { date: `2025-0${1 + (i % 9)}` }) }),
  );
  const added = await addDocuments(archive, documents);
  const held = added.map(({ id, copyOf }, i) => ({
    id,
    text: documents[i]?.text ?? "",
    date: documents[i]?.date,
    lead: copyOf ?? id,
  }));
  return { archive, held };
}

onBothEngines(({ place }) => {
  it("finds what a search through every text finds, each copy once, by date", async () => {
    const { archive, held } = await filled(await place());
    expect(new Set(held.map(({ lead }) => lead)).size).toBeLessThan(held.length - 5);
    let many = 0;
    await fc.assert(
      fc.asyncProperty(query, fc.boolean(), async ({ written, holds }, newest) => {
        fc.pre(!holds(""));
        const leads = new Map<string, Held>();
        // The original if it matches, else the copy that came first.
        for (const one of held.filter(({ text }) => holds(text)))
          if (!leads.has(one.lead) || one.id === one.lead) leads.set(one.lead, one);
        const day = ({ date }: Held) => date ?? (newest ? "" : "9999");
        const expected = [...leads.values()].sort(
          (a, b) => compare(day(a), day(b)) * (newest ? -1 : 1) || compare(a.id, b.id),
        );
        const found: string[] = [];
        let after: string | undefined;
        do {
          const page = await searchArchive(archive, written, { limit: 17, after, order: newest ? "newest" : "oldest" });
          expect(page.total).toBe(expected.length);
          found.push(...page.hits.map((hit) => hit.document.id));
          after = page.next;
        } while (after !== undefined);
        expect(found).toEqual(expected.map(({ id }) => id));
        if (found.length > 3) many++;
      }),
      { seed: 12, numRuns: 150 },
    );
    expect(many).toBeGreaterThan(30);
    await archive.close();
  });
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
