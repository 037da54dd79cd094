import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appendLines, nodeDisk, sha256 } from "../src/store/disk.ts";
import { ask, bench, PACT } from "./testing.ts";

const { folder, serve } = bench();
const TEXT = `${PACT}// saved\n`;

/** The name of the draft of the pact by the tab `me`. */
const DRAFT = `${sha256("pact.proviso\0me").slice(0, 32)}.json`;

/** Where a dossier may hold a link in the server's own folder, what the link leads to, and what is refused for it. */
const PLACES = [
  [".proviso-history", "folder", ["save", "mark", "draft", "read", "history"]],
  [".proviso-history/texts", "folder", ["save", "mark", "read"]],
  [`.proviso-history/texts/${sha256(TEXT).slice(0, 2)}`, "folder", ["save"]],
  [`.proviso-history/texts/${sha256(TEXT).slice(0, 2)}/${sha256(TEXT)}`, "file", ["save"]],
  [".proviso-history/drafts", "folder", ["draft"]],
  [`.proviso-history/drafts/${DRAFT}`, "file", ["draft"]],
  [".proviso-history/journal.jsonl", "file", ["save", "mark", "history"]],
  [".proviso-history/reviews.jsonl", "file", ["read"]],
] as const;

const tab = { "x-proviso-tab": "me" };
const DOINGS = {
  save: { path: "/api/files/pact.proviso", method: "PUT", body: { text: TEXT }, headers: { "if-match": sha256(PACT) } },
  mark: { path: "/api/history", method: "POST", body: {}, headers: {} },
  draft: { path: "/api/drafts/pact.proviso", method: "PUT", body: { text: "typed", base: null }, headers: tab },
  read: { path: "/api/read", method: "POST", body: { text: "France shall help.", name: "a.txt" }, headers: {} },
  history: { path: "/api/history", method: "GET", body: undefined, headers: {} },
} as const;

describe.each(PLACES)("a link at %s", (place, kind, refused) => {
  it("is not followed, is told with what to do, and keeps nobody from reading the dossier", async () => {
    const outside = folder({ "file.txt": "theirs\n", "sub/other.txt": "theirs\n" });
    const root = folder({ "pact.proviso": PACT });
    mkdirSync(join(root, place, ".."), { recursive: true });
    symlinkSync(join(outside, kind === "folder" ? "sub" : "file.txt"), join(root, place));
    const { port } = await serve(root);
    const headers = { host: `127.0.0.1:${port}` };
    for (const doing of refused) {
      const { path, ...sending } = DOINGS[doing];
      const { status, json } = await ask(port, path, { ...sending, headers: { ...headers, ...sending.headers } });
      expect([status, json.type], `${doing}: ${json.detail}`).toEqual([409, "/problems/linked-history"]);
      expect(json.detail).toContain(`\`${place}\` in the dossier's folder is a link`);
      expect(json.detail).toMatch(/Take the link away/);
    }
    // Whoever looks at the dossier sees all of it, and why nothing is kept.
    const opened = await ask(port, "/api/opened", { headers });
    expect(opened.json).toMatchObject({ files: [{ path: "pact.proviso", text: PACT }], model: expect.any(Object) });
    if (!/texts\/|drafts\//.test(place))
      expect(opened.json.left).toEqual([{ path: place, because: expect.stringContaining("is a link") }]);
    for (const path of ["/api/files", "/api/drafts", "/api/answers/void", "/brief.html"])
      expect((await ask(port, path, { headers })).status, path).toBe(200);
    if (refused.some((doing) => doing === "draft"))
      expect((await ask(port, "/api/drafts", { headers })).json.drafts).toMatchObject([{ text: "typed" }]);

    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe(PACT);
    expect(readFileSync(join(outside, "file.txt"), "utf8")).toBe("theirs\n");
    expect(readdirSync(join(outside, "sub"))).toEqual(["other.txt"]);
    expect(readdirSync(outside).sort()).toEqual(["file.txt", "sub"]);
  });
});

describe("the server's own folder", () => {
  it("lets go of no draft through a link", async () => {
    const draft = JSON.stringify({
      file: "pact.proviso",
      tab: "me",
      text: "x",
      base: null,
      at: "2026-01-01T00:00:00Z",
    });
    const outside = folder({ [DRAFT]: draft });
    const root = folder();
    mkdirSync(join(root, ".proviso-history"));
    symlinkSync(outside, join(root, ".proviso-history/drafts"));
    const { port } = await serve(root);
    const headers = { host: `127.0.0.1:${port}`, ...tab };
    expect((await ask(port, "/api/drafts", { headers })).json.drafts).toEqual([]);
    await ask(port, "/api/drafts/pact.proviso", { method: "DELETE", headers });
    expect(readdirSync(outside)).toEqual([DRAFT]);
  });

  it("waits for no pipe", async () => {
    const root = folder();
    mkdirSync(join(root, ".proviso-history/drafts"), { recursive: true });
    for (const name of ["journal.jsonl", "reviews.jsonl", `drafts/${DRAFT}`])
      execFileSync("mkfifo", [join(root, ".proviso-history", name)]);
    const { port } = await serve(root);
    const headers = { host: `127.0.0.1:${port}` };
    expect((await ask(port, "/api/drafts", { headers })).json.drafts).toEqual([]);
    for (const path of ["/api/history", "/api/read"]) {
      const { status, json } = await ask(port, path, { headers });
      expect([status, json.type], path).toEqual([409, "/problems/linked-history"]);
      expect(json.detail).toMatch(/is no file of its own/);
    }
  });

  it("is opened without following the last step either, should it have become a link since it was looked at", async () => {
    const outside = folder({ "file.txt": "theirs\n" });
    const link = join(folder({}), "journal.jsonl");
    symlinkSync(join(outside, "file.txt"), link);
    await expect(appendLines(nodeDisk, link, ["line"])).rejects.toMatchObject({ code: "ELOOP" });
    expect(readFileSync(join(outside, "file.txt"), "utf8")).toBe("theirs\n");
  });
});
