import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import * as fs from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Fault } from "../src/index.ts";
import { Watch } from "../src/live/watch.ts";
import { appendLines, type Disk, nodeDisk, sha256 } from "../src/store/disk.ts";
import { Drafts } from "../src/store/drafts.ts";
import { Files } from "../src/store/files.ts";
import { insidePath } from "../src/store/inside.ts";
import { dossierHost } from "../src/work/host.ts";
import { bench, PACT } from "./testing.ts";

const { folder } = bench();
const open = (root: string, disk: Disk = nodeDisk) => Files.open(root, { disk, maxBytes: 1_000_000 });
const fault = async (work: Promise<unknown>): Promise<Fault> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Fault)) throw error ?? new Error("nothing was thrown");
  return error;
};

/** A disk with room for so many writes. */
function fullDisk(room: number): Disk & { room: number } {
  const disk = {
    ...nodeDisk,
    room,
    open: (async (...args: Parameters<typeof fs.open>) => {
      const handle = await fs.open(...args);
      const write = handle.writeFile.bind(handle);
      const limited = async (...given: Parameters<typeof write>) => {
        if (disk.room-- <= 0) {
          // As real disks do: some of it is written.
          await write(String(given[0]).slice(0, 10));
          throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
        }
        return write(...given);
      };
      handle.writeFile = limited as typeof handle.writeFile;
      handle.appendFile = limited as typeof handle.appendFile;
      return handle;
    }) as typeof fs.open,
  };
  return disk;
}

describe("a path within a dossier", () => {
  it.each(["pact.proviso", "sources/article.txt", "a/b/c d.md", "Übersicht.proviso"])("%s is one", (path) => {
    expect(insidePath(path)).toBe(path);
  });

  it.each([
    "",
    "/etc/passwd",
    "../secret.txt",
    "sources/../../secret.txt",
    "sources/./a.txt",
    "sources//a.txt",
    "sources\\..\\..\\a.txt",
    "C:\\windows\\win.ini",
    "C:/windows",
    "a\0.proviso",
    "a\n.proviso",
    ".git/config",
    ".proviso-history/journal.jsonl",
    "sources/.env",
    "node_modules/x/y.txt",
    "aux.txt",
    "a.txt.",
    "a.txt ",
    "x".repeat(500),
  ])("%j is none", (path) => {
    expect(() => insidePath(path)).toThrow(Fault);
  });
});

describe("links", () => {
  it("that lead out are neither listed, read nor written, and those within are", async () => {
    const outside = folder({ "secret.txt": "secret", "sub/other.txt": "other" });
    const root = folder({ "pact.proviso": PACT, "sources/a.txt": "a" });
    symlinkSync(join(outside, "secret.txt"), join(root, "leak.txt"));
    symlinkSync(join(outside, "sub"), join(root, "leaks"));
    symlinkSync(join(root, "sources/a.txt"), join(root, "same.txt"));
    const files = await open(root);
    expect((await files.list()).map(({ path }) => path)).toEqual(["pact.proviso", "same.txt", "sources/a.txt"]);
    for (const path of ["leak.txt", "leaks/other.txt"]) {
      expect((await fault(files.read(path))).code).toBe("bad-path");
      expect((await fault(files.write(path, "x", { ifNew: true }))).code).toBe("bad-path");
    }
    expect((await fault(files.write("leaks/new.txt", "x", { ifNew: true }))).code).toBe("bad-path");
    expect(readFileSync(join(outside, "secret.txt"), "utf8")).toBe("secret");
    expect(readdirSync(join(outside, "sub"))).toEqual(["other.txt"]);
    // A link within keeps pointing at its file.
    const { etag } = await files.read("same.txt");
    await files.write("same.txt", "b", { ifMatch: etag });
    expect(readFileSync(join(root, "sources/a.txt"), "utf8")).toBe("b");
  });
});

