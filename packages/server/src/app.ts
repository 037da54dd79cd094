import { createRoute, z } from "@hono/zod-openapi";
import { shownEndpoint } from "@proviso/reader/assistant/endpoint";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Fault } from "./fault.ts";
import { type Guarding, guard } from "./http/guard.ts";
import { headers } from "./http/headers.ts";
import { pages } from "./http/pages.ts";
import { faultOf, respond } from "./http/problem.ts";
import { answerRoutes } from "./routes/answers.ts";
import { archiveRoutes } from "./routes/archive.ts";
import { type App, json, newApp, problems } from "./routes/common.ts";
import { dossierRoutes } from "./routes/dossier.ts";
import { draftRoutes } from "./routes/drafts.ts";
import { eventRoutes } from "./routes/events.ts";
import { fileRoutes } from "./routes/files.ts";
import { historyRoutes } from "./routes/history.ts";
import { openedRoutes } from "./routes/opened.ts";
import { pageRoutes } from "./routes/page.ts";
import { readRoutes } from "./routes/read.ts";
import { treatyRoutes } from "./routes/treaty.ts";
import { viewRoutes } from "./routes/views.ts";
import { LIMITS, type Site } from "./site.ts";

export interface AppOptions {
  readonly guarding: Guarding;
  /** The folder of the workbench's files; absent: pages without scripts. */
  readonly assets?: string;
  /** Told of faults of our own. */
  readonly onFault: (error: unknown) => void;
}

/** Room for a text as JSON, which may take up to twice its bytes, and for what goes with it. */
const ROOM = 1_000_000;

/** Everything that is asked over HTTP. */
export function createApp(site: Site, { guarding, assets, onFault }: AppOptions): App {
  const app = newApp();
  app.use("*", headers);
  app.use("*", guard(guarding));
  const { textBytes, uploadBytes } = site.limits;
  app.use(
    "/api/*",
    bodyLimit({
      maxSize: Math.max(2 * textBytes, uploadBytes) + ROOM,
      onError: async (c) => {
        await drained(c);
        throw new Fault(
          "too-large",
          `The request is too large: texts may have ${textBytes / 1e6} MB, uploads ${uploadBytes / 1e6} MB. Divide it, or save it as a file in the dossier's folder.`,
        );
      },
    }),
  );
  app.use("/api/*", async (c, next) => {
    const type = c.req.header("content-type")?.split(";")[0]?.trim();
    const takes = c.req.path === "/api/read" ? ["application/json", "multipart/form-data"] : ["application/json"];
    if (["POST", "PUT", "PATCH"].includes(c.req.method) && !takes.includes(type ?? ""))
      throw new Fault("wrong-type", `Send ${takes.join(" or ")} as the Content-Type.`);
    await next();
  });

  addRoutes(app, site);
  app.all("/api/*", (c) => {
    throw new Fault(
      "not-found",
      `There is nothing at ${c.req.method} ${c.req.path}; /api/openapi.json lists what there is.`,
    );
  });
  pages(app, site, assets);

  app.notFound((c) => respond(c, new Fault("not-found", `There is no page ${c.req.path} here.`)));
  app.onError((error, c) => {
    const fault = malformed(error) ?? faultOf(error);
    if (fault.code === "internal") onFault(error);
    return respond(c, fault);
  });
  return app;
}

function addRoutes(app: App, site: Site): void {
  fileRoutes(app, site);
  historyRoutes(app, site);
  draftRoutes(app, site);
  answerRoutes(app, site);
  dossierRoutes(app, site);
  openedRoutes(app, site);
  readRoutes(app, site);
  treatyRoutes(app, site);
  archiveRoutes(app, site);
  pageRoutes(app, site);
  viewRoutes(app, site);
  eventRoutes(app, site);
  serverRoutes(app, site);
}

/** The description of everything under `/api`, without a dossier. */
export function apiDescription(version: string): ReturnType<App["getOpenAPI31Document"]> {
  const app = newApp();
  // Routes take their dossier apart only when they are asked.
  addRoutes(app, { limits: LIMITS } as Site);
  return app.getOpenAPI31Document(DESCRIPTION(version));
}

/** As much of a refused request as is read to its end: a browser that is cut off while sending never sees the answer. */
const MOST_DRAINED = 500_000_000;

async function drained(c: Context): Promise<void> {
  const { body } = c.req.raw;
  if (body === null || body.locked) return;
  let left = MOST_DRAINED;
  for await (const chunk of body) {
    left -= chunk.length;
    if (left < 0) return;
  }
}

/** What the framework throws for a body that is no JSON. */
function malformed(error: Error): Fault | undefined {
  if (!("status" in error) || error.status !== 400) return undefined;
  return new Fault("bad-request", `${error.message}. Send well-formed JSON.`);
}

function serverRoutes(app: App, { version, name, limits, archive, languageModel }: Site): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/server",
      tags: ["Server"],
      summary: "What this server is and allows",
      responses: {
        200: json(
          z.object({
            version: z.string(),
            dossier: z.string(),
            archive: z.boolean().openapi({ description: "Whether there is an archive to search." }),
            languageModel: z.object({ url: z.string(), model: z.string(), here: z.boolean() }).nullable().openapi({
              description:
                "The language model that may read a document where somebody asks for it: where the document's words go then, and whether that is on the server's own machine (`here`). Null: there is none.",
            }),
            limits: z.object({
              textBytes: z.number(),
              uploadBytes: z.number(),
              readBytes: z.number(),
              answerMs: z.number(),
            }),
          }),
          "About the server.",
        ),
        ...problems,
      },
    }),
    (c) => {
      // Its key is nobody's business.
      const named = languageModel === undefined ? null : shownEndpoint(languageModel);
      const about = { version, dossier: name, archive: archive !== undefined, limits: { ...limits } };
      return c.json({ ...about, languageModel: named }, 200);
    },
  );
  app.doc31("/api/openapi.json", DESCRIPTION(version));
}

const DESCRIPTION = (version: string) => ({
  openapi: "3.1.0",
  info: {
    title: "Proviso",
    version,
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    description:
      "What the promises of a dossier are worth, over HTTP: its files with every save kept, and every answer as data, as a layout, and printed. Errors are problem documents (RFC 9457). The server answers on this machine only, unless it was started otherwise, and calls nobody but a language model that whoever started it has named.",
  },
});
