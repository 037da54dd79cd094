import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ask, bench, PACT } from "./testing.ts";

const { folder } = bench();
const SERVER = join(import.meta.dirname, "../src/index.ts");
const children: ReturnType<typeof spawn>[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** Loaded ahead of everything in every thread: whatever asks for another machine fails, and is noted. */
const guard = (log: string): string => `
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { isMainThread } from "node:worker_threads";

const note = (line) => appendFileSync(${JSON.stringify(log)}, line + "\\n");
const isHere = (host) => /^(localhost|127(\\.\\d+){3}|\\[?::1\\]?)$/.test(String(host));
const check = (host, by) => {
  if (isHere(host)) return;
  note("asked for " + host + " by " + by);
  throw new Error("no request leaves the machine: " + host);
};
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && !first.path) check(first.host ?? "localhost", "connect");
  if (typeof first === "number") check(typeof second === "string" ? second : "localhost", "connect");
  return connect.apply(this, args);
};
for (const names of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(names).filter((one) => /^(lookup|resolve|reverse)/.test(one))) {
    const real = names[name];
    names[name] = function (host, ...rest) {
      check(host, name);
      return real.call(this, host, ...rest);
    };
  }
dgram.Socket.prototype.send = dgram.Socket.prototype.connect = () => check("another machine", "dgram");
const { fetch } = globalThis;
globalThis.fetch = (wanted, ...rest) => {
  check(new URL(wanted.url ?? wanted).hostname, "fetch");
  return fetch(wanted, ...rest);
};
syncBuiltinESMExports();
note(isMainThread ? "guarded" : "guarded thread");
`;

function guarded(): { readonly file: string; readonly noted: () => string[] } {
  const own = folder({ log: "" });
  const log = join(own, "log");
  writeFileSync(join(own, "guard.mjs"), guard(log));
  return { file: join(own, "guard.mjs"), noted: () => readFileSync(log, "utf8").split("\n").slice(0, -1) };
}

/** What would have somebody ask other machines, if anything were fetched. */
const PAGE = `<!doctype html><title>Statement</title><link rel="stylesheet" href="http://192.0.2.1/a.css">
<script src="http://tracker.example/a.js"></script><img src="http://192.0.2.1/a.png">
<p>France said on 3 May 2025 that it would assist Moldova within 7 days.</p>`;

describe("no request leaves the machine", () => {
  it("whatever the server is asked", async () => {
    const { file, noted } = guarded();
    const built = folder({ "index.html": "<!doctype html>", "page.html": "<body><!--PROVISO-DOSSIER--></body>" });
    const dossier = folder({ "pact.proviso": PACT, "sources/page.txt": "see http://192.0.2.1/article" });
    const start = join(folder({}), "start.mjs");
    writeFileSync(
      start,
      `import { serve } from ${JSON.stringify(SERVER)};
const { port } = await serve({ dossier: ${JSON.stringify(dossier)}, assets: ${JSON.stringify(built)}, ahead: true });
console.log(port);`,
    );
    const child = spawn(process.execPath, ["--import", file, start], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.setEncoding("utf8").once("data", (text: string) => resolve(Number(text)));
      child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
    });
    const headers = { host: `127.0.0.1:${port}` };
    for (const path of [
      "/",
      "/api/opened",
      "/api/server",
      "/api/answers/void",
      "/api/answers/worth?reading=strict",
      "/api/answers/questions",
      "/api/answers/brief?format=docx",
      "/api/answers/brief?format=html",
      "/stop/Pact.protection.json",
      "/brief.html",
      "/api/page",
    ])
      expect((await ask(port, path, { headers })).status, path).toBe(200);
    const text = `use "http://192.0.2.1/more.proviso"\nsource article "https://news.example/a" dated 2025\n${PACT}`;
    const checked = await ask(port, "/api/check", {
      method: "POST",
      body: { texts: { "pact.proviso": text } },
      headers,
    });
    expect(checked.json.ok).toBe(false);
    const form = new FormData();
    form.set("file", new File([PAGE], "statement.html", { type: "text/html" }));
    const read = await fetch(`http://127.0.0.1:${port}/api/read`, { method: "POST", body: form });
    expect(await read.json()).toMatchObject({ text: expect.stringContaining("would assist Moldova") });
    const body = { source: "sources/page.txt" };
    expect((await ask(port, "/api/read", { method: "POST", body, headers })).status).toBe(200);

    // The threads that answer were watched as well.
    const lines = noted();
    expect(lines.filter((line) => line === "guarded thread").length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.startsWith("guarded"))).toEqual([]);
  }, 120_000);

  it.each([
    [`await fetch("http://192.0.2.1/")`, /asked for 192\.0\.2\.1 by fetch/],
    [`(await import("node:net")).connect(80, "192.0.2.1")`, /192\.0\.2\.1 by connect/],
    [`(await import("node:https")).get("https://192.0.2.1/")`, /192\.0\.2\.1 by connect/],
    [`await (await import("node:dns/promises")).lookup("news.example")`, /news\.example by lookup/],
    [`(await import("node:dns")).resolve4("news.example", () => {})`, /news\.example by resolve4/],
    [`(await import("node:dgram")).createSocket("udp4").send("x", 53, "192.0.2.1")`, /by dgram/],
  ])("which is noticed where it does: %s", (code, noticed) => {
    const { file, noted } = guarded();
    expect(() =>
      execFileSync(process.execPath, ["--import", file, "--input-type=module", "--eval", code], { stdio: "pipe" }),
    ).toThrow();
    expect(noted().at(-1)).toMatch(noticed);
  });
});
