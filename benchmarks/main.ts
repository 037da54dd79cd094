/**
 * What is fast, measured: `npm run bench`. Each part runs in a process of its own, so that none warms up another; medians and ratios are of one run,
 * since machines differ and are noisy. No test depends on a time.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const PARTS: readonly (readonly [title: string, script: string])[] = [
  ["Decision diagrams and power indices", "benchmarks/bench.ts"],
  ["When help comes", "benchmarks/arrival.ts"],
  ["A document of 5,000 lines", "packages/language/bench/large-document.ts"],
  ["The archive", "benchmarks/archive.ts"],
  ["What was said", "benchmarks/said.ts"],
  ["The timeline of a long record, in a browser", "benchmarks/timeline.ts"],
  ["Reading", "benchmarks/reader.ts"],
  ["The workbench from its address to its answers", "benchmarks/workbench.ts"],
  ["Typing", "benchmarks/typing.ts"],
  ["From a key to the answers, in a browser", "benchmarks/recomputing.ts"],
  ["The command line from a cold start", "benchmarks/cold-start.ts"],
];

let failed = false;
for (const [title, script] of PARTS) {
  console.log(`\n${title} (node ${script})\n`);
  const { status } = spawnSync(process.execPath, [join(root, script)], { cwd: root, stdio: "inherit" });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
