import { readFile } from "node:fs/promises";
import { createRoute, z } from "@hono/zod-openapi";
import { Fault } from "../fault.ts";
import type { Site } from "../site.ts";
import { textsOf } from "../store/texts.ts";
import { type App, problems } from "./common.ts";

/** Where the workbench's page (vite/one-page.ts) wants the dossier. */
const DOSSIER_HERE = "<!--PROVISO-DOSSIER-->";

/** A view as a page of its own: the workbench and the dossier's texts in one file, for whoever has no Proviso. */
export function pageRoutes(app: App, { files, name, page }: Site): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/page",
      tags: ["Dossier"],
      summary: "The dossier as one page that opens from disk and can be asked there",
      description:
        "The whole workbench and every text of the dossier, its sources with them, in one HTML file that needs no server and asks nobody for anything; files that are not written in UTF-8, or too large, are left out. `view` is the address that it opens at.",
      request: { query: z.strictObject({ view: z.string().max(4000).startsWith("/").optional() }) },
      responses: {
        200: { description: "The page.", content: { "text/html": { schema: z.string() } } },
        ...problems,
      },
    }),
    async (c) => {
      if (page === undefined)
        throw new Fault(
          "unavailable",
          "This server was started without the workbench's files. Start it with npm start, or build them with npm run build.",
        );
      const { view } = c.req.valid("query");
      const { texts, left } = await textsOf(files);
      const json = JSON.stringify({
        name,
        files: Object.fromEntries(texts.map(({ path, text }) => [path, text])),
        ...(left.length === 0 ? {} : { left }),
        ...(view === undefined ? {} : { view }),
      });
      // In a script, only `<` can end what stands there.
      const dossier = `<script type="application/json" id="proviso-dossier">${json.replaceAll("<", "\\u003c")}</script>`;
      const html = (await readFile(page, "utf8")).replace(DOSSIER_HERE, () => dossier);
      c.header("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.html`)}`);
      return c.body(html, 200, { "Content-Type": "text/html; charset=utf-8" }) as never;
    },
  );
}
