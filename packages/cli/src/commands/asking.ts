import type { Model } from "@proviso/agreement";
import type { Ask } from "@proviso/promise";
import type { Document } from "@proviso/report/document";
import { type Command, InvalidArgumentError } from "commander";
import { EXIT, type ExitCode } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { formatOption, type Shell } from "../shell.ts";

/** Options that every question to an agreement takes. */
export interface AskOptions {
  readonly of?: string;
  readonly reading?: string;
  readonly take?: Readonly<Record<string, string>>;
  readonly scenario?: string;
  readonly attacker?: string;
  readonly to?: string;
  readonly countUnlawful?: true;
  readonly list?: number;
  readonly nodeBudget?: number;
}

export function withAskOptions(command: Command, { of = true } = {}): Command {
  if (of)
    command.option(
      "--of <name>",
      "which promise or decision, such as Pact.protection (default: every promise of the files)",
    );
  return command
    .option("--reading <name>", "as this reading answers the open questions")
    .option("--take <question=answer>", "answer an open question; may be repeated", taken)
    .option("--scenario <name>", "with this scenario's facts")
    .option("--attacker <party>", "who attacks, where no scenario says so")
    .option("--to <party>", "only for this beneficiary")
    .option("--count-unlawful", "count help that would be a breach as well")
    .option("--node-budget <n>", "how large a diagram may grow before it gives up (default: 4000000 nodes)", nodes);
}

export function withListOption(command: Command): Command {
  return command.option("--list <n>", "how many coalitions to list", count);
}

export function askOf(options: AskOptions, onProgress?: Ask["onProgress"]): Ask {
  return {
    reading: options.reading,
    take: options.take,
    scenario: options.scenario,
    attacker: options.attacker,
    to: options.to,
    countUnlawful: options.countUnlawful,
    listed: options.list,
    nodeBudget: options.nodeBudget,
    onProgress,
  };
}

/** One question put to one promise or decision: the answer, and how it is laid out. */
export type Question = (model: Model, name: string, ask: Ask) => Answered | Promise<Answered>;

interface Answered {
  readonly value: unknown;
  readonly document: Document;
}

/** Puts a question to each promise that is meant, with progress, and prints the answers. */
export async function answerEach(
  paths: readonly string[],
  options: AskOptions & { readonly format: AnswerFormat },
  { terminal }: Shell,
  title: string,
  question: Question,
): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { targets } = await import("@proviso/promise");
  const { targetsMeant } = await import("@proviso/report/ask/targets");
  const { model, loaded } = await modelOf(paths);
  const answers = await withProgress(async (report) => {
    const found: Answered[] = [];
    for (const name of targetsMeant(model, loaded.files, options.of, targets(model), options)) {
      report(name);
      const ask = askOf(options, (done, of) => report(name, done, of));
      found.push(await question(model, name, ask));
    }
    return found;
  });
  terminal.print(printAnswers(title, answers, options.format, terminal));
  return EXIT.ok;
}

/** A command that puts one question to each promise with the options that every question takes, and no others of its own. */
export function questionCommand(
  shell: Shell,
  declared: Command,
  {
    title,
    question,
    listing = false,
  }: {
    readonly title: string;
    readonly question: "void" | "way" | "story" | "strength";
    /** Whether it lists coalitions. */
    readonly listing?: boolean;
  },
): Command {
  const asked = withAskOptions(declared.argument("[paths...]", "the agreement (default: this folder)"));
  return (listing ? withListOption(asked) : asked)
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: AskOptions & { readonly format: AnswerFormat }) => {
      const { EACH } = await import("@proviso/report/ask");
      shell.exitCode = await answerEach(paths, options, shell, title, EACH[question]);
    });
}

export function taken(value: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [question, answer, more] = value.split("=");
  if (question === undefined || question === "" || answer === undefined || answer === "" || more !== undefined) {
    throw new InvalidArgumentError("Write a question and its answer: --take veto=held");
  }
  return { ...before, [question.trim()]: answer.trim() };
}

/** As many as the diagrams can number. */
const MOST_NODES = 2 ** 26;

/** Days with commas between them, as an option has them. */
export function dayList(value: string): number[] {
  if (!/^\d{1,4}(,\d{1,4})*$/.test(value))
    throw new InvalidArgumentError("Write whole days with commas: --days 3,7,14");
  return value.split(",").map(Number);
}

export function nodes(value: string): number {
  const count = /^[1-9]\d{0,8}$/.test(value) ? Number(value) : 0;
  if (count < 2 || count > MOST_NODES)
    throw new InvalidArgumentError(`Write a whole number of nodes, from 2 to ${MOST_NODES}, such as 20000000.`);
  return count;
}

function count(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError("Write a whole number from 1.");
  return Number(value);
}
