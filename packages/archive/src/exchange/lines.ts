import type { Candidate } from "@proviso/record";
import type { Decision, StoredDocument } from "../contract/index.ts";

/** The first line of an export; others come after it: documents (originals first, then copies), candidates, decisions. */
export interface Head {
  readonly kind: "proviso-archive";
  readonly version: 1;
}

export type Line =
  | Head
  | ({ readonly kind: "document" } & Omit<StoredDocument, "length">)
  | { readonly kind: "candidate"; readonly added: string; readonly candidate: Candidate }
  | { readonly kind: "decision"; readonly decision: Decision };

export const HEAD: Head = { kind: "proviso-archive", version: 1 };
