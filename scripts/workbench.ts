import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
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
 * Builds the workbench's files where they are not there yet or older than what they are made of, with compressed copies beside them, and the page that
 * holds everything itself. Several may ask at once: one builds, the others wait for it.
 * @param page whether that page is wanted too; without it, it takes half the time
 * @returns whether anything was built here
 */
export async function buildWorkbench({ page = true } = {}): Promise<boolean> {
  const newest = newestSource();
  const isFresh = (file: string) =>
    (statSync(join(WORKBENCH, file), { throwIfNoEntry: false })?.mtimeMs ?? 0) >= newest;
  const isDone = () => isFresh("index.html") && (!page || isFresh("page.html"));
  let built = false;
  while (!isDone()) {
    try {
      mkdirSync(LOCK);
    } catch {
      const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > LONGEST) rmSync(LOCK, { recursive: true, force: true });
      await wait(200);
      continue;
    }
    try {
      if (!isFresh("index.html")) await buildBeside();
      if (page && !isFresh("page.html")) await buildPage();
      built = true;
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
  return built;
}

/** Builds into a folder of its own and puts it in place when it is whole. */
async function buildBeside(): Promise<void> {
  const made = join(LOCK, "dist");
  const { build } = await vite();
  await build({
    root: FOLDER,
    configFile: join(FOLDER, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: made, emptyOutDir: true },
  });
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
async function buildPage(): Promise<void> {
  const { build } = await vite();
  const { onePage } = await import("../packages/workbench/vite/one-page.ts");
  const built = await build({
    root: FOLDER,
    configFile: join(FOLDER, "vite.page.config.ts"),
    logLevel: "warn",
    build: { write: false },
  });
  if (!("output" in built)) throw new TypeError("the page was to be built once");
  const made = join(LOCK, "page.html");
  writeFileSync(made, onePage(built.output));
  renameSync(made, join(WORKBENCH, "page.html"));
}

function vite(): Promise<typeof import("vite")> {
  // Whoever builds from within a test has another; React would then come in its slow form.
  process.env["NODE_ENV"] = "production";
  return import("vite");
}

function newestSource(): number {
  return globSync(SOURCES, { cwd: ROOT }).reduce((newest, path) => {
    const { mtimeMs } = statSync(join(ROOT, path));
    return /\.test\.tsx?$/.test(path) ? newest : Math.max(newest, mtimeMs);
  }, 0);
}

if (import.meta.main) await buildWorkbench({ page: !process.argv.includes("--no-page") });
