import { lstat, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { isBeside } from "./disk.ts";
import { isHidden } from "./inside.ts";
import { HISTORY_FOLDER } from "./own.ts";

/** What was written so long ago, in milliseconds, nobody is writing any more: not another server of the same dossier either. */
const OLD = 60 * 60 * 1000;

/**
 * Takes away what a server that was killed has left beside the files that it was writing: files whose names are made as ours are, in the dossier's
 * folder and in the history's. No link is followed, and what is hidden otherwise is left alone. What cannot be read or taken away stays.
 */
export async function removeLeftovers(root: string, now: Date): Promise<void> {
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && (!isHidden(entry.name) || path === join(root, HISTORY_FOLDER))) await walk(path);
      if (!entry.isFile() || !isBeside(entry.name)) continue;
      const about = await lstat(path).catch(() => undefined);
      if (about !== undefined && about.mtimeMs < now.getTime() - OLD) await unlink(path).catch(() => {});
    }
  };
  await walk(root);
}
