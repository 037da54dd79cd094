import { matches } from "@proviso/promise/matches";

/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  readonly text: string;
  readonly changed: boolean;
}

/** Where two texts differ, word by word; joined, the stretches of each are that text again. */
export function changedWords(before: string, after: string): { readonly before: Stretch[]; readonly after: Stretch[] } {
  const [a, b] = [tokens(before), tokens(after)];
  const pairs = matches(a.map(bare), b.map(bare));
  return {
    before: stretches(a, new Set(pairs.map(([i]) => i))),
    after: stretches(b, new Set(pairs.map(([, j]) => j))),
  };
}

/** Words with the blank after them, so that a changed stretch is marked in one piece. */
function tokens(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}][\p{L}\p{N}'’-]*\s*|[^\s\p{L}\p{N}]\s*/gu) ?? [];
}

/** A word without the blank after it, and as it is within a sentence. */
function bare(token: string): string {
  return token.trim().toLowerCase();
}

function stretches(words: readonly string[], same: ReadonlySet<number>): Stretch[] {
  const found: { text: string; changed: boolean }[] = [];
  for (const [i, text] of words.entries()) {
    const last = found.at(-1);
    const changed = !same.has(i);
    if (last !== undefined && last.changed === changed) last.text += text;
    else found.push({ text, changed });
  }
  return found;
}
