import { describe, expect, it } from "vitest";
import { CODES, type DiagnosticCode, loadText } from "../src/index.ts";
import { EXAMPLES, type Example } from "./examples.ts";

async function codesOf(example: string | Example): Promise<DiagnosticCode[]> {
  const { text, files } = typeof example === "string" ? { text: example, files: {} } : example;
  const loaded = await loadText(text, { path: "pact.proviso", files: files ?? {} });
  expect(loaded.model === undefined).toBe(loaded.diagnostics.some(({ severity }) => severity === "error"));
  return loaded.diagnostics.map(({ code }) => code);
}

describe("every diagnostic has a bad example that gives it alone and a good one that gives nothing", () => {
  for (const [code, { bad, good }] of Object.entries(EXAMPLES)) {
    it(code, async () => {
      expect(await codesOf(bad)).toEqual([code]);
      expect(await codesOf(good)).toEqual([]);
    });
  }

  it("too-many-mistakes", async () => {
    const line = "  zzz yyy\n  clause a France shall assist Poland\n";
    const codes = await codesOf(`agreement Pact "A pact"\n${line.repeat(60)}`);
    expect(codes).toContain("too-many-mistakes");
    expect(await codesOf(`agreement Pact "A pact"\n${line.repeat(3)}`)).not.toContain("too-many-mistakes");
  });

  it("wrong-kind tells how one party makes a group", async () => {
    const text = `agreement Pact "A pact"\n  group G: France, Poland\n  decision go by all of G and no objection from Romania within 1 day failing which refused\n`;
    const { diagnostics } = await loadText(text);
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
      [
        "wrong-kind",
        "A rule counts the votes of a group: make one of it, such as `group Seconds: Romania`, and name that.",
      ],
    ]);
  });

  it("too-many-versions", async () => {
    const pact = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `q${index}`);
      const questions = names.map((name) => `  question ${name} "?" either yes or no`).join("\n");
      const guard = names.map((name) => `${name} is yes`).join(" or ");
      const other = names.map((name) => `${name} is no`).join(" and ");
      return `agreement Pact "A pact"\n${questions}\n  decision go [${guard}: by France] [${other}: by Poland]\n`;
    };
    expect(await codesOf(pact(17))).toEqual(["too-many-versions"]);
    expect(await codesOf(pact(10))).toEqual([]);
  });

  it("covers the table", () => {
    const shown = new Set([...Object.keys(EXAMPLES), "too-many-mistakes", "too-many-versions"]);
    expect(Object.keys(CODES).filter((code) => !shown.has(code))).toEqual([]);
  });

  it("explains every code in whole sentences", () => {
    for (const { explanation, remedy } of Object.values(CODES)) {
      expect(explanation).toMatch(/^[A-Z`].*\.$/);
      expect(remedy).toMatch(/^[A-Z`].*\.$/);
    }
  });
});
