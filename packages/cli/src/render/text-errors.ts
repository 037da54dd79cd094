import { plural } from "@proviso/report/document/plural";
import type { TextErrors } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import type { Remark, Texts } from "./remark.ts";
import { remarkText } from "./remarks-text.ts";

/** Tells why a text cannot be asked anything. */
export function reportTextErrors({ remarks, texts }: TextErrors, terminal: Terminal): void {
  const errors = remarks.filter(({ severity }) => severity === "error");
  reportRemarks(errors, texts, terminal);
  terminal.note(`${plural(errors.length, "error")}; nothing was computed.`);
}

/** Prints remarks beside the answers, each with an empty line after it. */
export function reportRemarks(remarks: readonly Remark[], texts: Texts, { note, noteStyle, columns }: Terminal): void {
  for (const remark of remarks) note(`${remarkText(remark, texts, noteStyle, columns)}\n\n`);
}
