import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documents, layouts, mutations, words } from "../../test/arbitrary.ts";
import { Report } from "../diagnostics/diagnostic.ts";
import { parseFile } from "../parse/parse.ts";
import { format } from "./format.ts";

/** The syntax tree without positions. */
function tree(text: string): unknown {
  const { ast } = parseFile("test", text, new Report());
  return JSON.parse(JSON.stringify(ast, (key, value) => (/^\$(?!type)/.test(key) ? undefined : value)));
}

function comments(text: string): readonly string[] {
  return text.match(/"[^"\n\r]*"|\/\/[^\n\r]*/g)?.filter((found) => found.startsWith("//")) ?? [];
}

function formatted(text: string): string {
  const { text: made, errors } = format(text);
  if (made === undefined) throw new Error(`${errors[0]?.place.line}: ${errors[0]?.message}\n${text}`);
  return made;
}

function expectSound(text: string): void {
  const made = formatted(text);
  expect(formatted(made)).toBe(made);
  expect(tree(made)).toEqual(tree(text));
  expect(comments(made).map((each) => each.trimEnd())).toEqual(comments(text).map((each) => each.trimEnd()));
  expect(made).not.toMatch(/[ \t]\n|\n\n\n|^\n|\t/);
  expect(made.endsWith("\n")).toBe(true);
}

/** The same text, written as badly as can be. */
const ugly = (text: string): string => words(text).join(" ");

const PACT = `// What is announced.
source article "article.txt" dated 2025-08
use "charter.proviso"

agreement Guarantee "NATO-style guarantee"
  assumed "not signed"
  status proposed 2025-08
  question veto "Can Russia and China block the response?" either absent or held
  version draft "Whose text?"
    either kyiv proposed by Ukraine, Poland on 2022-03-29
    or moscow bracketed by Russia on 2022-04-15
  group Guarantors: UnitedStates, UnitedKingdom, France, [veto is absent and draft is kyiv: Russia, China]
    assumed "the article says Western nations and names none"

  // Brackets.
  [veto is held:
    decision response "Whether to act for Ukraine"
      by any of Guarantors and no objection from Charter.Permanent
      within 3 days failing which refused
        assumed "term and default are open in the source"
    clause bar
      when anyone attacks Ukraine as determined by someone unnamed
      unless response is approved
      each of Guarantors except the attacker must not intervene
        cite article "would hold veto power" and "over any intervention"]
  [draft is moscow: decision council by at least 2/3 of Guarantors or all of Guarantors]
  clause defence
    when anyone attacks Ukraine at request of Ukraine as determined by someone unnamed  // or Ukraine?
    [veto is held: if response is approved]
    each of Guarantors except (the attacker, the victim) shall assist Ukraine as it deems necessary within 7 days
      until Charter.enforcement is approved
  promise protection to Ukraine kept when any of Guarantors except the attacker assists Ukraine
  promise longer to each of Guarantors
    kept when any of Guarantors except (the attacker, the victim) assists the victim or Charter.enforcement is approved
  attribute weight of Guarantors: UnitedStates 10.5, UnitedKingdom 4, France -2

person Lavrov of Russia "foreign minister"
statement l2 by Lavrov on 2025-08-20 rejects Guarantee
  quote article "We will safeguard our legitimate interests in a firm and harsh manner,"
claim deal2022 "Peace would have come in 2022" by Lavrov
  holds if Ukraine accepts Guarantee
  fails if Ukraine rejects Guarantee
scenario renewed "Renewed invasion" of Guarantee
  Russia attacks Ukraine on day 0
  stance Russia yes 0.5%, no 99.5%
  expect in some reading protection is kept within 14 days at most 1% of the time
// The end.
`;

