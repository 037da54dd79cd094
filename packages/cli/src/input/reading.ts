import type { Model } from "@proviso/agreement";
import type { ReadResult } from "@proviso/reader";
import type { Assisted, Endpoint } from "@proviso/reader/assistant";
import type { ReadableDocument } from "@proviso/reader/documents";
import { type Command, InvalidArgumentError, Option } from "commander";
import { UsageError } from "../exit.ts";

/** A language model, where the user names one. */
export interface ModelOptions {
  readonly model?: string;
  readonly modelUrl?: string;
  /** Seconds. */
  readonly modelTimeout?: number;
}

export interface DocumentRead extends ReadResult {
  readonly document: ReadableDocument;
  readonly dated: string | undefined;
  /** What a model added, where one was named. */
  readonly assisted?: Assisted;
  /** Why the model added nothing, where it was named and failed; what the rules found stands. */
  readonly modelFailed?: string;
}

/** `--model-url`, `--model` and `--model-timeout`; the key comes from the environment, where no list of processes shows it. */
export function withModelOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--model-url <address>",
        "let a language model read too: an OpenAI-compatible server, such as http://localhost:11434/v1",
      ).env("PROVISO_MODEL_URL"),
    )
    .addOption(
      new Option("--model <name>", "its name there; its key, if it needs one, in PROVISO_MODEL_KEY").env(
        "PROVISO_MODEL",
      ),
    )
    .addOption(
      new Option("--model-timeout <seconds>", "how long one answer of it may take (default: 120)")
        .env("PROVISO_MODEL_TIMEOUT")
        .argParser(seconds),
    );
}

function seconds(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value)) throw new InvalidArgumentError("Write a whole number of seconds, such as 600.");
  return Number(value);
}

/** The model's server that the options name, or none. @throws UsageError where they name it by half */
export async function endpointNamed({ model, modelUrl, modelTimeout }: ModelOptions): Promise<Endpoint | undefined> {
  if (modelUrl === undefined && model === undefined) return undefined;
  if (modelUrl === undefined || model === undefined)
    throw new UsageError(
      "Name both the model's server and the model: --model-url http://localhost:11434/v1 --model llama3.1",
    );
  const { endpointOf } = await import("@proviso/reader/assistant");
  try {
    const endpoint = endpointOf(modelUrl, model, process.env["PROVISO_MODEL_KEY"]);
    return modelTimeout === undefined ? endpoint : { ...endpoint, timeout: 1000 * modelTimeout };
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

/**
 * Reads one document: its words, its date and its candidates, by the rules and, where one is named, by a model.
 * @param note told where something is sent, before it is
 */
export async function readDocumentAt(
  file: string,
  {
    dated: given,
    model,
    endpoint,
    note,
    signal,
  }: {
    readonly dated?: string;
    readonly model: Model | undefined;
    readonly endpoint?: Endpoint;
    readonly note: (text: string) => void;
    readonly signal?: AbortSignal;
  },
): Promise<DocumentRead> {
  const { documentAt, datedInDossier } = await import("./documents.ts");
  const { read } = await import("@proviso/reader");
  const document = await documentAt(file);
  const dated = given ?? document.dated ?? datedInDossier(model, file);
  const found = await read(document.text, { dated, model });
  if (endpoint === undefined) return { ...found, document, dated };
  const { AssistantError, assistedCandidates, sendingWords, together } = await import("@proviso/reader/assistant");
  note(`proviso: ${sendingWords(endpoint, found.counts.words)}`);
  try {
    const assisted = await assistedCandidates(document.text, endpoint, {
      ...(dated === undefined ? {} : { dated }),
      ...(model === undefined ? {} : { model }),
      ...(signal === undefined ? {} : { signal }),
    });
    const { given: count, rejected, dropped } = assisted;
    note(
      `proviso: The model gave ${count} statements; ${rejected.length} are not used, because the document does not say their words${dropped.length === 0 ? "" : `, and ${dropped.length} parts of others are left out for the same reason`}.`,
    );
    return { ...found, candidates: together(found.candidates, assisted.candidates), document, dated, assisted };
  } catch (error) {
    if (error instanceof AssistantError) return { ...found, document, dated, modelFailed: error.message };
    throw error;
  }
}
