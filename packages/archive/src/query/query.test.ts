import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../text/words.ts";
import { hitsIn, soughtTerms } from "./hits.ts";
import { parseQuery } from "./parse.ts";
import type { Query, Term } from "./query.ts";

const word = fc.constantFrom("veto", "Kyiv", "only", "x1", "Über", "guarantee");
const term = fc.record({
  kind: fc.constant("term" as const),
  words: fc.array(word, { minLength: 1, maxLength: 3 }),
  prefix: fc.boolean(),
});
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    term,
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      of: fc.array(tie("query"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("not" as const), of: tie("query") }),
  ),
}));

/** A query as somebody would write it who trusts no rule of precedence. */
function written(query: Query): string {
  switch (query.kind) {
    case "term":
      return `"${query.words.join(" ")}"${query.prefix ? "*" : ""}`;
    case "not":
      return `NOT (${written(query.of)})`;
    default:
      return `(${query.of.map(written).join(query.kind === "and" ? " " : " OR ")})`;
  }
}

/** What a query says of a set of phrases that are there. */
function holds(query: Query, there: (term: Term) => boolean): boolean {
  switch (query.kind) {
    case "term":
      return there(query);
    case "not":
      return !holds(query.of, there);
    case "and":
      return query.of.every((part) => holds(part, there));
    case "or":
      return query.of.some((part) => holds(part, there));
  }
}

describe("queries", () => {
  it("mean what is written, and are refused where nothing has to be there", () => {
    fc.assert(
      fc.property(query, fc.func(fc.boolean()), (asked, there) => {
        const folded = (one: Term) => there(`${one.words.join(" ").toLowerCase().replaceAll("ü", "u")}${one.prefix}`);
        if (holds(asked, () => false)) {
          expect(() => parseQuery(written(asked))).toThrow("cannot be understood");
          return;
        }
        const read = parseQuery(written(asked)) as Query;
        expect(holds(read, folded)).toBe(holds(asked, folded));
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it.each<[string, string]>([
    ["a b OR c d", "((a and b) or (c and d))"],
    ["a AND b OR c", "((a and b) or c)"],
    ["a NOT b c", "(a and (not b) and c)"],
    ["a -b", "(a and (not b))"],
    ["and or not", "(and and or and not)"],
    ["well-known", "well known"],
    ["„Über uns“", "uber uns"],
    ["abc**", "abc*"],
  ])("%s is %s", (text, meaning) => {
    const shown = (query: Query): string => {
      if (query.kind === "term") return query.words.join(" ") + (query.prefix ? "*" : "");
      return query.kind === "not" ? `(not ${shown(query.of)})` : `(${query.of.map(shown).join(` ${query.kind} `)})`;
    };
    expect(shown(parseQuery(text) as Query)).toBe(meaning);
  });

  it("never fail but with a message of ours, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", '"', "(", ")", "*", "-", " ", "OR", "NOT ", "'", "\u0000", "é", "🕊") }),
        (text) => {
          try {
            parseQuery(text);
          } catch (error) {
            expect(error).toMatchObject({ name: "ArchiveError", code: "query" });
          }
        },
      ),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe("hits", () => {
  it("are where a slow search word by word finds them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.constantFrom(" ", ", ", "-", "’", " 🕊 "))),
        fc.array(term, { maxLength: 3 }),
        (parts, asked) => {
          const terms = asked.map((one) => ({
            ...one,
            words: one.words.flatMap((each) => Array.from(wordsOf(each), (w) => w.word)),
          }));
          const text = parts.flat().join("");
          const words = [...wordsOf(text)];
          const covered = new Set<number>();
          words.forEach((_, at) => {
            for (const { words: sought, prefix } of terms) {
              const here = words.slice(at, at + sought.length);
              const last = sought.length - 1;
              const same = sought.every((each, i) =>
                prefix && i === last ? here[i]?.word.startsWith(each) : here[i]?.word === each,
              );
              if (same) for (let i = here[0]?.start ?? 0; i < (here.at(-1)?.end ?? 0); i++) covered.add(i);
            }
          });
          const found = new Set<number>();
          let before = -1;
          for (const { start, end } of hitsIn(text, terms)) {
            expect(start).toBeGreaterThan(before);
            before = end;
            for (let i = start; i < end; i++) found.add(i);
          }
          expect([...found]).toEqual([...covered].sort((a, b) => a - b));
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });

  it("are of what is sought, not of what is excluded", () => {
    expect(soughtTerms(parseQuery("a OR (b NOT c)")).map(({ words }) => words.join(" "))).toEqual(["a", "b"]);
  });
});
