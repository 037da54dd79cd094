import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const PACKAGE = join(import.meta.dirname, "..");
const CLI = join(PACKAGE, "..", "..", "node_modules", "langium-cli", "bin", "langium.js");

it("the generated code is what the grammar gives (else: npm run generate -w @proviso/language)", () => {
  // Inside the package, since the generator looks for Langium from there.
  const folder = mkdtempSync(join(PACKAGE, "test", "generated-"));
  try {
    cpSync(join(PACKAGE, "src", "grammar"), join(folder, "src", "grammar"), { recursive: true });
    const config = readFileSync(join(PACKAGE, "langium-config.json"), "utf8");
    writeFileSync(join(folder, "langium-config.json"), config);
    writeFileSync(join(folder, "package.json"), '{ "name": "fresh", "version": "0.0.0", "type": "module" }');
    execFileSync(process.execPath, [CLI, "generate"], { cwd: folder, stdio: "pipe" });
    const generated = join(PACKAGE, "src", "generated");
    const fresh = join(folder, "src", "generated");
    expect(readdirSync(fresh).sort()).toEqual(readdirSync(generated).sort());
    for (const name of readdirSync(fresh))
      expect(readFileSync(join(fresh, name), "utf8") === readFileSync(join(generated, name), "utf8"), name).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
