import { type Host, joinPath } from "@proviso/language";
import { loaded, refuse } from "./dossier.ts";

/** What was written when a statement was accepted. */
export interface Written {
  /** The file that holds the statement. */
  readonly record: string;
  /** The lines that were added to it. */
  readonly block: string;
  /** Files that came into the dossier with it. */
  readonly made: readonly string[];
}

/**
 * Takes an accepted statement out again, with what was declared for it and the document that came with it, as far as nothing else has come to need them.
 * What others wrote meanwhile stays.
 * @returns new texts by path, null for a file that goes; none where there is nothing to take out
 * @throws RangeError that says what stands in the way: the statement was changed since, something rests on it, the dossier has mistakes
 */
export async function takeOut(
  files: ReadonlyMap<string, string>,
  { record, block, made }: Written,
  elsewhere?: Host,
): Promise<ReadonlyMap<string, string | null>> {
  if (block === "") return new Map();
  const before = await loaded(files, elsewhere);
  if (before.model === undefined) refuse(before, "Mend the dossier first:");
  const text = files.get(record);
  // The whole of it; else, where something else needs what was declared for it, the statement alone.
  const parts = [block, block.slice(statementStart(block))];
  const without = text === undefined ? [] : parts.flatMap((part) => withoutPart(text, part));
  if (without.length === 0)
    throw new RangeError(
      `\`${record}\` does not hold the statement as it was written; somebody has changed it or taken it out since. Look at it there.`,
    );
  let after = before;
  for (const shorter of without) {
    const changes = new Map<string, string | null>([[record, shorter]]);
    after = await loaded(new Map([...files, [record, shorter]]), elsewhere);
    const { model } = after;
    if (model === undefined) continue;
    const cited = new Set(model.sources.map(({ at, path }) => joinPath(at.file, path)));
    for (const path of made) if (files.has(path) && path !== record && !cited.has(path)) changes.set(path, null);
    return changes;
  }
  return refuse(after, "Something else rests on the statement:");
}

function statementStart(block: string): number {
  return [...block.matchAll(/^statement\b/gm)].at(-1)?.index ?? 0;
}

/** The text without the part where it stands last, with the blank line before it; nothing where it does not stand there. */
function withoutPart(text: string, part: string): string[] {
  const written = text.includes("\r\n") ? part.replaceAll("\n", "\r\n") : part;
  const at = text.lastIndexOf(written);
  if (at === -1) return [];
  const head = text.slice(0, at);
  const tail = text.slice(at + written.length);
  // At the end of the file nothing separates what stands before from what follows any more.
  if (tail.trim() === "") return [`${head.replace(/(\r?\n)(?:[ \t]*\r?\n)+$/, "$1")}${tail}`];
  // Of the blank lines on either side one is enough, as the formatter has it.
  return [/(?:^|\n)[ \t]*\r?\n$/.test(head) ? `${head}${tail.replace(/^(?:[ \t]*\r?\n)+/, "")}` : `${head}${tail}`];
}
