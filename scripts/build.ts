import { cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { buildWorkbench, WORKBENCH } from "./workbench.ts";

/** The root of the repository that this script belongs to. */
const ROOT = join(import.meta.dirname, "..");

/** Has machine code, which no bundle can hold: its files are copied, with its builds for every machine. */
const EMBEDDED = "better-sqlite3";

/**
 * Bundles the command line into `folder`: `proviso.js` and, beside it, the parts that only some commands need. Nothing outside the folder is
 * needed to run it but Node.
 */
export async function bundleCommandLine(folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: {
      proviso: "packages/cli/src/main.ts",
      // Started as a thread by commands/sweep.ts, which looks for it beside itself.
      "sweep-worker": "packages/cli/src/commands/sweep-worker.ts",
      // The server's threads; commands/serve.ts looks for it beside itself.
      "server-worker": "packages/server/src/work/worker.ts",
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22",
    chunkNames: "parts/[name]-[hash]",
    // Names stay readable in a report of an internal error.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "linked",
    metafile: true,
    logLevel: "warning",
    // pg looks for a faster driver of the machine's and does without it.
    external: [EMBEDDED, "pg-native"],
    // Some bundled packages are CommonJS and call require() for Node's own modules.
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
  });
  copyPackage(EMBEDDED, folder);
  return Object.values(metafile.outputs).reduce((bytes, output) => bytes + output.bytes, 0);
}

/** Puts what a package needs at run time where the bundle finds it. */
function copyPackage(name: string, folder: string): void {
  const from = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  for (const part of ["package.json", "LICENSE", "lib", "prebuilds"])
    cpSync(join(from, part), join(folder, "node_modules", name, part), { recursive: true });
}

if (import.meta.main) {
  const folder = join(ROOT, "packages/cli/dist");
  const bytes = await bundleCommandLine(folder);
  console.log(`packages/cli/dist: ${(bytes / 1024).toFixed(0)} KiB`);
  await buildWorkbench();
  cpSync(WORKBENCH, join(folder, "workbench"), { recursive: true });
  console.log("packages/cli/dist/workbench: the workbench's files");
}
