import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { TextErrors } from "../exit.ts";
import { modelOf } from "./load.ts";
import { revisedFile, revisionHost } from "./revision.ts";

const MOST_BYTES = 20_000_000;

/** A text to compare with another. */
export interface Draft {
  readonly model: Model;
  /** The files it was read from, without those that they use. */
  readonly files: readonly string[];
}

/** A file or folder on disk, or a file at a revision. @throws TextErrors */
export async function draftOf(arg: string): Promise<Draft> {
  const revised = revisedFile(arg);
  if (revised === undefined) {
    const { model, loaded } = await modelOf([arg]);
    return { model, files: loaded.files };
  }
  const host = await revisionHost(revised.revision, MOST_BYTES);
  const { model, diagnostics, texts } = await load([arg], host);
  if (model === undefined) throw new TextErrors(diagnostics, texts);
  return { model, files: [arg] };
}
