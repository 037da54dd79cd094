/**
 * How many words the reader reads in a second of one core, on passages of our own put one after another: `node benchmarks/reader.ts`. By processor time, which
 * other programs on the machine leave alone.
 */
import { attributions, read } from "../packages/reader/src/index.ts";
import { goldPassages } from "../packages/reader/test/measure.ts";
import { row } from "./measure.ts";

const passages = goldPassages("tuning").map(({ text }) => text);
const text = Array.from({ length: 20 }, () => passages.join("\n\n")).join("\n\n");
const words = text.match(/\S+/g)?.length ?? 0;
const RUNS = 9;

const loading = performance.now();
attributions("Lavrov said no.");
console.log(
  row({ name: "load the tagger and read one sentence", median: performance.now() - loading, runs: 1, note: "" }),
);
await timed("who said what", () => `${attributions(text).length} attributions`);
await timed("for which party, what act, on what condition, when", async () => {
  const { candidates } = await read(text, { dated: "2025-08-22" });
  return `${candidates.length} statements`;
});

async function timed(name: string, run: () => string | Promise<string>): Promise<void> {
  const times: number[] = [];
  let note = "";
  for (let i = 0; i < RUNS; i++) {
    const before = process.cpuUsage();
    note = await run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  const median = times[RUNS >> 1] as number;
  const speed = Math.round(words / median) * 1000;
  const told = `${note} in ${words.toLocaleString("en")} words: ${speed.toLocaleString("en")} words a second of one core`;
  console.log(row({ name, median, runs: RUNS, note: told }));
}
