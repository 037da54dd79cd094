import type { Happening } from "./server.ts";

/** Listens to what happens to the dossier on the server; the browser comes back by itself when the line breaks. */
export function serverEvents(listener: (happening: Happening) => void): void {
  const source = new EventSource("/api/events");
  source.addEventListener("file", ({ data }: MessageEvent<string>) => listener({ kind: "file", ...JSON.parse(data) }));
  source.addEventListener("reset", () => listener({ kind: "reset" }));
}
