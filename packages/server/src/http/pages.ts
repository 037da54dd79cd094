import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { ROOMS } from "@proviso/report/view/address";
import type { Context } from "hono";
import type { App } from "../routes/common.ts";
import type { Site } from "../site.ts";
import { jobFor } from "../work/job-for.ts";
import { faultOf } from "./problem.ts";

/** Stands in the workbench's page where the mark of the answer's styles goes. */
const NONCE = "PROVISO-CSP-NONCE";

/** The workbench, for browsers; where it was not built, the brief as a page that needs no script. */
export function pages(app: App, site: Site, assets: string | undefined): void {
  app.get("/brief.html", (c) => briefPage(c, site));
  const index = assets === undefined ? undefined : join(assets, "index.html");
  if (assets === undefined || index === undefined || !existsSync(index)) {
    app.get("/", (c) => briefPage(c, site));
    return;
  }
  app.get(
    "/assets/*",
    serveStatic({
      root: assets,
      precompressed: true,
      // Their names change with what is in them.
      onFound: (_, c) => c.header("Cache-Control", "public, max-age=31536000, immutable"),
    }),
  );
  app.get("/*", async (c, next) => {
    // Every view has an address, and the page there finds out which.
    const { path } = c.req;
    const room = path.split("/")[1] ?? "";
    // A view may be of `Nato1949.aid`, which looks like a file.
    const isView = ROOMS.some((known) => known === room);
    if (!isView && (path.startsWith("/api/") || /\.[a-z0-9]{1,8}$/i.test(path))) return next();
    // Whoever asks for a view as data can do nothing with the page.
    if (path.endsWith(".json")) return next();
    return c.html((await readFile(index, "utf8")).replaceAll(NONCE, c.get("nonce")));
  });
  app.get("/*", serveStatic({ root: assets }));
}

async function briefPage(c: Context, site: Site): Promise<Response> {
  try {
    const job = await jobFor(site, {}, { kind: "answer", name: "brief", asked: {}, format: "html" });
    const { body } = await site.answers.of(job, c.req.raw.signal);
    return c.html(marked(String(body), c.get("nonce")));
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === "internal") throw error;
    const { documentHtml } = await import("@proviso/report/document/html");
    const page = documentHtml(site.name, [
      { kind: "heading", level: 1, text: site.name },
      { kind: "paragraph", line: [fault.message] },
      { kind: "paragraph", line: ["Mend the text in any editor and load this page again."] },
    ]);
    return c.html(marked(page, c.get("nonce")));
  }
}

/** Lets the page bring its styles along. */
function marked(page: string, nonce: string): string {
  return page.replace("<style>", `<style nonce="${nonce}">`);
}
