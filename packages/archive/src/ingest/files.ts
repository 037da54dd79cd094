import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { ArchiveError } from "../engine/error.ts";

/** Kinds of files that a folder is searched for; a file that is named is taken whatever its name. */
export const EXTENSIONS = [".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"] as const;

/**
 * The files that paths mean, as absolute paths, each once: a file is itself, a folder every document below it, in the order of their names, without
 * what is hidden. The same folder gives the same order on every machine.
 * @throws ArchiveError `missing` where there is no such path
 */
export function filesBelow(paths: readonly string[]): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const walk = (folder: string) => {
    const real = realpathSync(folder);
    if (seen.has(real)) return; // a link that leads back
    seen.add(real);
    for (const name of readdirSync(folder).sort(byCodeUnits)) {
      if (name.startsWith(".") || name === "node_modules") continue;
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      if (found?.isDirectory()) walk(path);
      else if (found?.isFile() && isDocument(name)) files.add(path);
    }
  };
  for (const path of paths) {
    const absolute = resolve(path);
    const found = statSync(absolute, { throwIfNoEntry: false });
    if (found === undefined) throw new ArchiveError("missing", `There is no file or folder \`${path}\`.`);
    if (found.isDirectory()) walk(absolute);
    else files.add(absolute);
  }
  return [...files];
}

function isDocument(name: string): boolean {
  return (EXTENSIONS as readonly string[]).includes(extname(basename(name)).toLowerCase());
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
