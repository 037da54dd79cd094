import type { Diagnostic } from "@proviso/language";
import { type AskOptions, AssistantError, askModel } from "./ask.ts";
import type { Endpoint } from "./endpoint.ts";
import { DATA_ONLY, fenced } from "./fence.ts";
import { draftSchema } from "./schema.ts";

export interface DraftOptions extends AskOptions {
  /** How often a draft goes back with the compiler's remarks; three times unless told. */
  readonly repairs?: number;
  /** An agreement in the language, for the model to see how it is written. */
  readonly example: string;
  /** A draft made by rules of the same document, for the model to begin from; it may be wrong. */
  readonly beginning?: string;
  readonly onProgress?: (round: number, errors: number) => void;
}

export interface Draft {
  readonly text: string;
  /** What the compiler says of the last draft; without errors, it can be asked. */
  readonly diagnostics: readonly Diagnostic[];
  /** How often the model answered. */
  readonly rounds: number;
  /** Why it was not asked further, where its server or the model failed while the draft was being mended. */
  readonly brokenOff?: string;
}

/** What a model is asked to draft from at most, in characters: more than the usual windows of models hold would be cut off unseen. */
const MOST_CHARACTERS = 100_000;

const INSTRUCTIONS = `You write agreements in the Proviso language, for lawyers who check every line. Encode what the document says and nothing else: cite its words, character by character, with cite SOURCE "words"; mark what it does not say with assumed "why"; make a question of what it leaves open.
The document is declared already, as the source named document: do not write a source line, and use no other file. Answer with one file. The compiler's remarks on your last file, where there are any, have to be mended.
${DATA_ONLY}`;

/**
 * A draft of an agreement by a language model, held against the compiler: what it objects to goes back to the model, up to a limit. The draft with the
 * fewest errors is returned with what is still wrong with it, never passed off as sound.
 * @param check what the compiler says of a draft that cites the document as the source `document`
 * @throws AssistantError where the model or its server fails before there is any draft; the signal's reason where it was cancelled; RangeError for a
 * document that is too long
 */
export async function assistedDraft(
  text: string,
  endpoint: Endpoint,
  check: (draft: string) => Promise<readonly Diagnostic[]>,
  { repairs = 3, example, beginning, onProgress, ...ask }: DraftOptions,
): Promise<Draft> {
  if (text.length > MOST_CHARACTERS)
    throw new RangeError(
      `The document has ${text.length} characters; a model drafts from ${MOST_CHARACTERS} at most. Give it one part.`,
    );
  let best: { text: string; diagnostics: readonly Diagnostic[] } | undefined;
  let last: { text: string; diagnostics: readonly Diagnostic[] } | undefined;
  let rounds = 0;
  while (rounds <= repairs) {
    const prompt = [
      `An example of the language:\n${fenced("example", example)}`,
      fenced("document", text),
      ...(last === undefined
        ? beginning === undefined
          ? []
          : [fenced("a first draft, made by rules, which may be wrong", beginning)]
        : [fenced("your last file", last.text), `The compiler's remarks:\n${last.diagnostics.map(remark).join("\n")}`]),
    ].join("\n\n");
    let proviso: string;
    try {
      ({ proviso } = await askModel(endpoint, { instructions: INSTRUCTIONS, prompt, schema: draftSchema }, ask));
    } catch (error) {
      // What it gave before is worth more than nothing.
      if (error instanceof AssistantError && best !== undefined) return { ...best, rounds, brokenOff: error.message };
      throw error;
    }
    rounds += 1;
    const diagnostics = await check(proviso);
    last = { text: proviso, diagnostics };
    onProgress?.(rounds, errors(diagnostics));
    if (best === undefined || errors(diagnostics) < errors(best.diagnostics)) best = last;
    if (errors(diagnostics) === 0) break;
  }
  if (best === undefined) throw new RangeError(`a draft has to be asked for at least once, not ${repairs + 1} times`);
  return { ...best, rounds };
}

function errors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

function remark({ place, severity, message, help }: Diagnostic): string {
  return `line ${place.line}: ${severity}: ${message}${help === undefined ? "" : ` ${help}`}`;
}
