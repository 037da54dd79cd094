import { CstUtils } from "langium";
import { expect, it } from "vitest";
import { Report } from "../src/diagnostics/diagnostic.ts";
import { loadText } from "../src/index.ts";
import { parseFile } from "../src/parse/parse.ts";

const TEN = `source treaty "treaty.txt" dated 1949-13
agreement Pact "A pact"
  status signed 1949
  question size "How large?" ether small or large
  group Allies: France, Germany, Wakandda
  group Others: Poland, Italy,
  decision open by all of Allies
  decision go by all of Alies
  clause help
    wen anyone attacks Poland as determined by someone unnamed
    Allies shall assist Poland
    each of Allies shal assist Italy
    each of Others shall asist Italy
  promise aid to Poland kept when any of Allies assist Poland
  fact near "it is near
`;

it("ten different mistakes in one file give ten messages, each at its place", async () => {
  const { diagnostics, model } = await loadText(TEN, { files: { "treaty.txt": "The Parties agree." } });
  expect(model).toBeUndefined();
  const told = diagnostics.map(({ code, place, message }) => `${place.line}:${place.column} ${code}: ${message}`);
  expect(told).toMatchInlineSnapshot(`
    [
      "1:34 bad-date: \`1949-13\` is not a date: there are twelve months.",
      "4:30 syntax: In a question, \`either\` is expected, but the text reads \`ether\`. Did you mean \`either\`?",
      "5:34 unknown-party: No party, person or group is called \`Wakandda\`.",
      "6:30 syntax: This list ends in a comma: a name, \`the\` or \`[\` is expected after it, or no comma.",
      "7:12 reserved-word: \`open\` is a word of the language and cannot be a name.",
      "8:25 unknown-name: No group is called \`Alies\`. Did you mean \`Allies\`?",
      "10:5 syntax: \`wen\` cannot stand in a clause, nor begin another item. Did you mean \`when\`?",
      "11:5 bare-group-actor: \`Allies\` is a group and cannot act under its bare name: write \`each of Allies\`, \`any of Allies\` or \`all of Allies\`.",
      "12:20 syntax: In a sentence (who shall do what), \`shall\`, \`may\` or \`must\` is expected, but the text reads \`shal\`. Did you mean \`shall\`?",
      "13:26 unknown-verb: \`asist\` is not in the verb table. Did you mean \`assist\`?",
      "14:49 verb-form: In an event the verb stands as \`assists\`, not \`assist\`.",
      "15:13 unclosed-string: This quotation is not closed on its line.",
    ]
  `);
  for (const { message } of diagnostics) {
    expect(message).not.toMatch(/token|-->|Expecting|undefined/);
    expect(message).toMatch(/[.?]$/);
  }
});

it("a mistake does not hide what stands after it, nor make later lines wrong", async () => {
  const { diagnostics } = await loadText(`agrement Pact "A pact"
  group Allies: France, Germany
agreement Other "Another"
  clause help
    each of Allies shall assist Poland
    each of Parties shall assist Poland
`);
  expect(diagnostics.map(({ code, place }) => [code, place.line])).toEqual([
    ["syntax", 1],
    // The first agreement's group, which needs its agreement's name here.
    ["unknown-name", 5],
    ["unknown-name", 6],
  ]);
});

it("suggests words and names, and offers to write them", async () => {
  const text = `agreement Pact "A pact"
  group Allies: France, Germny
`;
  const { diagnostics } = await loadText(text);
  expect(diagnostics[0]?.message).toBe("No party, person or group is called `Germny`. Did you mean `Germany`?");
  const edit = diagnostics[0]?.fixes?.[0]?.edits[0];
  expect(text.slice(edit?.place.offset, edit?.place.end)).toBe("Germny");
  expect(edit?.newText).toBe("Germany");
});

it("names of a used file are suggested with their agreement", async () => {
  const { diagnostics } = await loadText(
    `use "charter.proviso"
agreement Pact "A pact"
  clause help if enforcement is approved France shall assist Poland
`,
    { files: { "charter.proviso": 'agreement Charter "UN Charter"\n  decision enforcement by France\n' } },
  );
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "No decision is called `enforcement`. Did you mean `Charter.enforcement`?",
  ]);
});

