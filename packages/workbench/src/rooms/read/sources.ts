import type { Model } from "@proviso/agreement";

/** A text of the dossier that can be read. */
export interface SourceFile {
  readonly path: string;
  /** Under which name the dossier cites it, and of which day it says that it is. */
  readonly name?: string;
  readonly dated?: string;
}

export function cited({ name }: SourceFile): boolean {
  return name !== undefined;
}

/** The dossier's sources: those that it cites first, then other texts that lie in it. */
export function sourcesOf(model: Model | undefined, files: ReadonlyMap<string, unknown>): SourceFile[] {
  const known = new Map(
    (model?.sources ?? []).map(({ at, path, name, dated }) => [pathFrom(at.file, path), { name, dated }]),
  );
  return [...files.keys()]
    .filter((path) => /\.(txt|md)$/i.test(path) && !/(^|\/)readme\.md$/i.test(path))
    .map((path): SourceFile => ({ path, ...known.get(path) }))
    .sort((one, other) => Number(cited(other)) - Number(cited(one)) || (one.path < other.path ? -1 : 1));
}

/** The source of the dossier that has these very words, if one has: it is cited as it is, and has its day already. */
export function sourceWith(
  model: Model | undefined,
  files: ReadonlyMap<string, { readonly text: string }>,
  text: string,
): SourceFile | undefined {
  for (const { at, path, name, dated } of model?.sources ?? []) {
    const found = pathFrom(at.file, path);
    if (files.get(found)?.text === text) return { path: found, name, dated };
  }
  return undefined;
}

/** A path as a file names it, counted from the dossier's folder. */
export function pathFrom(file: string, path: string): string {
  const parts = [...file.split("/").slice(0, -1), ...path.split("/")];
  const found: string[] = [];
  for (const part of parts) {
    if (part === "..") found.pop();
    else if (part !== "." && part !== "") found.push(part);
  }
  return found.join("/");
}
