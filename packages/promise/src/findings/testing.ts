import type { Model } from "@proviso/agreement";
import type { FindingsOptions } from "./context.ts";
import { findings } from "./index.ts";

/** What a rule says of a text that was read: "line: sentence", in the order of the text. */
export function said(
  code: string,
  { model, diagnostics }: { readonly model?: Model; readonly diagnostics: readonly { readonly message: string }[] },
  options: FindingsOptions = {},
): string[] {
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return findings(model, options)
    .filter((finding) => finding.code === code)
    .map(({ at, message }) => `${at.line}: ${message}`);
}