describe("format", () => {
  test("prints each thing in one way", () => {
    expect(formatted(PACT)).toBe(PACT);
    const bare = PACT.replace(/ *\/\/.*\n/g, "\n")
      .replace(/\n+/g, "\n")
      .trimStart();
    expect(formatted(ugly(PACT))).toBe(bare);
  });

  test("breaks what is too long at the best places", () => {
    const many = ["UnitedStates", "UnitedKingdom", "France", "Germany", "Poland", "Italy", "Canada", "Turkey", "Spain"];
    expect(formatted(`agreement A "t" group G: ${[...many, ...many].join(", ")}`)).toBe(
      `agreement A "t"
  group G: UnitedStates, UnitedKingdom, France, Germany, Poland, Italy, Canada, Turkey, Spain, UnitedStates,
    UnitedKingdom, France, Germany, Poland, Italy, Canada, Turkey, Spain
`,
    );
    const named = (name: string) => name.repeat(8);
    expect(
      formatted(
        `agreement A "t" clause c if ${named("alpha")} is approved and (${named("beta")} is approved or ${named("gamma")} is approved) US shall "x"`,
      ),
    ).toBe(`agreement A "t"
  clause c
    if ${named("alpha")} is approved
      and (${named("beta")} is approved or ${named("gamma")} is approved)
    US shall "x"
`);
    const long = `"${"a word and ".repeat(12)}"`;
    expect(formatted(`agreement A "t" cite notes ${long} and ${long} fact f ${long}`)).toBe(
      `agreement A "t"\n  cite notes ${long}\n    and ${long}\n  fact f ${long}\n`,
    );
  });

  test("puts a short decision on one line and a long or supported one on several", () => {
    expect(formatted('agreement A "t" decision d\n by all\n of G')).toBe('agreement A "t"\n  decision d by all of G\n');
    expect(formatted('agreement A "t" decision d by all of G assumed "y" within 3 days')).toBe(
      'agreement A "t"\n  decision d\n    by all of G\n      assumed "y"\n    within 3 days\n',
    );
  });

  test("an item bracket after a clause is an item of the agreement", () => {
    expect(formatted('agreement A "t" clause c US shall "x" [q is a: [r is b: decision d by all of G]]')).toBe(
      'agreement A "t"\n  clause c\n    US shall "x"\n  [q is a: [r is b: decision d by all of G]]\n',
    );
  });

  test("keeps comments where they stand, and what closes a bracket out of them", () => {
    const text = `agreement A "t"  // head
  // first
  [q is a:  // open
    clause c
      // why

      // and how
      US shall "x"  // so
      // last
  ]  // closed
`;
    const made = formatted(text);
    expect(comments(made)).toEqual(comments(text));
    expect(made).toContain("\n  ]  // closed\n");
    expectSound(text);
  });

  test("an empty text, a mark of byte order and other line ends", () => {
    expect(formatted("")).toBe("");
    expect(formatted("\n\n  ")).toBe("");
    expect(formatted("// only this")).toBe("// only this\n");
    expect(formatted('\uFEFFuse "a"\r\n\r\n\r\nuse "b"\r\n')).toBe('use "a"\n\nuse "b"\n');
  });

  test("leaves a text with mistakes alone and says what they are", () => {
    for (const text of [
      'agreement "x"',
      'agreement A "x',
      'agreement A "t" § clause',
      "nonsense",
      'agreement A "t" [q is',
    ]) {
      const { text: made, errors } = format(text, "some.proviso");
      expect(made).toBeUndefined();
      expect(errors?.[0]?.place.file).toBe("some.proviso");
    }
  });

  test("random documents in random layouts: a fixed point, the same tree, every comment", () => {
    fc.assert(fc.property(documents(), expectSound), { numRuns: 150 });
    fc.assert(
      fc.property(
        documents().chain((text) => layouts(text)),
        expectSound,
      ),
      { numRuns: 150 },
    );
    fc.assert(fc.property(layouts(PACT, { remarks: 0.4 }), expectSound), { numRuns: 100 });
  });

  test("a document and its layouts without comments come out the same but for empty lines", () => {
    const closed = (text: string) => formatted(text).replace(/\n+/g, "\n");
    fc.assert(
      fc.property(
        documents().chain((text) => fc.tuple(fc.constant(text), layouts(text, { remarks: 0 }))),
        ([text, other]) => {
          expect(closed(other)).toBe(closed(text));
        },
      ),
      { numRuns: 100 },
    );
  });

  const root = fileURLToPath(new URL("../../../../", import.meta.url));
  const real = globSync("{library,dossiers,packages/language/test}/**/*.proviso", { cwd: root });
  test.each(real)("%s, as it stands and in random layouts", (path) => {
    const text = readFileSync(root + path, "utf8");
    if (format(text).errors) return;
    expectSound(text);
    fc.assert(fc.property(layouts(text), expectSound), { numRuns: 3 });
  });

  test("damaged documents never make it throw, and what it prints is sound", () => {
    fc.assert(
      fc.property(documents().chain(mutations), (text) => {
        if (format(text).text !== undefined && format(text).text !== "") expectSound(text);
      }),
      { numRuns: 200 },
    );
  });
});
