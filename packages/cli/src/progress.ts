import { Worker } from "node:worker_threads";

/** Tells how far the work is: what is being done, and how much of it. */
export type Report = (what: string, done?: number, of?: number) => void;

const LABEL_BYTES = 400;
/** States of the line on the terminal: nobody writes, the watcher writes, the work has ended. */
const FREE = 0;
const ENDED = 2;

/**
 * Runs work that may hold the thread for long, and tells on standard error what it is at: on a terminal from the second second, in one line that goes
 * away; elsewhere in a line every ten seconds. A watcher in a thread of its own does the telling, since this one is busy.
 */
export async function withProgress<T>(work: (report: Report) => T | Promise<T>): Promise<T> {
  const shared = new SharedArrayBuffer(8 + LABEL_BYTES);
  const state = new Int32Array(shared, 0, 2);
  const label = new Uint8Array(shared, 8);
  const watcher = new Worker(WATCHER, {
    eval: true,
    workerData: { shared, terminal: process.stderr.isTTY === true, columns: process.stderr.columns || 80 },
  });
  watcher.unref();
  watcher.on("error", () => {}); // no progress is no reason to fail
  const encoder = new TextEncoder();
  try {
    return await work((what, done, of) => {
      const text = of === undefined || of < 2 ? what : `${what} (${done} of ${of})`;
      label.fill(0);
      encoder.encodeInto(text, label);
    });
  } finally {
    // Waits for a line that is being written, so that the answer never lands in it.
    while (Atomics.compareExchange(state, 0, FREE, ENDED) !== FREE) Atomics.wait(state, 0, 1, 50);
    if (Atomics.load(state, 1) === 1) process.stderr.write("\r\x1b[K");
    Atomics.notify(state, 0);
  }
}

/** Plain JavaScript, since it runs from a text. `state[1]` is 1 while a line stands on the terminal. */
const WATCHER = `
const { workerData: { shared, terminal, columns } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const state = new Int32Array(shared, 0, 2), label = new Uint8Array(shared, 8);
const start = Date.now();
const tick = terminal ? 1000 : 10000;
const text = () => {
  const bytes = Uint8Array.from(label), end = bytes.indexOf(0);
  const seconds = Math.round((Date.now() - start) / 1000);
  return (new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end)) || "working") + " … " + seconds + " s";
};
for (;;) {
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
