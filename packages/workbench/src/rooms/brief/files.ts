import type { Answered, Asked } from "@proviso/report/ask";
import { KIND_TEXTS } from "@proviso/report/ask/names";
import type { Problem } from "../../files/api.ts";

/** As the API and the command line print it. */
export async function markdownOf({ document }: Answered): Promise<Blob> {
  const { documentMarkdown } = await import("@proviso/report/document/markdown");
  return new Blob([documentMarkdown(document)], { type: "text/markdown" });
}

/** As the API answers it. */
export async function jsonOf(answer: Answered): Promise<Blob> {
  const body = { format: "proviso-answers/1", kind: "brief", title: KIND_TEXTS.brief.title, answers: [answer] };
  return new Blob([JSON.stringify(body)], { type: "application/json" });
}

/**
 * Made by the server, which also has texts that are not saved yet.
 * @throws Error with what the server says, in a sentence
 */
export async function docxOf(
  asked: Asked,
  texts: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const unsaved = Object.keys(texts).length === 0 ? {} : { texts };
  const response = await fetch("/api/answers/brief", {
    method: "POST",
    body: JSON.stringify({ ...asked, ...unsaved, format: "docx" }),
    headers: { "Content-Type": "application/json" },
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Error("the server does not answer. Start it again, and try once more.");
  });
  if (response.ok) return response.blob();
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  throw new Error(problem?.detail ?? `the server answered ${response.status}.`);
}
