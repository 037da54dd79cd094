import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, "packages/workbench");
/** Where the built files are, for whoever serves them. */
export const WORKBENCH = join(FOLDER, "dist");
const LOCK = join(FOLDER, ".building");
/** A build that takes longer than this was broken off. */
const LONGEST = 180_000;

/** Everything that the built files are made of. */
const SOURCES = [
  "packages/*/src/**/*",
  "packages/workbench/*.{html,ts,json}",
  "packages/workbench/vite/*",
  "package-lock.json",
];

/**
 * Builds the workbench's files where they are not there yet or older than what they are made of, with compressed copies beside them. Several may ask
 * at once: one builds, the others wait for it.
 * @returns whether it was built here
 */
export async function buildWorkbench(): Promise<boolean> {
  const newest = newestSource();
  const isFresh = () => existsSync(WORKBENCH) && statSync(join(WORKBENCH, "index.html")).mtimeMs >= newest;
  while (!isFresh()) {
    try {
      mkdirSync(LOCK);
    } catch {
      const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > LONGEST) rmSync(LOCK, { recursive: true, force: true });
      await wait(200);
      continue;
    }
    try {
      if (isFresh()) return false;
      await buildBeside();
      return true;
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
  return false;
}

/** Builds into a folder of its own and puts it in place when it is whole. */
async function buildBeside(): Promise<void> {
  // Whoever builds it from within a test has another; React would then come in its slow form.
  process.env["NODE_ENV"] = "production";
  const made = join(LOCK, "dist");
  const { build } = await import("vite");
  await build({
    root: FOLDER,
    configFile: join(FOLDER, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: made, emptyOutDir: true },
  });
  await buildPage(build, made);
  const assets = join(made, "assets");
  for (const name of readdirSync(assets)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const bytes = readFileSync(join(assets, name));
    writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
  rmSync(WORKBENCH, { recursive: true, force: true });
  renameSync(made, WORKBENCH);
}

/** The page that holds everything itself, beside the files that are served; the server puts a dossier into it. */
async function buildPage(build: typeof import("vite").build, folder: string): Promise<void> {
  const { onePage } = await import("../packages/workbench/vite/one-page.ts");
  const built = await build({
    root: FOLDER,
    configFile: join(FOLDER, "vite.page.config.ts"),
    logLevel: "warn",
    build: { write: false },
  });
  if (!("output" in built)) throw new TypeError("the page was to be built once");
  writeFileSync(join(folder, "page.html"), onePage(built.output));
}

function newestSource(): number {
  return globSync(SOURCES, { cwd: ROOT }).reduce((newest, path) => {
    const { mtimeMs } = statSync(join(ROOT, path));
    return /\.test\.tsx?$/.test(path) ? newest : Math.max(newest, mtimeMs);
  }, 0);
}

if (import.meta.main) await buildWorkbench();
