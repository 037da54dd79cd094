/** A thread of a sweep: works out the points that it is sent, and sends each one's rows back. A file of its own, which the bundle keeps. */
import { parentPort, workerData } from "node:worker_threads";
import type { Model } from "@proviso/agreement";
import { type Sweep, sweepAt } from "@proviso/promise";

const { model, sweep } = workerData as { readonly model: Model; readonly sweep: Sweep };

parentPort?.on("message", ({ at, point }: { readonly at: number; readonly point: readonly number[] }) => {
  try {
    parentPort?.postMessage({ at, rows: sweepAt(model, sweep, point) });
  } catch (error) {
    // An error loses its name and its own properties on the way, and the command line tells faults apart by them.
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const budget = error instanceof Error && "budget" in error ? error.budget : undefined;
    parentPort?.postMessage({ at, error: { mendable: error instanceof RangeError, name, message, budget } });
  }
});
