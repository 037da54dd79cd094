import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../src/store/disk.ts";
import { Answers } from "../src/work/answers.ts";
import type { Job, Outcome } from "../src/work/job.ts";
import type { Pool } from "../src/work/pool.ts";
import { bench } from "./testing.ts";

const { folder } = bench();

/** Answers whose work reads `a.txt` when it begins, and is done when the test says so. */
function answering(ok: boolean) {
  const root = folder({ "a.txt": "one" });
  const running: (() => void)[] = [];
  const run = async (): Promise<Outcome> => {
    const text = readFileSync(join(root, "a.txt"), "utf8");
    const { promise, resolve } = Promise.withResolvers<void>();
    running.push(resolve);
    await promise;
    const trace = [["a.txt", sha256(text)]] as const;
    return ok
      ? { ok, body: text, type: "text/plain", trace }
      : { ok, code: "text-errors", message: text, more: {}, trace };
  };
  const job: Job = { root, files: [], overlay: {}, maxBytes: 1000, task: { kind: "said" } };
  const answers = new Answers({ run } as unknown as Pool);
  return {
    write: (text: string) => writeFileSync(join(root, "a.txt"), text),
    ask: () =>
      answers.of(job).then(
        ({ body }) => body,
        ({ message }: Error) => message,
      ),
    /** Lets the work that began first, or as the number says, come to its end. */
    done: async (count: number) => {
      await expect.poll(() => running.length).toBeGreaterThanOrEqual(count);
      running[count - 1]?.();
    },
    count: () => running.length,
  };
}

describe.each([
  ["an answer", true],
  ["a refusal", false],
])("%s that somebody else waits for already", (_, ok) => {
  it("is shared as long as the texts are as it read them", async () => {
    const { ask, done, count } = answering(ok);
    const asked = [ask(), ask(), ask()];
    await done(1);
    expect(await Promise.all(asked)).toEqual(["one", "one", "one"]);
    expect(count()).toBe(1);
  });

  it("is asked for again where it has read what was different when it was asked for", async () => {
    const { ask, done, count, write } = answering(ok);
    const first = ask();
    await expect.poll(count).toBe(1);
    write("two");
    const second = [ask(), ask()];
    await done(1);
    expect(await first).toBe("one");
    await done(2);
    expect(await Promise.all(second)).toEqual(["two", "two"]);
    expect(count()).toBe(2);
  });
});
