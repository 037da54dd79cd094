import { decode, htmlCharset } from "./decode.ts";
import { DocumentError, type ReadableDocument } from "./document.ts";
import { kindOf } from "./kind.ts";
import { mustNestShallowly, plainly } from "./nesting.ts";

export {
  DocumentError,
  type DocumentErrorCode,
  type DocumentKind,
  type Origin,
  originalOffset,
  type Piece,
  pageOf,
  type ReadableDocument,
} from "./document.ts";
export { READABLE_EXTENSIONS } from "./kind.ts";

/** What is read at most, in bytes. */
export const MOST_DOCUMENT_BYTES = 50_000_000;

/**
 * The words of a file: English plain text, Markdown, HTML, PDF or DOCX, told by its bytes and its name.
 * @throws DocumentError with one clear line, for what cannot be read
 */
export async function readDocument(bytes: Uint8Array, file: string): Promise<ReadableDocument> {
  if (bytes.length === 0) throw new DocumentError("empty", file, `\`${file}\` is empty.`);
  if (bytes.length > MOST_DOCUMENT_BYTES) {
    const most = `${MOST_DOCUMENT_BYTES / 1e6} MB`;
    throw new DocumentError("too-large", file, `\`${file}\` has more than ${most}, the most that is read.`);
  }
  const document = await read(bytes, file);
  if (!/[\p{L}\p{N}]/u.test(document.text))
    throw new DocumentError("empty", file, `\`${file}\` holds no words that can be read.`);
  return document;
}

// Readers of binary files are large: each is loaded when the first such file comes.
async function read(bytes: Uint8Array, file: string): Promise<ReadableDocument> {
  switch (kindOf(bytes, file)) {
    case "text":
      return { kind: "text", text: decode(bytes, file), origin: { kind: "same" } };
    case "markdown":
      return (await import("./markdown.ts")).markdownDocument(plainly(decode(bytes, file), file));
    case "html": {
      const page = decode(bytes, file, htmlCharset(bytes));
      mustNestShallowly(page, file);
      return (await import("./html.ts")).htmlDocument(page);
    }
    case "pdf":
      return (await import("./pdf.ts")).pdfDocument(bytes, file);
    case "docx":
      return (await import("./docx.ts")).docxDocument(bytes, file);
  }
}
