import { DocumentError, originalOffset, pageOf, readDocument } from "@proviso/reader/documents";
import { describe, expect, test } from "vitest";
import { docxBytes, LOCKED, pdfBytes, zipBytes } from "./files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const failure = async (bytes: Uint8Array, name: string) =>
  readDocument(bytes, name).then(
    () => undefined,
    (error: unknown) => error as DocumentError,
  );

describe("plain text", () => {
  test("is kept as it is", async () => {
    const text = "One.\r\n\r\nהוא אמר “לא” 🕊️ é.\n";
    expect(await readDocument(utf8(text), "a.txt")).toEqual({ kind: "text", text, origin: { kind: "same" } });
  });

  test("follows its byte order mark", async () => {
    const text = "Пэтр said no.";
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    expect((await readDocument(utf16, "a.txt")).text).toBe(text);
    expect((await readDocument(utf8(`\uFEFF${text}`), "a.txt")).text).toBe(text);
  });

  test.each([
    ["empty", new Uint8Array(), "a.txt", "empty"],
    ["blank", utf8(" \n\n"), "a.txt", "empty"],
    ["another encoding", Uint8Array.of(0x63, 0x61, 0x66, 0xe9), "a.txt", "not-utf8"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0), "a.png", "not-text"],
    ["too large", new Uint8Array(50_000_001), "a.txt", "too-large"],
    ["a spreadsheet", zipBytes({ "xl/workbook.xml": "<x/>" }), "a.xlsx", "unknown-kind"],
    ["an old office file", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), "a.doc", "unknown-kind"],
    ["rich text", utf8("{\\rtf1 hello}"), "a.rtf", "unknown-kind"],
    ["no PDF", utf8("hello"), "a.pdf", "damaged"],
  ])("%s is one clear error", async (_, bytes, name, code) => {
    const error = await failure(bytes, name);
    expect(error).toBeInstanceOf(DocumentError);
    expect(error).toMatchObject({ code, name: "InputError" });
    expect(error?.message).toContain(`\`${name}\``);
  });
});

describe("Markdown", () => {
  const source = `---\ntitle: The pact\ndate: 2024-05-02\n---\n# Heading\n\nBaku *rejected* the [offer](https://example.org).\n\n- One & two\n- \`three\`\n\n\`\`\`\ncode\n\`\`\`\n`;

  test("loses its marks and keeps its words and their places", async () => {
    const found = await readDocument(utf8(source), "a.md");
    expect(found.text).toBe("Heading\n\nBaku rejected the offer.\n\nOne & two\n\nthree");
    expect(found).toMatchObject({ kind: "markdown", title: "The pact", dated: "2024-05-02" });
    for (const word of ["Heading", "Baku", "rejected", "offer", "two", "three"]) {
      const at = originalOffset(found, found.text.indexOf(word));
      expect(source.slice(at, (at ?? 0) + word.length)).toBe(word);
    }
  });
});