describe("links to hidden files", () => {
  it("are neither listed, read nor written, whatever the link is called, and no text can use them", async () => {
    const root = folder({ "pact.proviso": 'use "keys.proviso"\n', ".git/config": "secret", ".env.txt": "secret" });
    writeFileSync(join(root, ".git/keys.proviso"), 'party Secret "Top secret"\n');
    symlinkSync(join(root, ".git/config"), join(root, "config.txt"));
    symlinkSync(".env.txt", join(root, "env.txt"));
    symlinkSync(".git", join(root, "git"));
    symlinkSync(".git/keys.proviso", join(root, "keys.proviso"));
    const files = await open(root);
    expect((await files.list()).map(({ path }) => path)).toEqual(["pact.proviso"]);
    for (const path of ["config.txt", "env.txt", "git/keys.proviso", "keys.proviso"]) {
      for (const work of [
        files.read(path),
        files.write(path, "x", { ifNew: true }),
        files.remove(path, { ifNew: true }),
      ])
        expect(await fault(work), path).toMatchObject({ code: "bad-path", message: expect.stringContaining("hidden") });
    }
    expect((await fault(files.write("git/new.txt", "x", { ifNew: true }))).code).toBe("bad-path");
    expect(readFileSync(join(root, ".git/config"), "utf8")).toBe("secret");
    expect(readdirSync(join(root, ".git")).sort()).toEqual(["config", "keys.proviso"]);
    await expect(dossierHost(files.root, 1000).read("keys.proviso")).rejects.toMatchObject({ code: "outside" });
  });
});

