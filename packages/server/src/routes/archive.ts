import { createRoute, z } from "@hono/zod-openapi";
import type { Archive } from "@proviso/archive";
import { Fault } from "../fault.ts";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import { type App, json, problems } from "./common.ts";

const tags = ["Archive"];

/** Searches a collection of documents, where the server was started with one. */
export function archiveRoutes(app: App, { archive }: Site): void {
  const open = (): Archive => {
    if (archive === undefined)
      throw new Fault(
        "unavailable",
        "This server was started without an archive. Start it with --archive and the archive's file.",
      );
    return archive;
  };

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/archive",
      tags,
      summary: "What the archive holds",
      responses: { 200: json(z.looseObject({}), "Counts."), ...problems },
    }),
    async (c) => {
      const { archiveStatus } = await import("@proviso/archive");
      const { where: _, ...status } = await archiveStatus(open());
      return c.json({ ...status }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/archive/documents",
      tags,
      summary: "Searches titles and texts",
      description: 'Words that must all be there, "a phrase", guarant*, AND, OR, NOT, brackets.',
      request: {
        query: z.strictObject({
          q: z.string().max(1000).default(""),
          from: z.string().max(10).optional(),
          to: z.string().max(10).optional(),
          speaker: z.string().max(200).optional(),
          party: z.string().max(200).optional(),
          act: z.string().max(40).optional(),
          question: z.string().max(200).optional(),
          order: z.enum(["newest", "oldest"]).optional(),
          limit: z.coerce.number().int().min(1).max(200).optional(),
          after: z.string().max(1000).optional(),
        }),
      },
      responses: {
        200: json(z.looseObject({ total: z.number(), hits: z.array(z.looseObject({})) }), "Hits."),
        ...problems,
      },
    }),
    async (c) => {
      const { q, ...options } = c.req.valid("query");
      const { searchArchive } = await import("@proviso/archive");
      const page = await mended(searchArchive(open(), q, options));
      const hits = page.hits.map((hit) => ({ ...hit, origin: shortOrigin(hit.origin) }));
      return c.json({ ...page, hits } as never, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/archive/documents/{id}",
      tags,
      summary: "A document with its text, its copies and the candidates found in it",
      request: { params: z.object({ id: s.etag }) },
      responses: { 200: json(z.looseObject({}), "The document."), ...problems },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const { candidatesIn, copiesOf, documentOf } = await import("@proviso/archive");
      const from = open();
      const document = await mended(documentOf(from, id));
      const [copies, page] = await Promise.all([
        copiesOf(from, id),
        candidatesIn(from, { document: id }, { limit: 1000 }),
      ]);
      const origins = document.origins.map((one) => ({ ...one, origin: shortOrigin(one.origin) }));
      return c.json({ document: { ...document, origins }, copies, candidates: page.candidates } as never, 200);
    },
  );
}

/** Where a file lay on the machine that archived it is nobody's business. */
function shortOrigin(origin: string): string {
  return /^https?:/.test(origin) ? origin : (origin.split(/[\\/]/).at(-1) ?? "");
}

/** What the archive says that somebody can mend, as a fault. */
async function mended<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const fault = "code" in error ? error.code : undefined;
    if (fault === "unknown") throw new Fault("not-found", "The archive has no such document.");
    if (fault === "query" || error instanceof RangeError) throw new Fault("bad-request", error.message);
    throw error;
  }
}
