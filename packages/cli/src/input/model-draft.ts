import type { Diagnostic } from "@proviso/language";
import type { Draft, Endpoint } from "@proviso/reader/assistant";
import { plural } from "@proviso/report/document/plural";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { remarkText } from "../render/remarks-text.ts";
import { DOSSIER } from "../templates/dossier.ts";
import type { Terminal } from "../terminal.ts";

/** A document of plain text of which an agreement is drafted. */
interface Drafted {
  readonly file: string;
  readonly text: string;
  readonly dated: string;
  /** What the rules made of it, where they made anything. */
  readonly beginning?: string;
}

/**
 * Prints an agreement drafted by the model that the user has named. The compiler checks it, its citations too, and sends its remarks back; what is still wrong
 * after the last round is told, and the exit code says that something is.
 * @throws UsageError where the model gives no draft at all, or the document is too long for one
 */
export async function draftByModel(
  { file, text, dated, beginning }: Drafted,
  endpoint: Endpoint,
  { print, note, noteStyle, columns }: Terminal,
): Promise<ExitCode> {
  const { AssistantError, assistedDraft, sendingWords } = await import("@proviso/reader/assistant");
  const { format, loadText } = await import("@proviso/language");
  const at = new URL(endpoint.url).origin;
  const head = [
    `// Drafted by the language model ${endpoint.model} at ${at}: read every line against the text.`,
    `source document "${file}" dated ${dated}`,
    "",
  ];
  // The model sees the lines of its own file, without the head.
  const check = async (draft: string): Promise<readonly Diagnostic[]> => {
    const { diagnostics } = await loadText(whole(draft), { path: DRAFT, files: { [file]: text } });
    return diagnostics.map((one) => ({
      ...one,
      place: { ...one.place, line: Math.max(1, one.place.line - head.length) },
    }));
  };
  note(`proviso: ${sendingWords(endpoint, text.match(/\S+/g)?.length ?? 0)}`);
  let draft: Draft;
  try {
    draft = await assistedDraft(text, endpoint, check, {
      example: DOSSIER["pact.proviso"] ?? "",
      ...(beginning === undefined ? {} : { beginning }),
      onProgress: (round, errors) =>
        note(`proviso: draft ${round}: ${errors === 0 ? "it compiles" : plural(errors, "error")}.`),
    });
  } catch (error) {
    if (error instanceof AssistantError)
      throw new UsageError(`${error.message} Without --model-url, --draft drafts by rules.`);
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
  const laidOut = format(whole(draft.text), DRAFT).text ?? whole(draft.text);
  print(laidOut);
  const { diagnostics } = await loadText(laidOut, { path: DRAFT, files: { [file]: text } });
  const wrong = diagnostics.filter(({ severity }) => severity === "error");
  for (const remark of wrong) note(remarkText(remark, new Map([[DRAFT, laidOut]]), noteStyle, columns));
  if (draft.brokenOff !== undefined) note(`proviso: ${draft.brokenOff} The draft is the best of those before.`);
  if (wrong.length === 0) {
    note(
      "The draft compiles, and its citations stand in the text. Whether it says what the text says, you have to read.",
    );
    return EXIT.ok;
  }
  note(`The draft does not compile after ${plural(draft.rounds, "round")}: ${plural(wrong.length, "error")}.`);
  return EXIT.found;

  function whole(draft: string): string {
    return [...head, draft.trim(), ""].join("\n");
  }
}

const DRAFT = "draft.proviso";
