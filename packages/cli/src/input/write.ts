import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../exit.ts";

/**
 * Writes a file so that at every moment either the old or the new one is there: writes beside it, then renames. A file that was there keeps its
 * permissions, and a link keeps pointing at it.
 */
export function replaceFile(path: string, text: string): void {
  const old = statSync(path, { throwIfNoEntry: false });
  const target = old === undefined ? path : realpathSync(path);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const handle = openSync(beside, "wx", old?.mode);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** As {@link replaceFile}, for a file that was named on the command line. @throws UsageError where it cannot be written */
export function writeOut(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
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
