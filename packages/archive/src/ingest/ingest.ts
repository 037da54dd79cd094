import { readFile } from "node:fs/promises";
import { sep } from "node:path";
import { type Archive, inside } from "../archive.ts";
import type { Added, Ingested, NewDocument } from "../contract/index.ts";
import { addPrepared } from "../documents/add.ts";
import { type Prepared, prepare } from "../documents/prepare.ts";
import { ArchiveError } from "../engine/error.ts";
import { sha256 } from "../text/normalise.ts";
import { filesBelow } from "./files.ts";

/** What a file turned out to hold. */
export type Extracted = Omit<NewDocument, "origin" | "original">;

/** From a file's bytes to its words; may fail with an error whose message is for people. */
export type Extract = (file: { readonly path: string; readonly bytes: Uint8Array }) => Extracted | Promise<Extracted>;

export interface IngestOptions {
  readonly extract: Extract;
  /** Stops after the document at hand; what has been added stays. */
  readonly signal?: AbortSignal;
  /** Called after every file, and once before the first. */
  readonly progress?: (done: number, of: number, path: string) => void;
}

/** Documents that are stored together: a writer holds the archive only as long as these take. */
const MOST_TOGETHER = 32;
const MOST_CHARACTERS_TOGETHER = 2_000_000;

/** So many new documents change how searches are best planned. */
const MUCH = 500;

/** Files that are looked up together. */
const ASKED_TOGETHER = 200;

/**
 * Imports files and folders. A file that was imported before, from the same place with the same bytes, is not read again, so that the same call goes on
 * where an earlier one was cancelled or killed; nothing is lost or doubled. A file that cannot be read is told of, and the others are imported.
 * @throws ArchiveError where a path does not exist, or the archive fails
 */
export async function ingest(
  archive: Archive,
  paths: readonly string[],
  { extract, signal, progress }: IngestOptions,
): Promise<Ingested> {
  const files = filesBelow(paths);
  const outcomes: Record<Added["outcome"], number> = { added: 0, copy: 0, known: 0 };
  const failed: { path: string; why: string }[] = [];
  let waiting: Prepared[] = [];
  let characters = 0;
  const flush = async () => {
    const some = waiting;
    waiting = [];
    characters = 0;
    if (some.length > 0) for (const { outcome } of await addPrepared(archive, some)) outcomes[outcome]++;
  };
  let done = 0;
  const tell = async (path: string) => {
    progress?.(done, files.length, path);
    // The embedded database works without ever yielding; whoever wants to cancel must be heard.
    await new Promise((resolve) => setImmediate(resolve));
  };
  await tell("");
  let before = new Map<string, Set<string>>();
  for (const [i, path] of files.entries()) {
    if (signal?.aborted === true) break;
    if (i % ASKED_TOGETHER === 0)
      before = await importedBefore(archive, files.slice(i, i + ASKED_TOGETHER).map(originOf));
    const origin = originOf(path);
    try {
      const bytes = await readFile(path);
      const original = sha256(bytes);
      if (before.get(origin)?.has(original) === true) outcomes.known++;
      else {
        const document = prepare({ ...(await extract({ path, bytes })), origin, original });
        waiting.push(document);
        characters += document.text.length;
      }
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      failed.push({ path: origin, why: why(error) });
    }
    if (waiting.length >= MOST_TOGETHER || characters >= MOST_CHARACTERS_TOGETHER) await flush();
    done++;
    await tell(origin);
  }
  await flush();
  const { added, copy: copies, known } = outcomes;
  if (added + copies >= MUCH) await inside(archive, ({ db, engine }) => engine.count(db));
  return { files: files.length, added, copies, known, failed, cancelled: done < files.length };
}

/** Which of some files were imported before: what their bytes were then, by where they are. */
async function importedBefore(archive: Archive, origins: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await inside(archive, ({ db }) =>
    db.selectFrom("origins").select(["origin", "original"]).where("origin", "in", origins).execute(),
  );
  const before = new Map<string, Set<string>>();
  for (const { origin, original } of rows) before.set(origin, (before.get(origin) ?? new Set()).add(original));
  return before;
}

function originOf(path: string): string {
  return path.split(sep).join("/");
}

function why(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known: Readonly<Record<string, string>> = {
    EACCES: "It may not be read.",
    EPERM: "It may not be read.",
    ENOENT: "It has gone meanwhile.",
    EISDIR: "It is a folder.",
    ERR_FS_FILE_TOO_LARGE: "It is larger than can be read.",
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
