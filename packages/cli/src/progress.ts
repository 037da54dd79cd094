import { Worker } from "node:worker_threads";

/** Tells how far the work is: what is being done, and how much of it. */
export type Report = (what: string, done?: number, of?: number) => void;

const LABEL_BYTES = 400;
/** States of the line on the terminal: nobody writes, the watcher writes, the work has ended. */
const FREE = 0;
const ENDED = 2;

/**
 * Runs work that may hold the thread for long, and tells on standard error what it is at: on a terminal from the second second, in one line that goes
 * away, with a bar where it is known how much there is; elsewhere in a line every ten seconds. A watcher in a thread of its own does the telling, since
 * this one is busy. `PROVISO_PROGRESS_MS` has it tell more often or less, from the first.
 */
export async function withProgress<T>(work: (report: Report) => T | Promise<T>): Promise<T> {
  const shared = new SharedArrayBuffer(24 + LABEL_BYTES);
  const state = new Int32Array(shared, 0, 2);
  const counts = new Float64Array(shared, 8, 2);
  const label = new Uint8Array(shared, 24);
  const watcher = new Worker(WATCHER, {
    eval: true,
    workerData: {
      shared,
      terminal: process.stderr.isTTY === true,
      columns: process.stderr.columns || 80,
      marks: takesBlocks(process.env) ? "█░" : "#-",
      every: Number(process.env["PROVISO_PROGRESS_MS"]) || undefined,
    },
  });
  watcher.unref();
  watcher.on("error", () => {}); // no progress is no reason to fail
  const encoder = new TextEncoder();
  try {
    return await work((what, done = 0, of = 0) => {
      counts[0] = done;
      counts[1] = of;
      label.fill(0);
      encoder.encodeInto(what, label);
    });
  } finally {
    // Waits for a line that is being written, so that the answer never lands in it.
    while (Atomics.compareExchange(state, 0, FREE, ENDED) !== FREE) Atomics.wait(state, 0, 1, 50);
    if (Atomics.load(state, 1) === 1) process.stderr.write("\r\x1b[K");
    Atomics.notify(state, 0);
  }
}

/** Whether a terminal shows block characters: not where its locale is another than UTF-8, nor on a bare console. */
function takesBlocks({ LC_ALL, LC_CTYPE, LANG, TERM }: NodeJS.ProcessEnv): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((one) => one !== undefined && one !== "");
  return TERM !== "linux" && TERM !== "dumb" && (locale === undefined || /utf-?8/i.test(locale));
}

/**
 * Plain JavaScript, since it runs from a text. `state[1]` is 1 while a line stands on the terminal. What is left is reckoned from the pace of the last
 * ten seconds, since an import that goes on passes quickly over what it has already.
 */
const WATCHER = `
const { workerData: { shared, terminal, columns, marks, every } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const state = new Int32Array(shared, 0, 2), counts = new Float64Array(shared, 8, 2), label = new Uint8Array(shared, 24);
const start = Date.now();
const number = (value) => String(value).replace(/\\B(?=(\\d{3})+$)/g, ",");
const time = (s) => s < 60 ? s + " s" : s < 3600 ? Math.floor(s / 60) + " min " + (s % 60) + " s" : Math.floor(s / 3600) + " h " + Math.floor(s % 3600 / 60) + " min";
const paces = [];
const text = () => {
  const bytes = Uint8Array.from(label), end = bytes.indexOf(0);
  const what = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end)) || "working";
  const [done, of] = counts, now = Date.now();
  const took = time(Math.round((now - start) / 1000));
  if (of < 2) return what + " … " + took;
  paces.push([now, done]);
  while (paces.length > 2 && now - paces[0][0] > 10000) paces.shift();
  const [then, before] = paces[0], pace = (done - before) / (now - then);
  const left = pace > 0 && done < of ? ", " + time(Math.max(1, Math.round((of - done) / pace / 1000))) + " left" : "";
  const counted = number(done) + " of " + number(of);
  if (!terminal) return what + ": " + counted + left + " … " + took;
  const width = Math.max(10, Math.min(30, columns - 60)), full = Math.floor(width * Math.min(1, done / of));
  const bar = marks[0].repeat(full) + marks[1].repeat(width - full);
  return bar + " " + String(Math.floor(100 * Math.min(1, done / of))).padStart(3) + "%  " + counted + left + "  " + what;
};
for (let tick = every ?? (terminal ? 1000 : 10000); ; tick = every ?? (terminal ? 250 : 10000)) {
  Atomics.wait(state, 0, 0, tick);
  if (Atomics.compareExchange(state, 0, 0, 1) !== 0) break;
  try {
    writeSync(2, terminal ? "\\r\\x1b[K" + text().slice(0, columns - 1) : "proviso: " + text() + "\\n");
    if (terminal) Atomics.store(state, 1, 1);
  } catch {}
  Atomics.store(state, 0, 0);
  Atomics.notify(state, 0);
}
`;