describe("a save", () => {
  it("keeps every text, can be undone to any revision, and the undoing too", async () => {
    const root = folder({ "pact.proviso": "one\n" });
    const files = await open(root);
    let { etag } = await files.read("pact.proviso");
    const revisions: number[] = [];
    for (const text of ["two\n", "three\n", "four\n"]) {
      const saved = await files.write("pact.proviso", text, { ifMatch: etag }, { by: "me" });
      etag = saved.etag;
      revisions.push(saved.revision);
    }
    const all = await files.history.revisions();
    expect(all.map(({ cause, file }) => [cause, file])).toEqual([
      ["disk", "pact.proviso"],
      ["save", "pact.proviso"],
      ["save", "pact.proviso"],
      ["save", "pact.proviso"],
    ]);
    await files.restore(1, undefined);
    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe("one\n");
    await files.restore(revisions[1]!, "pact.proviso");
    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe("three\n");
    expect((await fault(files.restore(1, "other.proviso"))).code).toBe("not-found");
    expect(readFileSync(join(root, ".proviso-history/.gitignore"), "utf8")).toMatch(/^\*$/m);
  });

  it("on a text that somebody else has changed writes nothing and offers a merge", async () => {
    const root = folder({ "pact.proviso": "a\nb\nc\n" });
    const files = await open(root);
    const { etag } = await files.read("pact.proviso");
    writeFileSync(join(root, "pact.proviso"), "a\nb\nC\n");
    const error = await fault(files.write("pact.proviso", "A\nb\nc\n", { ifMatch: etag }));
    expect(error.code).toBe("changed");
    expect(error.more).toMatchObject({
      yours: "A\nb\nc\n",
      theirs: { text: "a\nb\nC\n" },
      base: "a\nb\nc\n",
      merge: { clean: true, text: "A\nb\nC\n" },
    });
    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe("a\nb\nC\n");
    const theirs = (error.more["theirs"] as { etag: string }).etag;
    await files.write("pact.proviso", "A\nb\nC\n", { ifMatch: theirs });
    // What the other editor wrote is in the history although nobody saved it here.
    expect((await files.history.revisions()).map(({ cause }) => cause)).toEqual(["disk", "save"]);
    expect((await files.restore(1, undefined)).length).toBe(1);
    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe("a\nb\nC\n");
  });

  it("of a file that is gone, or of a new one that is there, says so", async () => {
    const root = folder({ "pact.proviso": "a\n" });
    const files = await open(root);
    const { etag } = await files.read("pact.proviso");
    await fs.rm(join(root, "pact.proviso"));
    expect((await fault(files.write("pact.proviso", "b\n", { ifMatch: etag }))).more).toMatchObject({
      theirs: null,
      base: "a\n",
    });
    await files.write("pact.proviso", "b\n", { ifNew: true });
    expect((await fault(files.write("pact.proviso", "c\n", { ifNew: true }))).more).toMatchObject({
      theirs: { text: "b\n" },
    });
  });

  it("passes over nothing that another program writes while it is under way", async () => {
    const root = folder({ "pact.proviso": "a\nb\nc\n" });
    const meanwhile = (theirs: string | null): Disk => ({
      ...nodeDisk,
      // The last that is opened before the file changes: what is written beside it, or the journal.
      open: (async (path: string, ...rest: [string]) => {
        if (/pact\.proviso\.|journal/.test(path)) {
          if (theirs === null) await fs.rm(join(root, "pact.proviso"), { force: true });
          else await fs.writeFile(join(root, "pact.proviso"), theirs);
        }
        return fs.open(path, ...rest);
      }) as typeof fs.open,
    });
    const was = await open(root);
    const { etag } = await was.read("pact.proviso");
    const marked = await was.mark();
    const saving = await open(root, meanwhile("a\nb\nC\n"));
    await saving.read("pact.proviso");
    expect(await fault(saving.write("pact.proviso", "A\nb\nc\n", { ifMatch: etag }))).toMatchObject({
      code: "changed",
      more: { theirs: { text: "a\nb\nC\n" }, base: "a\nb\nc\n", merge: { clean: true, text: "A\nb\nC\n" } },
    });
    const theirs = (await saving.read("pact.proviso")).etag;
    const gone = await open(root, meanwhile(null));
    expect((await fault(gone.write("pact.proviso", "x\n", { ifMatch: theirs }))).more).toMatchObject({ theirs: null });
    expect(existsSync(join(root, "pact.proviso"))).toBe(false);
    const appeared = await open(root, meanwhile("new\n"));
    expect((await fault(appeared.write("pact.proviso", "x\n", { ifNew: true }))).more).toMatchObject({
      theirs: { text: "new\n" },
    });
    // Taking back and taking away as little as saving.
    const restoring = await open(root, meanwhile("newer\n"));
    expect((await fault(restoring.restore(marked, undefined))).code).toBe("changed");
    const removing = await open(root, meanwhile("newest\n"));
    const newer = (await removing.read("pact.proviso")).etag;
    expect((await fault(removing.remove("pact.proviso", { ifMatch: newer }))).code).toBe("changed");
    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe("newest\n");
    expect(readdirSync(root).sort()).toEqual([".proviso-history", "pact.proviso"]);
  });

  it("by many at once lets one through and tells the others", async () => {
    const root = folder({ "pact.proviso": "a\n" });
    const files = await open(root);
    const { etag } = await files.read("pact.proviso");
    const done = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) => files.write("pact.proviso", `${i}\n`, { ifMatch: etag })),
    );
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(
      done.filter((one) => one.status === "rejected" && one.reason instanceof Fault && one.reason.code === "changed"),
    ).toHaveLength(11);
  });

  it.each(["evil.sh", "page.html", "x.exe", "noextension"])("of %s is refused", async (path) => {
    expect((await fault((await open(folder())).write(path, "x", { ifNew: true }))).code).toBe("wrong-type");
  });

  it("of too much, or of what is no text, is refused", async () => {
    const files = await open(folder());
    expect((await fault(files.write("a.txt", "x".repeat(1_000_001), { ifNew: true }))).code).toBe("too-large");
    expect((await fault(files.write("a.txt", "a\0b", { ifNew: true }))).code).toBe("not-a-text");
    expect((await fault(files.write("a.txt", "\ud800", { ifNew: true }))).code).toBe("not-a-text");
  });

  it("of a text that began with a byte order mark leaves it there", async () => {
    const root = folder({ "a.txt": "\uFEFFa\n" });
    const files = await open(root);
    const { text, etag } = await files.read("a.txt");
    await files.write("a.txt", `${text}b\n`, { ifMatch: etag });
    expect(readFileSync(join(root, "a.txt"), "utf8")).toBe("\uFEFFa\nb\n");
  });
});

