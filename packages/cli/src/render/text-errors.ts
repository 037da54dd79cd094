import type { TextErrors } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { plural } from "./remark.ts";
import { remarkText } from "./remarks-text.ts";

/** Tells why a text cannot be asked anything. */
export function reportTextErrors({ remarks, texts }: TextErrors, { note, noteStyle, columns }: Terminal): void {
  const errors = remarks.filter(({ severity }) => severity === "error");
  for (const error of errors) note(`${remarkText(error, texts, noteStyle, columns)}\n`);
  note(`${plural(errors.length, "error")}; nothing was computed.`);
}
