import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addDocuments, candidatesIn, keepDecision, openArchive, searchArchive } from "@proviso/archive";
import { endpointOf } from "@proviso/reader/assistant/endpoint";
import { beforeAll, describe, expect, it } from "vitest";
import { mockServer, says } from "../../reader/test/assistant/mock-server.ts";
import type { Running } from "../src/index.ts";
import { ask, bench, PACT, type Sending } from "./testing.ts";

const { folder, serve } = bench();
const ARTICLE = `Talks in Chisinau

On 3 June 2025, President Macron said that France would act only if Poland agreed. "Poland will not wait," Prime Minister Tusk told reporters in Warsaw.
`;

let dossier = "";
let server: Running;
const sendTo = (to: Running, path: string, sending: Sending = {}) =>
  ask(to.port, path, {
    ...sending,
    headers: { host: `127.0.0.1:${to.port}`, "x-proviso-tab": "me", ...sending.headers },
  });
const send = (path: string, sending: Sending = {}) => sendTo(server, path, sending);

/** An upload as a browser sends it. */
function upload(
  name: string,
  bytes: Uint8Array | string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const form = new FormData();
  form.append("file", new Blob([bytes as BlobPart]), name);
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  return fetch(`http://127.0.0.1:${server.port}/api/read`, { method: "POST", body: form });
}

beforeAll(async () => {
  dossier = folder({ "pact.proviso": PACT });
  server = await serve(dossier, { limits: { uploadBytes: 200_000 } });
});

describe("a document that is pasted", () => {
  it("gives its words and the statements in them, each in its exact words, and changes no file", async () => {
    const before = (await send("/api/files")).text;
    const { status, json } = await send("/api/read", {
      method: "POST",
      body: { text: ARTICLE, name: "talks.txt", dated: "2025-06-03" },
    });
    expect(status).toBe(200);
    expect(json.document).toMatchObject({ name: "talks.txt", kind: "text", dated: "2025-06-03" });
    expect(json.text).toBe(ARTICLE);
    expect(json.candidates.length).toBeGreaterThan(0);
    for (const { cue, content } of json.candidates)
      for (const { start, end, exact } of [...cue, ...content]) expect(ARTICLE.slice(start, end)).toBe(exact);
    expect((await send("/api/files")).text).toBe(before);
    expect((await send("/api/read")).json.documents).toMatchObject([{ id: json.document.id }]);
    const again = await send(`/api/read/${json.document.id}`);
    expect(again.json.candidates).toEqual(json.candidates);
  });

  it("is reviewed: shown before it is written, accepted once, rejected, reopened, and all of it undone", async () => {
    const { json } = await send("/api/read", {
      method: "POST",
      body: { text: ARTICLE, name: "talks.txt", dated: "2025-06-03" },
    });
    const address = `/api/read/${json.document.id}/decisions`;
    const [first, second] = json.candidates;
    const shown = await send(address, {
      method: "POST",
      body: { candidate: first.id, kind: "accepted", preview: true },
    });
    expect(shown.status, shown.text).toBe(200);
    expect(shown.json.decision).toBeNull();
    expect(shown.json.written.block).toMatch(/^(source|person)[\s\S]*statement by /);
    expect(existsSync(join(dossier, "record.proviso"))).toBe(false);

    const done = await send(address, { method: "POST", body: { candidate: first.id, kind: "accepted" } });
    expect(done.json).toMatchObject({
      decision: { kind: "accepted", written: "record.proviso", by: "me" },
      written: { added: true },
    });
    const record = readFileSync(join(dossier, "record.proviso"), "utf8");
    expect(record).toContain(done.json.written.block);
    expect(readFileSync(join(dossier, "sources/talks.txt"), "utf8")).toBe(ARTICLE);
    expect((await send("/api/check", { method: "POST", body: {} })).json.ok).toBe(true);
    expect((await send("/api/answers/record")).json.answers[0].value.statements).toHaveLength(1);

    // A second time it is there already; another candidate comes to stand beside it and cites the same source.
    expect(
      (await send(address, { method: "POST", body: { candidate: first.id, kind: "accepted" } })).json.written.added,
    ).toBe(false);
    expect(readFileSync(join(dossier, "record.proviso"), "utf8")).toBe(record);
    const other = await send(address, {
      method: "POST",
      body: { candidate: second.id, kind: "mended", mended: { ...second, act: "announce" }, name: "tusk" },
    });
    expect(other.status, other.text).toBe(200);
    expect(other.json.written.block).toMatch(/statement tusk by [\s\S]*announces/);
    expect(other.json.written.paths).toEqual(["record.proviso"]);

    expect(
      (await send(address, { method: "POST", body: { candidate: first.id, kind: "rejected", note: "hearsay" } })).json,
    ).toMatchObject({ written: null });
    const { decisions } = (await send(`/api/read/${json.document.id}`)).json;
    expect(decisions.map(({ kind }: { kind: string }) => kind)).toEqual(["rejected", "mended"]);

    const { revisions } = (await send("/api/history?file=record.proviso")).json;
    expect(revisions.map(({ cause }: { cause: string }) => cause)).toEqual(["accept", "accept"]);
  });

  it.each([
    ["nothing", {}, 400, "bad-request"],
    ["two things", { text: "a", source: "pact.proviso" }, 400, "bad-request"],
    ["a day that is none", { text: "a", dated: "yesterday" }, 400, "bad-request"],
    ["no words", { text: " \n" }, 409, "not-a-text"],
    ["a file outside", { source: "../secret.txt" }, 400, "bad-path"],
    ["a file that is not there", { source: "sources/none.txt" }, 404, "not-found"],
  ])("is refused in words: %s", async (_, body, status, type) => {
    const reply = await send("/api/read", { method: "POST", body });
    expect([reply.status, reply.json.type]).toEqual([status, `/problems/${type}`]);
  });

  it.each([
    [{ kind: "accepted" }, 400],
    [{ candidate: "none", kind: "accepted" }, 404],
    [{ candidate: "FIRST", kind: "mended" }, 400],
    [{ candidate: "FIRST", kind: "liked" }, 400],
    [{ candidate: "FIRST", kind: "accepted", note: 1 }, 400],
    [{ candidate: "FIRST", kind: "accepted", file: "evil.sh" }, 400],
    [{ candidate: "FIRST", kind: "accepted", name: "no name" }, 400],
    [
      {
        candidate: "FIRST",
        kind: "mended",
        mended: { id: "x", content: [{ exact: "never said", start: 0, end: 10, prefix: "", suffix: "" }] },
      },
      422,
    ],
  ])("is not decided on by %j", async (body, status) => {
    const { json } = await send("/api/read", {
      method: "POST",
      body: { text: ARTICLE.replace("Macron", "Macron himself"), name: "other.txt" },
    });
    const before = (await send("/api/files")).text;
    const candidate = "candidate" in body && body.candidate === "FIRST" ? { candidate: json.candidates[0].id } : {};
    const reply = await send(`/api/read/${json.document.id}/decisions`, {
      method: "POST",
      body: { ...body, ...candidate },
    });
    expect([reply.status, reply.json.detail], reply.text).toEqual([status, expect.stringMatching(/\w/)]);
    expect((await send("/api/files")).text).toBe(before);
    expect((await send(`/api/read/${json.document.id}`)).json.decisions).toEqual([]);
  });
});

