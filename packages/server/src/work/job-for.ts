import { Fault } from "../fault.ts";
import type { Site } from "../site.ts";
import type { Overlay } from "./host.ts";
import type { Job } from "./job.ts";

/** What a question needs beside itself. */
export interface Setting {
  readonly texts?: Overlay;
  readonly at?: number;
  readonly since?: number;
}

/** The work for a question: the files as they are, or were, with the texts that were sent along. */
export async function jobFor(site: Site, { texts = {}, at, since }: Setting, task: Job["task"]): Promise<Job> {
  const now = await draftAt(site, at);
  const there = Object.entries(texts).filter(([file]) => file.endsWith(".proviso"));
  const files = new Set(now.files);
  for (const [file, text] of there) {
    if (text === null) files.delete(file);
    else files.add(file);
  }
  if (files.size === 0)
    throw new Fault(
      "text-errors",
      "This dossier has no agreement yet: no .proviso file. Write one, or open the worked example.",
      { diagnostics: [] },
    );
  return {
    root: site.files.root,
    files: [...files].sort(),
    overlay: { ...now.overlay, ...texts },
    ...(since === undefined ? {} : { before: await draftAt(site, since) }),
    maxBytes: site.limits.textBytes,
    task,
  };
}

/**
 * The dossier as it was after a revision: which files, and what they said where that is another than now.
 * @throws Fault `not-found` where there is no such revision, or a text of it is damaged
 */
export async function draftAt(
  { files }: Site,
  revision: number | undefined,
): Promise<{ files: readonly string[]; overlay: Overlay }> {
  const now = await files.agreements();
  if (revision === undefined) return { files: now, overlay: {} };
  const { history } = files;
  if (!(await history.revisions()).some((one) => one.revision === revision))
    throw new Fault("not-found", `The history has no revision ${revision}.`);
  const state = await history.stateAt(revision);
  const overlay: Record<string, string | null> = {};
  for (const { path } of await files.list()) if (!state.has(path) && path.endsWith(".proviso")) overlay[path] = null;
  for (const [path, id] of state) {
    if (id !== null && (await files.etag(path)) === id) continue;
    const text = id === null ? null : await history.text(id);
    if (text === undefined)
      throw new Fault(
        "not-found",
        `The text of \`${path}\` at revision ${revision} is not kept any more, so nothing can be said about the dossier as it was then. Ask about another revision.`,
      );
    overlay[path] = text;
  }
  const there = new Set(
    [...now, ...Object.keys(overlay)].filter((path) => path.endsWith(".proviso") && overlay[path] !== null),
  );
  return { files: [...there].sort(), overlay };
}
