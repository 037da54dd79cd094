import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readDocument } from "../src/documents/index.ts";
import { docxBytes, zipBytes } from "./files.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const SAID = "Lavrov said that no deal was near.";

/** A ZIP file of one deflated part, which says of itself what it likes. */
function deflated(name: string, content: Uint8Array, claimed: number): Uint8Array {
  const packed = deflateRawSync(content, { level: 9 });
  const path = bytes(name);
  const header = (signature: number, more: number) => {
    const made = Buffer.alloc(more);
    made.writeUInt32LE(signature, 0);
    return made;
  };
  const local = header(0x04034b50, 30);
  const central = header(0x02014b50, 46);
  for (const [part, at] of [
    [local, 4],
    [central, 6],
  ] as const) {
    part.writeUInt16LE(20, at);
    part.writeUInt16LE(8, at + 4);
    part.writeUInt32LE(packed.length, at + 14);
    part.writeUInt32LE(claimed, at + 18);
    part.writeUInt16LE(path.length, at + 22);
  }
  const end = header(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + path.length, 12);
  end.writeUInt32LE(local.length + path.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, path, packed, central, path, end]));
}

describe("a file that is made to exhaust its reader", () => {
  it.each<[string, Uint8Array, RegExp]>([
    [
      "an office file that unpacks to a hundred times its size",
      deflated("word/document.xml", Buffer.alloc(60_000_000, 32), 60_000_000),
      /unpacks to more than 40 MB/,
    ],
    [
      "one that says it is small",
      deflated("word/document.xml", Buffer.alloc(60_000_000, 32), 100),
      /unpacks to more than 40 MB/,
    ],
    [
      "entities of entities",
      zipBytes({
        "word/document.xml": `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>`,
      }),
      /defines entities of its own/,
    ],
    ["a part that is cut off", deflated("word/document.xml", bytes("x".repeat(5000)), 5000).slice(0, -60), /damaged/],
    [
      "a directory that points nowhere",
      zipBytes({ "word/document.xml": "x" }).map((byte, i, all) => (i === all.length - 4 ? 0xff : byte)),
      /damaged/,
    ],
  ])("is refused in one line: %s", async (_, file, message) => {
    await expect(readDocument(file, "bomb.docx")).rejects.toThrow(message);
  });

  it.each([
    ["divisions", "<div>".repeat(100_000)],
    ["lists in lists", "<ul><li>".repeat(100_000)],
    ["emphasis without an end", "<b>".repeat(100_000)],
    ["tables in tables", "<table><tr><td>".repeat(50_000)],
  ])("of a page is refused in one line: %s", async (_, nested) => {
    await expect(readDocument(bytes(`<!doctype html>${nested}${SAID}`), "page.html")).rejects.toThrow(
      /nests its parts/,
    );
  });

  it.each([
    ["quotations in quotations", ">".repeat(20_000)],
    ["lists in lists", "- ".repeat(5_000)],
    ["brackets", "[".repeat(50_000)],
    ["stars", "*".repeat(50_000)],
  ])("of Markdown is refused in one line: %s", async (_, marks) => {
    await expect(readDocument(bytes(`${marks} ${SAID}`), "page.md")).rejects.toThrow(/nests its marks/);
  });

  it("is told from a long and careless one", async () => {
    const page = `<!doctype html><script>"${"<div>".repeat(500)}"</script><!-- ${"<div>".repeat(500)} --><ul>${"<li>an item".repeat(600)}</ul><table>${"<tr><td>one<td>two".repeat(400)}</table>${`<p><a name=x>${SAID}</p>`.repeat(400)}`;
    expect((await readDocument(bytes(page), "page.html")).text).toContain(SAID);
    const docx = docxBytes(`<w:p><w:r><w:t>${SAID}</w:t></w:r></w:p>`.repeat(3000));
    expect((await readDocument(docx, "long.docx")).text).toContain(SAID);
  });
});
