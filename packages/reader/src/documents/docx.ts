import mammoth from "mammoth";
import { DocumentError, type ReadableDocument } from "./document.ts";
import { mustUnpackSmall } from "./unpacked.ts";

/** The paragraphs of a DOCX file, with tracked insertions and without tracked deletions. */
export async function docxDocument(bytes: Uint8Array, file: string): Promise<ReadableDocument> {
  await mustUnpackSmall(bytes, file);
  const copy = new Uint8Array(bytes);
  // The library takes `buffer` on Node and `arrayBuffer` in a browser.
  const input = { buffer: copy, arrayBuffer: copy.buffer } as unknown as { arrayBuffer: ArrayBuffer };
  let value: string;
  try {
    ({ value } = await mammoth.extractRawText(input));
  } catch {
    throw new DocumentError("damaged", file, `\`${file}\` is no DOCX file, or it is damaged.`);
  }
  return { kind: "docx", text: value.replace(/\n+$/, "") };
}
