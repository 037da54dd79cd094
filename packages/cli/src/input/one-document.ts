import type { ReadableDocument } from "@proviso/reader/documents";
import { plural } from "@proviso/report/document/plural";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import type { Shell } from "../shell.ts";
import { documentAt, documentsMeantBy } from "./documents.ts";
import { STDIN } from "./paths.ts";
import { endpointNamed, type ModelOptions } from "./reading.ts";

async function oneDocument(
  paths: readonly string[],
  option: string,
): Promise<{ file: string; document: ReadableDocument }> {
  const [file, another] = documentsMeantBy(paths);
  if (file === undefined || another !== undefined) throw new UsageError(`${option} takes one document.`);
  return { file, document: await documentAt(file) };
}

/** The words of a document as they are read. */
export async function printWords(paths: readonly string[], _options: unknown, { terminal }: Shell): Promise<ExitCode> {
  terminal.print((await oneDocument(paths, "--words")).document.text);
  return EXIT.ok;
}

/** An agreement drafted from a treaty, by rules or by the model that the user names. @throws UsageError where it cannot be cited, or nothing could be drafted */
export async function draftOne(
  paths: readonly string[],
  options: ModelOptions & { readonly dated?: string },
  { terminal }: Shell,
): Promise<ExitCode> {
  const { file, document } = await oneDocument(paths, "--draft");
  const { text, kind, title } = document;
  if (kind !== "text" || file === STDIN) {
    const words = `proviso read --words ${file === STDIN ? "-" : file} > treaty.txt`;
    throw new UsageError(
      `A draft cites a file of plain text, so that every citation can be checked; save one first: ${words}`,
    );
  }
  const dated = options.dated ?? document.dated;
  if (dated === undefined) throw new UsageError("Say when the text is dated: --dated 1952-03-01.");
  const { draftTreaty } = await import("@proviso/reader");
  const { format, loadText } = await import("@proviso/language");
  const draft = draftTreaty(text, { path: file, dated, title });
  const endpoint = await endpointNamed(options);
  if (endpoint !== undefined) {
    const { draftByModel } = await import("./model-draft.ts");
    const beginning = draft.norms === 0 ? {} : { beginning: draft.text };
    return draftByModel({ file, text, dated, ...beginning }, endpoint, terminal);
  }
  if (draft.norms === 0)
    throw new UsageError(
      `\`${file}\` holds no sentence of which a clause could be made: nobody shall, may or must not do anything.`,
    );
  const { model, diagnostics } = await loadText(draft.text, { path: "draft.proviso", files: { [file]: text } });
  if (model === undefined) throw new Error(`the draft of ${file} does not compile: ${diagnostics[0]?.message}`);
  terminal.print(format(draft.text, "draft.proviso").text ?? draft.text);
  terminal.note(
    `${plural(draft.norms, "sentence")} of ${plural(draft.articles, "article")} drafted, ${draft.left.length} left out (at the end). Read it against the text; proviso check shows what is open.`,
  );
  return EXIT.ok;
}
