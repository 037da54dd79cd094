import type { Model } from "@proviso/agreement";
import type { Endpoint } from "@proviso/reader/assistant";
import { Fault } from "../fault.ts";
import type { SecondReading } from "../store/reviews.ts";

/**
 * Has a language model read a document. The waiting is done here and not in a thread that answers, so that a slow model keeps nobody's answers back.
 * @throws Fault `model-failed` that says what the model or its server did
 */
export async function secondReading(
  endpoint: Endpoint,
  {
    document,
    text,
    words,
    ...given
  }: {
    readonly document: string;
    readonly text: string;
    readonly words: number;
    readonly dated: string | undefined;
    readonly model: Model | undefined;
    readonly signal: AbortSignal;
  },
): Promise<Omit<SecondReading, "at">> {
  const { AssistantError, assistedCandidates, shownEndpoint } = await import("@proviso/reader/assistant");
  try {
    const found = await assistedCandidates(text, endpoint, given);
    return { document, ...shownEndpoint(endpoint), words, ...found };
  } catch (error) {
    if (error instanceof AssistantError) throw new Fault("model-failed", error.message, { failing: error.kind });
    throw error;
  }
}