describe("what is merely not seen", () => {
  const deep = `${"d/".repeat(14)}a.txt`;

  it("is not taken for deleted: past the number of files that are listed, or too deep", async () => {
    const root = folder({ "a.txt": "a\n" });
    const all = await open(root);
    const { etag } = await all.write(deep, "deep\n", { ifNew: true });
    await all.write("z.txt", "z\n", { ifNew: true });
    const few = await Files.open(root, { disk: nodeDisk, maxBytes: 1_000_000, mostFiles: 1 });
    expect(await few.list()).toHaveLength(1);
    const marked = await few.mark();
    expect((await few.history.revisions()).filter(({ text }) => text === null)).toEqual([]);
    expect(await few.isGone("z.txt")).toBe(false);
    // Going back to that takes nothing away, and what is written over there is kept as well.
    writeFileSync(join(root, deep), "by another\n");
    await few.restore(marked, undefined);
    expect(readFileSync(join(root, deep), "utf8")).toBe("deep\n");
    expect(await few.history.text(sha256("by another\n"))).toBe("by another\n");
    expect((await few.read(deep)).etag).toBe(etag);
    await fs.rm(join(root, "z.txt"));
    await few.mark();
    expect((await few.history.revisions()).filter(({ text }) => text === null)).toMatchObject([{ file: "z.txt" }]);
  });

  it("is kept before it is written over, although nothing was known of it", async () => {
    const root = folder({ [deep]: "old\n" });
    const files = await open(root);
    await files.write(deep, "new\n", { ifMatch: (await files.read(deep)).etag });
    expect((await files.history.revisions()).map(({ file, cause }) => [file, cause])).toEqual([
      [deep, "disk"],
      [deep, "save"],
    ]);
    expect(await files.history.text(sha256("old\n"))).toBe("old\n");
  });

  // Whoever may read everything is told of no folder that it may not be read.
  it.skipIf(process.getuid?.() === 0)("is not taken for deleted where a folder cannot be read", async () => {
    const root = folder({ "a.txt": "a\n", "sub/b.txt": "b\n" });
    const files = await open(root);
    await files.mark();
    await fs.chmod(join(root, "sub"), 0);
    try {
      await files.mark();
      expect(await files.isGone("sub/b.txt")).toBe(false);
      expect((await files.history.revisions()).filter(({ text }) => text === null)).toEqual([]);
    } finally {
      await fs.chmod(join(root, "sub"), 0o755);
    }
  });

  it("is told to nobody as deleted", async () => {
    const root = folder({ "a.txt": "a\n", "b.txt": "b\n", "c.txt": "c\n" });
    const files = await open(root);
    const told: [string, string | null][] = [];
    const hidden = new Set<string>();
    const seen = Object.assign(Object.create(files) as Files, {
      root: files.root,
      list: async () => (await files.list()).filter(({ path }) => !hidden.has(path)),
      // As where the file's folder cannot be read at the moment.
      etag: async (path: string) => (hidden.has(path) ? null : files.etag(path)),
      isGone: (path: string) => files.isGone(path),
    });
    const watching = await Watch.start(seen, (path, etag) => told.push([path, etag]));
    try {
      hidden.add("b.txt").add("c.txt");
      await fs.rm(join(root, "c.txt"));
      await expect.poll(() => told, { timeout: 5000 }).toEqual([["c.txt", null]]);
    } finally {
      watching.close();
    }
  });
});

describe("what is no text", () => {
  it("is listed and not read", async () => {
    const root = folder({ "a.txt": new Uint8Array([0xff, 0xfe, 0x41]), "b.txt": "a\0", "c.pdf": "%PDF" });
    mkdirSync(join(root, "d.txt"));
    const files = await open(root);
    for (const path of ["a.txt", "b.txt", "d.txt"])
      expect((await fault(files.read(path))).code, path).toBe("not-a-text");
    expect((await files.list()).map(({ path, kind }) => [path, kind])).toEqual([
      ["a.txt", "source"],
      ["b.txt", "source"],
      ["c.pdf", "other"],
    ]);
  });
});

describe("a full disk", () => {
  it("leaves the file as it was at whatever write it fails, and nothing beside it", async () => {
    for (let room = 0; room < 8; room++) {
      const root = folder({ "pact.proviso": "old\n" });
      const disk = fullDisk(room);
      const files = await open(root, disk);
      const { etag } = await files.read("pact.proviso");
      const written = await files.write("pact.proviso", "new\n", { ifMatch: etag }).then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ code: "disk-full" });
          return false;
        },
      );
      expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe(written ? "new\n" : "old\n");
      expect(readdirSync(root).filter((name) => name.endsWith(".tmp"))).toEqual([]);
      // With room again all goes on, and no text is lost.
      disk.room = 1000;
      const now = await files.read("pact.proviso");
      await files.write("pact.proviso", "newer\n", { ifMatch: now.etag });
      const texts = await Promise.all(
        (await files.history.revisions()).map(({ text }) => files.history.text(text ?? "")),
      );
      expect(texts).toContain(now.text);
      expect(texts.at(-1)).toBe("newer\n");
    }
  });

  it("keeps drafts in memory", async () => {
    const root = folder({ "pact.proviso": "old\n" });
    const disk = fullDisk(0);
    const files = await open(root, disk);
    const drafts = new Drafts(files.history, disk, 1_000_000);
    expect((await fault(drafts.put("pact.proviso", "me", "typed", null, undefined))).code).toBe("disk-full");
    expect(await drafts.list()).toMatchObject([{ file: "pact.proviso", text: "typed" }]);
    disk.room = 100;
    await drafts.put("pact.proviso", "me", "typed on", null, undefined);
    expect(await new Drafts(files.history, disk, 1_000_000).list()).toMatchObject([{ text: "typed on" }]);
  });
});

