import { EXIT, type ExitCode } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, askOf, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
  readonly full?: true;
}

export function brief(shell: Shell) {
  const declared = command(
    "brief",
    "the report on a dossier: three sentences, then what they rest on",
    "Prints the report on a dossier: the three sentences that a reader in a hurry needs, the words they rest on, what is open and what to ask, how sure the promise is, and the weak places in the text.",
    [
      { line: "proviso brief dossiers/ukraine-2025", does: "on the terminal" },
      { line: "proviso brief dossiers/ukraine-2025 --format html > brief.html", does: "one page to print or send" },
      { line: "proviso brief . --of Pact.protection", does: "about this promise" },
      { line: "proviso brief . --full", does: "with everything that was assumed" },
    ],
  ).argument("[paths...]", "the dossier (default: this folder)");
  return withAskOptions(declared)
    .option("--full", "also every assumption, and what each verdict beside it rests on")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await tell(paths, options, shell);
    });
}

async function tell(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { askBrief } = await import("@proviso/report/ask/brief");
  const { model } = await modelOf(paths);
  const answer = await withProgress((report) =>
    askBrief(model, { ...askOf(options), of: options.of, full: options.full === true }, report),
  );
  terminal.print(printAnswers(answer.value.title, [answer], options.format, terminal));
  return EXIT.ok;
}
