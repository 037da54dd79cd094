import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { Fault } from "../fault.ts";

const LONGEST = 400;
/** What a name may not hold on one system or another, or that would make it mean another file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNSAFE = /[\u0000-\u001f\u007f\\:*?"<>|%]/;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A path within a dossier, as it was given: with forward slashes, from the dossier's folder. Refuses rather than mends: what is absolute, climbs, is
 * hidden, or would mean another file on another system.
 * @throws Fault `bad-path`
 */
export function insidePath(path: string): string {
  const wrong = (why: string): Fault =>
    new Fault(
      "bad-path",
      `${JSON.stringify(path.slice(0, 120))} ${why}. Name a file within the dossier, such as sources/article.txt.`,
    );
  if (path === "" || path.length > LONGEST) throw wrong("is no name of a file");
  if (path.startsWith("/") || UNSAFE.test(path)) throw wrong("does not stay within the dossier's folder");
  for (const part of path.split("/")) {
    if (part === "" || part === "." || part === "..") throw wrong("does not stay within the dossier's folder");
    if (isHidden(part)) throw wrong("is hidden, and hidden files are left alone");
    if (/[. ]$/.test(part) || RESERVED.test(part)) throw wrong("is a name that not every system can hold");
  }
  return path;
}

/**
 * Where a path within a dossier really is, links followed. The file need not be there yet.
 * @param root the dossier's folder, links followed
 * @throws Fault `bad-path` where a link leads out of the dossier, or to what is hidden in it
 */
export async function realInside(root: string, path: string): Promise<string> {
  const full = join(root, insidePath(path));
  const missing: string[] = [];
  for (let at = full; ; at = dirname(at)) {
    const real = await realpath(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
      throw error;
    });
    if (real === undefined) {
      missing.unshift(at);
      if (at === root) throw new Fault("not-found", "The dossier's folder is not there any more.");
      continue;
    }
    if (!isWithin(root, real))
      throw new Fault("bad-path", `\`${path}\` is a link that leads out of the dossier, and is not followed.`);
    if (isHidden(relative(root, real)))
      throw new Fault(
        "bad-path",
        `\`${path}\` is a link to what is hidden in the dossier, and hidden files are left alone. Put a copy in its place.`,
      );
    return missing.length === 0 ? real : join(real, relative(at, full));
  }
}

/** Of a way within the dossier, as the system writes it: whether it is none of the dossier's business, or leads through what is not. */
export function isHidden(way: string): boolean {
  return way.split(sep).some((part) => part.startsWith(".") || part === "node_modules");
}

export function isWithin(root: string, full: string): boolean {
  const way = relative(root, full);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
