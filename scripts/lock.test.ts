import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { missingBuilds } from "./complete-lock.ts";

const ROOT = join(import.meta.dirname, "..");
const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));

describe("package-lock.json", () => {
  it("names every build that some machine may need (else: node scripts/complete-lock.ts)", () => {
    expect([...missingBuilds(lock.packages).keys()]).toEqual([]);
  });

  it("names every workspace with what it depends on (else: npm install)", () => {
    for (const folder of ["", ...readdirSync(join(ROOT, "packages")).map((name) => `packages/${name}`)]) {
      const manifest = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
      for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
        expect([folder, kind, lock.packages[folder]?.[kind]]).toEqual([folder, kind, manifest[kind]]);
      }
    }
  });

  it("names no address to download from, so that every registry serves", () => {
    const addresses = Object.entries<{ resolved?: string }>(lock.packages).filter(([, { resolved }]) =>
      resolved?.includes("://"),
    );
    expect(addresses).toEqual([]);
  });

  it("needs no install script", () => {
    const scripts = Object.entries<{ hasInstallScript?: boolean }>(lock.packages).filter(
      ([, entry]) => entry.hasInstallScript,
    );
    // esbuild's script only saves a few milliseconds; package.json turns it off.
    expect(scripts.map(([name]) => name)).toEqual(["node_modules/esbuild"]);
  });
});
