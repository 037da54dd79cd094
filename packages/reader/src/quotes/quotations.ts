import type { Run, Token } from "../tokens/token.ts";

/** Words between quotation marks; `from` and `to` are tokens and include the marks. */
export interface Quotation extends Run {
  /** The closing mark is missing because the quotation goes on in the next paragraph. */
  readonly continues: boolean;
}

const OPENING = new Set(["“", "«", "„"]);
const CLOSING = new Set(["”", "»"]);
/** Offsets of a mark made of two single ones, as agencies without curly quotes write it. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly side: "open" | "close" | "either" | "single";
}

/**
 * The quotations of a text, paragraph by paragraph, in order and never overlapping. A quotation that no mark closes runs to the end of its
 * paragraph, which is how a quotation over several paragraphs is written; a mark that closes nothing is ignored.
 */
export function quotations(text: string, tokens: readonly Token[], paragraphs: readonly Run[]): Quotation[] {
  const found: Quotation[] = [];
  for (const paragraph of paragraphs) {
    let open = -1;
    for (let i = paragraph.from; i < paragraph.to; ) {
      const mark = markAt(tokens, i, paragraph.to);
      if (mark === undefined) {
        i++;
        continue;
      }
      if (mark.side === "single") {
        // Inside other marks it is a quotation in a quotation, which is not told apart.
        if (open < 0) found.push({ from: mark.from, to: mark.to, continues: false });
        i = open < 0 ? mark.to : i + 1;
        continue;
      }
      const side = mark.side === "either" ? sideOf(text, tokens, mark, open >= 0) : mark.side;
      if (side === "open" && open < 0) open = mark.from;
      else if (side === "close" && open >= 0) {
        if (mark.from > open + 1 || mark.side !== "either") found.push({ from: open, to: mark.to, continues: false });
        open = -1;
      }
      i = mark.to;
    }
    if (open >= 0 && open < paragraph.to - 1) found.push({ from: open, to: paragraph.to, continues: true });
  }
  return found;
}

function markAt(tokens: readonly Token[], i: number, end: number): Mark | undefined {
  const token = tokens[i]!;
  // Some writers close with the opening mark: “So it is,“ he said.
  if (OPENING.has(token.text))
    return {
      from: i,
      to: i + 1,
      side: token.spaced || i === 0 || !/^[,.?!]$/.test(tokens[i - 1]!.text) ? "open" : "close",
    };
  if (CLOSING.has(token.text)) return { from: i, to: i + 1, side: "close" };
  if (token.text === '"' || token.text === "''" || token.text === "``") return { from: i, to: i + 1, side: "either" };
  if ((token.text === "‘" || token.text === "'") && (token.spaced || i === 0)) {
    const close = singleClose(tokens, i, end);
    if (close !== undefined) return { from: i, to: close + 1, side: "single" };
  }
  return undefined;
}

/** Farthest that a quotation between single marks may run, in tokens: an apostrophe must not open half a page. */
const FAR = 200;

/** The mark that closes a single one: after a word or stop, before space. Apostrophes of possession are tagged as particles. */
function singleClose(tokens: readonly Token[], open: number, end: number): number | undefined {
  for (let i = open + 1; i < Math.min(end, open + FAR); i++) {
    const token = tokens[i]!;
    if (OPENING.has(token.text) || CLOSING.has(token.text) || token.text === '"' || token.text === "''")
      return undefined;
    if ((token.text === "’" || token.text === "'") && token.tag === "PUNCT" && !token.spaced && i > open + 1) {
      if (i + 1 >= end || tokens[i + 1]!.spaced || tokens[i + 1]!.tag === "PUNCT") return i;
    }
  }
  return undefined;
}

/** A straight mark opens after space or a bracket and before a word; in doubt it does what has not yet been done. */
function sideOf(text: string, tokens: readonly Token[], mark: Mark, isOpen: boolean): "open" | "close" {
  const before = text[tokens[mark.from]!.start - 1] ?? " ";
  const after = text[tokens[mark.to - 1]!.end] ?? " ";
  const spaceBefore = /[\s([{—–-]/.test(before);
  const spaceAfter = /[\s)\]},.;:?!—–-]/.test(after);
  if (spaceBefore && !spaceAfter) return "open";
  if (!spaceBefore && spaceAfter) return "close";
  return isOpen ? "close" : "open";
}
