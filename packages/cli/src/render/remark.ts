import type { Place } from "@proviso/agreement";
import { plural } from "@proviso/report/document/plural";

/** Something to tell about a place in a text: a diagnostic of the language or a finding of the linter. */
export interface Remark {
  readonly code: string;
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly message: string;
  readonly place: Place;
  /** What to do about it. */
  readonly help?: string;
  /** Why it matters, where that is not the message itself. */
  readonly why?: string;
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
}

/** Texts by path, for quoting. */
export type Texts = ReadonlyMap<string, string>;

export type Severity = Remark["severity"];

const RANK: Record<Severity, number> = { error: 3, warning: 2, info: 1, hint: 0 };

export function atLeast(severity: Severity, least: Severity): boolean {
  return RANK[severity] >= RANK[least];
}

/** "2 errors and 1 warning in 3 files". */
export function summary(remarks: readonly Remark[], files: number): string {
  const parts = (["error", "warning", "info", "hint"] as const).flatMap((severity) => {
    const count = remarks.filter((remark) => remark.severity === severity).length;
    return count === 0
      ? []
      : [plural(count, { error: "error", warning: "warning", info: "note", hint: "hint" }[severity])];
  });
  const where = `in ${plural(files, "file")}`;
  if (parts.length === 0) return `Nothing to report ${where}.`;
  const last = parts.pop();
  return `${parts.length === 0 ? "" : `${parts.join(", ")} and `}${last} ${where}.`;
}
