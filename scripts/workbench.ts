import { existsSync, globSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, "packages/workbench");
export const WORKBENCH = join(FOLDER, "dist");
const MARK = join(WORKBENCH, ".complete");

/** Everything that the built files are made of. */
const SOURCES = [
  "packages/*/src/**/*",
  "packages/workbench/*.{html,ts,json}",
  "packages/workbench/vite/*",
  "package-lock.json",
];

/**
 * Builds the workbench's files where they are not there yet or older than what they are made of, with compressed copies beside them.
 * @returns whether anything was built
 */
export async function buildWorkbench(): Promise<boolean> {
  if (existsSync(MARK) && statSync(MARK).mtimeMs >= newestSource()) return false;
  const { build } = await import("vite");
  await build({ root: FOLDER, configFile: join(FOLDER, "vite.config.ts"), logLevel: "warn" });
  const assets = join(WORKBENCH, "assets");
  for (const name of readdirSync(assets)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const bytes = readFileSync(join(assets, name));
    writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(
      join(assets, `${name}.br`),
      brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }),
    );
  }
  // Written last: a build that was broken off is done again.
  writeFileSync(MARK, "");
  return true;
}

function newestSource(): number {
  return globSync(SOURCES, { cwd: ROOT }).reduce((newest, path) => {
    const { mtimeMs } = statSync(join(ROOT, path));
    return /\.test\.tsx?$/.test(path) ? newest : Math.max(newest, mtimeMs);
  }, 0);
}
