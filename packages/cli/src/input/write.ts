import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { replaceFile } from "@proviso/language/node";
import { UsageError } from "../exit.ts";

export { replaceFile };

/** As {@link replaceFile}, for a file that was named on the command line. @throws UsageError where it cannot be written */
export function writeOut(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/**
 * Writes lines to a file that was named on the command line, as they come: beside it first, then renamed, so that at every moment either the old or
 * the whole new file is there. @throws UsageError where it cannot be written
 */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  const handle = guarded(() => openSync(beside, "wx"));
  try {
    for await (const line of lines) guarded(() => writeSync(handle, `${line}\n`));
    guarded(() => fsyncSync(handle));
    closeSync(handle);
    guarded(() => renameSync(beside, path));
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** What keeps a named file from being written, in words; other faults as they are. */
export function unwritable(path: string, error: unknown): unknown {
  const words: Readonly<Record<string, string>> = {
    ENOENT: `there is no folder \`${dirname(path)}\``,
    ENOTDIR: `\`${dirname(path)}\` is no folder`,
    EISDIR: "it is a folder",
    EACCES: "that is not allowed",
    EPERM: "that is not allowed",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk is full",
  };
  const why = error instanceof Error && "code" in error ? words[String(error.code)] : undefined;
  return why === undefined ? error : new UsageError(`\`${path}\` cannot be written: ${why}.`);
}
