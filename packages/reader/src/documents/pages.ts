/** Words printed on a page; `y` grows upwards, `fontSize` in the same unit. */
export interface PrintedItem {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
  readonly hasEOL: boolean;
}

interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

/**
 * The text of printed pages: lines joined to paragraphs, words mended that a line broke, and what is repeated at the head or foot of the pages
 * left out. `starts` has for each page the offset at which its first words stand.
 */
export function pagesText(pages: readonly (readonly PrintedItem[])[]): { text: string; starts: number[] } {
  const lines = pages.map(linesOf);
  const repeated = furnitureOf(lines);
  let text = "";
  const starts: number[] = [];
  let last: PrintedLine | undefined;
  for (const page of lines) {
    const kept = page.filter((line, index) => !isFurniture(line, index, page.length, repeated));
    const right = Math.max(0, ...kept.map((line) => line.end));
    let isFirst = true;
    for (const line of kept) {
      if (last === undefined) text += line.text;
      else text = joined(text, line.text, isFirst ? !endsSentence(text) : sameParagraph(last, line, right));
      if (isFirst) starts.push(text.length - line.text.length);
      isFirst = false;
      last = line;
    }
    if (isFirst) starts.push(text.length);
  }
  return { text, starts };
}

function linesOf(items: readonly PrintedItem[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let parts: PrintedItem[] = [];
  const finish = () => {
    const first = parts[0];
    const last = parts.at(-1);
    if (first !== undefined && last !== undefined) {
      const text = spaced(parts).replaceAll(/\s+/g, " ").trim();
      const size = Math.max(...parts.map((part) => part.fontSize));
      if (text !== "") lines.push({ text, x: first.x, end: last.x + last.width, y: first.y, size });
    }
    parts = [];
  };
  for (const item of items) {
    const before = parts.at(-1);
    if (before !== undefined && item.str !== "" && Math.abs(item.y - before.y) > Math.max(1, before.fontSize * 0.6))
      finish();
    if (item.str !== "") parts.push(item);
    if (item.hasEOL) finish();
  }
  finish();
  return lines;
}

/** A gap wider than a fifth of the letters' size is a blank. */
function spaced(parts: readonly PrintedItem[]): string {
  let text = "";
  let before: PrintedItem | undefined;
  for (const part of parts) {
    if (before !== undefined && part.x - (before.x + before.width) > part.fontSize * 0.2) text += " ";
    text += part.str;
    before = part;
  }
  return text;
}

const EDGE = 2;

/** Of the first and last lines of each page those that stand, numbers apart, on at least three pages and half of them. */
function repeatedLines(pages: readonly (readonly PrintedLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edge = new Set([...page.slice(0, EDGE), ...page.slice(-EDGE)].map(({ text }) => withoutNumbers(text)));
    for (const line of edge) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const least = Math.max(3, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line));
}

/** What the pages repeat, unless that is most of what they say: then they are forms or short notices, and no line is furniture for being alike. */
function furnitureOf(pages: readonly (readonly PrintedLine[])[]): ReadonlySet<string> {
  const repeated = repeatedLines(pages);
  const letters = (kept: (line: PrintedLine, index: number, of: number) => boolean) =>
    pages
      .flatMap((page) => page.filter((line, index) => kept(line, index, page.length)))
      .reduce((sum, { text }) => sum + text.length, 0);
  const left = letters((line, index, of) => !isFurniture(line, index, of, repeated));
  return 2 * left < letters(() => true) ? new Set() : repeated;
}

function isFurniture({ text }: PrintedLine, index: number, of: number, repeated: ReadonlySet<string>): boolean {
  if (index >= EDGE && index < of - EDGE) return false;
  const isPageNumber =
    (index === 0 || index === of - 1) &&
    of > 1 &&
    /^[-–—\s]*(page\s*)?\d{1,4}(\s*(of|\/)\s*\d{1,4})?[-–—\s]*$/i.test(text);
  return isPageNumber || repeated.has(withoutNumbers(text));
}

function withoutNumbers(text: string): string {
  return text.replaceAll(/\d+/g, "#");
}

/** Whether a line goes on where the last one broke: no wider gap, same size of letters, and the last one was full. */
function sameParagraph(last: PrintedLine, line: PrintedLine, right: number): boolean {
  const gap = last.y - line.y;
  if (gap < 0 || gap > Math.max(last.size, line.size) * 1.7) return false;
  if (Math.abs(last.size - line.size) > last.size * 0.15) return false;
  const isShort = right - last.end > (right - last.x) * 0.25;
  return !(isShort && endsSentence(last.text));
}

function endsSentence(text: string): boolean {
  return /[.!?:]["”’)\]]*$/.test(text);
}

/** A hyphen at a line's end between small letters is the printer's, unless what stands before it is itself a prefix that keeps its hyphen. */
function joined(text: string, line: string, goesOn: boolean): string {
  if (!goesOn) return `${text}\n\n${line}`;
  if (/\p{Ll}[-\u00AD\u2010]$/u.test(text) && /^\p{Ll}/u.test(line)) {
    const isCompound = /(^|\s)(self|non|co|cross|long|short|well|ex|anti|pro|semi|vice)-$/i.test(text);
    return isCompound ? text + line : text.slice(0, -1) + line;
  }
  return `${text} ${line}`;
}
