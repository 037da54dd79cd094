import type { OptionWeights } from "@proviso/promise";
import { InvalidArgumentError } from "commander";
import type { ExitCode } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, dayList, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
  readonly weigh?: OptionWeights;
  readonly days?: readonly number[];
  readonly samples?: number;
  readonly seed?: number;
}

export function questions(shell: Shell) {
  const declared = command(
    "questions",
    "which open questions to ask first",
    "Ranks the open questions by how much their answer moves a promise: how sure and how fast help is in a scenario, or without one who can void it; over all ways of answering the others. Says whether the record answers each, and puts it as a sentence for the other side.",
    [
      {
        line: "proviso questions dossiers/ukraine-2025 --of Guarantee.protection --scenario renewed",
        does: "by strength and arrival",
      },
      { line: "proviso questions dossiers/ukraine-2025 --of Guarantee.protection", does: "by who can void it" },
      { line: "proviso questions pact.proviso --weigh approval=needed:3,notNeeded:1", does: "one answer is likelier" },
    ],
  ).argument("[paths...]", "the agreement (default: this folder)");
  return withAskOptions(declared)
    .option(
      "--weigh <question=answer:weight,...>",
      "how likely each answer is; may be repeated (default: equally)",
      weighed,
    )
    .option("--days <list>", "help by how many days, such as 3,7,14,30", dayList)
    .option("--samples <n>", "how many ways of answering to try, where there are too many for all", whole)
    .option("--seed <n>", "of what is left to chance", whole)
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await answer(paths, options, shell);
    });
}

async function answer(paths: readonly string[], options: Options, shell: Shell): Promise<ExitCode> {
  const { EACH, recordsIn } = await import("@proviso/report/ask");
  const { weigh: weights, days, samples, seed } = options;
  let records: ReturnType<typeof recordsIn> | undefined;
  return answerEach(paths, options, shell, "What to ask", (model, name, ask) => {
    records ??= recordsIn(model);
    return EACH.questions(model, name, { ...ask, records, weights, days, samples, seed });
  });
}

function weighed(value: string, before: OptionWeights = {}): OptionWeights {
  const [, question, told] = /^([^=\s]+)=(\S+)$/.exec(value) ?? [];
  const pairs = (told ?? "").split(",").map((pair) => /^([^:]+):(\d{1,9}(?:\.\d{1,9})?)$/.exec(pair));
  if (question === undefined || pairs.some((pair) => pair === null)) {
    throw new InvalidArgumentError("Write a question and how much each answer weighs: --weigh veto=held:3,absent:1");
  }
  return { ...before, [question]: Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", Number(pair?.[2])])) };
}

function whole(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("Write a whole number from 1.");
  return Number(value);
}
