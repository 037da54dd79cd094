import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { type Running, type ServeOptions, serve } from "../src/index.ts";

const CLI = join(import.meta.dirname, "../../cli/src/main.ts");

/** A small dossier: two guarantors, an open question, a scenario. */
export const PACT = `agreement Pact "Security pact for Moldova"
  question approval "Must the guarantors agree before they act?" either needed or notNeeded
  group Guarantors: France, Poland
  [approval is needed:
    decision response "Whether to act"
      by all of Guarantors
      within 3 days failing which refused]
  clause defence "Article 2"
    when anyone attacks Moldova
    [approval is needed: if response is approved]
    each of Guarantors shall assist Moldova within 7 days
  promise protection to Moldova kept when any of Guarantors assists Moldova

reading strict of Pact takes approval is needed

scenario attacked "Moldova is attacked" of Pact
  Russia attacks Moldova on day 0
  stance each of Guarantors yes 60%, no 40%
`;

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  readonly json: any;
}

export interface Sending {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request as it stands, whatever a browser would make of its headers. */
export function ask(port: number, path: string, { method = "GET", body, headers = {} }: Sending = {}): Promise<Reply> {
  const payload =
    body === undefined
      ? undefined
      : typeof body === "string" || body instanceof Uint8Array
        ? body
        : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method,
        headers: { ...(payload === undefined ? {} : { "content-type": "application/json" }), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const json =
            /json/.test(String(response.headers["content-type"])) && text !== "" ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      },
    );
    sent.on("error", reject);
    sent.end(payload);
  });
}

export interface Bench {
  readonly folder: (files?: Readonly<Record<string, string | Uint8Array>>) => string;
  /** A server in this process, over real HTTP. */
  readonly serve: (dossier: string, options?: Partial<ServeOptions>) => Promise<Running>;
  /** A server in a process of its own, by the command line. */
  readonly spawn: (
    dossier: string,
    args?: readonly string[],
  ) => Promise<{ child: ChildProcess; url: string; port: number; ended: Promise<number | null> }>;
}

/** Makes folders and servers, and takes all of them away when the file is done. */
export function bench(): Bench {
  const home = mkdtempSync(join(tmpdir(), "proviso-server-"));
  const running: Running[] = [];
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(running.map(({ stop }) => stop()));
    rmSync(home, { recursive: true, force: true });
  });
  return {
    folder: (files = { "pact.proviso": PACT }) => {
      const folder = mkdtempSync(join(home, "dossier-"));
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      return folder;
    },
    serve: async (dossier, options = {}) => {
      const made = await serve({ dossier, ...options });
      running.push(made);
      return made;
    },
    spawn: async (dossier, args = []) => {
      const child = spawn(process.execPath, [CLI, "serve", dossier, "--no-open", "--port", "0", ...args], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      children.push(child);
      const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
      let told = "";
      child.stderr?.setEncoding("utf8").on("data", (text: string) => {
        told += text;
      });
      const url = await new Promise<string>((resolve, reject) => {
        child.stdout?.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
        child.once("exit", (code) => reject(new Error(`ended with ${code}: ${told}`)));
      });
      return { child, url, port: Number(new URL(url).port), ended };
    },
  };
}

/** Reads a stream of events until so many have come, or calls it a failure. */
export async function events(
  port: number,
  count: number,
  act: () => Promise<unknown>,
  headers: Readonly<Record<string, string>> = {},
  query = "",
): Promise<{ id: string; event: string; data: unknown }[]> {
  const stop = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/api/events${query}`, { signal: stop.signal, headers });
  const found: { id: string; event: string; data: unknown }[] = [];
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  let acted: Promise<unknown> | undefined;
  try {
    while (found.length < count) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`the stream ended after ${JSON.stringify(found)}`);
      text += decoder.decode(value, { stream: true });
      acted ??= act();
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const fields = Object.fromEntries(
          text
            .slice(0, end)
            .split("\n")
            .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
        );
        text = text.slice(end + 2);
        if (fields["event"] !== undefined)
          found.push({ id: fields["id"] ?? "", event: fields["event"], data: JSON.parse(fields["data"] ?? "null") });
      }
    }
    await acted;
    return found;
  } finally {
    stop.abort();
  }
}
