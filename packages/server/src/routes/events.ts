import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import type { Site } from "../site.ts";
import { type App, problems } from "./common.ts";

const HEARTBEAT = 15_000;
/** What an event's identifier is written with. */
const ID = /^[\w-]+$/;

export function eventRoutes(app: App, { events }: Site, heartbeat = HEARTBEAT): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/events",
      tags: ["Events"],
      summary: "What happens to the dossier, as it happens",
      description:
        "Server-sent events: `file` (another text, or none: `{ path, etag, by }`), `draft` (somebody types: `{ path, by }`), `review` (somebody read a document or decided on what was found in it: `{ document, by }`), `reset` (something may have been missed: read again). A comment every 15 s. With Last-Event-ID what was missed comes first; without it, what came after `since`.",
      request: {
        query: z.strictObject({
          since: z.string().max(60).regex(ID).optional().openapi({
            description:
              "The identifier of an event, such as `events` of `/api/opened`; one that is not known any more gives a `reset`.",
          }),
        }),
      },
      responses: {
        200: { description: "A stream that does not end.", content: { "text/event-stream": { schema: z.string() } } },
        ...problems,
      },
    }),
    (c) => {
      const { since } = c.req.valid("query");
      // A browser that connects again asks the same address, and says in its header how far it has come since.
      const last = c.req.header("last-event-id") ?? since;
      c.header("X-Accel-Buffering", "no");
      return streamSSE(c, async (stream) => {
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        let writing: Promise<unknown> = Promise.resolve();
        const write = (make: () => Promise<unknown>): void => {
          writing = writing.then(make).catch(end);
        };
        const send = ({ id, happening: { kind, ...data } }: Parameters<Parameters<typeof events.listen>[0]>[0]): void =>
          write(() => stream.writeSSE({ id, event: kind, data: JSON.stringify(data) }));
        write(() => stream.write(`retry: 1000\n: connected\n${last === undefined ? `id: ${events.last}\n` : ""}\n`));
        if (last !== undefined) for (const sent of events.since(last)) send(sent);
        const stop = events.listen(send);
        const timer = setInterval(() => write(() => stream.write(": \n\n")), heartbeat);
        stream.onAbort(end);
        await ended;
        clearInterval(timer);
        stop();
      }) as never;
    },
  );
}
