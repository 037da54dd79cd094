import { mkdirSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Archive, Extract, NewDocument } from "@proviso/archive";
import { mediaTypeOf } from "@proviso/archive/contract";
import type { ReadableDocument } from "@proviso/reader/documents";
import { STDIN } from "./paths.ts";
import { unwritable } from "./write.ts";

/** Does work on the archive that is named, or on the one that is meant where none is, and closes it. */
export async function withArchive<T>(
  named: string | undefined,
  { readOnly }: { readonly readOnly: boolean },
  work: (archive: Archive, shown: string) => Promise<T>,
): Promise<T> {
  const { defaultArchive, openArchive } = await import("@proviso/archive");
  const where = named ?? defaultArchive();
  // The user's own folder for data is ours to make; a folder that was named is not.
  if (named === undefined && !readOnly && process.env["PROVISO_ARCHIVE"] === undefined) makeFolder(dirname(where));
  const archive = await openArchive(where, { readOnly });
  try {
    return await work(archive, fromHere(archive.where));
  } finally {
    await archive.close();
  }
}

/** A document that was read, as the archive takes it. */
export function asNewDocument(file: string, document: ReadableDocument, dated: string | undefined): NewDocument {
  const { text, kind, title, author } = document;
  return {
    text,
    mediaType: mediaTypeOf(kind),
    origin: file === STDIN ? "standard input" : resolve(file).split(sep).join("/"),
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(dated === undefined ? {} : { date: dated }),
  };
}

/** What a file holds, for the archive. */
export async function extractor(): Promise<Extract> {
  const { savedFrom } = await import("@proviso/archive");
  const { readDocument } = await import("@proviso/reader/documents");
  return async ({ path, bytes }) => {
    const { text, kind, title, dated, author } = await readDocument(bytes, fromHere(path));
    const url = kind === "html" ? savedFrom(bytes) : undefined;
    return { text, title, date: dated, author, mediaType: mediaTypeOf(kind), url };
  };
}

/** A path as seen from the folder that the command was called in, if it is below it. */
export function fromHere(path: string): string {
  if (!isAbsolute(path)) return path;
  const near = relative(process.cwd(), path);
  return near === "" || near.startsWith("..") || isAbsolute(near) ? path : near.split(sep).join("/");
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
}
