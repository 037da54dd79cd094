import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Running } from "../src/index.ts";
import { ask, bench, events, PACT, type Sending } from "./testing.ts";

const { folder, serve } = bench();
const BROKEN = PACT.replace("by all of Guarantors", "by all of Nobody");

/** Of KTAB. */
const TABLE = `Guarantee,Who may block,2,1,
Actor,Description,Influence,Veto Position,Veto Salience,
RU,Russia,100,100,60
UA,Ukraine,55,0,95
`;

let dossier = "";
let server: Running;
const send = (path: string, sending: Sending = {}) =>
  ask(server.port, path, { ...sending, headers: { host: `127.0.0.1:${server.port}`, ...sending.headers } });
const file = (path: string) => `/api/files/${encodeURIComponent(path)}`;

beforeAll(async () => {
  dossier = folder({ "pact.proviso": PACT, "sources/article.txt": "An article.\n" });
  server = await serve(dossier);
});

/** A problem document, with its type; anything else fails. */
const problem = (reply: Awaited<ReturnType<typeof ask>>): [number, string] => {
  expect(reply.headers["content-type"], reply.text).toMatch(/^application\/problem\+json/);
  expect(reply.json).toMatchObject({
    status: reply.status,
    title: expect.any(String),
    detail: expect.stringMatching(/\w/),
  });
  return [reply.status, reply.json.type.replace("/problems/", "")];
};

