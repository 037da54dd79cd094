import { DocumentError } from "./document.ts";

/** No page that people wrote nests deeper, and the time that parsers take grows with its cube. */
const DEEPEST = 300;

const COMMENT_OR_TEXT = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const TAG =
  /<(\/?)(?!(?:br|hr|img|input|meta|link|wbr|col|area|base|source|track|embed|param|html|head|body)[\s/>])([a-z][a-z0-9-]*)(?=[\s/>])/gi;

/** Elements whose end may be left out: the next of the first names ends one, unless one of the second names begins in between. */
const ENDED: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  p: [["p"], []],
  li: [["li"], ["ul", "ol", "menu"]],
  tr: [["tr"], ["table"]],
  td: [["td", "th"], ["table"]],
  th: [["td", "th"], ["table"]],
  dt: [["dt", "dd"], ["dl"]],
  dd: [["dt", "dd"], ["dl"]],
  option: [["option"], ["select"]],
};

/** @throws DocumentError `damaged` for a page whose parts stand in one another too deeply to be read in any reasonable time */
export function mustNestShallowly(html: string, file: string): void {
  const open: string[] = [];
  const last = (names: readonly string[]) => Math.max(-1, ...names.map((name) => open.lastIndexOf(name)));
  for (const [, closing, tag = ""] of html.replaceAll(COMMENT_OR_TEXT, "").matchAll(TAG)) {
    const name = tag.toLowerCase();
    if (closing === "/") {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    const [siblings, containers] = ENDED[name] ?? [[], []];
    const before = last(siblings);
    if (before > last(containers)) open.length = before;
    open.push(name);
    if (open.length > DEEPEST)
      throw new DocumentError(
        "damaged",
        file,
        `\`${file}\` nests its parts more than ${DEEPEST} deep, which no page needs. Save its text, and read that.`,
      );
  }
}

const MARKS = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){100}|[*_[\]`~!(<]{1000}/m;

/** The same Markdown. @throws DocumentError `damaged` where its marks stand in one another as no writer's do */
export function plainly(markdown: string, file: string): string {
  if (MARKS.test(markdown))
    throw new DocumentError(
      "damaged",
      file,
      `\`${file}\` nests its marks of Markdown more deeply than any text needs. Save it as plain text (.txt), and read that.`,
    );
  return markdown;
}
