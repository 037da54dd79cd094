import type { Place } from "@proviso/agreement";
import type { Spread } from "@proviso/promise";
import { type Document, evidence, fresh, heading, list, paragraph, quiet, strong } from "@proviso/report/document";
import { documentHtml } from "@proviso/report/document/html";
import { documentMarkdown } from "@proviso/report/document/markdown";
import { documentText } from "@proviso/report/document/text";
import { displayWidth, wrap } from "@proviso/report/document/width";
import { answeringWords } from "@proviso/report/present/answerings";
import { percent, percentRange } from "@proviso/report/present/numbers";
import { describe, expect, it } from "vitest";
import { codeFrame } from "../src/render/frame.ts";
import { type Remark, summary } from "../src/render/remark.ts";
import { remarkGithub } from "../src/render/remarks-github.ts";
import { COLOURED, PLAIN, takesColour } from "../src/terminal.ts";

const same = (text: string) => text;

function placeOf(text: string, words: string): Place {
  const offset = text.indexOf(words);
  const before = text.slice(0, offset).split("\n");
  const last = (before.at(-1) ?? "").length;
  const lines = words.split("\n");
  return {
    file: "a.proviso",
    line: before.length,
    column: last + 1,
    endLine: before.length + lines.length - 1,
    endColumn: (lines.length === 1 ? last : 0) + (lines.at(-1) ?? "").length + 1,
    offset,
    end: offset + words.length,
  };
}

describe("code frames", () => {
  it("underline the words, below the line before", () => {
    const text = "agreement A\n  group G: Polandia\n";
    expect(codeFrame(text, placeOf(text, "Polandia"), PLAIN, same)).toEqual([
      "   1 │ agreement A",
      "   2 │   group G: Polandia",
      "     │            ^^^^^^^^",
    ]);
  });

  it("keep the carets under the words behind tabs, wide letters and accents", () => {
    const text = 'party 北京 "e\u0301"\tPolandia';
    const [line = "", carets = ""] = codeFrame(text, placeOf(text, "Polandia"), PLAIN, same);
    expect(displayWidth(carets.slice(0, carets.indexOf("^")))).toBe(
      displayWidth(line.slice(0, line.indexOf("Polandia"))),
    );
  });

  it("underline the first line of several, the end of a file, and nothing at all", () => {
    const text = "one\ntwo three\nfour";
    expect(codeFrame(text, placeOf(text, "three\nfour"), PLAIN, same).at(-1)).toBe("     │     ^^^^^");
    expect(
      codeFrame(text, { ...placeOf(text, "four"), column: 5, endColumn: 5, offset: 18, end: 18 }, PLAIN, same),
    ).toEqual(["   2 │ two three", "   3 │ four", "     │     ^"]);
    expect(codeFrame("x\r\ny\r\n", placeOf("x\r\ny\r\n", "y"), PLAIN, same)).toEqual([
      "   1 │ x",
      "   2 │ y",
      "     │ ^",
    ]);
  });
});

describe("documents", () => {
  const at = placeOf("x", "x");
  const document: Document = [
    heading(1, "A & B"),
    paragraph("Kept by ", strong("France | Poland"), ", as *written* <here>."),
    list({ line: ["One"], below: evidence([{ text: "clause 5", at, support: [] }]) }),
    {
      kind: "table",
      columns: [{ title: "Party" }, { title: "share", align: "right" }],
      rows: [
        [["Côte d'Ivoire"], ["60.0%"]],
        [[quiet("nobody")], ["1"]],
      ],
    },
  ];

  it("as text", () => {
    expect(documentText(document, PLAIN, 40)).toBe(`A & B
─────

Kept by France | Poland, as *written*
<here>.

• One
    – clause 5 a.proviso:1

Party          share
─────────────  ─────
Côte d'Ivoire  60.0%
nobody             1
`);
  });

  it("as Markdown, where nothing that is quoted turns into markup", () => {
    expect(documentMarkdown(document)).toBe(`# A & B

Kept by **France \\| Poland**, as \\*written\\* \\<here\\>.

- One

  1. clause 5 (\`a.proviso:1\`)

| Party | share |
| --- | ---: |
| Côte d'Ivoire | 60.0% |
| _nobody_ | 1 |
`);
  });

  it("as HTML, where nothing that is quoted turns into markup", () => {
    const html = documentHtml("A & B", [paragraph("<script>alert('x')</script>", strong('"'))]);
    expect(html).toContain("<title>A &amp; B</title>");
    expect(html).toContain("<p>&lt;script&gt;alert('x')&lt;/script&gt;<strong>&quot;</strong></p>");
    expect(html).not.toContain("<script");
  });

  it("put marks on whole runs of words, and on each line of them", () => {
    const escapes = (text: string) => text.split(String.fromCharCode(27)).length - 1;
    const lines = documentText([paragraph("a ", strong("bold words that go on"), ", c")], COLOURED, 16)
      .trimEnd()
      .split("\n");
    expect(lines.map(escapes)).toEqual([2, 2]);
  });

  it("narrow the widest column, but no word", () => {
    const wide = [["word ".repeat(30)], ["unbreakable"]];
    const text = documentText([{ kind: "table", columns: [{ title: "A" }, { title: "B" }], rows: [wide] }], PLAIN, 50);
    expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(50);
    expect(text).toContain("unbreakable");
  });

  it("show evidence once", () => {
    const assumed = { kind: "assumed", why: "since", at } as const;
    const step = { text: "clause 5", at, support: [assumed] };
    const shown = new Set<string>();
    expect(fresh([step, step], shown)).toEqual([step]);
    expect(fresh([{ ...step, text: "clause 5 again" }], shown)).toEqual([{ text: "clause 5 again", at, support: [] }]);
  });
});

