import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { RULES } from "./index.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

test("every folder is a rule and every rule a folder", () => {
  expect(RULES.map(({ code }) => code)).toEqual(folders);
});

describe.each(RULES.map((rule) => [rule.code, rule] as const))("%s", (code, rule) => {
  const page = readFileSync(`${here}${code}/rule.md`, "utf8");

  test("has a page, two examples and a test", () => {
    expect(readdirSync(`${here}${code}`)).toEqual(
      expect.arrayContaining(["bad.proviso", "good.proviso", "rule.md", "rule.test.ts", "rule.ts"]),
    );
  });

  test("says on its page what it says at run time", () => {
    expect(page).toContain(`# ${rule.title}\n`);
    expect(page).toContain(rule.why);
    expect(page).toContain(rule.precedent.text);
    expect(page).toContain(rule.precedent.source);
  });

  test("has short examples", () => {
    for (const name of ["bad", "good"]) {
      const lines = readFileSync(`${here}${code}/${name}.proviso`, "utf8").trim().split("\n");
      expect(lines.length).toBeGreaterThanOrEqual(8);
      expect(lines.length).toBeLessThanOrEqual(20);
    }
  });
});
