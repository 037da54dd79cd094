import type { Model } from "@proviso/agreement";
import type { Candidate } from "@proviso/record";
import { acceptInto, draftInto, type ReadDocument, takeOut, type Written } from "@proviso/review";
import { Fault } from "../fault.ts";
import type { Job } from "./job.ts";

type Texts = readonly (readonly [path: string, text: string])[];

/** What a reviewer accepts, and the dossier's texts by path. */
export interface Accepting {
  readonly candidate: Candidate;
  readonly document: ReadDocument;
  readonly choices: NonNullable<Parameters<typeof acceptInto>[3]>;
  readonly texts: Texts;
}

/** What has to be written for it. */
export interface Accepted {
  readonly changes: Texts;
  readonly record: string;
  readonly added: boolean;
  readonly block: string;
}

/** A statement that is taken out of a dossier again. */
export interface TakingOut {
  readonly written: Written;
  readonly texts: Texts;
}

/** A treaty from which an agreement is drafted. */
export interface Drafting {
  readonly document: ReadDocument;
  readonly title: string | undefined;
  /** The file that the draft is to become; absent: one that is free. */
  readonly file: string | undefined;
  readonly texts: Texts;
}

/** A draft, and what has to be written for it. */
export interface Draft {
  readonly file: string;
  readonly text: string;
  readonly articles: number;
  readonly norms: number;
  readonly left: readonly string[];
  readonly changes: Texts;
}

/** The words of a file, and the statements found in them. @throws Fault `too-large` for more words than are read */
export async function readFileBytes(
  { bytes, name, dated, most }: Extract<Job["task"], { readonly kind: "read" }>,
  model: Model | undefined,
): Promise<object> {
  const { readDocument } = await import("@proviso/reader/documents");
  const { text, kind, title, dated: own, author, origin } = await readDocument(bytes, name);
  const length = new TextEncoder().encode(text).length;
  if (length > most)
    throw new Fault(
      "too-large",
      `\`${name}\` holds ${(length / 1e6).toFixed(1)} MB of text; at most ${most / 1e6} MB, about ${Math.round(most / 3000 / 100) * 100} pages, are read at once. Nothing was kept. Divide it, or read the part that matters.`,
    );
  const day = dated ?? own;
  const pages = origin?.kind === "pages" ? origin.starts : undefined;
  const { isTreatyLike } = await import("@proviso/reader");
  return {
    document: { name, kind, title, dated: day, author, pages, ...(isTreatyLike(text) ? { treaty: true } : {}) },
    text,
    ...(await candidatesOf(text, day, model)),
  };
}

export async function candidatesOf(text: string, dated: string | undefined, model: Model | undefined): Promise<object> {
  const { read } = await import("@proviso/reader");
  return read(text, { dated, model });
}

/** @throws RangeError that says what stands in the way */
export async function accepted({ candidate, document, choices, texts }: Accepting): Promise<Accepted> {
  const { changes, ...rest } = await acceptInto(new Map(texts), document, candidate, choices);
  return { changes: [...changes], ...rest };
}

/** @throws RangeError that says what stands in the way */
export async function takenOut({ written, texts }: TakingOut): Promise<readonly (readonly [string, string | null])[]> {
  return [...(await takeOut(new Map(texts), written))];
}

/** @throws RangeError that says what stands in the way */
export async function drafted({ document, title, file, texts }: Drafting): Promise<Draft> {
  const { draftTreaty } = await import("@proviso/reader");
  const { changes, ...draft } = await draftInto(
    new Map(texts),
    document,
    (standing) => draftTreaty(document.text, { ...standing, title }),
    file === undefined ? {} : { file },
  );
  return { ...draft, changes: [...changes] };
}
