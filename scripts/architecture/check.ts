import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import type { Room } from "./rules.ts";

/** An import that goes against the arrows. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  readonly message: string;
}

export interface Report {
  /** How many modules were read: a check that saw nothing has checked nothing. */
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly Violation[];
}

interface Import {
  readonly specifier: string;
  readonly offset: number;
}

interface Package {
  readonly folder: string;
  readonly name: string;
  /** Subpath (`.`, `./node`) → file within the folder. */
  readonly exports: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlySet<string>;
}

/**
 * Reads every module of every package, type imports included, and names the imports that no room's rule allows. Tests are free: they may hold any
 * room against any other.
 */
export function checkArchitecture(root: string, rooms: readonly Room[]): Report {
  const packages = readPackages(root);
  const files = packages.flatMap(({ folder }) => modulesBelow(root, `${folder}/src`)).sort();
  const violations: Violation[] = [];
  let count = 0;
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    for (const { specifier, offset } of importsOf(file, text)) {
      count++;
      const message = objection(file, specifier, rooms, packages);
      if (message !== undefined) violations.push({ file, line: lineOf(text, offset), specifier, message });
    }
  }
  return { modules: files.length, imports: count, violations };
}

function objection(
  file: string,
  specifier: string,
  rooms: readonly Room[],
  packages: readonly Package[],
): string | undefined {
  const room = roomOf(file, rooms);
  if (room === undefined)
    return "a module that stands in no room: give its package one in scripts/architecture/rules.ts";
  const home = packages.find((candidate) => file.startsWith(`${candidate.folder}/`));

  if (specifier.startsWith(".")) {
    const target = posix.normalize(posix.join(posix.dirname(file), specifier));
    if (home !== undefined && !target.startsWith(`${home.folder}/`)) {
      return "reaches into another package's folder; import it by its name";
    }
    return isTest(target) ? "is only for tests" : roomObjection(room, target, rooms);
  }

  if (specifier.startsWith("node:")) {
    return room.packages.includes("node:")
      ? undefined
      : `${room.path} runs in a browser and may not import Node's modules`;
  }

  const { name, subpath } = splitSpecifier(specifier);
  if (home !== undefined && name !== home.name && !home.dependencies.has(name)) {
    return `${name} is not among the dependencies in ${home.folder}/package.json`;
  }
  const own = packages.find((candidate) => candidate.name === name);
  if (own !== undefined) {
    const target = exported(own.exports, subpath);
    if (target === undefined) return `${name} does not export "${subpath}"`;
    return roomObjection(room, posix.join(own.folder, target), rooms);
  }
  if (!room.packages.includes(name)) return `${room.path} may not import the package ${name}`;
  if (!room.packages.includes("node:") && subpath === "./node") {
    return `${room.path} runs in a browser and may not import ${specifier}`;
  }
  return undefined;
}

function roomObjection(room: Room, target: string, rooms: readonly Room[]): string | undefined {
  if (target.endsWith(".json")) return undefined;
  const there = roomOf(target, rooms);
  if (there === undefined) return `${target} stands in no room`;
  if (there === room || room.mayImport.includes(there.path)) return undefined;
  return `${room.path} may not know ${there.path}`;
}

function roomOf(file: string, rooms: readonly Room[]): Room | undefined {
  let best: Room | undefined;
  for (const room of rooms) {
    const inside = file === room.path || file.startsWith(`${room.path}/`);
    if (inside && (best === undefined || room.path.length > best.path.length)) best = room;
  }
  return best;
}

/** Every `import`, `export … from`, `import()` and `import("…")` type in a module. */
function importsOf(file: string, text: string): Import[] {
  const parsed = parseSync(file, text);
  const broken = parsed.errors[0];
  if (broken !== undefined) throw new SyntaxError(`${file}: ${broken.message}`);
  const found: Import[] = parsed.module.staticImports.map((statement) => ({
    specifier: statement.moduleRequest.value,
    offset: statement.start,
  }));
  for (const statement of parsed.module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest) found.push({ specifier: entry.moduleRequest.value, offset: statement.start });
    }
  }
  new Visitor({
    ImportExpression(node) {
      const source = node.source;
      if (source.type === "Literal" && typeof source.value === "string") {
        found.push({ specifier: source.value, offset: node.start });
      }
    },
    TSImportType(node) {
      found.push({ specifier: node.source.value, offset: node.start });
    },
  }).visit(parsed.program);
  return found;
}

/** Tests, and what only tests use: `testing.ts` or a folder `testing`. */
function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /\/testing(\.ts$|\/)/.test(file);
}

function modulesBelow(root: string, folder: string): string[] {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => !isTest(file));
}

function readPackages(root: string): Package[] {
  const folders = readdirSync(join(root, "packages"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const folder = `packages/${name}`;
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return {
      folder,
      name: manifest.name,
      exports: new Map(Object.entries<string>(manifest.exports ?? {})),
      dependencies: new Set(Object.keys(manifest.dependencies ?? {})),
    };
  });
}

/** The file behind a subpath; `./present/*` stands for every name, as in Node. */
function exported(exports: ReadonlyMap<string, string>, subpath: string): string | undefined {
  const exact = exports.get(subpath);
  if (exact !== undefined) return exact;
  for (const [pattern, target] of exports) {
    const [before, after] = pattern.split("*");
    if (before === undefined || after === undefined) continue;
    if (subpath.startsWith(before) && subpath.endsWith(after) && subpath.length > before.length + after.length)
      return target.replace("*", subpath.slice(before.length, subpath.length - after.length));
  }
  return undefined;
}

function splitSpecifier(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const rest = specifier.slice(name.length);
  return { name, subpath: rest === "" ? "." : `.${rest}` };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** The root of the repository that this script belongs to. */
export const REPOSITORY = dirname(dirname(import.meta.dirname));
