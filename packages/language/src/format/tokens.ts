import { type CstNode, CstUtils, type RootCstNode } from "langium";

/** A word of the text, with what stood between it and the word before. */
export interface Token {
  readonly text: string;
  readonly offset: number;
  /** On the line of the word before. */
  readonly trailing?: string | undefined;
  /** On lines of their own. */
  readonly comments: readonly Comment[];
  /** An empty line stood right before this word. */
  readonly blankBefore: boolean;
}

export interface Comment {
  readonly text: string;
  readonly blankBefore: boolean;
}

/**
 * All that a text consists of besides layout. The last token is empty and holds what follows the last word. Printing these tokens with any layout that
 * keeps trailing comments trailing, and reading that again, gives the same tokens: this is why the formatter has a fixed point.
 */
export function readTokens(root: RootCstNode): readonly Token[] {
  const text = root.fullText;
  const tokens: Token[] = [];
  let trailing: string | undefined;
  let comments: Comment[] = [];
  let end = 0;

  const add = (image: string, offset: number) => {
    const gap = text.slice(end, offset);
    tokens.push({ text: image, offset, trailing, comments, blankBefore: isBlank(gap) });
    trailing = undefined;
    comments = [];
    end = offset + image.length;
  };

  for (const leaf of CstUtils.flattenCst(root)) {
    if (leaf.hidden) {
      const gap = text.slice(end, leaf.offset);
      if (tokens.length > 0 && comments.length === 0 && !gap.includes("\n")) trailing = leaf.text.trimEnd();
      else comments.push({ text: leaf.text.trimEnd(), blankBefore: isBlank(gap) });
      end = leaf.end;
    } else {
      add(leaf.text, leaf.offset);
      end = leaf.end;
    }
  }
  add("", text.length);
  return tokens.map((token) => ({ ...token, text: oneSpaced(token.text) }));
}

function isBlank(gap: string): boolean {
  return gap.indexOf("\n") !== gap.lastIndexOf("\n");
}

/** `at   once` is one word of the grammar. Quotations are never touched. */
function oneSpaced(image: string): string {
  return image.startsWith('"') ? image : image.replace(/\s+/g, " ");
}

/** Whether no space stands between two neighbouring words. */
export function isGlued(before: Token, after: Token): boolean {
  return /^(?:[,:)\]%./]|)$/.test(after.text) || /^[([./-]$/.test(before.text);
}

export type Locate = (node: CstNode | undefined) => number;

/** Finds the index of a node's first word. */
export function locator(tokens: readonly Token[]): Locate {
  const indexes = new Map(tokens.map((token, index) => [token.offset, index]));
  return (node) => {
    const index = node && indexes.get(node.offset);
    if (index === undefined) throw new TypeError("not a node of this text");
    return index;
  };
}
