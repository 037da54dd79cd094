/** How long `proviso check` takes on one agreement, from starting the process to its end: the bundle, the source, and Node by itself. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const RUNS = 7;
const root = join(import.meta.dirname, "..");
const bundle = join(root, "packages/cli/dist/proviso.js");

function median(command: readonly string[]): number {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, command, { cwd: root, stdio: "ignore" });
    return performance.now() - start;
  });
  // The first run fills the file cache and Node's compile cache.
  return times.slice(1).sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

const bare = median(["-e", "0"]);
console.log(`node alone ${bare.toFixed(0)} ms`);
for (const file of ["budapest-memorandum", "north-atlantic-treaty", "eu-treaty"]) {
  const check = ["check", `library/${file}.proviso`];
  const source = median(["packages/cli/src/main.ts", ...check]);
  if (!existsSync(bundle)) {
    console.log(`check ${file}: source ${source.toFixed(0)} ms (no bundle: npm run build)`);
    continue;
  }
  const bundled = median(["packages/cli/bin/proviso.js", ...check]);
  console.log(
    `check ${file}: bundle ${bundled.toFixed(0)} ms, source ${source.toFixed(0)} ms (${(source / bundled).toFixed(1)} times as long)`,
  );
}