describe("HTML", () => {
  const paragraphs = [
    "The Georgian foreign minister said on Tuesday that talks would resume, and that the terms of the old text, which had been agreed in principle, would not be reopened.",
    "She added that the border commission would meet within the month, and asked both sides to send their maps in time for it to compare them with the treaty.",
    "Observers at the meeting, who were not authorised to speak in public, called the mood good, though nothing was signed and nothing is likely to be signed soon.",
  ];
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>Talks - Site</title><meta property="article:published_time" content="2024-03-05T08:00:00Z"><script>alert("said he")</script></head>
    <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Talks resume</h1>${paragraphs.map((p) => `<p>${p.replace("Tuesday", "<b>Tues</b>day")}</p>`).join("\n")}</article><footer>Imprint</footer></body></html>`;

  test("keeps the article's paragraphs and nothing else", async () => {
    const found = await readDocument(utf8(page), "a.html");
    expect(found.text.split("\n\n").slice(-3)).toEqual(paragraphs);
    expect(found.text).not.toMatch(/alert|Home|Imprint/);
    expect(found).toMatchObject({ kind: "html", title: "Talks resume", dated: "2024-03-05" });
  });

  test("follows the character set that it declares", async () => {
    const bytes = Uint8Array.from(
      `<html><meta charset="windows-1252"><body><p>Malm\xf6 said \x93no\x94.</p></body>`,
      (c) => c.charCodeAt(0),
    );
    expect((await readDocument(bytes, "a.htm")).text).toBe("Malmö said “no”.");
    expect((await readDocument(utf8("<p>One.<p>Two &amp; three."), "a.htm")).text).toBe("One.\n\nTwo & three.");
  });
});

describe("PDF", () => {
  test("keeps what three hundred pages say in almost the same words", async () => {
    const pages = Array.from({ length: 300 }, (_, i) => [
      `Notice ${i + 1}: Oslo said that point ${i + 1} was settled.`,
      "Rome rejected it.",
      String(i + 1),
    ]);
    const document = await readDocument(pdfBytes(pages), "notices.pdf");
    expect(document.text.match(/Rome rejected it\./g)).toHaveLength(300);
    expect(pageOf(document, document.text.indexOf("point 207 "))).toBe(207);
  });

  test("joins lines, mends words, and leaves out what pages repeat", async () => {
    const page = (number: number, ...lines: string[]) => [
      "Ministry of Foreign Affairs",
      "",
      ...lines,
      "",
      `Page ${number}`,
    ];
    const bytes = pdfBytes(
      [
        page(
          1,
          "The Government of Norway proposed on Monday that both par-",
          "ties withdraw their patrols from the fjord and that the",
          "commission meet.",
        ),
        page(
          2,
          "A second paragraph begins on this page and it goes on for a line",
          "or two, as paragraphs will when they are read aloud and",
          "",
        ),
        page(3, "end here, on the third page of the short note.", "", "", "The last paragraph stands by itself."),
      ],
      { info: "/Title (Note verbale) /CreationDate (D:20240305120000Z)" },
    );
    const found = await readDocument(bytes, "note.pdf");
    expect(found.text).toBe(
      [
        "The Government of Norway proposed on Monday that both parties withdraw their patrols from the fjord and that the commission meet.",
        "A second paragraph begins on this page and it goes on for a line or two, as paragraphs will when they are read aloud and end here, on the third page of the short note.",
        "The last paragraph stands by itself.",
      ].join("\n\n"),
    );
    expect(found).toMatchObject({ kind: "pdf", title: "Note verbale", dated: "2024-03-05" });
    expect(
      [found.text.indexOf("Norway"), found.text.indexOf("second"), found.text.indexOf("last")].map((at) =>
        pageOf(found, at),
      ),
    ).toEqual([1, 2, 3]);
  });

  test("says what is wrong with one that cannot be read", async () => {
    expect(await failure(pdfBytes([[""]]), "scan.pdf")).toMatchObject({ code: "no-text" });
    expect(await failure(pdfBytes([["secret"]], { encrypt: LOCKED }), "locked.pdf")).toMatchObject({
      code: "encrypted",
    });
    expect(await failure(utf8("%PDF-1.4\nnonsense"), "broken.pdf")).toMatchObject({ code: "damaged" });
  });
});

describe("DOCX", () => {
  test("keeps insertions, leaves deletions out", async () => {
    const run = (words: string, tag = "t") => `<w:r><w:${tag} xml:space="preserve">${words}</w:${tag}></w:r>`;
    const body = `<w:p>${run("Paris ")}<w:del w:id="1" w:author="x">${run("may ", "delText")}</w:del><w:ins w:id="2" w:author="x">${run("shall ")}</w:ins>${run("assist.")}</w:p><w:p>${run("Second.")}</w:p>`;
    expect(await readDocument(docxBytes(body), "a.docx")).toEqual({
      kind: "docx",
      text: "Paris shall assist.\n\nSecond.",
    });
  });

  test("says so where it is damaged", async () => {
    expect(
      await failure(
        Uint8Array.from("PK\x03\x04broken", (c) => c.charCodeAt(0)),
        "a.docx",
      ),
    ).toMatchObject({ code: "damaged" });
  });
});
