import type { Happening } from "./server.ts";

type Listener = (happening: Happening) => void;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
const AGAIN_MS = 5000;

/**
 * Listens to what happens to the dossier on the server; the browser comes back by itself when the line breaks. All who listen share one line.
 * @param since what had happened last as far as the first who listens knows
 * @returns what ends it
 */
export function serverEvents(listener: Listener, since?: string): () => void {
  listeners.add(listener);
  if (source === undefined) source = opened(since);
  return () => listeners.delete(listener);
}

function opened(since?: string): EventSource {
  const made = new EventSource(`/api/events${since === undefined ? "" : `?since=${encodeURIComponent(since)}`}`);
  const tell = (happening: Happening): void => {
    for (const listener of listeners) listener(happening);
  };
  for (const kind of ["file", "review"] as const)
    made.addEventListener(kind, ({ data }: MessageEvent<string>) => tell({ kind, ...JSON.parse(data) }));
  made.addEventListener("reset", () => tell({ kind: "reset" }));
  // A server that answers with a refusal ends the line for good; one that comes back may have another word.
  made.addEventListener("error", () => {
    if (made.readyState !== EventSource.CLOSED || source !== made) return;
    setTimeout(() => {
      source = opened();
      tell({ kind: "reset" });
    }, AGAIN_MS);
  });
  return made;
}
