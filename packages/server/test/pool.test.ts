import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Job } from "../src/work/job.ts";
import { Pool } from "../src/work/pool.ts";
import { bench } from "./testing.ts";

const { folder } = bench();

/** Does what the job's address says. */
const WORKER = `import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ id, job }) => {
  if (job.task.address === "throw") throw new Error("crashed");
  if (job.task.address === "exit") process.exit(1);
  parentPort.postMessage({ id, outcome: { ok: true, body: job.task.address, type: "text/plain", trace: [] } });
});
`;

const pools: Pool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

function pool(size: number): Pool {
  const worker = pathToFileURL(join(folder({ "worker.mjs": WORKER }), "worker.mjs"));
  const made = new Pool({ limit: 20_000, worker, size });
  pools.push(made);
  return made;
}

const job = (address: string): Job => ({
  root: "/",
  files: [],
  overlay: {},
  maxBytes: 1,
  task: { kind: "view", address },
});

describe("a thread that ends by itself", () => {
  it.each([
    ["throw", /crashed/],
    ["exit", /ended by itself/],
  ])(
    "by %s fails its own work, and leaves none that waits behind it standing",
    async (way, why) => {
      const own = pool(1);
      const crashed = own.run(job(way));
      const waiting = [own.run(job("one")), own.run(job(way)), own.run(job("two"))];
      await expect(crashed).rejects.toThrow(why);
      await expect(waiting[1]).rejects.toThrow(why);
      expect(await waiting[0]).toMatchObject({ body: "one" });
      expect(await waiting[2]).toMatchObject({ body: "two" });
    },
    10_000,
  );

  it("is replaced, however many of them there are", async () => {
    const own = pool(2);
    const all = await Promise.allSettled(
      ["throw", "throw", "one", "exit", "throw", "two"].map((address) => own.run(job(address))),
    );
    expect(all.map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
  }, 10_000);
});
