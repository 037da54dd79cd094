import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Model } from "@proviso/agreement";
import { InputError } from "@proviso/language";
import {
  MOST_DOCUMENT_BYTES,
  pageOf,
  READABLE_EXTENSIONS,
  type ReadableDocument,
  readDocument,
} from "@proviso/reader/documents";
import { filesMeantBy, STDIN } from "./paths.ts";

/** The documents that the arguments mean. A folder means every file below it that can be read. */
export function documentsMeantBy(args: readonly string[]): string[] {
  const extensions = READABLE_EXTENSIONS.map((extension) => `.${extension}`);
  return filesMeantBy(args, { extensions, called: `document (${extensions.join(", ")})` });
}

/** A file's words, whichever kind of document it is. @throws DocumentError | InputError */
export async function documentAt(file: string): Promise<ReadableDocument> {
  return readDocument(file === STDIN ? await stdinBytes() : fileBytes(file), file);
}

/** The date that a dossier gives for a file that is one of its sources. */
export function datedInDossier(model: Model | undefined, file: string): string | undefined {
  const path = resolve(file);
  return model?.sources.find(({ path: written, at }) => resolve(dirname(at.file), written) === path)?.dated;
}

/** Tells where an offset of a document's text stands: a line, a page, or else a paragraph. */
export function placer(document: ReadableDocument, file: string): (offset: number) => string {
  const { text, kind } = document;
  return (offset) => {
    const page = pageOf(document, offset);
    if (page !== undefined) return `${file}, page ${page}`;
    const before = text.slice(0, offset);
    if (kind === "text") return `${file}:${before.split(/\r\n?|\n/).length}`;
    return `${file}, paragraph ${before.split("\n\n").length}`;
  };
}

function fileBytes(file: string): Uint8Array {
  try {
    const size = statSync(file).size;
    if (size > MOST_DOCUMENT_BYTES) throw tooLarge(file);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new InputError("not-found", file, `There is no file \`${file}\`.`);
    if (code === "EISDIR") throw new InputError("is-directory", file, `\`${file}\` is a folder.`);
    throw new InputError(
      "unreadable",
      file,
      `\`${file}\` cannot be read${code === "EACCES" ? ": that is not allowed" : ""}.`,
    );
  }
}

async function stdinBytes(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    length += chunk.length;
    if (length > MOST_DOCUMENT_BYTES) throw tooLarge(STDIN);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(file: string): InputError {
  const most = `${MOST_DOCUMENT_BYTES / 1e6} MB`;
  return new InputError("too-large", file, `\`${file}\` has more than ${most}, the most that is read.`);
}
