import type { ExitCode } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, withAskOptions, withListOption } from "./asking.ts";

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
      { line: "proviso void pact.proviso --reading stated", does: "as one reading has it" },
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

async function answer(paths: readonly string[], options: Options, shell: Shell): Promise<ExitCode> {
  const { EACH } = await import("@proviso/report/ask");
  return answerEach(paths, options, shell, "Who can void it", EACH.void);
}
