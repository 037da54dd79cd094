import { matches } from "@proviso/promise/matches";

/** A stretch of a merge, in whole lines with their ends. */
export type Chunk =
  | { readonly kind: "same" | "yours" | "theirs" | "both"; readonly text: string }
  | { readonly kind: "conflict"; readonly base: string; readonly yours: string; readonly theirs: string };

export interface Merge {
  /** Whether nothing was changed by both in different ways. */
  readonly clean: boolean;
  /** The merged text; conflicts stand in it between the marks that git has made known. */
  readonly text: string;
  readonly conflicts: number;
  readonly chunks: readonly Chunk[];
}

/**
 * Two changes of one text put together, line by line (the diff3 algorithm: S. Khanna, K. Kunal, B. C. Pierce, “A formal investigation of diff3”,
 * FSTTCS 2007): between lines that neither changed, a stretch that only one of them changed is as that one has it; what both changed alike is so once;
 * what they changed differently is a conflict.
 */
export function merge(base: string, yours: string, theirs: string): Merge {
  const [o, a, b] = [lines(base), lines(yours), lines(theirs)];
  const inA = new Map(matches(o, a));
  const inB = new Map(matches(o, b));
  const chunks: Chunk[] = [];
  let [i, j, k] = [0, 0, 0];
  while (i < o.length || j < a.length || k < b.length) {
    let same = 0;
    while (i + same < o.length && inA.get(i + same) === j + same && inB.get(i + same) === k + same) same++;
    if (same > 0) {
      chunks.push({ kind: "same", text: o.slice(i, i + same).join("") });
      [i, j, k] = [i + same, j + same, k + same];
      continue;
    }
    // On to the next line that is in all three.
    let next = i;
    while (next < o.length && !((inA.get(next) ?? -1) >= j && (inB.get(next) ?? -1) >= k)) next++;
    const [toJ, toK] = next < o.length ? [inA.get(next) ?? a.length, inB.get(next) ?? b.length] : [a.length, b.length];
    chunks.push(chunkOf(o.slice(i, next).join(""), a.slice(j, toJ).join(""), b.slice(k, toK).join("")));
    [i, j, k] = [next, toJ, toK];
  }
  const conflicts = chunks.filter(({ kind }) => kind === "conflict").length;
  return { clean: conflicts === 0, text: chunks.map(printed).join(""), conflicts, chunks };
}

function printed(chunk: Chunk): string {
  if (chunk.kind !== "conflict") return chunk.text;
  const { base, yours, theirs } = chunk;
  const ended = (text: string): string => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
  return `<<<<<<< yours\n${ended(yours)}||||||| before\n${ended(base)}=======\n${ended(theirs)}>>>>>>> theirs\n`;
}

function chunkOf(base: string, yours: string, theirs: string): Chunk {
  if (yours === theirs) return { kind: "both", text: yours };
  if (yours === base) return { kind: "theirs", text: theirs };
  if (theirs === base) return { kind: "yours", text: yours };
  return { kind: "conflict", base, yours, theirs };
}

/** A text's lines with their ends; joined they are the text again. */
export function lines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}
