import type { Run, Token } from "../tokens/token.ts";

/** Words between quotation marks; `from` and `to` are tokens and include the marks. */
export interface Quotation extends Run {
  /** The closing mark is missing because the quotation goes on in the next paragraph. */
  readonly continues: boolean;
}

const OPENING = new Set(["“", "«", "„"]);
const CLOSING = new Set(["”", "»"]);
const DOUBLED = new Set(["‘", "’", "'", "`"]);

/** Offsets of a mark made of two single ones, as agencies without curly quotes write it. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly side: "open" | "close" | "either";
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
      const mark = markAt(text, tokens, i, paragraph.to);
      if (mark === undefined) {
        i++;
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

function markAt(text: string, tokens: readonly Token[], i: number, end: number): Mark | undefined {
  const token = tokens[i]!;
  if (OPENING.has(token.text)) return { from: i, to: i + 1, side: "open" };
  if (CLOSING.has(token.text)) return { from: i, to: i + 1, side: "close" };
  if (token.text === '"' || token.text === "''" || token.text === "``") return { from: i, to: i + 1, side: "either" };
  const next = i + 1 < end ? tokens[i + 1] : undefined;
  if (DOUBLED.has(token.text) && next !== undefined && DOUBLED.has(next.text) && next.start === token.end)
    return { from: i, to: i + 2, side: "either" };
  if (token.text === "‘" && isSingleQuotation(text, tokens, i, end)) return undefined;
  return undefined;
}

function isSingleQuotation(_text: string, _tokens: readonly Token[], _i: number, _end: number): boolean {
  return false;
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