describe("answers to open questions, in words", () => {
  const question = (name: string, options: readonly string[]) => ({
    id: `A.${name}`,
    name,
    options: options.map((option) => ({ name: option })),
  });
  const questions = [question("veto", ["held", "absent"]), question("seats", ["few", "some", "many"])];
  const all = ["held", "absent"].flatMap((veto) =>
    ["few", "some", "many"].map((seats) => ({ "A.veto": veto, "A.seats": seats })),
  );
  const words = (belongs: (answering: (typeof all)[number]) => boolean) => {
    const cases = [all.filter(belongs), all.filter((one) => !belongs(one))].map((answerings) => ({
      answerings,
      alike: [],
      value: 0,
    }));
    const [first = { answerings: [], alike: [], value: 0 }] = cases;
    return answeringWords({ questions, cases } as unknown as Spread<number>, first);
  };

  it.each<[string | undefined, (answering: (typeof all)[number]) => boolean]>([
    [undefined, () => true],
    ["veto is held", (one) => one["A.veto"] === "held"],
    ["seats is few or many", (one) => one["A.seats"] !== "some"],
    ["veto is held and seats is some", (one) => one["A.veto"] === "held" && one["A.seats"] === "some"],
    ["veto is held; or veto is absent and seats is few", (one) => one["A.veto"] === "held" || one["A.seats"] === "few"],
  ])("%s", (expected, belongs) => {
    expect(words(belongs)).toBe(expected);
  });
});

describe("small things", () => {
  it("says a probability without claiming more than it knows", () => {
    expect([0, 1e-9, 0.0123, 0.5, 0.99999, 1].map(percent)).toEqual([
      "0%",
      "under 0.1%",
      "1.2%",
      "50.0%",
      "over 99.9%",
      "100%",
    ]);
    expect(percentRange(0.3, 0.30001)).toBe("30.0%");
  });

  it("counts what it has to say", () => {
    const remark = (severity: Remark["severity"]): Remark => ({
      code: "c",
      severity,
      message: "m",
      place: placeOf("x", "x"),
    });
    expect(summary([], 2)).toBe("Nothing to report in 2 files.");
    expect(summary([remark("error"), remark("warning"), remark("warning"), remark("info")], 1)).toBe(
      "1 error, 2 warnings and 1 note in 1 file.",
    );
  });

  it("escapes what GitHub would read as the end of a value", () => {
    const remark: Remark = { code: "a,b:c", severity: "info", message: "50%\nmore", place: placeOf("x", "x") };
    expect(remarkGithub(remark)).toBe(
      "::notice file=a.proviso,line=1,endLine=1,col=1,endColumn=2,title=a%2Cb%3Ac::50%25%0Amore",
    );
  });

  it("wraps at blanks and never inside a word", () => {
    expect(wrap("  one two   threeandahalf four ", 8)).toEqual(["one two", "threeandahalf", "four"]);
    expect(wrap("", 8)).toEqual([""]);
  });

  it.each<[boolean, { isTTY?: boolean }, NodeJS.ProcessEnv]>([
    [true, { isTTY: true }, {}],
    [false, {}, {}],
    [false, { isTTY: true }, { NO_COLOR: "1" }],
    [true, { isTTY: true }, { NO_COLOR: "" }],
    [false, { isTTY: true }, { TERM: "dumb" }],
    [true, {}, { FORCE_COLOR: "1", NO_COLOR: "1" }],
    [false, { isTTY: true }, { FORCE_COLOR: "0" }],
  ])("colours %s on %j with %j", (expected, stream, env) => {
    expect(takesColour(stream, env)).toBe(expected);
  });
});
