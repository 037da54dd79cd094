import { Fault } from "../fault.ts";
import type { Files, FileText } from "./files.ts";

/** A file that cannot be shown as a text, and why. */
export interface LeftOut {
  readonly path: string;
  readonly because: string;
}

/** Every text of a dossier. One that is not in UTF-8, or too large, keeps nobody from the others. */
export async function textsOf(files: Files): Promise<{ readonly texts: FileText[]; readonly left: LeftOut[] }> {
  const texts: FileText[] = [];
  const left: LeftOut[] = [];
  for (const { path, kind } of await files.list()) {
    if (kind === "other") continue;
    try {
      texts.push(await files.read(path));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      left.push({ path, because: error.message });
    }
  }
  return { texts, left };
}