it("files may use each other in a circle", async () => {
  const { diagnostics, model } = await loadText(
    `use "b.proviso"\nagreement A "A"\n  clause help if B.go is approved France shall assist Poland\n  decision stop by France\n`,
    {
      path: "a.proviso",
      files: {
        "b.proviso": `use "a.proviso"\nagreement B "B"\n  decision go by the rule of A.stop\n`,
      },
    },
  );
  expect(diagnostics).toEqual([]);
  expect(model?.agreements.map(({ id }) => id)).toEqual(["A", "B"]);
});

it("a text that nests too deeply is refused, and the next one is read", async () => {
  const deep = (open: string, close: string) =>
    `agreement Pact "A pact"\n  clause help if ${open.repeat(20_000)}Pact is kept${close.repeat(20_000)} France shall assist Poland\n`;
  expect((await loadText(deep("(", ")"))).diagnostics.map(({ code }) => code)).toEqual(["syntax"]);
  expect((await loadText(deep("", ""))).diagnostics).toEqual([]);
  const nested = `agreement Pact "A pact"\nstatement by France undated ${"says that Poland ".repeat(20_000)}accepts Pact\n`;
  expect((await loadText(nested)).diagnostics.map(({ code }) => code)).toEqual(["syntax"]);
});

it("says what to write instead of what people write", async () => {
  const helps = async (line: string) => {
    const { diagnostics } = await loadText(`agreement Pact "A pact"\n  group Allies: France, Germany\n  ${line}\n`);
    return diagnostics.map(({ help }) => help);
  };
  expect(await helps("clause a France will assist Poland")).toEqual([
    "A duty is written `shall`, a permission `may`, a bar `must not`.",
  ]);
  expect(await helps("clause a France shall not assist Poland")).toEqual(["A bar is written `must not`."]);
  expect(await helps("clause a France and Germany shall assist Poland")).toEqual([
    "Several who act are a group: `group G: A, B`, then `each of G shall …`.",
  ]);
  expect(await helps("decision go by all of Allies in 3 days")).toEqual([
    "A term is written `within 3 days`, rounds of votes `in up to 3 rounds`.",
  ]);
  expect(await helps("clause a France shall assist Poland immediately")).toEqual([
    "Without delay is written `at once`.",
  ]);
  expect(await helps("clause a each Allies shall assist Poland")).toEqual([
    "Before a group stand `each of`, `any of`, `all of` or `at least 2 of`.",
  ]);
});

it("a mistake is told where something is missing, not on the line after", async () => {
  const { diagnostics } = await loadText('agreement Pact "A pact"\n  decision go by majority of\n  fact near "near"\n');
  expect(diagnostics.map(({ message, place }) => `${place.line}: ${message}`)).toEqual([
    "2: A name is expected after `of`.",
  ]);
});

it("every declaration of a long file keeps its place, its mistakes and its comments", async () => {
  const pact = (index: number) =>
    `// pact ${index}\nagreement Pact${index} "A pact"\n  group Allies: France, Germany\n  clause help ${
      index % 50 === 7 ? "wen" : "when"
    } anyone attacks Poland each of Allies shall assist Poland\nreading r${index} of Pact${index} takes x${index}\n`;
  const text = Array.from({ length: 200 }, (_, index) => pact(index)).join("");
  const { diagnostics } = await loadText(text);
  const syntax = diagnostics.filter(({ code }) => code === "syntax");
  expect(syntax.map(({ place }) => place.line)).toEqual([7, 57, 107, 157].map((index) => index * 5 + 4));
  for (const { place } of syntax) expect(text.slice(place.offset, place.end)).toBe("wen");
  const unknown = diagnostics.filter(({ code }) => code === "unknown-name");
  expect(unknown).toHaveLength(200);
  expect(text.slice(unknown[199]?.place.offset, unknown[199]?.place.end)).toBe("x199");
});