describe("every answer's headers", () => {
  it.each(["/", "/api/files", "/api/nothing", "/nothing", "/api/events/x"])(
    "of %s forbid what they can",
    async (path) => {
      const { headers } = await send(path);
      expect(headers["content-security-policy"]).toMatch(
        /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
      );
      expect(headers["content-security-policy"]).not.toMatch(/unsafe|https?:|\*/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["x-frame-options"]).toBe("DENY");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    },
  );

  it("let no other site read them, also when it asks before", async () => {
    const reply = await send("/api/files", {
      method: "OPTIONS",
      headers: { origin: "http://evil.example", "access-control-request-method": "PUT" },
    });
    expect(problem(reply)).toEqual([403, "wrong-origin"]);
    expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("who is let in", () => {
  it.each(["evil.example", "evil.example:PORT", "127.0.0.1:1", "127.0.0.1.evil.example:PORT", "[::1]:1"])(
    "not by the name %j",
    async (name) => {
      expect(
        problem(await send("/api/files", { headers: { host: name.replace("PORT", String(server.port)) } })),
      ).toEqual([403, "wrong-host"]);
      expect(problem(await send("/", { headers: { host: name.replace("PORT", String(server.port)) } }))).toEqual([
        403,
        "wrong-host",
      ]);
    },
  );

  it.each(["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "127.0.0.2"])("by the name %s", async (name) => {
    expect((await send("/api/files", { headers: { host: `${name}:${server.port}` } })).status).toBe(200);
  });

  it.each(["http://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example", "https://localhost"])(
    "not from the page %s",
    async (origin) => {
      for (const method of ["GET", "POST", "PUT", "DELETE"]) {
        expect(problem(await send(file("pact.proviso"), { method, headers: { origin } }))).toEqual([
          403,
          "wrong-origin",
        ]);
      }
    },
  );

  it("from its own page, and from a program", async () => {
    expect((await send("/api/files", { headers: { origin: `http://127.0.0.1:${server.port}` } })).status).toBe(200);
    expect((await send("/api/files", { headers: { "sec-fetch-site": "same-origin" } })).status).toBe(200);
    expect((await send("/api/files")).status).toBe(200);
  });

  it("from another site only to follow a link to a page", async () => {
    const following = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await send("/", { headers: following })).status).toBe(200);
    expect(problem(await send("/", { headers: { ...following, "sec-fetch-dest": "iframe" } }))).toEqual([
      403,
      "wrong-origin",
    ]);
    expect(problem(await send("/api/files", { headers: following }))).toEqual([403, "wrong-origin"]);
    expect(
      problem(await send("/api/files", { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" } })),
    ).toEqual([403, "wrong-origin"]);
    expect(problem(await send("/api/files", { headers: { "sec-fetch-site": "same-site" } }))).toEqual([
      403,
      "wrong-origin",
    ]);
  });
});

describe("a server with a token", () => {
  const token = "a-token-that-is-long-enough";
  let guarded: Running;
  beforeAll(async () => {
    guarded = await serve(folder(), { token });
  });
  const knock = (path: string, headers: Record<string, string> = {}) =>
    ask(guarded.port, path, { headers: { host: `127.0.0.1:${guarded.port}`, ...headers } });

  it("prints it in its address, and takes it into a cookie that scripts and other sites do not get", async () => {
    expect(guarded.url).toBe(`http://127.0.0.1:${guarded.port}/?token=${token}`);
    const entered = await knock(`/?token=${token}&of=x`);
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/?of=x"]);
    const cookie = String(entered.headers["set-cookie"]);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const value = cookie.slice(0, cookie.indexOf(";"));
    expect((await knock("/api/files", { cookie: value })).status).toBe(200);
    expect((await knock("/", { cookie: value })).status).toBe(200);
  });

  it("lets programs in by Authorization", async () => {
    expect((await knock("/api/files", { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it.each([
    {},
    { authorization: "Bearer wrong" },
    { authorization: `Basic ${token}` },
    { cookie: "proviso-1=a-token-that-is-long-enough" },
    { authorization: `Bearer ${token}x` },
  ])("lets nobody else in: %j", async (headers) => {
    for (const path of ["/", "/api/files", "/api/openapi.json", "/api/events", "/?token=wrong"]) {
      const reply = await knock(path, headers as Record<string, string>);
      expect(problem(reply), path).toEqual([401, "unauthorised"]);
      expect(reply.headers["www-authenticate"]).toBe("Bearer");
      expect(reply.text).not.toContain(token);
    }
    expect(problem(await knock(`/api/files?token=${token}`, headers as Record<string, string>))).toEqual([
      401,
      "unauthorised",
    ]);
  });

  it("makes one up where it can be reached from other machines", async () => {
    const open = await serve(folder(), { host: "0.0.0.0" });
    expect(open.token).toMatch(/^[0-9a-f]{32}$/);
    const host = `127.0.0.1:${open.port}`;
    expect(problem(await ask(open.port, "/api/files", { headers: { host } }))).toEqual([401, "unauthorised"]);
    expect(
      (await ask(open.port, "/api/files", { headers: { host, authorization: `Bearer ${open.token}` } })).status,
    ).toBe(200);
    expect(
      problem(
        await ask(open.port, "/api/files", {
          headers: { host: `evil.example:${open.port}`, authorization: `Bearer ${open.token}` },
        }),
      ),
    ).toEqual([403, "wrong-host"]);
  });
});

describe("files", () => {
  it("are listed and read, with an ETag that spares reading again", async () => {
    const { json } = await send("/api/files");
    expect(json.files).toMatchObject([
      { path: "pact.proviso", kind: "agreement" },
      { path: "sources/article.txt", kind: "source" },
    ]);
    const read = await send(file("sources/article.txt"));
    expect(read.json.text).toBe("An article.\n");
    expect(read.headers["etag"]).toBe(`"${read.json.etag}"`);
    expect(
      (await send(file("sources/article.txt"), { headers: { "if-none-match": String(read.headers["etag"]) } })).status,
    ).toBe(304);
  });

  const climbing = [
    "../../../../etc/passwd",
    "sources/../../x.txt",
    "/etc/passwd",
    "..\\..\\x.txt",
    "%2e%2e/x.txt",
    "%252e%252e%252fx.txt",
    ".proviso-history/journal.jsonl",
    ".git/config",
    "a\u0000.txt",
    "C:\\x.txt",
  ];
  it.each(climbing)("outside are not to be had: %j", async (path) => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const reply = await send(file(path), {
        method,
        ...(method === "PUT" ? { body: { text: "x" } } : {}),
        headers: { "if-none-match": "*" },
      });
      expect([400, 404, 415], `${method} ${path} ${reply.text}`).toContain(problem(reply)[0]);
    }
  });

  it.each([
    "/api/files/../../../etc/passwd",
    "/../../etc/passwd",
    "/assets/../../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc/passwd",
    "//etc/passwd",
  ])("outside are not to be had by the address itself: %s", async (path) => {
    const reply = await send(path);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.text).not.toContain("root:");
  });

  it("have no path by chance that leads out", async () => {
    const part = fc.constantFrom("..", ".", "a", "%2e%2e", "..%2f", "\\", "etc", "passwd", "", " ", "~");
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        const reply = await send(file(parts.join("/")));
        expect([400, 404, 409]).toContain(reply.status);
      }),
      { numRuns: 60 },
    );
  });

  it("are written only over what the writer saw", async () => {
    const path = file("notes.txt");
    expect(problem(await send(path, { method: "PUT", body: { text: "a\n" } }))).toEqual([428, "no-precondition"]);
    expect(
      problem(await send(path, { method: "PUT", body: { text: "a\n" }, headers: { "if-match": '"short"' } })),
    ).toEqual([428, "no-precondition"]);
    const made = await send(path, { method: "PUT", body: { text: "a\nb\nc\n" }, headers: { "if-none-match": "*" } });
    expect(made.status).toBe(200);
    expect(
      problem(await send(path, { method: "PUT", body: { text: "b\n" }, headers: { "if-none-match": "*" } })),
    ).toEqual([412, "changed"]);
    const etag = String(made.headers["etag"]);
    // Two clients began from the same text.
    const [one, two] = await Promise.all(
      ["A\nb\nc\n", "a\nb\nC\n"].map((text) =>
        send(path, { method: "PUT", body: { text }, headers: { "if-match": etag } }),
      ),
    );
    expect([one!.status, two!.status].sort()).toEqual([200, 412]);
    const refused = one!.status === 412 ? one! : two!;
    expect(refused.json).toMatchObject({
      base: "a\nb\nc\n",
      theirs: { text: expect.any(String), etag: expect.any(String) },
      merge: { clean: true, text: "A\nb\nC\n" },
    });
    const merged = await send(path, {
      method: "PUT",
      body: { text: refused.json.merge.text },
      headers: { "if-match": `"${refused.json.theirs.etag}"` },
    });
    expect(merged.status).toBe(200);
    expect(readFileSync(join(dossier, "notes.txt"), "utf8")).toBe("A\nb\nC\n");
    expect(problem(await send(path, { method: "DELETE", headers: { "if-match": etag } }))).toEqual([412, "changed"]);
    expect(
      (await send(path, { method: "DELETE", headers: { "if-match": String(merged.headers["etag"]) } })).status,
    ).toBe(200);
    expect(problem(await send(path))).toEqual([404, "not-found"]);
    const { json } = await send("/api/history?file=notes.txt");
    expect(json.revisions.map(({ cause }: { cause: string }) => cause)).toEqual(["delete", "save", "save", "save"]);
    const before = json.revisions[1].revision;
    expect(
      (await send(`/api/history/${before}/restore`, { method: "POST", body: { file: "notes.txt" } })).json.restored,
    ).toHaveLength(1);
    expect(readFileSync(join(dossier, "notes.txt"), "utf8")).toBe("A\nb\nC\n");
    expect((await send(`/api/history/${before}`)).json).toMatchObject({
      text: "A\nb\nC\n",
      revision: { file: "notes.txt" },
    });
    expect(problem(await send("/api/history/99999"))).toEqual([404, "not-found"]);
    expect(problem(await send("/api/history/99999/restore", { method: "POST", body: { file: "no.txt" } }))).toEqual([
      404,
      "not-found",
    ]);
  });

  it.each([
    ["no JSON", "{", 400, "bad-request"],
    ["nothing", "", 400, "bad-request"],
    ["no text", { words: "x" }, 400, "bad-request"],
    ["a text that is none", { text: 1 }, 400, "bad-request"],
    ["more than is asked for", { text: "x", evil: true }, 400, "bad-request"],
    ["binary data", { text: "a\u0000b" }, 409, "not-a-text"],
  ])("take no %s", async (_, body, status, type) => {
    expect(problem(await send(file("new.txt"), { method: "PUT", body, headers: { "if-none-match": "*" } }))).toEqual([
      status,
      type,
    ]);
  });

  it("take JSON only, and no program", async () => {
    expect(
      problem(
        await send(file("new.txt"), {
          method: "PUT",
          body: "text=x",
          headers: { "content-type": "text/plain", "if-none-match": "*" },
        }),
      ),
    ).toEqual([415, "wrong-type"]);
    expect(
      problem(await send(file("new.sh"), { method: "PUT", body: { text: "x" }, headers: { "if-none-match": "*" } })),
    ).toEqual([415, "wrong-type"]);
    expect(
      problem(
        await send(file("new.txt"), {
          method: "PUT",
          body: { text: "x" },
          headers: { "if-none-match": "*", "x-proviso-tab": "<script>" },
        }),
      ),
    ).toEqual([400, "bad-request"]);
  });
});

describe("limits", () => {
  it("on a paste of 20 MB and more are told to a browser that is still sending", async () => {
    const reply = await fetch(`http://127.0.0.1:${server.port}${file("big.txt")}`, {
      method: "PUT",
      headers: { "content-type": "application/json", "if-none-match": "*" },
      body: JSON.stringify({ text: "x".repeat(45_000_000) }),
    });
    expect([reply.status, (await reply.json()).detail]).toEqual([413, expect.stringMatching(/too large/)]);
    const taken = await send(file("big.txt"), {
      method: "PUT",
      body: { text: "x\n".repeat(9_999_999) },
      headers: { "if-none-match": "*" },
    });
    expect(taken.status).toBe(200);
    const over = await send(file("bigger.txt"), {
      method: "PUT",
      body: { text: "x\n".repeat(10_000_001) },
      headers: { "if-none-match": "*" },
    });
    expect(problem(over)).toEqual([413, "too-large"]);
    expect(
      (await send(file("big.txt"), { method: "DELETE", headers: { "if-match": String(taken.headers["etag"]) } }))
        .status,
    ).toBe(200);
  });

  it("on what is sent are told before it is read", async () => {
    const small = await serve(folder(), { limits: { textBytes: 1000, uploadBytes: 1000 } });
    const put = (text: string) =>
      ask(small.port, file("new.txt"), {
        method: "PUT",
        body: { text },
        headers: { host: `127.0.0.1:${small.port}`, "if-none-match": "*" },
      });
    expect(problem(await put("x".repeat(1001)))).toEqual([413, "too-large"]);
    expect(problem(await put("x".repeat(1_100_000)))).toEqual([413, "too-large"]);
    expect((await put("x".repeat(1000))).status).toBe(200);
  });

  it("on time end an answer, and the next question finds the server well", async () => {
    const hasty = await serve(folder(), { limits: { answerMs: 1 } });
    const question = () => ask(hasty.port, "/api/answers/void", { headers: { host: `127.0.0.1:${hasty.port}` } });
    expect(problem(await question())).toEqual([503, "takes-too-long"]);
    expect((await ask(hasty.port, "/api/files", { headers: { host: `127.0.0.1:${hasty.port}` } })).status).toBe(200);
  });
});

describe("answers", () => {
  const about: Record<string, { query?: string; body?: object }> = {
    dossier: {},
    brief: {},
    void: { query: "of=Pact.protection&take=approval=needed" },
    power: { query: "sort=text" },
    way: { query: "take=approval=needed" },
    findings: {},
    strength: { query: "scenario=attacked&number=stance each of Guarantors no=0.1" },
    arrival: { query: "scenario=attacked&days=3,14&exact=true" },
    worth: { query: "reading=strict" },
    play: { body: { events: [{ kind: "vote", party: "France", how: "no" }], take: { approval: "needed" } } },
    story: { query: "take=approval=needed" },
    questions: {},
    compare: { query: "of=Pact.protection,Pact.protection" },
    diff: { body: { a: { take: { approval: "needed" } }, b: { take: { approval: "notNeeded" } } } },
    sweep: { query: "vary=reliability=50%25:100%25:25%25" },
    record: {},
    claim: {},
    deter: { body: { deter: { veto: "30%", reliability: 0.8, attacker: { deterredAt: "60%" } } } },
    influence: { body: { influence: { table: "table.csv" } } },
  };

  it("are all listed, and each is given, as data with its layout and as the same bytes again", async () => {
    const { json } = await send("/api/answers");
    const kinds = json.kinds.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => about[kind] === undefined)).toEqual([]);
    writeFileSync(join(dossier, "table.csv"), TABLE);
    for (const kind of kinds) {
      const { query, body } = about[kind] as { query?: string; body?: object };
      const again = () =>
        body === undefined
          ? send(encodeURI(`/api/answers/${kind}?${query ?? ""}`).replaceAll("%2525", "%25"))
          : send(`/api/answers/${kind}`, { method: "POST", body });
      const reply = await again();
      expect(reply.status, `${kind}: ${reply.text.slice(0, 300)}`).toBe(200);
      expect(reply.json).toMatchObject({ format: "proviso-answers/1", kind });
      for (const { document } of reply.json.answers) expect(Array.isArray(document)).toBe(true);
      const second = await again();
      expect(second.text).toBe(reply.text);
      expect(second.headers["etag"]).toBe(reply.headers["etag"]);
    }
  }, 120_000);

  it("are about unsaved texts where these are sent along, and never write them", async () => {
    const text = PACT.replace("by all of Guarantors", "by any of Guarantors");
    const saved = await send("/api/answers/void?take=approval=needed");
    const typed = await send("/api/answers/void", {
      method: "POST",
      body: { take: { approval: "needed" }, texts: { "pact.proviso": text } },
    });
    expect(saved.json.answers[0].value.cases[0].value.alone).toEqual(["France", "Poland"]);
    expect(typed.json.answers[0].value.cases[0].value.alone).toEqual([]);
    expect(readFileSync(join(dossier, "pact.proviso"), "utf8")).toBe(PACT);
  });

  it("change when the file does", async () => {
    const own = folder();
    const other = await serve(own);
    const question = () =>
      ask(other.port, "/api/answers/void?take=approval=needed", { headers: { host: `127.0.0.1:${other.port}` } });
    const first = await question();
    writeFileSync(join(own, "pact.proviso"), PACT.replace("by all of", "by any of"));
    const second = await question();
    expect(second.headers["etag"]).not.toBe(first.headers["etag"]);
    expect(second.json.answers[0].value.cases[0].value.alone).toEqual([]);
    writeFileSync(join(own, "pact.proviso"), PACT);
    expect((await question()).text).toBe(first.text);
  });

  it("are 304 for whoever has them", async () => {
    const { headers } = await send("/api/answers/void");
    expect((await send("/api/answers/void", { headers: { "if-none-match": String(headers["etag"]) } })).status).toBe(
      304,
    );
  });

  it.each([
    ["markdown", /^text\/markdown/, /^# /],
    ["text", /^text\/plain/, /Security pact/],
    ["html", /^text\/html/, /<!doctype html>/],
    ["docx", /wordprocessingml/, /^PK/],
    ["json", /^application\/json/, /^\{"format"/],
  ])("of the brief come as %s", async (format, type, starts) => {
    const reply = await send(`/api/answers/brief?format=${format}`);
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toMatch(type);
    expect(reply.text).toMatch(starts);
    if (format === "html" || format === "docx") expect(reply.headers["content-disposition"]).toMatch(/^attachment/);
  });

  it("of the brief hold the parts that are wanted", async () => {
    const reply = await send("/api/answers/brief?format=markdown&parts=questions,verdicts");
    const titles = [...reply.text.matchAll(/^## (.*)$/gm)].map(([, title]) => title ?? "");
    expect(titles.map((title) => title.replace(/:.*/, ""))).toEqual(
      ["What this rests on", "Who can void it", "What to ask, in this order"].slice(0, titles.length),
    );
    expect(titles.length).toBeGreaterThan(1);
  });

  it.each([
    ["/api/answers/nonsense", 400, "bad-request"],
    ["/api/answers/void?of=Pact.nothing", 422, "cannot-be-asked"],
    ["/api/answers/void?reading=nothing", 422, "cannot-be-asked"],
    ["/api/answers/void?take=nothing=x", 422, "cannot-be-asked"],
    ["/api/answers/void?take=approval", 400, "bad-request"],
    ["/api/answers/void?nonsense=1", 400, "bad-request"],
    ["/api/answers/void?listed=many", 400, "bad-request"],
    ["/api/answers/void?nodeBudget=2", 422, "too-complex"],
    ["/api/answers/void?since=1", 400, "bad-request"],
    ["/api/answers/void?at=9999", 404, "not-found"],
    ["/api/answers/void?format=pdf", 400, "bad-request"],
    ["/api/answers/brief?parts=verdicts,nonsense", 400, "bad-request"],
    ["/api/answers/arrival?scenario=nothing", 422, "cannot-be-asked"],
    ["/api/answers/strength?number=reliability=2", 422, "cannot-be-asked"],
    ["/api/answers/strength?number=reliability=much", 400, "bad-request"],
    ["/api/answers/strength?number=nothing=0.5", 422, "cannot-be-asked"],
    ["/api/answers/compare?of=Pact.protection", 422, "cannot-be-asked"],
    ["/api/answers/sweep", 422, "cannot-be-asked"],
    ["/api/answers/sweep?vary=reliability=0%25:100%25:0.001%25", 422, "cannot-be-asked"],
    ["/api/answers/claim?claim=nothing", 422, "cannot-be-asked"],
    ["/api/answers/deter", 422, "cannot-be-asked"],
    ["/api/answers/influence", 422, "cannot-be-asked"],
    ["/api/changes?since=9999", 404, "not-found"],
    ["/api/changes", 400, "bad-request"],
    ["/api/nothing", 404, "not-found"],
  ])("to %s are refused in words", async (path, status, type) => {
    expect(problem(await send(path))).toEqual([status, type]);
  });

  it("about a text with errors say where they are", async () => {
    const reply = await send("/api/answers/void", { method: "POST", body: { texts: { "pact.proviso": BROKEN } } });
    expect(problem(reply)).toEqual([422, "text-errors"]);
    expect(reply.json.diagnostics[0]).toMatchObject({ severity: "error", place: { file: "pact.proviso", line: 6 } });
    const checked = await send("/api/check", { method: "POST", body: { texts: { "pact.proviso": BROKEN } } });
    expect(checked.json).toMatchObject({ ok: false, findings: [] });
    const good = await send("/api/check", { method: "POST", body: {} });
    expect(good.json.ok).toBe(true);
    expect(good.json.findings.length).toBeGreaterThan(0);
  });

  it("never show what lies outside, whatever a text uses", async () => {
    const outside = folder({ "secret.proviso": 'party Secret "Top secret"\n', "secret.txt": "top secret" });
    for (const text of [
      `use "${outside}/secret.proviso"\n${PACT}`,
      `use "../${outside.split("/").at(-1)}/secret.proviso"\n${PACT}`,
      `source article "../${outside.split("/").at(-1)}/secret.txt" dated 2025\n${PACT}`,
      `source article "/etc/passwd" dated 2025\n${PACT}`,
      `source article ".git/config" dated 2025\n${PACT}`,
    ]) {
      const reply = await send("/api/check", { method: "POST", body: { texts: { "pact.proviso": text } } });
      expect(reply.json.ok, text).toBe(false);
      expect(reply.text).not.toMatch(/op secret|root:x/);
      expect(JSON.stringify(reply.json.diagnostics)).toMatch(/outside the dossier/);
    }
    for (const table of ["../x.csv", "/etc/passwd", ".git/config"])
      expect(problem(await send("/api/answers/influence", { method: "POST", body: { influence: { table } } }))).toEqual(
        [400, "bad-path"],
      );
  });

  it("give the model as data", async () => {
    const { json } = await send("/api/model");
    expect(json.format).toBe("proviso-model/1");
    expect(json.agreements[0].id).toBe("Pact");
  });

  it("of an empty dossier say what to do", async () => {
    const empty = await serve(folder({ "readme.md": "x" }));
    const headers = { host: `127.0.0.1:${empty.port}` };
    expect(problem(await ask(empty.port, "/api/answers/brief", { headers }))).toEqual([422, "text-errors"]);
    const page = await ask(empty.port, "/", { headers });
    expect([page.status, /no agreement yet/.test(page.text)]).toEqual([200, true]);
  });

  it("go on for others while one is worked out, and end when nobody waits", async () => {
    const stop = new AbortController();
    const long = fetch(`http://127.0.0.1:${server.port}/api/answers/sweep`, {
      method: "POST",
      signal: stop.signal,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        of: "Pact.protection",
        answer: "worth",
        vary: ["reliability=0%:99%:1%", "stance each of Guarantors no=0%:99%:1%"],
      }),
    });
    const quick = await send("/api/answers/void?take=approval=notNeeded");
    expect(quick.status).toBe(200);
    expect((await send("/api/files")).status).toBe(200);
    stop.abort();
    await expect(long).rejects.toThrow();
    expect((await send("/api/answers/power?take=approval=notNeeded")).status).toBe(200);
  });
});

describe("what changed since", () => {
  it("a revision is told for files and promises", async () => {
    const own = folder();
    const other = await serve(own);
    const headers = { host: `127.0.0.1:${other.port}` };
    const { json: mark } = await ask(other.port, "/api/history", { method: "POST", body: { note: "visit" }, headers });
    writeFileSync(join(own, "pact.proviso"), PACT.replace("by all of", "by any of"));
    writeFileSync(join(own, "more.proviso"), 'party Extra "An extra party"\n');
    const { json } = await ask(other.port, `/api/changes?since=${mark.revision}`, { headers });
    expect(json.files).toEqual([
      { path: "more.proviso", change: "added", added: 1, removed: 0 },
      { path: "pact.proviso", change: "changed", added: 1, removed: 1 },
    ]);
    expect(json.agreements.promises).toMatchObject([
      { promise: "Pact.protection", reading: "strict", voiding: { lost: [["France"], ["Poland"]] } },
    ]);
    const then = await ask(other.port, `/api/answers/void?take=approval=needed&at=${mark.revision}`, { headers });
    expect(then.json.answers[0].value.cases[0].value.alone).toEqual(["France", "Poland"]);
    const diff = await ask(other.port, `/api/answers/diff?take=approval=needed&since=${mark.revision}`, { headers });
    expect(diff.json.answers[0].value.voiding.lost).toEqual([["France"], ["Poland"]]);
  });
});

describe("a revision whose text is damaged", () => {
  it("is not answered about as if the file had not been there", async () => {
    const own = folder({ "pact.proviso": PACT, "more.proviso": 'party Extra "An extra party"\n' });
    const other = await serve(own);
    const headers = { host: `127.0.0.1:${other.port}` };
    const { json: mark } = await ask(other.port, "/api/history", { method: "POST", body: {}, headers });
    const id = (await ask(other.port, file("more.proviso"), { headers })).json.etag;
    writeFileSync(join(own, "more.proviso"), 'party Extra "Another"\n');
    writeFileSync(join(own, ".proviso-history/texts", id.slice(0, 2), id), "par");
    for (const path of [
      `/api/answers/void?at=${mark.revision}`,
      `/api/answers/diff?since=${mark.revision}`,
      `/api/changes?since=${mark.revision}`,
    ]) {
      const reply = await ask(other.port, path, { headers });
      expect(problem(reply), path).toEqual([404, "not-found"]);
      expect(reply.json.detail).toContain(`\`more.proviso\` at revision ${mark.revision} is not kept any more`);
    }
  });
});

describe("drafts", () => {
  it("are kept for each tab, listed, and dropped by a save", async () => {
    const put = (tab: string, text: string) =>
      send("/api/drafts/pact.proviso", {
        method: "PUT",
        body: { text, base: null },
        headers: { "x-proviso-tab": tab },
      });
    expect((await put("one", "typed")).status).toBe(200);
    expect((await put("two", "typed too")).status).toBe(200);
    expect((await send("/api/drafts")).json.drafts.map(({ tab }: { tab: string }) => tab).sort()).toEqual([
      "one",
      "two",
    ]);
    const { json } = await send(file("pact.proviso"));
    await send(file("pact.proviso"), {
      method: "PUT",
      body: { text: PACT },
      headers: { "if-match": `"${json.etag}"`, "x-proviso-tab": "one" },
    });
    expect((await send("/api/drafts")).json.drafts.map(({ tab }: { tab: string }) => tab)).toEqual(["two"]);
    expect((await send("/api/drafts/pact.proviso?tab=two", { method: "DELETE" })).json).toEqual({ dropped: 1 });
    expect(problem(await send("/api/drafts/..%2Fx", { method: "PUT", body: { text: "x", base: null } }))).toEqual([
      400,
      "bad-path",
    ]);
    expect(problem(await send("/api/drafts/x.txt", { method: "PUT", body: { text: "x", base: "short" } }))).toEqual([
      400,
      "bad-request",
    ]);
  });
});

describe("events", () => {
  it("tell of saves by others and of files changed on disk, once each", async () => {
    const own = folder();
    const other = await serve(own);
    const headers = { host: `127.0.0.1:${other.port}`, "x-proviso-tab": "me" };
    const { json } = await ask(other.port, file("pact.proviso"), { headers });
    const [saved, appeared] = await events(other.port, 2, async () => {
      await ask(other.port, file("pact.proviso"), {
        method: "PUT",
        body: { text: `${PACT}\n` },
        headers: { ...headers, "if-match": `"${json.etag}"` },
      });
      writeFileSync(join(own, "beside.proviso"), 'party Extra "An extra party"\n');
    });
    expect(saved).toMatchObject({ event: "file", data: { path: "pact.proviso", by: "me" } });
    expect(appeared).toMatchObject({ event: "file", data: { path: "beside.proviso", etag: expect.any(String) } });
    expect((appeared!.data as { by?: string }).by).toBeUndefined();
    // Who comes back is told what was missed; who comes from another run, to read again.
    const missed = await events(other.port, 1, async () => {}, { "last-event-id": saved!.id });
    expect(missed).toEqual([appeared]);
    expect(await events(other.port, 1, async () => {}, { "last-event-id": "elsewhere-3" })).toMatchObject([
      { event: "reset" },
    ]);
  });

  it("begin where `/api/opened` was read, so that nothing falls between", async () => {
    const own = folder();
    const other = await serve(own);
    const headers = { host: `127.0.0.1:${other.port}` };
    const opened = (await ask(other.port, "/api/opened", { headers })).json;
    const write = async (path: string) =>
      ask(other.port, file(path), {
        method: "PUT",
        body: { text: "x" },
        headers: { ...headers, "if-none-match": "*" },
      });
    await write("first.txt");
    const missed = await events(other.port, 2, () => write("second.txt"), {}, `?since=${opened.events}`);
    expect(missed.map(({ data }) => (data as { path: string }).path)).toEqual(["first.txt", "second.txt"]);
    // Who comes back has come further since.
    const back = { "last-event-id": missed[0]!.id };
    expect(await events(other.port, 1, async () => {}, back, `?since=${opened.events}`)).toEqual([missed[1]]);
    expect(await events(other.port, 1, async () => {}, {}, "?since=elsewhere-3")).toMatchObject([{ event: "reset" }]);
    const bad = await ask(other.port, "/api/events?since=a%0Ab", { headers });
    expect(problem(bad)).toEqual([400, "bad-request"]);
  });
});

describe("the description", () => {
  it("is OpenAPI 3.1 and has every path that answers, with its problems", async () => {
    const { json } = await send("/api/openapi.json");
    expect(json.openapi).toBe("3.1.0");
    expect(Object.keys(json.paths).sort()).toMatchInlineSnapshot(`
      [
        "/api/answers",
        "/api/answers/{kind}",
        "/api/archive",
        "/api/archive/documents",
        "/api/archive/documents/{id}",
        "/api/changes",
        "/api/check",
        "/api/drafts",
        "/api/drafts/{path}",
        "/api/events",
        "/api/files",
        "/api/files/{path}",
        "/api/history",
        "/api/history/{revision}",
        "/api/history/{revision}/restore",
        "/api/model",
        "/api/opened",
        "/api/page",
        "/api/read",
        "/api/read/{document}",
        "/api/read/{document}/decisions",
        "/api/read/{document}/draft",
        "/api/read/{document}/language-model",
        "/api/server",
        "/{room}.json",
        "/{room}/{thing}.json",
      ]
    `);
    for (const path of Object.values(json.paths) as Record<string, { responses: object; summary: string }>[])
      for (const { responses, summary } of Object.values(path)) {
        expect(summary).toMatch(/\w/);
        expect(responses).toHaveProperty("default");
      }
  });
});
