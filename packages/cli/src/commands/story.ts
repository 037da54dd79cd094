import type { ExitCode } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
}

export function story(shell: Shell) {
  const declared = command(
    "story",
    "the shortest way in which it fails and nobody breaks it",
    "Tells the shortest lawful course of events at whose end the promise is not kept, nobody is in breach, and no help has come; then whether whoever helps all the same would be in breach. Where there is none, it says why.",
    [
      { line: "proviso story pact.proviso", does: "for every answer to the open questions" },
      { line: "proviso story pact.proviso --reading stated", does: "as one reading has it" },
      { line: "proviso story pact.proviso --scenario attacked --format html", does: "with that scenario's attack" },
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
  return answerEach(paths, options, shell, "How it fails", EACH.story);
}