it("the words and comments of a tree read in pieces stand in their order", () => {
  const text = Array.from(
    { length: 100 },
    (_, index) => `// before ${index}
${index % 9 === 0 ? `agreement Pact${index} "A pact" // heading\n` : ""}  clause c${index} // after the name
    when anyone attacks Poland // after a part
    Poland shall "resist" // at the end
`,
  ).join("");
  const { ast } = parseFile("text", text, new Report());
  const leaves = ast.$cstNode === undefined ? [] : CstUtils.flattenCst(ast.$cstNode).toArray();
  expect(leaves.map(({ offset }) => offset)).toEqual(leaves.map(({ offset }) => offset).sort((a, b) => a - b));
  expect(leaves.filter(({ hidden }) => hidden)).toHaveLength(text.match(/\/\//g)?.length ?? 0);
  for (const leaf of leaves) expect(leaf.root).toBe(ast.$cstNode);
});

it("a long agreement read in pieces is the one that it is when read in one go", async () => {
  const items = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `  // item ${index}
  decision d${index} by all of Allies [size is large: within ${index} days] // a comment
  clause c${index} "Art. ${index}" when anyone attacks Poland
    [size is large: if d${index} is approved]
    each of Allies shall assist Poland assumed "${index}"
  [size is small: fact f${index} "f" fact g${index} "g"]
`,
    ).join("");
  const head = `agreement Pact "A pact"\n  group Allies: France, Germany\n  question size "?" either small or large\n`;
  const tail = `statement by France undated accepts Pact\n`;
  const { diagnostics, model } = await loadText(head + items(120) + tail);
  expect(diagnostics).toEqual([]);
  const [pact] = model?.agreements ?? [];
  expect(pact?.clauses.map(({ name, parts }) => [name, parts.length])).toEqual(
    Array.from({ length: 120 }, (_, index) => [`c${index}`, 3]),
  );
  expect(pact?.facts).toHaveLength(240);
  expect(pact?.at).toMatchObject({ line: 1, column: 1, endLine: 3 + 120 * 6 });
  const few = await loadText(head + items(2) + tail);
  expect(few.model?.agreements[0]?.clauses[1]).toEqual(pact?.clauses[1]);
  expect(few.model?.agreements[0]?.decisions).toEqual(pact?.decisions.slice(0, 2));
});

it("a misspelt opening word does not hide the mistakes of its own block", async () => {
  const { diagnostics } = await loadText(`agrement Pact "A pact"
  group Allies: France, Germny
  decison go by al of Allies within 3 days failing which refused
  clause help whem anyone attacks Poland
    if goo is approved
    each of Allies shall assist Poland
  promis aid to Poland kept when an of Allies assists Poland
`);
  expect(diagnostics.map(({ code, place, message }) => `${place.line}:${place.column} ${code}: ${message}`)).toEqual([
    "1:1 syntax: `agrement` cannot stand here; a declaration such as `agreement` or `statement` is expected. Did you mean `agreement`?",
    "2:25 unknown-party: No party, person or group is called `Germny`. Did you mean `Germany`?",
    "3:3 syntax: `decison` cannot stand in an agreement. Did you mean `decision`?",
    "4:15 syntax: `whem` cannot stand in a clause, nor begin another item. Did you mean `when` or `the`?",
    "5:8 unknown-name: No decision is called `goo`. Did you mean `go`?",
    "7:3 syntax: `promis` cannot stand in a clause, nor begin another item. Did you mean `promise`?",
  ]);
});

it.each([
  ["  decision go by al of Allies", "al", "all"],
  ["  decision go by any of Allies and non of Others", "non", "none"],
  ["  promise aid to Poland kept when an of Allies assists Poland", "an", "any"],
])("a misspelt quantifier is told, and offered to be written: %s", async (line, wrong, right) => {
  const text = `agreement Pact "A pact"\n  group Allies: France, Germany\n  group Others: Italy\n${line}\n`;
  const { diagnostics } = await loadText(text);
  const [first] = diagnostics;
  expect(first?.message).toMatch(new RegExp(`^\`${wrong}\` cannot stand before \`of\`\\. Did you mean .*\`${right}\``));
  const edit = first?.fixes?.find(({ title }) => title === `Write \`${right}\``)?.edits[0];
  expect(text.slice(edit?.place.offset, edit?.place.end)).toBe(wrong);
});

it("a file that is no Proviso is told so once, with the first places", async () => {
  const page = "# Title\n\nSome words; and *others*.\n\nA party to it -- and the source [1].\n";
  const { diagnostics, model } = await loadText(page.repeat(30));
  expect(model).toBeUndefined();
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    [
      "not-proviso",
      "This does not look like a Proviso file: much in it has no meaning here, first in lines 1, 3 and 5.",
    ],
  ]);
  // A page about Proviso that shows some of it is none either; a text that begins as Proviso is one, whatever stands in it.
  const shown = 'agreement Pact "A pact"\n  group Allies: France, Germany\n';
  expect((await loadText(page.repeat(15) + shown)).diagnostics.map(({ code }) => code)).toEqual(["not-proviso"]);
  expect((await loadText(shown + page.repeat(15))).diagnostics.length).toBeGreaterThan(20);
});
