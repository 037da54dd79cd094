import { openingQuestions } from "@proviso/report/view/opening";
import type { Site } from "../site.ts";
import { jobFor } from "./job-for.ts";

/** After so long the rest is left to whoever asks, in milliseconds. */
const MOST_MS = 30_000;

/**
 * Works out what the first page will ask, so that it stands at once when the browser is there. One question after the other, so that the other threads
 * are free for whoever comes; what cannot be answered is told when it is asked.
 */
export async function answerAhead(site: Site, signal: AbortSignal): Promise<void> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]);
  const quietly = async (task: Parameters<typeof jobFor>[2]): Promise<string | undefined> => {
    if (until.aborted) return undefined;
    try {
      const { body } = await site.answers.of(await jobFor(site, {}, task), until);
      return String(body);
    } catch {
      return undefined;
    }
  };
  const said = await quietly({ kind: "said" });
  const model = said === undefined ? null : JSON.parse(said).model;
  if (model === null) return;
  for (const { kind, asked } of openingQuestions(model))
    await quietly({ kind: "answer", name: kind, asked, format: "json" });
}
