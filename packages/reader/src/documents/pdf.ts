import { extractTextItems, getDocumentProxy } from "unpdf";
import { isoDate } from "./date.ts";
import { DocumentError, type ReadableDocument } from "./document.ts";
import { type PrintedItem, pagesText } from "./pages.ts";

/** More than any treaty with its annexes; also what a damaged file may say of itself. */
const MOST_PAGES = 5_000;

/** The words of a PDF file, in reading order, a paragraph a block. @throws DocumentError where it is locked, damaged, or pictures only */
export async function pdfDocument(bytes: Uint8Array, file: string): Promise<ReadableDocument> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // The library takes the bytes away from its caller, and no Buffer.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException")
      throw new DocumentError("encrypted", file, `\`${file}\` is locked by a password. Save a copy without one.`);
    throw new DocumentError("damaged", file, `\`${file}\` is no PDF file, or it is damaged.`);
  }
  try {
    if (pdf.numPages > MOST_PAGES)
      throw new DocumentError(
        "too-large",
        file,
        `\`${file}\` has ${pdf.numPages} pages; at most ${MOST_PAGES} are read. Save the part that matters.`,
      );
    let items: readonly (readonly PrintedItem[])[];
    try {
      ({ items } = await extractTextItems(pdf));
    } catch {
      throw new DocumentError("damaged", file, `\`${file}\` is damaged: its pages cannot be read.`);
    }
    const { text, starts } = pagesText(items);
    if (!/[\p{L}\p{N}]/u.test(text)) {
      throw new DocumentError(
        "no-text",
        file,
        `\`${file}\` holds pictures of pages and no text. Run it through text recognition first.`,
      );
    }
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
    const { Title, Author, CreationDate } = info as Partial<Record<string, unknown>>;
    const words = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim() : undefined);
    const dated = isoDate(words(CreationDate));
    const title = words(Title);
    const author = words(Author);
    return {
      kind: "pdf",
      text,
      ...(title === undefined ? {} : { title }),
      ...(dated === undefined ? {} : { dated }),
      ...(author === undefined ? {} : { author }),
      origin: { kind: "pages", starts },
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
