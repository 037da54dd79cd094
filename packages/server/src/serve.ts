import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { basename, dirname, join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import type { Archive } from "@proviso/archive";
import type { Endpoint } from "@proviso/reader/assistant";
import { createApp } from "./app.ts";
import { isLoopback } from "./http/guard.ts";
import { Events } from "./live/events.ts";
import { Watch } from "./live/watch.ts";
import { LIMITS, type Limits, type Site } from "./site.ts";
import { type Disk, nodeDisk } from "./store/disk.ts";
import { Drafts } from "./store/drafts.ts";
import { Files } from "./store/files.ts";
import { removeLeftovers } from "./store/leftovers.ts";
import { Reviews } from "./store/reviews.ts";
import { answerAhead } from "./work/ahead.ts";
import { Answers } from "./work/answers.ts";
import { Pool } from "./work/pool.ts";

export interface ServeOptions {
  /** The folder whose `.proviso` files are the dossier. */
  readonly dossier: string;
  /** Default: this machine only. */
  readonly host?: string;
  /** 0: any that is free. */
  readonly port?: number;
  /** Asked of everybody. Made up where the server can be reached from other machines and none is given. */
  readonly token?: string;
  /** Documents to search; opened by the caller, who closes it after the server has stopped. */
  readonly archive?: Archive;
  /** A language model that may read a document where somebody asks for it; the only thing that the server ever calls. */
  readonly languageModel?: Endpoint;
  /** The folder of the workbench's built files. */
  readonly assets?: string;
  readonly version?: string;
  readonly limits?: Partial<Limits>;
  /** Further names by which the server may be called. */
  readonly names?: readonly string[];
  /** The file of the threads that answer, where it is not beside the source. */
  readonly worker?: URL;
  /** Work out what the first page asks before it asks. */
  readonly ahead?: boolean;
  readonly disk?: Disk;
  readonly now?: () => Date;
  /** Told of faults of our own, to be printed. */
  readonly onFault?: (error: unknown) => void;
}

export interface Running {
  /** The one address to open; with the token, where there is one. */
  readonly url: string;
  readonly port: number;
  readonly token: string | undefined;
  readonly site: Site;
  /** Finishes what is being written, answers nothing more, and ends. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves a dossier over HTTP until it is stopped.
 * @throws Fault where there is no such folder; the system's error where the address cannot be had
 */
export async function serve(options: ServeOptions): Promise<Running> {
  const { host = "127.0.0.1", port = 0, disk = nodeDisk, now = () => new Date() } = options;
  const limits = { ...LIMITS, ...options.limits };
  const events = new Events();
  let watch: Watch | undefined;
  const files = await Files.open(options.dossier, {
    disk,
    now,
    maxBytes: limits.textBytes,
    onSaved: (path, etag, by) => {
      watch?.expect(path, etag);
      events.tell({ kind: "file", path, etag, ...(by === undefined ? {} : { by }) });
    },
  });
  // Nobody waits for it.
  void removeLeftovers(files.root, new Date()).catch(() => {});
  watch = await Watch.start(files, (path, etag) => events.tell({ kind: "file", path, etag }));
  const pool = new Pool({
    limit: limits.answerMs,
    worker: options.worker ?? new URL("./work/worker.ts", import.meta.url),
  });
  const page = options.assets === undefined ? undefined : join(options.assets, "page.html");
  const site: Site = {
    version: options.version ?? "0.0.0",
    name: basename(files.root) === "" ? dirname(files.root) : basename(files.root),
    files,
    drafts: new Drafts(files.history, disk, limits.textBytes, now),
    events,
    reviews: new Reviews(files.history, disk, now),
    answers: new Answers(pool),
    pool,
    ...(options.archive === undefined ? {} : { archive: options.archive }),
    ...(options.languageModel === undefined ? {} : { languageModel: options.languageModel }),
    ...(page === undefined || !existsSync(page) ? {} : { page }),
    limits,
  };
  const token = options.token ?? (isLoopback(host) ? undefined : crypto.randomUUID().replaceAll("-", ""));
  let bound = port;
  const app = createApp(site, {
    guarding: { host, port: () => bound, token, names: options.names },
    assets: options.assets,
    onFault: options.onFault ?? (() => {}),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  try {
    server.listen(port, host.replace(/^\[|\]$/g, ""));
    await once(server, "listening");
  } catch (error) {
    watch.close();
    throw error;
  }
  bound = (server.address() as AddressInfo).port;
  pool.warm();
  const stopping = new AbortController();
  if (options.ahead === true) void answerAhead(site, stopping.signal);
  const shown = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host === "0.0.0.0" ? "127.0.0.1" : host;
  return {
    url: `http://${shown}:${bound}/${token === undefined ? "" : `?token=${token}`}`,
    port: bound,
    token,
    site,
    stop: async () => {
      stopping.abort();
      watch?.close();
      const closed = once(server, "close");
      server.close();
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      // Streams of events have no end of their own.
      const last = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 300);
      await pool.close();
      await closed;
      clearTimeout(last);
    },
  };
}
