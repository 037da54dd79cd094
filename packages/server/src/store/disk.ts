import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import * as fs from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { NO_FOLLOW } from "./own.ts";

/** The calls by which files are written, so that a test can put a full disk in their place. */
export type Disk = Pick<typeof fs, "open" | "rename" | "rm" | "mkdir">;

export const nodeDisk: Disk = fs;

/** Written beside a file until it is whole. */
const BESIDE = ".tmp";

/** Whether a file's name is one under which {@link replaceFile} writes. */
export function isBeside(name: string): boolean {
  return /^\..+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/.test(name);
}

/**
 * Writes a file so that at every moment, also when the machine stops, either the old or the new one is there: writes beside it, has the disk confirm
 * it, then renames. A file that was there keeps its permissions.
 * @param check asked when all is ready, directly before the old file goes; what it throws leaves the file as it was
 * @throws the error of the file system, or of the check; nothing is left beside then
 */
export async function replaceFile(
  disk: Disk,
  path: string,
  bytes: string | Uint8Array,
  check?: () => Promise<unknown>,
): Promise<void> {
  const mode = await fs.lstat(path).then(
    (found) => (found.isFile() ? found.mode : undefined),
    () => undefined,
  );
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}${BESIDE}`);
  try {
    const handle = await disk.open(beside, "wx", mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await check?.();
    await disk.rename(beside, path);
  } catch (error) {
    await disk.rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(disk, dirname(path));
}

/** Adds lines to a file, which may not be a link, and has the disk confirm it. A line that an earlier stop of the machine left torn is closed first. */
export async function appendLines(disk: Disk, path: string, lines: readonly string[]): Promise<void> {
  const handle = await disk.open(path, constants.O_APPEND | constants.O_CREAT | constants.O_RDWR | NO_FOLLOW, 0o644);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const torn = size > 0 && last[0] !== 10;
    await handle.appendFile(`${torn ? "\n" : ""}${lines.map((line) => `${line}\n`).join("")}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is on disk once its folder is; not every system lets a folder be synced. */
async function syncFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // Where it cannot be done, the system orders renames itself.
  }
}

/** SHA-256 in hexadecimal: what texts are known by. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
