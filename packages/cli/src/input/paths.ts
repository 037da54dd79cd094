import { globSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { UsageError } from "../exit.ts";

/** What messages call standard input; on the command line it is `-`. */
export const STDIN = "<stdin>";
const EXTENSION = ".proviso";
const GLOB = /[*?[\]{}]/;

/**
 * The files that the arguments mean, each once, in the order of the arguments: a file is itself, a folder every file of the kind below it, `-` the
 * standard input, and a pattern what it matches (for shells that do not expand patterns themselves).
 */
export function filesMeantBy(args: readonly string[], kind: FileKind = AGREEMENTS): string[] {
  const files = new Set<string>();
  for (const arg of args) for (const file of filesOf(arg, kind)) files.add(file);
  return [...files];
}

/** Which files of a folder are meant, and what a message calls one of them. */
export interface FileKind {
  readonly extensions: readonly string[];
  readonly called: string;
}

const AGREEMENTS: FileKind = { extensions: [EXTENSION], called: `${EXTENSION} file` };

function filesOf(arg: string, kind: FileKind): string[] {
  if (arg === "-") return [STDIN];
  const stat = statOf(arg);
  if (stat?.isDirectory()) {
    const files = below(arg, kind.extensions);
    if (files.length === 0) throw new UsageError(`There is no ${kind.called} in the folder \`${arg}\` or below it.`);
    return files;
  }
  if (stat !== undefined) return [tidy(arg)];
  if (GLOB.test(arg)) {
    const matches = globSync(arg, { exclude: isHidden })
      .map(tidy)
      .filter((file) => statOf(file)?.isFile())
      .sort();
    if (matches.length === 0) throw new UsageError(`No file matches \`${arg}\`.`);
    return matches;
  }
  throw new UsageError(`There is no file \`${arg}\`.${suggestion(arg)}`);
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    if (code === "EACCES") throw new UsageError(`\`${path}\` may not be read.`);
    throw error;
  }
}

/** Every file below a folder that ends so, sorted, without hidden folders and `node_modules`. */
function below(folder: string, extensions: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !isHidden(entry.name)) found.push(...below(path, extensions));
    else if (!entry.isDirectory() && extensions.some((ending) => entry.name.toLowerCase().endsWith(ending)))
      found.push(tidy(path));
  }
  return found.sort();
}

function isHidden(path: string): boolean {
  const name = basename(path);
  return name === "node_modules" || (name.startsWith(".") && name !== "." && name !== "..");
}

/** A path as people write it: forward slashes, no `./` in front. */
function tidy(path: string): string {
  const slashed = path.split(sep).join("/");
  return slashed.startsWith("./") ? slashed.slice(2) : slashed;
}

function suggestion(arg: string): string {
  if (statOf(`${arg}${EXTENSION}`)?.isFile()) return ` Did you mean \`${arg}${EXTENSION}\`?`;
  const folder = dirname(arg);
  if (!statOf(folder)?.isDirectory()) return "";
  const wanted = basename(arg).toLowerCase();
  const near = readdirSync(folder).find((name) => name.toLowerCase() === wanted || sharesStem(name, wanted));
  return near === undefined ? "" : ` Did you mean \`${tidy(join(folder, near))}\`?`;
}

function sharesStem(name: string, wanted: string): boolean {
  const stem = (text: string) =>
    text
      .toLowerCase()
      .replace(/\.[^.]*$/, "")
      .replaceAll(/[^a-z0-9]/g, "");
  return name.endsWith(EXTENSION) && stem(name) === stem(wanted);
}
