import { InvalidArgumentError } from "commander";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, dayList, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
  readonly days?: readonly number[];
  readonly seed?: number;
  readonly runs?: number;
  readonly exact?: true;
}

export function arrival(shell: Shell) {
  return timed(
    shell,
    "arrival",
    "when help first comes under a scenario",
    "Tells with what probability the promise is kept within so many days, from the scenario's stances and delays and the text's terms; exact where the agreement's procedure has an exact form, else by play by chance, with its error.",
    [
      {
        line: "proviso arrival dossiers/ukraine-2025 --of Guarantee.protection --scenario renewed",
        does: "by 3, 7, 14 and 30 days",
      },
      { line: "proviso arrival pact.proviso --days 2,5,10", does: "by other days" },
      { line: "proviso arrival pact.proviso --exact", does: "as fractions too" },
    ],
    "arrival",
  ).option("--exact", "print the figures as exact fractions too, where there is an exact form");
}

export function worth(shell: Shell) {
  return timed(
    shell,
    "worth",
    "whether a promise is better than no agreement",
    "Sets the same scenario with and without the agreement side by side: how sure and how fast help is, who may lawfully give it, who can void it, and what the beneficiary gives and gets.",
    [
      {
        line: "proviso worth dossiers/ukraine-2025 --of Guarantee.protection --scenario renewed",
        does: "for each way of answering what is open",
      },
      {
        line: "proviso worth dossiers/ukraine-2025 --of Guarantee.protection --scenario renewed --reading clarified",
        does: "in one reading",
      },
    ],
    "worth",
  );
}

function timed(
  shell: Shell,
  name: string,
  title: string,
  about: string,
  examples: Parameters<typeof command>[3],
  kind: "arrival" | "worth",
) {
  return withAskOptions(
    command(name, title, about, examples).argument("[paths...]", "the agreement (default: this folder)"),
  )
    .option("--days <list>", "by how many days, such as 3,7,14,30", dayList)
    .option("--seed <n>", "of play by chance, where there is no exact form", whole)
    .option("--runs <n>", "how many plays by chance", whole)
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      const { EACH } = await import("@proviso/report/ask");
      const { days, seed, runs, exact } = options;
      shell.exitCode = await answerEach(paths, options, shell, title, (model, name, ask) =>
        EACH[kind](model, name, { ...ask, days, seed, runs, exact }),
      );
    });
}

function whole(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("Write a whole number.");
  return Number(value);
}
