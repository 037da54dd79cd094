import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import * as fs from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeDisk, replaceFile } from "../src/store/disk.ts";
import { removeLeftovers } from "../src/store/leftovers.ts";
import { bench, PACT } from "./testing.ts";

const { folder, serve } = bench();
const UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const HOUR = 3_600_000;

/** Puts a file there that was written so long ago. */
function put(root: string, path: string, ago = 2 * HOUR): void {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, "half");
  const then = new Date(Date.now() - ago);
  utimesSync(full, then, then);
}

describe("what a killed server has left beside its files", () => {
  it("is taken away, in the dossier and in its history, and nothing else is", async () => {
    const root = folder();
    const left = [
      `.pact.proviso.${UUID}.tmp`,
      `sources/.a b.txt.${UUID}.tmp`,
      `.proviso-history/texts/ab/.abcd.${UUID}.tmp`,
      `.proviso-history/drafts/.one.json.${UUID}.tmp`,
    ];
    const others = [
      "pact.proviso.tmp",
      ".pact.proviso.1234.tmp",
      `pact.proviso.${UUID}.tmp`,
      `.pact.proviso.${UUID}.txt`,
      `.${UUID}.tmp`,
      `.git/.pact.proviso.${UUID}.tmp`,
      `node_modules/.pact.proviso.${UUID}.tmp`,
    ];
    for (const path of [...left, ...others]) put(root, path);
    const young = `sources/.b.txt.${UUID}.tmp`;
    put(root, young, HOUR / 2);
    mkdirSync(join(root, `.folder.${UUID}.tmp`));
    const outside = folder({});
    put(outside, `.theirs.txt.${UUID}.tmp`);
    symlinkSync(outside, join(root, "linked"));
    symlinkSync(join(outside, `.theirs.txt.${UUID}.tmp`), join(root, `.link.txt.${UUID}.tmp`));
    await removeLeftovers(root, new Date());
    for (const path of left) expect(existsSync(join(root, path)), path).toBe(false);
    for (const path of [...others, young, "pact.proviso", `.folder.${UUID}.tmp`, `.link.txt.${UUID}.tmp`])
      expect(existsSync(join(root, path)), path).toBe(true);
    expect(readdirSync(outside)).toEqual([`.theirs.txt.${UUID}.tmp`]);
  });

  it("is not looked for behind a history that is a link", async () => {
    const outside = folder({});
    put(outside, `.theirs.txt.${UUID}.tmp`);
    const root = folder();
    symlinkSync(outside, join(root, ".proviso-history"));
    await removeLeftovers(root, new Date());
    expect(readdirSync(outside)).toHaveLength(1);
  });

  it("has the name under which files are written, and goes when a server starts", async () => {
    const root = folder({ "pact.proviso": PACT });
    const killed = { ...nodeDisk, rename: () => Promise.reject(new Error("killed")), rm: async () => {} };
    await expect(replaceFile(killed, join(root, "pact.proviso"), "half")).rejects.toThrow("killed");
    const [left = ""] = (await fs.readdir(root)).filter((name) => name.endsWith(".tmp"));
    put(root, left);
    await serve(root);
    await expect.poll(() => readdirSync(root)).toEqual(["pact.proviso"]);
  });
});