describe("the history", () => {
  it("goes on after a line that was torn", async () => {
    const root = folder({ "pact.proviso": "a\n" });
    const files = await open(root);
    const { etag } = await files.read("pact.proviso");
    const saved = await files.write("pact.proviso", "b\n", { ifMatch: etag });
    const journal = join(root, ".proviso-history/journal.jsonl");
    await fs.appendFile(journal, '{"at":"2026-01-01T00:00:00.000Z","file":"pact.pro');
    const again = await open(root);
    const next = await again.write("pact.proviso", "c\n", { ifMatch: saved.etag });
    expect(next.revision).toBe(4);
    expect((await again.history.revisions()).map(({ revision }) => revision)).toEqual([1, 2, 4]);
    await again.restore(2, undefined);
    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe("b\n");
  });

  it("takes no damaged text for the real one", async () => {
    const root = folder({ "pact.proviso": "a\n" });
    const files = await open(root);
    const id = await files.history.keep("kept\n");
    expect(await files.history.text(id)).toBe("kept\n");
    writeFileSync(join(root, ".proviso-history/texts", id.slice(0, 2), id), "kep");
    expect(await files.history.text(id)).toBeUndefined();
    expect(await files.history.text("../../pact.proviso")).toBeUndefined();
  });

  it("keeps a text anew where what was kept of it is damaged", async () => {
    const root = folder({ "pact.proviso": "a\n" });
    const { history } = await open(root);
    const id = await history.keep("kept\n");
    const path = join(root, ".proviso-history/texts", id.slice(0, 2), id);
    for (const damaged of ["", "kep", "k\0pt\n"]) {
      writeFileSync(path, damaged);
      expect(await history.keep("kept\n")).toBe(id);
      expect(await history.text(id)).toBe("kept\n");
    }
    // What is whole is left as it is.
    const { ino } = await fs.stat(path);
    await history.keep("kept\n");
    expect((await fs.stat(path)).ino).toBe(ino);
  });

  it("closes a torn line before it adds one", async () => {
    const path = join(folder({}), "lines");
    writeFileSync(path, "one\ntw");
    await appendLines(nodeDisk, path, ["three"]);
    expect(readFileSync(path, "utf8")).toBe("one\ntw\nthree\n");
    expect(existsSync(path)).toBe(true);
  });
});

describe("drafts", () => {
  it("are one for each file and tab, and go into the history when let go", async () => {
    const root = folder({ "pact.proviso": "old\n" });
    const files = await open(root);
    const drafts = new Drafts(files.history, nodeDisk, 1000);
    await drafts.put("pact.proviso", "one", "first", null, undefined);
    await drafts.put("pact.proviso", "one", "second", null, undefined);
    await drafts.put("pact.proviso", "two", "other", null, undefined);
    expect((await drafts.list()).map(({ tab, text }) => [tab, text]).sort()).toEqual([
      ["one", "second"],
      ["two", "other"],
    ]);
    expect(await drafts.drop("pact.proviso", "two", true)).toBe(1);
    const [last] = (await files.history.revisions()).slice(-1);
    expect(last).toMatchObject({ cause: "draft", by: "two" });
    expect(await files.history.text(last?.text ?? "")).toBe("other");
    expect((await fault(drafts.put("pact.proviso", "one", "x".repeat(1001), null, undefined))).code).toBe("too-large");
    expect((await fault(drafts.put("../x", "one", "x", null, undefined))).code).toBe("bad-path");
    // A draft that was let go is no text of the file.
    expect((await files.history.stateAt(99)).get("pact.proviso")).toBeUndefined();
  });
});
