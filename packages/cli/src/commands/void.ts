import { EXIT, type ExitCode } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, askOf, targetsOf, withAskOptions, withListOption } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
}

export function voiding(shell: Shell) {
  const declared = command(
    "void",
    "who can void a promise without breaking it",
    "Tells which parties, alone or together, can void a promise without breaking it, block the others' help, break it, or secure it; for every way of answering the open questions, and why.",
    [
      { line: "proviso void dossiers/ukraine-2025", does: "every promise of the dossier" },
      { line: "proviso void pact.proviso --reading reported", does: "as one reading has it" },
      { line: "proviso void pact.proviso --take approval=needed --format json", does: "for a program" },
      { line: "proviso void un.proviso --of Charter.enforcement", does: "who can stop a decision" },
    ],
  ).argument("[paths...]", "the agreement (default: this folder)");
  return withListOption(withAskOptions(declared))
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await answer(paths, options, shell);
    });
}

async function answer(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { targets, voidAnswer } = await import("@proviso/promise");
  const { presentVoid } = await import("../present/void.ts");
  const { model, loaded } = await modelOf(paths);
  const answers = await withProgress((report) =>
    targetsOf(model, loaded.files, options.of, targets(model)).map((name) => {
      report(name);
      const value = voidAnswer(
        model,
        name,
        askOf(options, (done, of) => report(name, done, of)),
      );
      return { value, document: presentVoid(model, value) };
    }),
  );
  terminal.print(printAnswers("Who can void it", answers, options.format, terminal));
  return EXIT.ok;
}
