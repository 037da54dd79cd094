import { dirname } from "node:path";
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
