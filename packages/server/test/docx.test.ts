import { inflateRawSync } from "node:zlib";
import type { Document, Line, Table } from "@proviso/report/document";
import { evidence, heading, list, paragraph, strong } from "@proviso/report/document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnWidths, documentDocx } from "../src/export/docx.ts";

const at = { file: "pact.proviso", line: 7, column: 1, offset: 0, end: 1, endLine: 7, endColumn: 2 };
const table: Table = {
  kind: "table",
  columns: [{ title: "" }, { title: "kept", align: "right" }],
  rows: [[["As announced"], ["99.9%"]]],
};
const DOCUMENT: Document = [
  heading(1, "A pact & more"),
  paragraph(strong("Nobody can void it.")),
  ...evidence([{ text: "clause help", at, support: [{ kind: "assumed", why: "a test", at }] }]),
  heading(2, "Figures"),
  table,
  list({ line: ["told"], below: evidence([{ text: "the stances", at, support: [] }]) }),
];

describe("a brief as DOCX", () => {
  it("has headings, tables, a footnote for each piece of evidence, a running head and page numbers", async () => {
    const parts = partsOf(Buffer.from(await documentDocx("The brief", DOCUMENT)));
    const body = parts.get("word/document.xml") ?? "";
    expect(body).toMatch(/<w:pStyle w:val="Title"\/>/);
    expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(body).toContain("A pact &amp; more");
    expect(body.match(/<w:footnoteReference /g)).toHaveLength(2);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const notes = parts.get("word/footnotes.xml") ?? "";
    expect(notes.match(/pact\.proviso:7/g)).toHaveLength(2);
    expect(notes).toContain("assumed: a test");
    const heads = [...parts].filter(([name]) => /word\/header\d+\.xml/.test(name)).map(([, text]) => text);
    expect(heads.some((text) => text.includes("A pact &amp; more"))).toBe(true);
    const feet = [...parts].filter(([name]) => /word\/footer\d+\.xml/.test(name)).map(([, text]) => text);
    expect(feet.length).toBeGreaterThan(0);
    for (const foot of feet) expect(foot).toMatch(/PAGE[\s\S]*NUMPAGES/);
  });

  it("gives a table's columns the room there is, and each at least its longest word where that is possible", () => {
    const cell = fc
      .array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 12 })
      .map((words): Line => [words.join(" ")]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { maxLength: 5 }),
        (count, all) => {
          const columns = Array.from({ length: count }, (_, i) => ({ title: `column ${i}` }));
          const widths = columnWidths({ columns, rows: all.map((cells) => cells.slice(0, count)) }, 9000);
          expect(widths.reduce((sum, one) => sum + one, 0)).toBe(9000);
          for (const one of widths) expect(one).toBeGreaterThan(0);
        },
      ),
    );
    const [name = 0, figure = 0] = columnWidths(table, 9000);
    expect(name).toBeGreaterThan("announced".length * 100);
    expect(name).toBeGreaterThan(figure);
  });
});

/** The files of a ZIP archive, by the directory at its end. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(entry + field)) as [
      number,
      number,
      number,
    ];
    const start = zip.readUInt32LE(entry + 42);
    const name = zip.toString("utf8", entry + 46, entry + 46 + nameLength);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(data, data + size);
    parts.set(name, (method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8"));
    entry += 46 + nameLength + extra + comment;
  }
  return parts;
}
