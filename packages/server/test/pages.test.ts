import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Running } from "../src/index.ts";
import { ask, bench } from "./testing.ts";

const { folder, serve } = bench();
const SCRIPT = "console.log('hello');";
let server: Running;
const send = (path: string, headers: Record<string, string> = {}) =>
  ask(server.port, path, { headers: { host: `127.0.0.1:${server.port}`, ...headers } });

beforeAll(async () => {
  const root = folder({
    "secret.txt": "secret",
    "dist/index.html": '<!doctype html><meta nonce="PROVISO-CSP-NONCE"><script src="/assets/main-1a2b.js"></script>',
    "dist/favicon.svg": "<svg/>",
    "dist/page.html": "<body><!--PROVISO-DOSSIER--></body>",
    "dist/assets/main-1a2b.js": SCRIPT,
    "dist/assets/main-1a2b.js.br": brotliCompressSync(SCRIPT),
  });
  server = await serve(folder(), { assets: join(root, "dist") });
});

describe("the workbench's files", () => {
  it.each(["/", "/agreement/Pact", "/stop/Pact.aid", "/read?document=1", "/a/b/c"])(
    "are one page at %s, with the answer's own mark",
    async (path) => {
      const { status, headers, text } = await send(path);
      expect(status).toBe(200);
      expect(headers["content-type"]).toMatch(/^text\/html/);
      const [, nonce] = /nonce="([^"]+)"/.exec(text) ?? [];
      expect(nonce).not.toBe("PROVISO-CSP-NONCE");
      expect(headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
      expect(headers["cache-control"]).toBe("no-store");
      expect((await send(path)).text).not.toBe(text);
    },
  );

  it("are kept by browsers where their names change with them, and sent small", async () => {
    const plain = await send("/assets/main-1a2b.js");
    expect([plain.status, plain.text]).toEqual([200, SCRIPT]);
    expect(plain.headers["content-type"]).toMatch(/javascript/);
    expect(plain.headers["cache-control"]).toMatch(/immutable/);
    expect((await send("/assets/main-1a2b.js", { "accept-encoding": "br" })).headers["content-encoding"]).toBe("br");
    expect((await send("/favicon.svg")).headers["content-type"]).toMatch(/svg/);
  });

  it.each([
    "/assets/none.js",
    "/none.js",
    "/assets/../../secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/%2e%2e/secret.txt",
  ])("have nothing at %s", async (path) => {
    const { status, text } = await send(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain("secret\n");
    expect(text).not.toBe("secret");
  });

  it("leave the brief without scripts where it was, and the API's errors as they are", async () => {
    expect((await send("/brief.html")).text).toMatch(/Security pact for Moldova/);
    expect((await send("/api/none")).headers["content-type"]).toMatch(/problem\+json/);
  });
});

describe("a page that opens from disk", () => {
  it("holds every text of the dossier, whatever they say, and the view it was saved at", async () => {
    const nasty = "// </script><script>alert(1)</script> <!-- $& \u2028\n";
    const root = folder({ "dist/index.html": "", "dist/page.html": "<body><!--PROVISO-DOSSIER--></body>" });
    const own = folder({ "nasty.proviso": nasty, "sources/a.txt": "words", "secret.bin": "secret" });
    const { port } = await serve(own, { assets: join(root, "dist") });
    const { status, text, headers } = await ask(port, "/api/page?view=%2Fstop%3Ftake%3Da%3Ab", {
      headers: { host: `127.0.0.1:${port}` },
    });
    expect(status).toBe(200);
    expect(headers["content-disposition"]).toMatch(/^attachment/);
    const [, json = ""] =
      /<script type="application\/json" id="proviso-dossier">(.*)<\/script><\/body>$/s.exec(text) ?? [];
    expect(json).not.toContain("<");
    const { files, view } = JSON.parse(json);
    expect(view).toBe("/stop?take=a:b");
    expect(files).toEqual({ "nasty.proviso": nasty, "sources/a.txt": "words" });
  });

  it("is made without the files that are no texts or too large, and names them", async () => {
    const root = folder({ "dist/index.html": "", "dist/page.html": "<body><!--PROVISO-DOSSIER--></body>" });
    const own = folder({
      "pact.proviso": "// a pact\n",
      "old.txt": Uint8Array.of(0xff, 0xfe, 0x00),
      "large.csv": "x".repeat(2000),
    });
    const { port } = await serve(own, { assets: join(root, "dist"), limits: { textBytes: 1000 } });
    const { status, text } = await ask(port, "/api/page", { headers: { host: `127.0.0.1:${port}` } });
    expect(status).toBe(200);
    const [, json = ""] = /id="proviso-dossier">(.*)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      files: { "pact.proviso": "// a pact\n" },
      left: [
        { path: "large.csv", because: expect.stringContaining("MB") },
        { path: "old.txt", because: expect.stringContaining("UTF-8") },
      ],
    });
    expect(Object.keys(JSON.parse(json).files)).toEqual(["pact.proviso"]);
  });

  it("is not to be had where the workbench was not built", async () => {
    const { port } = await serve(folder());
    const { status, text } = await ask(port, "/api/page", { headers: { host: `127.0.0.1:${port}` } });
    expect([status, JSON.parse(text).type]).toEqual([501, "/problems/unavailable"]);
  });
});
