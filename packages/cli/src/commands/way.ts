import type { ExitCode } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, withAskOptions, withListOption } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
}

export function way(shell: Shell) {
  const declared = command(
    "way",
    "who holds each station from trigger to help, and who can cut it",
    "Tells what the text asks for between an attack and help: who invokes it, who finds that it is due, who decides, who performs; how long each may take by the text; and who can cut the way there alone or together without breaking the promise.",
    [
      { line: "proviso way dossiers/ukraine-2025", does: "every promise of the dossier" },
      { line: "proviso way pact.proviso --reading stated", does: "as one reading has it" },
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
  return answerEach(paths, options, shell, "From trigger to help", EACH.way);
}
