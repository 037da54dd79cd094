import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const TEXT = "Rain fell on the capital. Asked about the accord, the minister for Norway nodded.";
const STATED = {
  speaker: "the minister for Norway",
  act: "accept",
  cue: "nodded",
  content: ["the accord"],
  quotation: "paraphrased",
  polarity: "affirmed",
  modality: "asserted",
  conditions: [],
  said: null,
  about: null,
};

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function answering(
  statements: readonly object[],
): Promise<{ url: string; authorization: () => string | undefined }> {
  let authorization: string | undefined;
  server = createServer((request, response) => {
    authorization = request.headers.authorization;
    request.resume().on("end", () => {
      const message = { role: "assistant", content: JSON.stringify({ statements }) };
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ id: "1", choices: [{ index: 0, message, finish_reason: "stop" }], usage: {} }));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, authorization: () => authorization };
}

async function read(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [MAIN, "read", "-", "--format", "json", ...args], {
    env: { ...process.env, ...env },
  });
  child.stdin.end(TEXT);
  let out = "";
  let told = "";
  child.stdout.on("data", (part) => (out += part));
  child.stderr.on("data", (part) => (told += part));
  const [code] = await once(child, "close");
  return { code, out, told };
}

describe("a language model that the user names", () => {
  it("is told of before anything is sent, and adds what the document says", async () => {
    const { url, authorization } = await answering([STATED, { ...STATED, content: ["a treaty"] }]);
    const { code, out, told } = await read(["--model-url", url, "--model", "mock"], { PROVISO_MODEL_KEY: "secret" });
    expect(code).toBe(0);
    expect(told).toContain("on this machine");
    expect(told).toContain("The model gave 2 statements; 1 are not used");
    expect(authorization()).toBe("Bearer secret");
    expect(out + told).not.toContain("secret");
    const { candidates } = JSON.parse(out).answers[0];
    expect(candidates.map((one: { foundBy: string }) => one.foundBy)).toContain("model");
  });

  it("has to be named whole, at an address", async () => {
    expect(await read(["--model", "mock"])).toMatchObject({ code: 2, told: expect.stringContaining("Name both") });
    expect(await read(["--model", "m", "--model-url", "nowhere"])).toMatchObject({
      code: 2,
      told: expect.stringContaining("no address"),
    });
    expect(await read(["--model", "m", "--model-url", "http://127.0.0.1:9/v1"])).toMatchObject({
      code: 2,
      told: expect.stringContaining("Is it running?"),
    });
  });

  it("is not called where none is named", async () => {
    const { url } = await answering([]);
    let called = false;
    server?.on("request", () => (called = true));
    expect((await read([])).code).toBe(0);
    expect(called).toBe(false);
    expect(url).toContain("127.0.0.1");
  });
});
