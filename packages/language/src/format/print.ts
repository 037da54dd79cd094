import { LAST_RESORT } from "./breaks.ts";
import type { Group, Layout, Line } from "./layout.ts";
import { isGlued, type Token } from "./tokens.ts";

export const LINE_WIDTH = 120;
const STEP = 2;

/** Prints tokens in a layout. What comes out depends on the tokens and the layout only, never on how the text stood before. */
export function print(layout: Layout, tokens: readonly Token[], marks: ReadonlyMap<number, number>): string {
  const lines: string[] = [];
  const ends = lineEnds(layout, tokens.length - 1);
  const closings = new Map<number, number>();
  /** The line being written; `undefined` before the first word. */
  let open: string | undefined;

  show(layout);
  const end = tokens[tokens.length - 1];
  if (end) leave(end, 0, true);
  if (open !== undefined) lines.push(open);
  while (lines.at(-1) === "") lines.pop();
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;

  function show(node: Layout): void {
    if (node.kind === "line") showLine(node, endOf(node));
    else if (node.kind === "flow" && fitsOnOneLine(node)) showLine(firstLine(node), endOf(node));
    else for (const child of node.of) show(child);
  }

  function endOf(node: Layout): number {
    return ends.get(lastLine(node)) ?? tokens.length - 1;
  }

  function fitsOnOneLine(node: Group): boolean {
    const { from, indent } = firstLine(node);
    const to = endOf(node);
    return isFlat(node) && !hasCommentInside(from, to) && indent + widthOf(from, to) <= LINE_WIDTH;
  }

  function hasCommentInside(from: number, to: number): boolean {
    return tokens.slice(from + 1, to).some(isCommented);
  }

  function showLine({ from, indent, paragraph, closedAt }: Line, to: number): void {
    if (closedAt !== undefined) closings.set(closedAt, indent);
    let start = from;
    let at = indent;
    for (let index = from; index <= to; index++) {
      const token = tokens[index];
      if (index < to && (index === from || !token || !isCommented(token))) continue;
      const first = tokens[start];
      if (first) leave(first, at, paragraph && start === from);
      fill(start, index, indent + STEP);
      start = index;
      at = closings.get(index) ?? indent + STEP;
    }
  }

  /** Ends the line being written, with the comments that stand before a word, and begins the word's own. */
  function leave(token: Token, indent: number, paragraph: boolean): void {
    if (token.trailing !== undefined) open = `${open}  ${token.trailing}`;
    if (open !== undefined) lines.push(open);
    const blank = (wanted: boolean) => {
      if (wanted && paragraph && lines.length > 0) lines.push("");
    };
    for (const comment of token.comments) {
      blank(comment.blankBefore);
      lines.push(" ".repeat(indent) + comment.text);
    }
    blank(token.blankBefore);
    open = token.text === "" ? undefined : " ".repeat(indent);
  }

  /** Writes words onto the open line, and where they do not fit breaks at the best places. */
  function fill(from: number, to: number, indent: number): void {
    const width = widthOf(from, to);
    const fresh = open === undefined || open.trim() === "";
    const space = fresh || isGluedAt(from) ? "" : " ";
    if ((open ?? "").length + space.length + width <= LINE_WIDTH) {
      open += space + textOf(from, to);
      return;
    }
    if (!fresh && indent + width <= LINE_WIDTH) {
      lines.push(open ?? "");
      open = " ".repeat(indent) + textOf(from, to);
      return;
    }
    const places = bestPlaces(from, to);
    if (places.length === 0) {
      if (fresh) {
        open += textOf(from, to);
        return;
      }
      lines.push(open ?? "");
      open = " ".repeat(indent) + textOf(from, to);
      return;
    }
    let start = from;
    for (const place of [...places, to]) {
      fill(start, place, indent);
      start = place;
    }
  }

  function bestPlaces(from: number, to: number): readonly number[] {
    let best = LAST_RESORT;
    let places: number[] = [];
    for (let index = from + 1; index < to; index++) {
      if (isGluedAt(index) || isQuotation(index)) continue;
      const level = marks.get(index) ?? LAST_RESORT;
      if (level < best) {
        best = level;
        places = [];
      }
      if (level === best) places.push(index);
    }
    return places;
  }

  /** A quotation stays with the word that it belongs to, for it may be longer than any line. */
  function isQuotation(index: number): boolean {
    return tokens[index]?.text.startsWith('"') === true;
  }

  function isGluedAt(index: number): boolean {
    const [before, after] = [tokens[index - 1], tokens[index]];
    return before !== undefined && after !== undefined && isGlued(before, after);
  }

  function widthOf(from: number, to: number): number {
    let width = 0;
    for (let index = from; index < to; index++) {
      width += (tokens[index]?.text.length ?? 0) + (index > from && !isGluedAt(index) ? 1 : 0);
    }
    return width;
  }

  function textOf(from: number, to: number): string {
    let text = "";
    for (let index = from; index < to; index++) {
      text += (index > from && !isGluedAt(index) ? " " : "") + tokens[index]?.text;
    }
    return text;
  }
}

function isCommented(token: Token): boolean {
  return token.trailing !== undefined || token.comments.length > 0;
}

function isFlat(node: Layout): boolean {
  return node.kind === "line" || (node.kind === "flow" && node.of.every(isFlat));
}

function firstLine(node: Layout): Line {
  return node.kind === "line" ? node : firstLine(node.of[0] as Layout);
}

function lastLine(node: Layout): Line {
  return node.kind === "line" ? node : lastLine(node.of[node.of.length - 1] as Layout);
}

/** For each line, the word at which the next one begins. */
function lineEnds(layout: Layout, end: number): ReadonlyMap<Line, number> {
  const ends = new Map<Line, number>();
  let last: Line | undefined;
  const visit = (node: Layout): void => {
    if (node.kind !== "line") {
      node.of.forEach(visit);
      return;
    }
    if (last) ends.set(last, node.from);
    last = node;
  };
  visit(layout);
  if (last) ends.set(last, end);
  return ends;
}
