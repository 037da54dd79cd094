import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Adds to package-lock.json the builds for other machines that npm left out of it because the registry did not offer them when the lock was
 * written. `npm ci` refuses a lock without them. npm leaves the entries alone: it skips what is not for the machine it runs on.
 */
interface Locked {
  readonly version?: string;
  readonly optional?: boolean;
  readonly optionalDependencies?: Record<string, string>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

const OS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const CPU = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** What a build's name says about the machine it is for: `@oxc-parser/binding-linux-x64-musl`. */
function machineOf(name: string): Omit<Locked, "version" | "optionalDependencies"> {
  const words = name.split("/").at(-1)?.split("-") ?? [];
  const os = OS.find((word) => words.includes(word));
  const cpu = CPU.find((word) => words.includes(word));
  if (os === undefined || cpu === undefined) throw new RangeError(`${name} does not say which machine it is for`);
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : undefined;
  return { cpu: [cpu], ...(libc === undefined ? {} : { libc }), optional: true, os: [os] };
}

/** Builds that some locked package may need on some machine and that the lock does not have, by their place in the lock. */
export function missingBuilds(packages: Readonly<Record<string, Locked>>): Map<string, Locked> {
  const missing = new Map<string, Locked>();
  for (const locked of Object.values(packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      const there = Object.keys(packages).some((key) => key === place || key.endsWith(`/${place}`));
      if (!there) missing.set(place, { version, ...machineOf(name) });
    }
  }
  return missing;
}

if (import.meta.main) {
  const path = join(import.meta.dirname, "../package-lock.json");
  const lock = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, Locked> };
  const missing = missingBuilds(lock.packages);
  if (missing.size > 0) {
    const { "": root, ...rest } = { ...lock.packages, ...Object.fromEntries(missing) };
    const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, "en"));
    lock.packages = { "": root ?? {}, ...Object.fromEntries(sorted) };
    writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  }
  console.log(`${missing.size} builds for other machines added to package-lock.json`);
}
