import { EXIT, type ExitCode } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, askOf, targetsOf, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
}

export function strength(shell: Shell) {
  const declared = command(
    "strength",
    "how sure a promise is under a scenario",
    "Tells with what probability a promise is kept in a scenario, from the stances that the scenario gives the parties; for every way of answering the open questions, and on whom it turns most.",
    [
      { line: "proviso strength dossiers/ukraine-2025", does: "every promise, in the dossier's scenario" },
      { line: "proviso strength pact.proviso --scenario attacked", does: "where there are several" },
    ],
  ).argument("[paths...]", "the agreement (default: this folder)");
  return withAskOptions(declared)
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await answer(paths, options, shell);
    });
}

async function answer(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { strengthAnswer, targets } = await import("@proviso/promise");
  const { presentStrength } = await import("../present/strength.ts");
  const { model, loaded } = await modelOf(paths);
  const answers = await withProgress((report) =>
    targetsOf(model, loaded.files, options.of, targets(model)).map((name) => {
      report(name);
      const value = strengthAnswer(
        model,
        name,
        askOf(options, (done, of) => report(name, done, of)),
      );
      return { value, document: presentStrength(model, value) };
    }),
  );
  terminal.print(printAnswers("How sure it is", answers, options.format, terminal));
  return EXIT.ok;
}
