import { EXIT, type ExitCode } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, askOf, targetsOf, withAskOptions } from "./asking.ts";

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
      { line: "proviso story pact.proviso --reading reported", does: "as one reading has it" },
      { line: "proviso story pact.proviso --scenario attacked --format html", does: "with that scenario's attack" },
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
  const { storyAnswer, targets } = await import("@proviso/promise");
  const { presentStory } = await import("../present/story.ts");
  const { model, loaded } = await modelOf(paths);
  const answers = await withProgress((report) =>
    targetsOf(model, loaded.files, options.of, targets(model)).map((name) => {
      report(name);
      const value = storyAnswer(
        model,
        name,
        askOf(options, (done, of) => report(name, done, of)),
      );
      return { value, document: presentStory(model, value) };
    }),
  );
  terminal.print(printAnswers("How it fails", answers, options.format, terminal));
  return EXIT.ok;
}
