import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, NoObjectGeneratedError, Output } from "ai";
import type { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

/** What a model did instead of answering. */
export type Failing = "unreachable" | "refused" | "stalled" | "cut off" | "unreadable";

export class AssistantError extends Error {
  override readonly name = "AssistantError";
  readonly kind: Failing;

  constructor(kind: Failing, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** How long one answer may take, in milliseconds; the endpoint's, else two minutes. */
  readonly timeout?: number;
  /** How often an answer that cannot be read is asked for in all; twice unless told. */
  readonly attempts?: number;
  /** For tests. */
  readonly fetch?: typeof fetch;
}

/** Answers longer than this are cut off by the server. */
const MOST_TOKENS = 8_000;

/**
 * Asks a model for an answer of a shape. It gets no tools: whatever it is made to say, it can do nothing.
 * @throws AssistantError that says what the server or the model did, and what to do; the signal's reason where it was cancelled
 */
export async function askModel<S extends z.ZodType>(
  endpoint: Endpoint,
  { instructions, prompt, schema }: { readonly instructions: string; readonly prompt: string; readonly schema: S },
  { signal, timeout = endpoint.timeout ?? 120_000, attempts = 2, fetch }: AskOptions = {},
): Promise<z.infer<S>> {
  const provider = createOpenAICompatible({
    name: "named-by-the-user",
    baseURL: endpoint.url,
    supportsStructuredOutputs: true,
    ...(endpoint.key === undefined ? {} : { apiKey: endpoint.key }),
    fetch: bounded(fetch),
  });
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    const late = AbortSignal.timeout(timeout);
    try {
      const { output } = await generateText({
        model: provider(endpoint.model),
        instructions,
        prompt,
        temperature: 0,
        maxOutputTokens: MOST_TOKENS,
        maxRetries: 0,
        abortSignal: signal === undefined ? late : AbortSignal.any([signal, late]),
        output: Output.object({ schema }),
      });
      return output as z.infer<S>;
    } catch (error) {
      signal?.throwIfAborted();
      const failing = failureOf(error, late.aborted, endpoint, timeout);
      if (failing.kind !== "unreadable" || attempt >= attempts) throw failing;
    }
  }
}

/** No answer of the form that is asked for is longer, in bytes. */
const MOST_ANSWER = 4_000_000;

/**
 * A request that goes where the user has said and nowhere else (a server that redirects is not followed with the document's words), and an answer
 * that ends before it fills the memory.
 */
function bounded(given: typeof fetch = globalThis.fetch): typeof fetch {
  return async (input, init) => {
    const response = await given(input, { ...init, redirect: "manual" });
    if (response.status >= 300 && response.status < 400) throw new Redirected(response.headers.get("location") ?? "");
    if (response.body === null) return response;
    let left = MOST_ANSWER;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength;
        if (left < 0) controller.error(new Endless());
        else controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
  };
}

class Redirected extends Error {
  readonly to: string;
  constructor(to: string) {
    super("redirected");
    this.to = to;
  }
}

class Endless extends Error {}

function within<T extends Error>(error: unknown, kind: new (...args: never[]) => T): T | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++)
    if (at instanceof kind) return at;
  return undefined;
}

function failureOf(error: unknown, late: boolean, { url, model }: Endpoint, timeout: number): AssistantError {
  const at = new URL(url).origin;
  const cause = { cause: error };
  if (late)
    return new AssistantError(
      "stalled",
      `The model ${model} at ${at} did not finish within ${Math.round(timeout / 1000)} s. Give it more time (--model-timeout, or PROVISO_MODEL_TIMEOUT), or try a smaller model or a shorter document.`,
      cause,
    );
  const redirected = within(error, Redirected);
  if (redirected !== undefined)
    return new AssistantError(
      "refused",
      `The server at ${at} sends its callers elsewhere (${shortened(redirected.to)}); the document was not sent there. Name that address, if you mean it.`,
      cause,
    );
  if (within(error, Endless) !== undefined)
    return new AssistantError(
      "cut off",
      `The answer of ${model} did not end within ${MOST_ANSWER / 1e6} MB; nothing of it is used.`,
      cause,
    );
  if (NoObjectGeneratedError.isInstance(error)) {
    return error.finishReason === "length"
      ? new AssistantError(
          "cut off",
          `The answer of ${model} was cut off before its end; nothing of it is used.`,
          cause,
        )
      : new AssistantError(
          "unreadable",
          `The answer of ${model} is not of the form that was asked for; nothing of it is used.`,
          cause,
        );
  }
  if (APICallError.isInstance(error)) {
    if (error.statusCode !== undefined && error.statusCode < 400)
      return new AssistantError("cut off", `The answer of ${model} broke off; nothing of it is used.`, cause);
    return error.statusCode === undefined
      ? new AssistantError("unreachable", `No model's server answers at ${at}. Is it running?`, cause)
      : new AssistantError(
          "refused",
          `The server at ${at} answered ${error.statusCode}: ${shortened(error.message)}`,
          cause,
        );
  }
  return new AssistantError("unreadable", `The answer of ${model} could not be read; nothing of it is used.`, cause);
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
