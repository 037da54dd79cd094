import type { ExitCode } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, withAskOptions } from "./asking.ts";

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

async function answer(paths: readonly string[], options: Options, shell: Shell): Promise<ExitCode> {
  const { EACH } = await import("@proviso/report/ask");
  return answerEach(paths, options, shell, "How sure it is", EACH.strength);
}
