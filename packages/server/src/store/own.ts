import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../fault.ts";

/** What the server keeps of a dossier: a folder in the dossier's own, so that it moves with it and needs no other place to write. */
export const HISTORY_FOLDER = ".proviso-history";

/** On a system that has no such mark there is only the look beforehand. */
export const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * Where something lies in the server's own folder. A dossier may come from anybody, and that folder with it: through a link there the server would
 * write into another place of the machine. So each step of the way is looked at, at every use; it need not be there yet.
 * @param root the dossier's folder
 * @throws Fault `linked-history` where a step is a link, or no file or folder
 */
export async function ownPath(root: string, ...way: readonly string[]): Promise<string> {
  const names = [HISTORY_FOLDER, ...way];
  for (const count of names.keys()) {
    const path = names.slice(0, count + 1).join("/");
    const about = await lstat(join(root, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (about === undefined) break;
    if (about.isSymbolicLink()) throw linked(path, "is a link, and is not followed", "Take the link away");
    const isLast = count === way.length;
    if (!about.isDirectory() && !(isLast && about.isFile()))
      throw linked(path, `is no ${isLast ? "file" : "folder"} of its own`, "Take it away");
  }
  return join(root, ...names);
}

/** A file's text, opened without following a link. @throws the error of the file system */
export async function readOwn(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | NO_FOLLOW);
  return handle.readFile("utf8").finally(() => handle.close());
}

function linked(path: string, is: string, remedy: string): Fault {
  return new Fault(
    "linked-history",
    `\`${path}\` in the dossier's folder ${is}: Proviso keeps no history, draft or review outside the dossier. The files of the dossier are as they were. ${remedy}, and what was asked for can be done again.`,
    { path },
  );
}
