import { format, type Host } from "@proviso/language";
import type { ReadDocument } from "./accept-into.ts";
import { freeName, freePath, loaded, refuse, relativePath } from "./dossier.ts";

/** A treaty's prose as the beginning of an agreement, as `draftTreaty` of the reader gives it. */
export interface Drafted {
  readonly text: string;
  readonly articles: number;
  /** Sentences of which clauses became. */
  readonly norms: number;
  /** Sentences that bind somebody, or may, of which no clause was made. */
  readonly left: readonly string[];
}

/** Where a draft will stand and how it cites the treaty. */
export interface Standing {
  readonly path: string;
  readonly dated: string;
  readonly source: string;
  readonly taken: ReadonlySet<string>;
}

/** What has to be written so that a draft is in the dossier. */
export interface DraftedIn extends Drafted {
  readonly file: string;
  /** New texts by path: the treaty where the dossier has it not yet, and the draft, a file of its own. */
  readonly changes: ReadonlyMap<string, string>;
}

/**
 * Puts a draft of an agreement beside what a dossier has. Nothing is written here.
 * @param draft makes the draft, once it is known where it will stand
 * @throws RangeError that says what stands in the way: no sentence that binds anybody, a treaty without a date, a name that is taken
 */
export async function draftInto(
  files: ReadonlyMap<string, string>,
  document: ReadDocument,
  draft: (standing: Standing) => Drafted,
  { file, elsewhere }: { readonly file?: string; readonly elsewhere?: Host } = {},
): Promise<DraftedIn> {
  const { text, name, dated } = document;
  if (dated === undefined)
    throw new RangeError("Say when the treaty is dated: the draft cites it, and a source has a date.");
  const { model } = await loaded(files, elsewhere);
  const own = file ?? freePath(files, name, "", ".proviso");
  if (files.has(own)) throw new RangeError(`There is a file \`${own}\` already; choose another name.`);
  const known = [...files].find(([path, had]) => had === text && !path.endsWith(".proviso"))?.[0];
  const treaty = known ?? freePath(files, name);
  const made = draft({
    path: relativePath(own, treaty),
    dated,
    source: model === undefined ? "treaty" : freeName(model, name),
    taken: new Set(model?.agreements.map(({ id }) => id)),
  });
  if (made.norms === 0)
    throw new RangeError(
      "This text holds no sentence of which a clause could be made: nobody shall, may or must not do anything. It can be read for statements all the same.",
    );
  const formatted = format(made.text, own).text ?? made.text;
  const changes = new Map([...(known === undefined ? [[treaty, text] as const] : []), [own, formatted] as const]);
  // Beside a dossier that has mistakes of its own the draft has to stand by itself.
  const beside = model === undefined ? [...changes, [treaty, text] as const] : [...files, ...changes];
  const after = await loaded(new Map(beside), elsewhere);
  if (after.model === undefined) refuse(after, "As it stands the draft does not fit into the dossier:");
  return { ...made, text: formatted, file: own, changes };
}
