import type { Model } from "@proviso/agreement";
import type { Candidate } from "@proviso/record";
import { acceptInto, type ReadDocument } from "@proviso/review";

/** What a reviewer accepts, and the dossier's texts by path. */
export interface Accepting {
  readonly candidate: Candidate;
  readonly document: ReadDocument;
  readonly choices: NonNullable<Parameters<typeof acceptInto>[3]>;
  readonly texts: readonly (readonly [path: string, text: string])[];
}

/** What has to be written for it. */
export interface Accepted {
  readonly changes: readonly (readonly [path: string, text: string])[];
  readonly record: string;
  readonly added: boolean;
  readonly block: string;
}

/** The words of a file, and the statements found in them. */
export async function readFileBytes(
  bytes: Uint8Array,
  file: string,
  dated: string | undefined,
  model: Model | undefined,
): Promise<object> {
  const { readDocument } = await import("@proviso/reader/documents");
  const { text, kind, title, dated: own, author, origin } = await readDocument(bytes, file);
  const day = dated ?? own;
  const pages = origin?.kind === "pages" ? origin.starts : undefined;
  return {
    document: { name: file, kind, title, dated: day, author, pages },
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
