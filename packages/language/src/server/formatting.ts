import type { TextDocument } from "langium";
import { Range, TextEdit } from "vscode-languageserver";
import { format } from "../format/format.ts";

/**
 * The edits that format a text: one for each gap between words that differs. Formatting changes nothing else, so walking both texts past equal words
 * finds them all, and cursors and marks in the editor stay where they are.
 */
export function formattingEdits(document: TextDocument): TextEdit[] {
  const old = document.getText();
  const { text: wanted } = format(old, document.uri);
  if (wanted === undefined || wanted === old) return [];
  const edits: TextEdit[] = [];
  let from = 0;
  let to = 0;
  while (from < old.length || to < wanted.length) {
    const gap = blank(old, from);
    const wantedGap = blank(wanted, to);
    if (gap !== wantedGap) {
      const range = Range.create(document.positionAt(from), document.positionAt(from + gap.length));
      edits.push(TextEdit.replace(range, wantedGap));
    }
    from += gap.length;
    to += wantedGap.length;
    while (from < old.length && old[from] === wanted[to] && !/\s/.test(old[from] ?? "")) {
      from++;
      to++;
    }
    // Only blanks differ between a text and its formatting.
    if (from < old.length && to < wanted.length && ![old[from], wanted[to]].some((each) => /\s/.test(each ?? ""))) {
      throw new Error("formatting changed a word");
    }
  }
  return edits;
}

const BLANK = /\s*/y;

function blank(text: string, from: number): string {
  BLANK.lastIndex = from;
  return BLANK.exec(text)?.[0] ?? "";
}
