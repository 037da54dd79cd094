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
  const { brief: briefOn, mainPromise, worthsOf } = await import("@proviso/promise");
  const { findingsOnce } = await import("../input/findings.ts");
  const { claimsIn, recordsIn } = await import("../input/record.ts");
  const { presentBrief } = await import("@proviso/report/present/brief");
  const { model } = await modelOf(paths);
  const value = await withProgress((report) => {
    report("looking for weak places");
    const findings = findingsOnce(model)();
    const target = mainPromise(model, options.of);
    report("comparing with no agreement");
    const worths = worthsOf(model, target.id, { nodeBudget: options.nodeBudget });
    return briefOn(model, {
      ...askOf(options, (done, of) => report("asking who can void what", done, of)),
      promise: options.of,
      findings,
      claims: claimsIn(model),
      records: recordsIn(model),
      worths,
    });
  });
  terminal.print(
    printAnswers(
      value.title,
      [{ value, document: presentBrief(model, value, options.full === true) }],
      options.format,
      terminal,
    ),
  );
  return EXIT.ok;
}
