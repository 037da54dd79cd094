import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Api } from "./api.ts";
import type { FileState } from "./files.ts";
import { type Happening, ServerFiles } from "./server.ts";

/** A server in memory that keeps one file, as the real one does: it refuses what did not begin from its text. */
class FakeServer {
  text = "one\ntwo\nthree\n";
  etag = "e1";
  count = 1;
  /** Whether it has read the texts itself. */
  said = true;
  down = false;
  /** What every save is answered, where it is refused. */
  refuses: { status: number; detail: string } | undefined;
  saves = 0;
  /** What happens when a save has been taken and not been answered yet. */
  afterSave: (() => void) | undefined;
  drafts: { file: string; tab: string; text: string; base: string | null }[] = [];
  merge: { text: string; clean: boolean } | undefined;

  readonly others = new Map<string, string>();
  /** Texts of drafts that were let go, which the real one puts into its history. */
  readonly laidAside: string[] = [];
  gone = false;
  readonly gets: string[] = [];
  /** Waited for before a text is given. */
  giving: Promise<void> | undefined;

  /** Files that are new since the page was opened. */
  another(method: string, path: string, headers: Headers, { body }: RequestInit): Response {
    const text = this.others.get(path);
    const problem = { type: "/problems/changed", title: "No", detail: "No." };
    if (method === "GET")
      return text === undefined
        ? Response.json({ ...problem, status: 404 }, { status: 404 })
        : Response.json({ path, text, etag: `new ${text}` });
    if (text !== undefined || headers.get("If-None-Match") !== "*")
      return Response.json({ ...problem, status: 412, theirs: null }, { status: 412 });
    const saved = String(JSON.parse(String(body)).text);
    this.others.set(path, saved);
    return Response.json({ etag: `new ${saved}` });
  }

  change(text: string): void {
    this.text = text;
    this.count += 1;
    this.etag = `e${this.count}`;
  }

  send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    if (this.down) throw new TypeError("fetch failed");
    const method = init.method ?? "GET";
    const headers = new Headers(init.headers);
    if (method === "GET") this.gets.push(path);
    if (path === "/api/opened") {
      const { text, etag, said } = this;
      return Response.json({
        dossier: "case",
        events: "7",
        files: [{ path: "a.proviso", text, etag }],
        model: said ? { agreements: [] } : null,
        diagnostics: [],
      });
    }
    if (path === "/api/answers/void") return Response.json({ answers: [{ value: JSON.parse(String(init.body)) }] });
    if (path === "/api/files")
      return Response.json({
        dossier: "case",
        files: [...(this.gone ? [] : [{ path: "a.proviso", kind: "agreement" }]), { path: "x.pdf", kind: "other" }],
      });
    if (path === "/api/drafts") return Response.json({ drafts: this.drafts });
    if (method === "PUT") this.saves += 1;
    if (method === "PUT" && this.refuses !== undefined)
      return Response.json({ type: "/problems/x", title: "No", ...this.refuses }, { status: this.refuses.status });
    if (path.startsWith("/api/drafts/") && method === "DELETE") {
      const tab = new URLSearchParams(path.split("?")[1]).get("tab") ?? headers.get("X-Proviso-Tab");
      this.laidAside.push(...this.drafts.filter((one) => one.tab === tab).map(({ text }) => text));
      this.drafts = this.drafts.filter((one) => one.tab !== tab);
      return Response.json({ dropped: 1 });
    }
    if (path.startsWith("/api/drafts/")) {
      const { text, base } = JSON.parse(String(init.body));
      this.drafts = [{ file: "a.proviso", tab: headers.get("X-Proviso-Tab") ?? "", text, base }];
      return Response.json({ at: "now" });
    }
    if (path !== "/api/files/a.proviso") return this.another(method, decodeURIComponent(path.slice(11)), headers, init);
    await this.giving;
    if (this.gone && (method === "GET" || headers.get("If-None-Match") !== "*")) {
      const problem = { type: "/problems/changed", title: "Gone", detail: "It is gone." };
      return method === "GET"
        ? Response.json({ ...problem, status: 404 }, { status: 404 })
        : Response.json({ ...problem, status: 412, theirs: null }, { status: 412 });
    }
    if (method === "GET") return Response.json({ path: "a.proviso", text: this.text, etag: this.etag });
    if (method === "DELETE" && headers.get("If-Match") === `"${this.etag}"`) {
      this.gone = true;
      return Response.json({ revision: 1 });
    }
    if (this.gone) this.gone = false;
    else if (headers.get("If-Match") !== `"${this.etag}"`)
      return Response.json(
        {
          type: "/problems/changed",
          title: "Changed",
          status: 412,
          detail: "It was changed.",
          theirs: { text: this.text, etag: this.etag },
          merge: this.merge,
        },
        { status: 412 },
      );
    this.change(JSON.parse(String(init.body)).text);
    this.drafts = [];
    const { etag } = this;
    if (this.afterSave !== undefined) {
      this.afterSave();
      // The news is there before the answer is.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return Response.json({ etag });
  };
}

