import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findingsPage } from "./findings-docs.ts";

test("docs/findings.md is what the rules make it; if not, run node scripts/findings-docs.ts", () => {
  expect(readFileSync(new URL("../docs/findings.md", import.meta.url), "utf8")).toBe(findingsPage());
});
