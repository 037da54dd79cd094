import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { TextErrors } from "../exit.ts";
import type { Remark, Texts } from "../render/remark.ts";
import { cliHost } from "./host.ts";
import { filesMeantBy } from "./paths.ts";

/** Files that were read as one: with what they use, and what the language has to say about them. */
export interface Loaded {
  readonly files: readonly string[];
  /** Absent if there are errors. */
  readonly model: Model | undefined;
  readonly remarks: readonly Remark[];
  readonly texts: Texts;
}

/** Each file with what it uses, on its own: agreements that know nothing of each other may have the same names. */
export async function loadEach(paths: readonly string[]): Promise<Loaded[]> {
  const host = cliHost();
  const loaded: Loaded[] = [];
  for (const file of filesMeantBy(paths)) loaded.push(await loadWith([file], host));
  return loaded;
}

/** All files as one dossier. */
export async function loadTogether(paths: readonly string[]): Promise<Loaded> {
  return loadWith(filesMeantBy(paths), cliHost());
}

async function loadWith(files: readonly string[], host: ReturnType<typeof cliHost>): Promise<Loaded> {
  const { model, diagnostics, texts } = await load(files, host);
  return { files, model, remarks: diagnostics, texts };
}

/** The model of all files as one dossier. @throws TextErrors */
export async function modelOf(paths: readonly string[]): Promise<{ model: Model; loaded: Loaded }> {
  const loaded = await loadTogether(paths.length === 0 ? ["."] : paths);
  if (loaded.model === undefined) throw new TextErrors(loaded.remarks, loaded.texts);
  return { model: loaded.model, loaded };
}
