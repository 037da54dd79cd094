/** When help comes: how long the exact distribution takes, and Monte Carlo beside SimPy: `node benchmarks/arrival.ts`. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Clock, exactArrival, type Procedure, simulate } from "../packages/promise/src/arrival/index.ts";
import { SEVEN, THIRTY } from "./arrival-procedure.ts";

const SEED = 20_260_114;

/** Median of short batches after a warm-up, in microseconds a run. */
function warm(run: () => unknown, batch: number): number {
  const begin = performance.now();
  while (performance.now() - begin < 300) run();
  const times = Array.from({ length: 501 }, () => {
    const start = performance.now();
    for (let i = 0; i < batch; i++) run();
    return ((performance.now() - start) * 1000) / batch;
  });
  return times.sort((a, b) => a - b)[250] as number;
}

function line(name: string, figure: string): void {
  console.log(`${name.padEnd(64)} ${figure}`);
}

function exact(name: string, procedure: Procedure): void {
  const clock = new Clock(procedure);
  const micros = warm(() => clock.run(), 10);
  const { horizon } = procedure.grid;
  line(
    `${name}: full distribution over ${horizon + 1} days, warm`,
    `${micros.toFixed(1).padStart(8)} µs  ${(micros / (horizon + 1)).toFixed(2)} µs a day`,
  );
  const start = performance.now();
  new Clock(procedure).run();
  line(`${name}: from the procedure, cold`, `${((performance.now() - start) * 1000).toFixed(0).padStart(8)} µs`);
}

exact("7 guarantors, 3 rounds", SEVEN);
exact("30 parties in parallel, by weight", THIRTY);

const start = performance.now();
const fractions = exactArrival(SEVEN);
line(
  "7 guarantors, 3 rounds: the same in fractions",
  `${((performance.now() - start) / 1000).toFixed(2).padStart(8)} s   P(never) over ${String(fractions.never.denominator).length} digits`,
);

const by = (at: ArrayLike<number>, day: number): number =>
  Array.from(at)
    .slice(0, day + 1)
    .reduce((a, b) => a + b, 0);
const shares = (own: { readonly at: ArrayLike<number>; readonly never: number }): string =>
  `by day 14 ${by(own.at, 14).toFixed(4)}, by day 30 ${by(own.at, 30).toFixed(4)}, never ${own.never.toFixed(4)}`;
const runs = 400_000;
simulate(SEVEN, { runs: 50_000, seed: SEED });
// Processor time on both sides, of all our threads, so that a busy machine weighs on neither.
const seconds = [1, 2, 3].map((i) => {
  const from = process.cpuUsage();
  simulate(SEVEN, { runs, seed: SEED + i });
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
});
const ours = runs / (seconds.sort((a, b) => a - b)[1] as number);
line("7 guarantors, 3 rounds: exact", shares(new Clock(SEVEN).run()));
line("7 guarantors, 3 rounds: Monte Carlo", shares(simulate(SEVEN, { runs, seed: SEED })));
line(
  "7 guarantors, 3 rounds: Monte Carlo, procedures a processor second",
  Math.round(ours).toLocaleString("en").padStart(10),
);

const SIMPY_RUNS = 3000;
const twin = spawnSync(
  "/usr/bin/python3",
  [fileURLToPath(new URL("arrival-simpy.py", import.meta.url)), String(SIMPY_RUNS), String(SEED)],
  { input: JSON.stringify(SEVEN), encoding: "utf8" },
);
if (twin.status === 0) {
  const found = JSON.parse(twin.stdout) as { seconds: number; by: Record<string, number>; never: number };
  const theirs = SIMPY_RUNS / found.seconds;
  line(
    "7 guarantors, 3 rounds: SimPy",
    `by day 14 ${found.by["14"]?.toFixed(4)}, by day 30 ${found.by["30"]?.toFixed(4)}, never ${found.never.toFixed(4)}`,
  );
  line(
    "7 guarantors, 3 rounds: SimPy, procedures a processor second",
    Math.round(theirs).toLocaleString("en").padStart(10),
  );
  console.log(`  ${(ours / theirs).toFixed(0)} times as many procedures a processor second as in SimPy`);
} else {
  console.log(
    "SimPy is not installed (Debian: apt-get install python3-simpy), so nothing stands beside our Monte Carlo here.",
  );
}
