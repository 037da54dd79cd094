import type { FileState, Files, LeftOut } from "./files.ts";
import { plainLines } from "./line-ends.ts";

interface Embedded {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Files that could not be put into it. */
  readonly left?: readonly LeftOut[];
  /** The view that the page was saved at, as an address. */
  readonly view?: string;
}

/** The dossier that was put into the page itself, if one was: a page saved for a newsroom opens from disk and stays interactive. */
export function embeddedFiles(page: Document): Files | undefined {
  const json = page.getElementById("proviso-dossier")?.textContent;
  if (json === undefined || json === null) return undefined;
  const { name, files, left = [], view } = JSON.parse(json) as Embedded;
  const watchers = new Set<Parameters<Files["watch"]>[0]>();
  if (view !== undefined && location.hash === "") history.replaceState(null, "", `#${view}`);
  return {
    name,
    keeps: false,
    open: async () => ({
      left,
      files: new Map(
        Object.entries(files).map(([path, text]): [string, FileState] => [
          path,
          { text: plainLines(text), saving: "saved" },
        ]),
      ),
    }),
    write: (_path, text) => ({
      text,
      saving: "unsaved",
      because: "This page is a copy: what you change is gone when you close it.",
    }),
    settle: async () => {},
    remove: async (path) => {
      for (const watcher of watchers) watcher(new Map([[path, undefined]]));
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
