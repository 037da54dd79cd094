import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Model } from "@proviso/agreement";
import type { Sweep, SweepRow } from "@proviso/promise";
import { InvalidArgumentError } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import type { RowFile } from "../input/rows.ts";
import { type Report, withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { VERSION } from "../version.ts";
import { type AskOptions, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly vary?: readonly string[];
  readonly answer: string;
  readonly out?: string;
  readonly workers?: number;
  readonly format: AnswerFormat;
}

/** Beside this file in the source, and beside the bundle's `proviso.js` (scripts/build.ts). */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./sweep-worker.ts" : "./sweep-worker.js", import.meta.url);
/** Points that a worker has waiting, so that it is never idle. */
const WAITING = 4;

export function sweep(shell: Shell) {
  const declared = command(
    "sweep",
    "an answer mapped over one or two numbers of a scenario",
    "Works an answer out for every value of one number of a scenario, or of two: stances, reliability, delays, ratifications, who follows whom, stakes, days. With --out it writes rows (.csv, .jsonl) or a picture with its rows beside it (.svg), and goes on where an earlier run stopped.",
    [
      { line: 'proviso sweep pact.proviso --vary "reliability=50%:100%:5%"', does: "how sure, by reliability" },
      { line: "proviso sweep pact.proviso --scenario attack --out map.jsonl", does: "over the scenario's own ranges" },
      {
        line: 'proviso sweep pact.proviso --vary "stance each of Guarantors no=0%:100%:10%" --answer arrival:14 --out map.svg',
        does: "a picture, and map.csv",
      },
    ],
  ).argument("[paths...]", "the agreement (default: this folder)");
  return withAskOptions(declared)
    .option(
      "--vary <number=values>",
      '"stance China no=0%:100%:10%": from, to, by; or values with commas; once or twice (default: the ranges that the scenario states)',
      more,
    )
    .option("--answer <answer>", "strength, worth, deter, play, or arrival by a day, such as arrival:14", "strength")
    .option("--out <file>", "write rows (.csv, .jsonl) or a picture and its rows (.svg and .csv)")
    .option("--workers <n>", "how many threads (default: one for each core)", threads)
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await map(paths, options, shell);
    });
}

async function map(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { answerOver, gridOf, sweepOf, targets } = await import("@proviso/promise");
  const { targetsMeant } = await import("@proviso/report/ask/targets");
  const { presentSweep, sweepPicture } = await import("@proviso/report/present/sweep");
  const { out, format, workers = availableParallelism() } = options;
  const extension = /\.(csv|jsonl|svg)$/.exec(out ?? "")?.[1];
  if (out !== undefined && extension === undefined)
    throw new UsageError(`\`${out}\` ends in none of .csv, .jsonl and .svg, which say how to write it.`);
  const { model, loaded } = await modelOf(paths);
  const [name, second] = targetsMeant(model, loaded.files, options.of, targets(model), options);
  if (name === undefined || second !== undefined) throw new UsageError("A sweep is of one promise; name it with --of.");
  const { reading, take, scenario, attacker, to, countUnlawful, nodeBudget } = options;
  const asked = { reading, take, scenario, attacker, to, countUnlawful, nodeBudget };
  const made = sweepOf(model, name, options.vary ?? [], answerOver(options.answer), asked);
  const points = gridOf(made.axes);
  const rowsPath = extension === "svg" ? out?.replace(/\.svg$/, ".csv") : out;
  const { RowFile: Rows } = await import("../input/rows.ts");
  const file =
    rowsPath === undefined
      ? undefined
      : new Rows(rowsPath, extension === "jsonl" ? "jsonl" : "csv", made, points, fingerprint(model, made));
  const found = await withProgress((report) => workedOut(model, made, points, file, workers, report));
  if (found.length < points.length) {
    const where = file === undefined ? "" : ` They are in ${file.path}; the same line goes on from there.`;
    terminal.note(`proviso: cancelled after ${found.length} of ${points.length} points.${where}`);
    return EXIT.cancelled;
  }
  const rows = found.flat();
  if (out === undefined || file === undefined) {
    const value = { kind: "sweep", ...made, rows };
    terminal.print(printAnswers("A sweep", [{ value, document: presentSweep(model, made, rows) }], format, terminal));
    return EXIT.ok;
  }
  if (extension === "svg") {
    const { writeOut } = await import("../input/write.ts");
    writeOut(out, sweepPicture(model, made, rows));
    terminal.print(out);
  }
  terminal.print(file.path);
  return EXIT.ok;
}

/**
 * The rows of each point, on as many threads, written in the order of the grid as soon as those before are there; of fewer points where it was
 * cancelled.
 */
async function workedOut(
  model: Model,
  made: Sweep,
  points: readonly (readonly number[])[],
  file: RowFile | undefined,
  threadCount: number,
  report: Report,
): Promise<(readonly SweepRow[])[]> {
  const found: (readonly SweepRow[])[] = [...(file?.kept ?? [])];
  const early = new Map<number, readonly SweepRow[]>();
  let next = found.length;
  const tell = () => report(`${bar(found.length / points.length)}${found.length} of ${points.length} points`);
  tell();
  const threads = Array.from(
    { length: Math.min(threadCount, points.length - next) },
    () => new Worker(WORKER, { workerData: { model, sweep: made } }),
  );
  let cancel = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      cancel = () => resolve();
      process.once("SIGINT", cancel).once("SIGTERM", cancel);
      if (threads.length === 0) resolve();
      for (const thread of threads) {
        const send = () => {
          if (next < points.length) thread.postMessage({ at: next, point: points[next++] });
        };
        thread.on("error", reject);
        thread.on("message", ({ at, rows, error }: Reply) => {
          if (error !== undefined) return reject(asThrown(error));
          early.set(at, rows ?? []);
          send();
          try {
            for (let ready = early.get(found.length); ready !== undefined; ready = early.get(found.length)) {
              early.delete(found.length);
              file?.append(ready);
              found.push(ready);
            }
          } catch (failed) {
            return reject(failed);
          }
          tell();
          if (found.length === points.length) resolve();
        });
        for (let i = 0; i < WAITING; i++) send();
      }
    });
  } finally {
    process.off("SIGINT", cancel).off("SIGTERM", cancel);
    await Promise.all(threads.map((thread) => thread.terminate()));
    file?.close();
  }
  return found;
}

interface Reply {
  readonly at: number;
  readonly rows?: readonly SweepRow[];
  readonly error?: {
    readonly mendable: boolean;
    readonly name: string;
    readonly message: string;
    readonly budget?: number;
  };
}

function asThrown({ mendable, name, message, budget }: NonNullable<Reply["error"]>): Error {
  const error = mendable ? new RangeError(message) : new Error(message);
  return Object.assign(error, { name }, budget === undefined ? {} : { budget });
}

/** Stands for the text, the question and this version: for all that a row depends on but its point. Where something is written does not count. */
function fingerprint(model: Model, { target, scenario, answer, ask }: Sweep): string {
  const plain = (key: string, part: unknown) => (key === "at" || key === "support" ? undefined : part);
  const text = JSON.stringify([VERSION, target, scenario, answer, ask, model], plain);
  return `sha256-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

/** A bar for a terminal; a log has no use for it. */
function bar(share: number): string {
  if (process.stderr.isTTY !== true) return "";
  const full = Math.round(share * 24);
  return `${"█".repeat(full)}${"░".repeat(24 - full)} `;
}

function more(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function threads(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError("Write a whole number from 1.");
  return Number(value);
}
