import { type Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import { parseFile } from "../parse/parse.ts";
import { breakMarks } from "./breaks.ts";
import { layOut } from "./layout.ts";
import { print } from "./print.ts";
import { locator, readTokens } from "./tokens.ts";

/** The formatted text, or why there is none: a text with mistakes of grammar is left alone. */
export type Formatted =
  | { readonly text: string; readonly errors?: undefined }
  | { readonly text?: undefined; readonly errors: readonly Diagnostic[] };

/**
 * Prints a `.proviso` text in the one way that there is to print it. Only the space between words changes: every word and every comment stays, in its
 * order, and so do empty lines between items (several become one). `path` is the name by which the errors call the text.
 */
export function format(text: string, path = "text"): Formatted {
  const report = new Report();
  const { ast } = parseFile(path, text, report);
  const root = ast.$cstNode?.root;
  if (report.hasErrors || root === undefined) return { errors: report.sorted() };
  const tokens = readTokens(root);
  const locate = locator(tokens);
  return { text: print(layOut(ast, locate), tokens, breakMarks(ast, locate)) };
}
