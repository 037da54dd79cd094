import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** One module for each rule that it breaks; a rule that stops being applied stops being named. */
const PLANTED: Record<string, readonly [path: string, text: string]> = {
  noExplicitAny: ["packages/promise/src/any.ts", "export const a: any = 1;\n"],
  noUnusedVariables: ["packages/promise/src/variable.ts", "const a = 1;\n"],
  noUnusedImports: ["packages/promise/src/import.ts", 'import { b } from "./b.ts";\n'],
  useImportType: ["packages/promise/src/type.ts", 'import { B } from "./b.ts";\nexport const a = (b: B) => b;\n'],
  useImportExtensions: ["packages/promise/src/extension.ts", 'export { any } from "./any";\n'],
  noConsole: ["packages/language/src/console.ts", 'console.log("here");\n'],
  noRestrictedGlobals: ["packages/agreement/src/global.ts", "export const a = () => process.env;\n"],
  noFocusedTests: ["packages/promise/src/only.test.ts", 'import { it } from "vitest";\nit.only("a", () => {});\n'],
  noSkippedTests: ["packages/promise/src/skip.test.ts", 'import { it } from "vitest";\nit.skip("a", () => {});\n'],
};

it("the linter minds every planted violation and leaves good code alone", () => {
  const root = mkdtempSync(join(tmpdir(), "proviso-lint-"));
  try {
    const configuration = JSON.parse(readFileSync(join(ROOT, "biome.json"), "utf8"));
    write(root, "biome.json", JSON.stringify({ ...configuration, $schema: undefined, vcs: { enabled: false } }));
    write(root, "packages/promise/src/good.ts", "export const good = 1;\n");
    for (const [path, text] of Object.values(PLANTED)) write(root, path, text);

    const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
    const run = spawnSync(process.execPath, [biome, "lint", "--reporter=json"], { cwd: root, encoding: "utf8" });
    const { diagnostics } = JSON.parse(run.stdout) as {
      diagnostics: { category: string; location: { path: string } }[];
    };
    const found = diagnostics.map(({ category, location }) => `${location.path} ${category.split("/").at(-1)}`);

    expect(found).toEqual(expect.arrayContaining(Object.entries(PLANTED).map(([rule, [path]]) => `${path} ${rule}`)));
    expect(found.filter((line) => line.includes("good.ts"))).toEqual([]);
    expect(run.status).toBe(1);
  } finally {
    rmSync(root, { recursive: true });
  }
});

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
