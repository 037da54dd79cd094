import type { Report } from "../diagnostics/diagnostic.ts";
import type { Declaration, ProvisoFile } from "../generated/ast.ts";
import type { TextFile } from "../text/text-file.ts";

/** From so many mistakes on a text without a single declaration is taken for something else than Proviso. */
const FEWEST_MISTAKES = 3;
/** … and one that only has some in its midst, such as a page about Proviso, from so many, if a third of its lines are mistaken. */
const MANY_MISTAKES = 20;
const MISTAKEN_LINES = 1 / 3;

const MOST_SHOWN = 3;

/**
 * Whether a text is no Proviso at all: it has mistakes, and nothing in it, or nothing before the first of many, is a declaration with its name and
 * what always stands beside it.
 * @param mistakes where they are
 */
export function unlike({ declarations }: ProvisoFile, mistakes: readonly number[], { text }: TextFile): boolean {
  const first = declarations.find(isWhole);
  if (first === undefined) return mistakes.length >= FEWEST_MISTAKES;
  if (mistakes.length < MANY_MISTAKES || Math.min(...mistakes) > (first.$cstNode?.offset ?? 0)) return false;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const mistaken = new Set(mistakes.map((at) => text.lastIndexOf("\n", at - 1)));
  return mistaken.size > lines.length * MISTAKEN_LINES;
}

function isWhole(declaration: Declaration): boolean {
  const part = declaration as unknown as Readonly<Record<string, unknown>>;
  switch (declaration.$type) {
    case "Use":
      return typeof part["path"] === "string";
    case "Source":
      return [part["name"], part["path"]].every((each) => typeof each === "string");
    case "Reading":
      return typeof part["name"] === "string" && part["of"] !== undefined;
    case "Statement":
      return part["by"] !== undefined && part["dated"] !== undefined;
    case "Claim":
      return [part["name"], part["text"]].every((each) => typeof each === "string");
    default:
      return [part["name"], part["title"]].every((each) => typeof each === "string");
  }
}

/** One error for all, with the first places. */
export function tellUnlike(file: TextFile, mistakes: readonly number[], report: Report): void {
  const places = [...mistakes].sort((a, b) => a - b).map((at) => file.place(at, at + 1));
  const [first] = places;
  if (first === undefined) return;
  const lines = [...new Set(places.map(({ line }) => line))].slice(0, MOST_SHOWN);
  const many = lines.length > 1 ? `lines ${lines.slice(0, -1).join(", ")} and ${lines.at(-1)}` : `line ${lines[0]}`;
  report.add(
    "not-proviso",
    first,
    `This does not look like a Proviso file: much in it has no meaning here, first in ${many}.`,
  );
}