describe("a document that is uploaded", () => {
  it("is read by what it is, and called by its name alone", async () => {
    const html = `<!doctype html><title>Talks</title><script>throw new Error("never run")</script><p>${ARTICLE.slice(20)}</p><img src="http://evil.example/x.png">`;
    const reply = await upload("../../etc/ta<lk>s.html", html, { dated: "2025-06" });
    expect(reply.status).toBe(200);
    const { document, text } = (await reply.json()) as { document: object; text: string };
    expect(document).toMatchObject({ kind: "html", dated: "2025-06", name: expect.not.stringMatching(/[/<>]/) });
    expect(text).toContain("President Macron said");
    expect(text).not.toMatch(/never run|evil/);
  });

  it.each([
    ["prog.exe", new Uint8Array([0x4d, 0x5a, 0, 0, 1, 2, 3]), 409],
    ["old.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 415],
    ["bad.pdf", "not a PDF at all", 409],
    ["bad.docx", "PK\u0003\u0004 broken", 409],
    ["empty.txt", "", 409],
    ["large.txt", "x ".repeat(150_000), 413],
    ["zip.zip", "PK\u0003\u0004 archive", 415],
  ])("and cannot be read is refused in words: %s", async (name, bytes, status) => {
    const reply = await upload(name, bytes);
    expect(reply.headers.get("content-type")).toMatch(/problem\+json/);
    expect([reply.status, ((await reply.json()) as { detail: string }).detail]).toEqual([
      status,
      expect.stringMatching(/\w/),
    ]);
  });

  it("with nothing in it, or with no day for a day, is refused", async () => {
    const empty = await fetch(`http://127.0.0.1:${server.port}/api/read`, { method: "POST", body: new FormData() });
    expect(empty.status).toBe(400);
    expect((await upload("a.txt", ARTICLE, { dated: "soon" })).status).toBe(400);
  });
});

describe("a language model", () => {
  const said = {
    speaker: "France",
    act: "state",
    cue: "would act only if",
    content: ["Poland agreed"],
    quotation: "paraphrased",
    polarity: "affirmed",
    modality: "asserted",
    conditions: [],
    said: null,
    about: null,
  };
  const lie = { ...said, content: ["France surrenders"] };

  it("reads where somebody asks for it, is shown, and what it finds is reviewed like the rest", async () => {
    const mock = await mockServer(says({ statements: [said, lie] }));
    const own = await serve(folder({ "pact.proviso": PACT }), {
      languageModel: endpointOf(mock.url, "mock", "secret-key"),
    });
    const about = await sendTo(own, "/api/server");
    expect(about.json.languageModel).toEqual({ url: mock.url, model: "mock", here: true });
    expect(about.text).not.toContain("secret-key");
    const rules = (
      await sendTo(own, "/api/read", { method: "POST", body: { text: ARTICLE, name: "a.txt", dated: "2025" } })
    ).json;
    expect(mock.requests).toHaveLength(0);
    expect(rules.languageModel).toBeUndefined();
    const path = `/api/read/${rules.document.id}`;
    // Nobody who asks can name another server.
    for (const body of [{ url: "http://evil.example/v1" }, { model: "other" }])
      expect((await sendTo(own, `${path}/language-model`, { method: "POST", body })).status).toBe(400);
    expect(mock.requests).toHaveLength(0);
    const { status, json, text } = await sendTo(own, `${path}/language-model`, { method: "POST", body: {} });
    expect(status, text).toBe(200);
    expect(json.languageModel).toMatchObject({
      url: mock.url,
      model: "mock",
      here: true,
      words: rules.counts.words,
      given: 2,
      rejected: [{ part: "content", words: "France surrenders" }],
    });
    const added = json.candidates.filter(({ foundBy }: { foundBy: string }) => foundBy === "model");
    expect(added).toHaveLength(1);
    expect(json.candidates).toHaveLength(rules.candidates.length + 1);
    const [{ start, end, exact }] = added[0].content;
    expect(ARTICLE.slice(start, end)).toBe(exact);
    // It is asked once; what it found stays.
    expect((await sendTo(own, path)).json).toEqual(json);
    expect(mock.requests).toHaveLength(1);
    const reply = await sendTo(own, `${path}/decisions`, {
      method: "POST",
      body: { candidate: added[0].id, kind: "accepted" },
    });
    expect(reply.json.written, reply.text).toMatchObject({ added: true });
    expect((await sendTo(own, path)).json.decisions).toHaveLength(1);
    await mock.close();
  });

  it("that fails leaves what the rules have found, and says what it did", async () => {
    const mock = await mockServer(says("no JSON at all"));
    const own = await serve(folder({ "pact.proviso": PACT }), { languageModel: endpointOf(mock.url, "mock") });
    const { json } = await sendTo(own, "/api/read", { method: "POST", body: { text: ARTICLE } });
    const path = `/api/read/${json.document.id}`;
    const reply = await sendTo(own, `${path}/language-model`, { method: "POST", body: {} });
    expect([reply.status, reply.json.type, reply.json.failing]).toEqual([502, "/problems/model-failed", "unreadable"]);
    await mock.close();
    const gone = await sendTo(own, `${path}/language-model`, { method: "POST", body: {} });
    expect([gone.status, gone.json.failing]).toEqual([502, "unreachable"]);
    expect((await sendTo(own, path)).json).toEqual(json);
  });

  it("is not there unless whoever started the server has named one", async () => {
    expect((await send("/api/server")).json.languageModel).toBeNull();
    const { json } = await send("/api/read", { method: "POST", body: { text: ARTICLE } });
    const reply = await send(`/api/read/${json.document.id}/language-model`, { method: "POST", body: {} });
    expect([reply.status, reply.json.type]).toEqual([501, "/problems/unavailable"]);
  });
});

describe("a worked dossier", () => {
  it("knows a source that it has, and takes a statement into a file that is there", async () => {
    const own = folder({});
    cpSync(join(import.meta.dirname, "../../../dossiers/ukraine-2025"), own, { recursive: true });
    const worked = await serve(own);
    const { json } = await sendTo(worked, "/api/read", {
      method: "POST",
      body: { source: "sources/article.txt", dated: "2025-08" },
    });
    expect(json.candidates.length).toBeGreaterThan(5);
    const before = readFileSync(join(own, "record.proviso"), "utf8");
    let written = 0;
    for (const { id } of json.candidates) {
      const reply = await sendTo(worked, `/api/read/${json.document.id}/decisions`, {
        method: "POST",
        body: { candidate: id, kind: "accepted" },
      });
      expect([200, 422], reply.text).toContain(reply.status);
      if (reply.status === 200 && reply.json.written.added) written++;
      if (reply.status === 200) expect(["", "record.proviso"]).toContain(reply.json.written.paths.join());
    }
    expect(written).toBeGreaterThan(0);
    expect(readFileSync(join(own, "record.proviso"), "utf8").startsWith(before)).toBe(true);
    expect((await sendTo(worked, "/api/check", { method: "POST", body: { findings: false } })).json.ok).toBe(true);
  });
});

describe("an archive", () => {
  it("is searched where there is one, and tells nothing of the machine", async () => {
    const archive = await openArchive(join(folder({}), "archive.sqlite"));
    const [added] = await addDocuments(archive, [
      {
        text: ARTICLE,
        title: "Talks",
        date: "2025-06-03",
        mediaType: "text/plain",
        origin: "/home/somebody/talks.txt",
      },
    ]);
    const with_ = await serve(folder(), { archive });
    expect((await sendTo(with_, "/api/server")).json.archive).toBe(true);
    expect((await sendTo(with_, "/api/archive")).json).toMatchObject({ documents: 1 });
    const found = await sendTo(with_, "/api/archive/documents?q=macron");
    expect(found.json).toMatchObject({ total: 1, hits: [{ document: { id: added?.id } }] });
    expect(found.text).not.toContain("/home/somebody");
    const document = await sendTo(with_, `/api/archive/documents/${added?.id}`);
    expect(document.json.document.text).toContain("Macron");
    expect(document.text).not.toContain("/home/somebody");
    expect((await sendTo(with_, "/api/archive/documents?q=none")).json.total).toBe(0);
    for (const [path, status] of [
      ["/api/archive/documents?q=((", 400],
      ["/api/archive/documents?from=soon", 400],
      ["/api/archive/documents?limit=0", 400],
      [`/api/archive/documents/${"0".repeat(64)}`, 404],
      ["/api/archive/documents/x", 400],
    ] as const)
      expect([path, (await sendTo(with_, path)).status]).toEqual([path, status]);
    await archive.close();
  });

  it("keeps what is decided, and knows what was decided at the command line", async () => {
    const archive = await openArchive(join(folder({}), "archive.sqlite"));
    const own = await serve(folder({ "pact.proviso": PACT }), { archive });
    const { json } = await sendTo(own, "/api/read", { method: "POST", body: { text: ARTICLE, dated: "2025-06-03" } });
    const [first, second] = json.candidates;
    const decide = (body: object) => sendTo(own, `/api/read/${json.document.id}/decisions`, { method: "POST", body });
    expect((await decide({ candidate: first.id, kind: "accepted", preview: true })).json.archived).not.toBe(true);
    expect((await searchArchive(archive, "")).total).toBe(0);
    expect((await decide({ candidate: first.id, kind: "accepted" })).json.archived).toBe(true);
    expect((await candidatesIn(archive)).candidates).toMatchObject([
      { state: "accepted", decision: { written: "record.proviso" } },
    ]);
    expect((await decide({ candidate: first.id, kind: "rejected", archive: false })).json.archived).toBe(false);
    const elsewhere = { text: ARTICLE, mediaType: "text/plain", origin: "/elsewhere.txt" };
    await keepDecision(archive, elsewhere, second, { kind: "rejected", reviewer: "Ana" });
    const again = (await sendTo(own, `/api/read/${json.document.id}`)).json.decisions;
    expect(again).toMatchObject([
      { candidate: first.id, kind: "rejected" },
      { candidate: second.id, kind: "rejected", by: "Ana" },
    ]);
    await archive.close();
  });

  it("is not there otherwise, and says so", async () => {
    expect((await send("/api/server")).json.archive).toBe(false);
    for (const path of ["/api/archive", "/api/archive/documents?q=x", `/api/archive/documents/${"0".repeat(64)}`]) {
      const reply = await send(path);
      expect([reply.status, reply.json.type]).toEqual([501, "/problems/unavailable"]);
    }
  });
});
