import { readAlready } from "./reading.ts";

/** An agreement as a text declares it. */
interface Declared {
  readonly path: string;
  readonly name: string;
  /** Its name, where it has no other title. */
  readonly title: string;
}

/** Agreements by the shape of the texts, while mistakes in them keep anybody from saying what they mean. */
export function agreementsByShape(files: ReadonlyMap<string, { readonly text: string }>): Declared[] {
  return [...files].flatMap(([path, { text }]) =>
    path.endsWith(".proviso") ? declaredIn(text).map((one) => ({ path, ...one })) : [],
  );
}

/** The agreements that one text declares. */
export function declaredIn(text: string): Omit<Declared, "path">[] {
  return readAlready(text).items.flatMap(({ kind, name, title }) =>
    kind === "agreement" && name !== "" ? [{ name, title: title === "" ? name : title }] : [],
  );
}
