import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOMS } from "@proviso/report/view/address";
import { expect, it } from "vitest";

const FOLDER = join(import.meta.dirname, "../rooms");

it("each room's styles hold in that room only, since all that was fetched stays in the page", () => {
  const sheets = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".css"));
  expect(sheets.map((path) => basename(dirname(path))).sort()).toEqual([...ROOMS].sort());
  for (const path of sheets) {
    const css = readFileSync(join(FOLDER, path), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
    const [first = "", ...rest] = css.trim().split("\n");
    expect(first).toBe(`:where([data-room="${basename(dirname(path))}"]) {`);
    // Everything else stands within it.
    expect(rest.at(-1)).toBe("}");
    for (const line of rest.slice(0, -1)) expect(line).toMatch(/^(?: {2}|$)/);
  }
});
