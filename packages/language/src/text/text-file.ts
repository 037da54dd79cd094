import type { Place } from "@proviso/agreement";
import type { AstNode, CstNode } from "langium";

/** A text and its path, able to say where its characters stand. */
export class TextFile {
  readonly path: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The place of the characters from `offset` up to `end`. */
  place(offset: number, end: number = offset): Place {
    const from = Math.max(0, Math.min(offset, this.text.length));
    const to = Math.max(from, Math.min(end, this.text.length));
    const start = this.#position(from);
    const stop = this.#position(to);
    return {
      file: this.path,
      line: start.line,
      column: start.column,
      endLine: stop.line,
      endColumn: stop.column,
      offset: from,
      end: to,
    };
  }

  /** The place of a piece of the syntax tree; the file's beginning for one that error recovery made up. */
  placeOf(node: AstNode | CstNode | undefined): Place {
    const cst = node === undefined ? undefined : isCst(node) ? node : nearestCst(node);
    return cst === undefined ? this.place(0) : this.place(cst.offset, cst.end);
  }

  #position(offset: number): { line: number; column: number } {
    this.#lineStarts ??= lineStarts(this.text);
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function isCst(node: AstNode | CstNode): node is CstNode {
  return "grammarSource" in node || "tokenType" in node || "content" in node;
}

function nearestCst(node: AstNode): CstNode | undefined {
  for (let at: AstNode | undefined = node; at !== undefined; at = at.$container) {
    if (at.$cstNode !== undefined) return at.$cstNode;
  }
  return undefined;
}
