import { Option } from "commander";
import type { ExitCode } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
  readonly sort: "power" | "text";
}

export function power(shell: Shell) {
  const declared = command(
    "power",
    "whom a promise or a decision hangs on",
    "Computes the power indices of a promise or of one decision: Banzhaf, Shapley–Shubik, Coleman, Johnston, Deegan–Packel and Holler, exactly; for decisions also with abstention as a third way to vote.",
    [
      { line: "proviso power pact.proviso", does: "of every promise" },
      { line: "proviso power library/un-charter.proviso --of enforcement", does: "of a decision" },
      { line: "proviso power pact.proviso --format json", does: "with the exact fractions" },
    ],
  ).argument("[paths...]", "the agreement (default: this folder)");
  return withAskOptions(declared)
    .addOption(
      new Option("--sort <by>", "the most powerful first, or as the text has them")
        .choices(["power", "text"])
        .default("power"),
    )
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await answer(paths, options, shell);
    });
}

async function answer(paths: readonly string[], options: Options, shell: Shell): Promise<ExitCode> {
  const { EACH } = await import("@proviso/report/ask");
  return answerEach(paths, options, shell, "Whom it hangs on", (model, name, ask) =>
    EACH.power(model, name, { ...ask, sort: options.sort }),
  );
}