class Kept {
  readonly all = new Map<string, string>();
  getItem = (key: string) => this.all.get(key) ?? null;
  setItem = (key: string, value: string) => void this.all.set(key, value);
  removeItem = (key: string) => void this.all.delete(key);
  key = (at: number) => [...this.all.keys()][at] ?? null;
  get length() {
    return this.all.size;
  }
}

function opened(server: FakeServer, keep = new Kept()) {
  let tell: (happening: Happening) => void = () => {};
  const since: (string | undefined)[] = [];
  const files = new ServerFiles(new Api("me", server.send), {
    keep,
    events: (listener, from) => {
      tell = listener;
      since.push(from);
    },
  });
  const seen: (FileState | undefined)[] = [];
  files.watch((changed) => seen.push(changed.get("a.proviso")));
  return { files, seen, keep, since, tell: (happening: Happening) => tell(happening), open: files.open() };
}

describe("files on the server", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("opens the texts and leaves the rest", async () => {
    const { files, open, since } = opened(new FakeServer());
    expect([...(await open).files]).toEqual([
      ["a.proviso", { text: "one\ntwo\nthree\n", etag: "e1", saving: "saved" }],
    ]);
    expect(files.name).toBe("case");
    // Nothing that happens between the answer and the line is missed.
    expect(since).toEqual(["7"]);
  });

  it("brings what the server made of these very texts, and no other", async () => {
    const server = new FakeServer();
    const said = (await opened(server).open).said;
    expect(said?.model).toEqual({ agreements: [] });
    expect(await said?.ask("void", { of: "Pact.aid" }, new AbortController().signal)).toEqual([
      { value: { of: "Pact.aid" } },
    ]);
    server.said = false;
    expect((await opened(server).open).said).toBeUndefined();
    server.said = true;
    server.drafts = [{ file: "a.proviso", tab: "me", text: "half a word", base: "e1" }];
    expect((await opened(server).open).said).toBeUndefined();
  });

  it("saves a moment after the last change, once", async () => {
    const server = new FakeServer();
    const { files, open, seen, keep } = opened(server);
    await open;
    files.write("a.proviso", "x");
    files.write("a.proviso", "xy");
    expect(keep.all.size).toBe(1);
    await vi.advanceTimersByTimeAsync(700);
    expect(server.text).toBe("xy");
    expect(server.count).toBe(2);
    expect(seen.at(-1)).toEqual({ text: "xy", etag: "e2", saving: "saved" });
    expect(keep.all.size).toBe(0);
  });

  it("takes a merge where the changes lie apart", async () => {
    const server = new FakeServer();
    const { files, open, seen } = opened(server);
    await open;
    server.change("ONE\ntwo\nthree\n");
    server.merge = { text: "ONE\ntwo\nTHREE\n", clean: true };
    files.write("a.proviso", "one\ntwo\nTHREE\n");
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.text).toBe("ONE\ntwo\nTHREE\n");
    expect(seen.at(-1)?.saving).toBe("saved");
  });

  it("asks where both changed the same lines, and writes over nothing", async () => {
    const server = new FakeServer();
    const { files, open, seen } = opened(server);
    await open;
    server.change("theirs");
    server.merge = { text: "<<<", clean: false };
    files.write("a.proviso", "mine");
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.text).toBe("theirs");
    expect(seen.at(-1)).toMatchObject({ text: "mine", saving: "conflict", theirs: "theirs" });
    await files.settle("a.proviso", "mine");
    expect(server.text).toBe("mine");
    expect(seen.at(-1)?.saving).toBe("saved");
  });

  it("takes the other's text when told to", async () => {
    const server = new FakeServer();
    const { files, open, seen } = opened(server);
    await open;
    server.change("theirs");
    files.write("a.proviso", "mine");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.drafts).toHaveLength(1);
    await files.settle("a.proviso", "theirs");
    expect(seen.at(-1)).toEqual({ text: "theirs", etag: "e2", saving: "saved" });
    // One's own text is kept, and is not found again as a draft.
    expect(server.laidAside).toEqual(["mine"]);
    expect(server.drafts).toEqual([]);
    expect((await opened(server).open).files.get("a.proviso")?.saving).toBe("saved");
  });

  it("puts into the history what closed tabs have left, and leaves alone what open ones are writing", async () => {
    const server = new FakeServer();
    server.drafts = ["closed", "open"].map((tab) => ({ file: "a.proviso", tab, text: `of ${tab}`, base: "e0" }));
    const send = new ServerFiles(new Api("me", server.send), { tabs: async () => new Set(["open", "me"]) });
    await send.open();
    await vi.advanceTimersByTimeAsync(10);
    expect(server.laidAside).toEqual(["of closed"]);
    expect(server.drafts.map(({ tab }) => tab)).toEqual(["open"]);
    server.drafts = [{ file: "a.proviso", tab: "closed", text: "of closed", base: "e0" }];
    await new ServerFiles(new Api("me", server.send), { tabs: async () => undefined }).open();
    await vi.advanceTimersByTimeAsync(10);
    expect(server.drafts).toHaveLength(1);
  });

  it("keeps what is typed while a conflict is being settled", async () => {
    const server = new FakeServer();
    const { files, open } = opened(server);
    await open;
    server.change("theirs");
    files.write("a.proviso", "mine");
    await vi.advanceTimersByTimeAsync(1000);
    server.giving = new Promise((resolve) => setTimeout(resolve, 100));
    const settled = files.settle("a.proviso", "mine");
    files.write("a.proviso", "mine, and more");
    await vi.advanceTimersByTimeAsync(3000);
    await settled;
    expect(server.text).toBe("mine, and more");
  });

  it("stays in conflict where it cannot be settled", async () => {
    const server = new FakeServer();
    const { files, open, seen } = opened(server);
    await open;
    server.change("theirs");
    files.write("a.proviso", "mine");
    await vi.advanceTimersByTimeAsync(1000);
    server.down = true;
    await expect(files.settle("a.proviso", "theirs")).rejects.toThrow();
    expect(seen.at(-1)).toMatchObject({ text: "mine", saving: "conflict" });
  });

  it("saves anew what was taken away elsewhere, or lets it go", async () => {
    for (const take of ["mine", "theirs"] as const) {
      const server = new FakeServer();
      const { files, open, seen } = opened(server);
      await open;
      server.gone = true;
      files.write("a.proviso", "mine");
      await vi.advanceTimersByTimeAsync(1000);
      expect(seen.at(-1)).toMatchObject({ text: "mine", saving: "conflict", theirs: null });
      await files.settle("a.proviso", take);
      if (take === "mine") {
        expect(server.text).toBe("mine");
        expect(seen.at(-1)).toMatchObject({ text: "mine", saving: "saved" });
      } else {
        expect(seen.at(-1)).toBeUndefined();
        expect(server.laidAside).toEqual(["mine"]);
      }
    }
  });

  it("lets go what was taken away while nobody could tell", async () => {
    const server = new FakeServer();
    const { open, seen, tell } = opened(server);
    await open;
    server.gone = true;
    tell({ kind: "reset" });
    await vi.advanceTimersByTimeAsync(10);
    expect(seen).toEqual([undefined]);
    server.down = true;
    tell({ kind: "reset" });
    await vi.advanceTimersByTimeAsync(10);
  });

  it("shows lines with plain ends and saves them with their own", async () => {
    const server = new FakeServer();
    server.text = "one\r\ntwo\r\n";
    const { files, open, seen } = opened(server);
    const { files: found, said } = await open;
    expect(found.get("a.proviso")?.text).toBe("one\ntwo\n");
    // The server counts other letters.
    expect(said).toBeUndefined();
    files.write("a.proviso", "one\ntwo\nthree\n");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.text).toBe("one\r\ntwo\r\nthree\r\n");
    expect(seen.at(-1)).toMatchObject({ text: "one\ntwo\nthree\n", saving: "saved" });
  });

  it("keeps what it cannot save, says so, and saves it when the server is back", async () => {
    const server = new FakeServer();
    const { files, open, seen, keep } = opened(server);
    await open;
    server.down = true;
    files.write("a.proviso", "kept");
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen.at(-1)?.saving).toBe("failed");
    expect(seen.at(-1)?.because).toContain("does not answer");
    expect(keep.all.size).toBe(1);
    server.down = false;
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.text).toBe("kept");
    expect(seen.at(-1)?.saving).toBe("saved");
  });

  it("says that the disk is full, keeps the text, and saves it when there is room", async () => {
    const server = new FakeServer();
    const { files, open, seen, keep } = opened(server);
    await open;
    server.refuses = { status: 507, detail: "The disk is full. Make room; your text is kept." };
    files.write("a.proviso", "kept");
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen.at(-1)).toMatchObject({ text: "kept", saving: "failed", because: server.refuses.detail });
    expect(keep.all.size).toBe(1);
    server.refuses = undefined;
    await vi.advanceTimersByTimeAsync(3000);
    expect([server.text, seen.at(-1)?.saving]).toEqual(["kept", "saved"]);
  });

  it("does not send again what the server will not have, until it changes", async () => {
    const server = new FakeServer();
    const { files, open, seen } = opened(server);
    await open;
    server.refuses = { status: 413, detail: "That is too large." };
    files.write("a.proviso", "far too large");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.saves).toBe(1);
    expect(seen.at(-1)).toMatchObject({ saving: "failed", because: "That is too large." });
    server.refuses = undefined;
    files.write("a.proviso", "smaller");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.text).toBe("smaller");
  });

  it("saves what is larger than the browser keeps, and leaves no older text behind", async () => {
    const server = new FakeServer();
    const keep = new Kept();
    const { files, open } = opened(server, keep);
    await open;
    files.write("a.proviso", "small");
    keep.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    files.write("a.proviso", "large");
    await vi.advanceTimersByTimeAsync(300);
    expect(server.text).not.toBe("large");
    expect(keep.all.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.text).toBe("large");
  });

  it("goes on with what a page was typing when it ended", async () => {
    const server = new FakeServer();
    const keep = new Kept();
    const first = opened(server, keep);
    await first.open;
    server.down = true;
    first.files.write("a.proviso", "half a word");
    await vi.advanceTimersByTimeAsync(700);
    vi.clearAllTimers();
    server.down = false;
    const again = opened(server, keep);
    expect((await again.open).files.get("a.proviso")?.text).toBe("half a word");
    await vi.advanceTimersByTimeAsync(100);
    expect(server.text).toBe("half a word");
  });

  it("sees a change that another program makes right after a save, before the save's answer is back", async () => {
    const server = new FakeServer();
    const { files, open, seen, tell } = opened(server);
    await open;
    server.afterSave = () => {
      server.change("by another");
      tell({ kind: "file", path: "a.proviso", etag: server.etag });
    };
    files.write("a.proviso", "mine");
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen.at(-1)).toEqual({ text: "by another", etag: server.etag, saving: "saved" });
  });

  it("goes on with a new file that was written while nobody listened, and that nobody knows of", async () => {
    const server = new FakeServer();
    const keep = new Kept();
    const first = opened(server, keep);
    await first.open;
    server.down = true;
    first.files.write("notes/new one.md", "written alone");
    await vi.advanceTimersByTimeAsync(700);
    vi.clearAllTimers();
    server.down = false;
    keep.setItem("somebody else's", "left alone");
    const again = opened(server, keep);
    expect((await again.open).files.get("notes/new one.md")).toEqual({ text: "written alone", saving: "unsaved" });
    await vi.advanceTimersByTimeAsync(100);
    expect(server.others.get("notes/new one.md")).toBe("written alone");
    expect([...keep.all.keys()]).toEqual(["somebody else's"]);
  });

  it("looks anew at what the server wrote because it was asked to, and lets go what it took away", async () => {
    const server = new FakeServer();
    const { files, open } = opened(server);
    const changed = new Map<string, string | undefined>();
    files.watch((all) => {
      for (const [path, file] of all) changed.set(path, file?.text);
    });
    await open;
    server.change("accepted");
    server.others.set("sources/new.txt", "words");
    await files.refresh(["a.proviso", "sources/new.txt"]);
    expect([...changed]).toEqual([
      ["a.proviso", "accepted"],
      ["sources/new.txt", "words"],
    ]);
    server.others.delete("sources/new.txt");
    await files.refresh(["sources/new.txt"]);
    expect(changed.get("sources/new.txt")).toBeUndefined();
  });

  it("takes over what others write, and not what it wrote itself", async () => {
    const server = new FakeServer();
    const { open, seen, tell } = opened(server);
    await open;
    server.change("news");
    tell({ kind: "file", path: "a.proviso", etag: "e2", by: "other" });
    await vi.advanceTimersByTimeAsync(10);
    expect(seen.at(-1)).toEqual({ text: "news", etag: "e2", saving: "saved" });
    tell({ kind: "file", path: "a.proviso", etag: "e3", by: "me" });
    await vi.advanceTimersByTimeAsync(10);
    expect(seen).toHaveLength(1);
  });

  it("takes a file away, and asks for nothing that is gone when its news comes late", async () => {
    const server = new FakeServer();
    const { files, open, seen, tell } = opened(server);
    await open;
    files.write("a.proviso", "typed last");
    await files.remove("a.proviso");
    expect([server.text, server.gone]).toEqual(["typed last", true]);
    expect(seen.at(-1)).toBeUndefined();
    const before = server.gets.length;
    tell({ kind: "file", path: "a.proviso", etag: "e1" });
    await vi.advanceTimersByTimeAsync(10);
    expect(server.gets.slice(before)).toEqual(["/api/files"]);
    server.gone = false;
    tell({ kind: "file", path: "a.proviso", etag: "e9" });
    await vi.advanceTimersByTimeAsync(10);
    expect(seen.at(-1)?.text).toBe("typed last");
  });

  it("does not write over what is being typed when others write", async () => {
    const server = new FakeServer();
    const { files, open, seen, tell } = opened(server);
    await open;
    files.write("a.proviso", "typing");
    server.change("news");
    tell({ kind: "file", path: "a.proviso", etag: "e2", by: "other" });
    await vi.advanceTimersByTimeAsync(10);
    expect(seen.filter((file) => file?.text === "news")).toEqual([]);
  });

  it("never loses a keystroke made while a save is on its way", async () => {
    const server = new FakeServer();
    const { files, open, seen } = opened(server);
    await open;
    files.write("a.proviso", "first");
    vi.advanceTimersByTime(600);
    files.write("a.proviso", "first and second");
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.text).toBe("first and second");
    expect(seen.at(-1)).toMatchObject({ text: "first and second", saving: "saved" });
  });
});
