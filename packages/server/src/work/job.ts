import type { Asked, KindName } from "@proviso/report/ask";
import type { FaultCode } from "../fault.ts";
import type { Overlay, Trace } from "./host.ts";
import type { Accepting, Drafting, TakingOut } from "./reading.ts";

/** How an answer is given: as data with its layout, or printed. */
export const FORMATS = ["json", "text", "markdown", "html", "docx"] as const;
export type Format = (typeof FORMATS)[number];

/** A piece of work for a thread: plain data. */
export interface Job {
  readonly root: string;
  /** The `.proviso` files, from the root. */
  readonly files: readonly string[];
  readonly overlay: Overlay;
  /** Of an earlier draft of the dossier, for a difference: what was different then, and which files there were. */
  readonly before?: { readonly files: readonly string[]; readonly overlay: Overlay };
  readonly maxBytes: number;
  readonly task:
    | { readonly kind: "answer"; readonly name: KindName; readonly asked: Asked; readonly format: Format }
    /** Mistakes in the texts and, where there are none, what is weak in the agreements. */
    | { readonly kind: "check"; readonly findings: boolean }
    /** Every answer that stands behind a view of the workbench, by its address. */
    | { readonly kind: "view"; readonly address: string }
    | { readonly kind: "model" }
    /** The model, null where a text has errors, with all that is to be said of the texts. */
    | { readonly kind: "said" }
    | { readonly kind: "changes" }
    /** A file's words and the statements in them; the dossier may have mistakes. */
    | {
        readonly kind: "read";
        readonly bytes: Uint8Array;
        readonly name: string;
        readonly dated: string | undefined;
        /** The longest text that is read, in bytes. */
        readonly most: number;
      }
    | { readonly kind: "candidates"; readonly text: string; readonly dated: string | undefined }
    | { readonly kind: "accept"; readonly accepting: Accepting }
    | { readonly kind: "take-out"; readonly takingOut: TakingOut }
    | { readonly kind: "draft"; readonly drafting: Drafting };
}

export type Outcome =
  | { readonly ok: true; readonly body: string | Uint8Array; readonly type: string; readonly trace: Trace }
  | {
      readonly ok: false;
      readonly code: FaultCode;
      readonly message: string;
      readonly more: Readonly<Record<string, unknown>>;
      readonly trace?: Trace;
    };
