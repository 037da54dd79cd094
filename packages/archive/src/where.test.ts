import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultArchive } from "./where.ts";

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "proviso-where-"));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

it("the archive nobody has named is the dossier's, else the user's", () => {
  const home = join("/", "home", "ana");
  expect(defaultArchive({ cwd, env: {}, platform: "linux", home })).toBe(join(home, ".local/share/proviso/archive.db"));
  expect(defaultArchive({ cwd, env: { XDG_DATA_HOME: "/data" }, platform: "linux", home })).toBe(
    join("/data", "proviso", "archive.db"),
  );
  expect(defaultArchive({ cwd, env: {}, platform: "darwin", home })).toBe(
    join(home, "Library/Application Support/Proviso/archive.db"),
  );
  expect(defaultArchive({ cwd, env: { LOCALAPPDATA: "/local" }, platform: "win32", home })).toBe(
    join("/local", "Proviso", "archive.db"),
  );
  writeFileSync(join(cwd, "pact.proviso"), "");
  expect(defaultArchive({ cwd, env: {}, platform: "linux", home })).toBe(join(cwd, ".proviso-archive.db"));
  expect(defaultArchive({ cwd, env: { PROVISO_ARCHIVE: "postgres://h/d" }, platform: "linux", home })).toBe(
    "postgres://h/d",
  );
});
