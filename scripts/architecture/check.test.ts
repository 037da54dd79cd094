import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkArchitecture, REPOSITORY } from "./check.ts";
import { ROOMS } from "./rules.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A small repository with our packages' names, and the given modules in it. */
function repository(modules: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "proviso-architecture-"));
  made.push(root);
  const files: Record<string, string> = {
    "packages/agreement/package.json": manifest("agreement", []),
    "packages/language/package.json": manifest("language", ["@proviso/agreement", "langium", "vscode-languageserver"]),
    "packages/promise/package.json": manifest("promise", ["@proviso/agreement"]),
    "packages/cli/package.json": manifest("cli", ["@proviso/agreement", "@proviso/language", "@proviso/promise"]),
    ...modules,
    "packages/newcomer/package.json": manifest("newcomer", ["@proviso/agreement"]),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

function manifest(name: string, dependencies: readonly string[]): string {
  return JSON.stringify({
    name: `@proviso/${name}`,
    exports: { ".": "./src/index.ts", "./diagram": "./src/diagram/index.ts", "./node": "./src/node.ts" },
    dependencies: Object.fromEntries(dependencies.map((dependency) => [dependency, "*"])),
  });
}

function objections(modules: Record<string, string>): string[] {
  return checkArchitecture(repository(modules), ROOMS).violations.map(({ file, line }) => `${file}:${line}`);
}

describe("the arrows", () => {
  it("point one way in this repository", () => {
    const report = checkArchitecture(REPOSITORY, ROOMS);
    expect(report.violations).toEqual([]);
    expect(report.modules).toBeGreaterThan(200);
    expect(report.imports).toBeGreaterThan(1000);
  });

  it.each<[string, string, string]>([
    ["the model imports an answer", "packages/agreement/src/a.ts", 'import "@proviso/promise";'],
    ["the language computes an answer", "packages/language/src/a.ts", 'import { voiding } from "@proviso/promise";'],
    ["the engine sees a syntax tree", "packages/promise/src/answers/a.ts", 'import type { AstNode } from "langium";'],
    ["the engine sees the language", "packages/promise/src/ground/a.ts", 'import { load } from "@proviso/language";'],
    ["a package uses what it does not declare", "packages/promise/src/a.ts", 'import "lodash";'],
    ["the kernel knows the model", "packages/promise/src/diagram/a.ts", 'import "@proviso/agreement";'],
    ["the kernel knows the law", "packages/promise/src/diagram/a.ts", 'import "../ground/b.ts";'],
    ["the law knows the kernel", "packages/promise/src/ground/a.ts", 'import "../diagram/index.ts";'],
    ["the law knows an answer", "packages/promise/src/ground/a.ts", 'import "../answers/b.ts";'],
    ["an answer knows a finding", "packages/promise/src/answers/a.ts", 'import "../findings/b.ts";'],
    ["the oracle knows the kernel", "packages/promise/src/reference/a.ts", 'import "../diagram/formula.ts";'],
    ["the engine knows the oracle", "packages/promise/src/index.ts", 'export * from "./reference/b.ts";'],
    ["a relative path leaves its package", "packages/cli/src/a.ts", 'import "../../language/src/index.ts";'],
    ["a room takes a package's private file", "packages/cli/src/a.ts", 'import "@proviso/language/src/parser.ts";'],
    ["Node in the model", "packages/agreement/src/a.ts", 'import "node:fs";'],
    ["Node in the language", "packages/language/src/a.ts", 'import { join } from "node:path";'],
    ["Node behind a subpath", "packages/language/src/a.ts", 'import "vscode-languageserver/node";'],
    ["Node in the engine", "packages/promise/src/a.ts", 'export { cpus } from "node:os";'],
    ["a test's tool in the engine", "packages/promise/src/diagram/a.ts", 'import { formulas } from "./testing.ts";'],
    ["a package that has no room", "packages/newcomer/src/a.ts", 'import "@proviso/agreement";'],
    ["an import in an expression", "packages/promise/src/a.ts", 'const os = await import("node:os");'],
    ["an import in a type", "packages/promise/src/a.ts", 'let x: import("langium").AstNode;'],
  ])("are defended: %s", (_what, file, text) => {
    expect(objections({ [file]: `// first line\n${text}\n` })).toEqual([`${file}:2`]);
  });

  it("let through what the rules allow", () => {
    expect(
      objections({
        "packages/agreement/src/a.ts": 'import type { B } from "./b.ts";',
        "packages/language/src/a.ts":
          'import "langium"; import "langium/lsp"; import type { M } from "@proviso/agreement";',
        "packages/language/src/node.ts": 'import "node:fs"; import "./a.ts"; import "vscode-languageserver/node";',
        "packages/promise/src/ground/a.ts": 'import { and } from "../diagram/formula.ts"; import "../settle/b.ts";',
        "packages/promise/src/answers/a.ts": 'import "../diagram/kernel.ts"; import "../ground/a.ts";',
        "packages/promise/src/answers/a.test.ts": 'import "../reference/index.ts"; import "node:fs";',
        "packages/promise/src/diagram/testing.ts": 'import fc from "fast-check";',
        "packages/cli/src/a.ts": 'import "node:fs"; import "@proviso/language/node"; import "@proviso/promise";',
      }),
    ).toEqual([]);
  });

  it("name the line and the reason", () => {
    const root = repository({ "packages/promise/src/answers/a.ts": '\n\nimport "node:fs";\n' });
    expect(checkArchitecture(root, ROOMS).violations).toEqual([
      {
        file: "packages/promise/src/answers/a.ts",
        line: 3,
        specifier: "node:fs",
        message: "packages/promise/src/answers runs in a browser and may not import Node's modules",
      },
    ]);
  });
});
