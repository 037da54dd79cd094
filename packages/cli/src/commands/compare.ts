import { existsSync } from "node:fs";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, askOf, withAskOptions } from "./asking.ts";

interface Options extends Omit<AskOptions, "of"> {
  readonly format: AnswerFormat;
}

export function compare(shell: Shell) {
  const declared = command(
    "compare",
    "several promises side by side",
    "Prints a table of several promises: who can void or block each alone, how many it takes, who is bound to help, how sure it is.",
    [
      { line: "proviso compare dossiers/ukraine-2025", does: "every promise of the dossier" },
      { line: "proviso compare nato.proviso budapest.proviso", does: "every promise of these files" },
      { line: "proviso compare library Nato.defence Budapest.councilAction", does: "these two, from that folder" },
    ],
  ).argument(
    "[paths and names...]",
    "files or folders, and names of promises in them (default: this folder, every promise)",
  );
  return withAskOptions(declared, { of: false })
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (args: string[], options: Options) => {
      shell.exitCode = await table(args, options, shell);
    });
}

async function table(args: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { targets } = await import("@proviso/promise");
  const { targetsMeant } = await import("@proviso/report/ask/targets");
  const { askCompare } = await import("@proviso/report/ask");
  const names = args.filter(isName);
  const { model, loaded } = await modelOf(args.filter((arg) => !isName(arg)));
  const compared = names.length > 0 ? names : targetsMeant(model, loaded.files, undefined, targets(model));
  if (compared.length < 2)
    throw new UsageError(`A comparison needs two promises; these files make one, ${compared[0]}.`);
  const answer = await withProgress((report) =>
    askCompare(
      model,
      compared,
      askOf(options, (done, of) => report("comparing", done, of)),
    ),
  );
  terminal.print(printAnswers("Promises side by side", [answer], options.format, terminal));
  return EXIT.ok;
}

/** `Nato.defence` or `Nato` where no such file is there: a name, not a path. */
export function isName(arg: string): boolean {
  return /^[A-Z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)?$/.test(arg) && !existsSync(arg);
}
