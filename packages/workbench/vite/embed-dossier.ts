import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Plugin } from "vite";

/**
 * While developing: puts a dossier's files into the page, as a page that was saved for a newsroom has them, so that the workbench runs without a
 * server. `PROVISO_DOSSIER` names the folder.
 */
export function embedDossier(): Plugin {
  return {
    name: "proviso:embed-dossier",
    apply: "serve",
    transformIndexHtml(html) {
      const folder = resolve(
        process.env.PROVISO_DOSSIER ?? join(import.meta.dirname, "../../../dossiers/ukraine-2025"),
      );
      const files = Object.fromEntries(
        textsBelow(folder).map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
      );
      const json = JSON.stringify({ name: relative(join(folder, ".."), folder), files }).replaceAll("<", "\\u003c");
      return html.replace("</body>", `<script type="application/json" id="proviso-dossier">${json}</script></body>`);
    },
  };
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name.startsWith(".")) return [];
    return statSync(path).isDirectory() ? textsBelow(path) : /\.(proviso|txt|md|csv)$/.test(name) ? [path] : [];
  });
}
