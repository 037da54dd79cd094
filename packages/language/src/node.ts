import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Accepted, AcceptOptions, AcceptResult } from "./accept/accept.ts";
import { type Host, InputError } from "./host.ts";

export interface NodeHostOptions {
  /** Files outside this folder are refused. Absent: any file may be read. */
  readonly root?: string;
  /** The largest file that is read, in bytes. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 20_000_000;

/** Reads files from the disk: whole, strictly as UTF-8, and nothing that is not a text. */
export function nodeHost({ root, maxBytes = DEFAULT_MAX_BYTES }: NodeHostOptions = {}): Host {
  const base = root === undefined ? undefined : resolve(root);

  const refuseOutside = (path: string, folder: string, full: string): void => {
    const way = relative(folder, full);
    if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way))
      throw new InputError("outside", path, `The file \`${path}\` lies outside \`${root}\` and is not read.`);
  };

  return {
    resolve(from, wanted) {
      const path = isAbsolute(wanted) ? wanted : join(dirname(from), wanted);
      if (base !== undefined) refuseOutside(wanted, base, resolve(base, path));
      return path;
    },

    async read(path) {
      const full = base === undefined ? resolve(path) : resolve(base, path);
      if (base !== undefined) {
        refuseOutside(path, base, full);
        // A link inside the folder may still lead out of it.
        const [real, realBase] = await Promise.all([realpath(full), realpath(base)]).catch((error) => {
          throw inputError(error, path);
        });
        refuseOutside(path, realBase, real);
      }
      return decode(await readBytes(full, path, maxBytes), path);
    },
  };
}

async function readBytes(full: string, path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    // Asked before opening: to open a pipe would wait for somebody to write into it.
    const about = await stat(full);
    if (about.isDirectory()) throw new InputError("is-directory", path, `\`${path}\` is a folder; name a file in it.`);
    if (!about.isFile()) throw new InputError("unreadable", path, `\`${path}\` is not a file.`);
    if (about.size > maxBytes)
      throw new InputError(
        "too-large",
        path,
        `The file \`${path}\` has ${megabytes(about.size)} MB; at most ${megabytes(maxBytes)} MB are read.`,
      );
    return await readFile(full);
  } catch (error) {
    throw error instanceof InputError ? error : inputError(error, path);
  }
}

/** @param asItIs also where it is empty, and with its byte order mark */
function decode(bytes: Uint8Array, path: string, asItIs = false): string {
  if (bytes.includes(0))
    throw new InputError("binary", path, `The file \`${path}\` is not a text: it holds binary data.`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: asItIs }).decode(bytes);
  } catch {
    throw new InputError("not-utf8", path, `The file \`${path}\` is not written in UTF-8; save it in that encoding.`);
  }
  if (!asItIs && text.trim() === "") throw new InputError("empty", path, `The file \`${path}\` is empty.`);
  return text;
}

function inputError(error: unknown, path: string): InputError {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOENT" || code === "ENOTDIR")
    return new InputError("not-found", path, `There is no file \`${path}\`.`);
  if (code === "EISDIR") return new InputError("is-directory", path, `\`${path}\` is a folder; name a file in it.`);
  if (code === "EACCES" || code === "EPERM")
    return new InputError("unreadable", path, `The file \`${path}\` may not be read: permission denied.`);
  return new InputError(
    "unreadable",
    path,
    `The file \`${path}\` cannot be read${code === undefined ? "" : ` (${code})`}.`,
  );
}

function megabytes(bytes: number): string {
  const value = bytes / 1e6;
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}

/**
 * Adds an accepted statement to a `.proviso` file, which is made where it is not there: {@link acceptStatement}, written beside and then renamed.
 * @throws RangeError where the file has mistakes of grammar; InputError where it cannot be read
 */
export async function acceptIntoFile(
  path: string,
  accepted: Accepted,
  options: AcceptOptions = {},
): Promise<AcceptResult> {
  // Who only reads files need not wait for the grammar.
  const { acceptStatement } = await import("./accept/accept.ts");
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  const old = isThere ? decode(await readBytes(path, path, DEFAULT_MAX_BYTES), path, true) : "";
  const result = acceptStatement(old, accepted, { path, ...options });
  if (result.added) replaceFile(path, result.text);
  return result;
}

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
