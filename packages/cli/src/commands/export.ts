import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { command, type Shell } from "../shell.ts";
import { type AskOptions, askOf, targetsOf, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly model?: true;
  readonly openPsa?: true;
}

export function exporting(shell: Shell) {
  const declared = command(
    "export",
    "the model, or the structure function, for other programs",
    "Prints the model of the agreements as JSON (--model), or the structure function of one promise as an Open-PSA fault tree (--open-psa), so that others can verify our answers with their tools.",
    [
      { line: "proviso export --model pact.proviso > pact.json", does: "what the text says, resolved" },
      { line: "proviso export --open-psa pact.proviso --reading reported > pact.xml", does: "for a fault-tree tool" },
    ],
  )
    .argument("[paths...]", "the agreement (default: this folder)")
    .option("--model", "the model as JSON (its schema: @proviso/agreement/schema.json)")
    .option("--open-psa", "the structure function of one promise as Open-PSA MEF XML");
  return withAskOptions(declared).action(async (paths: string[], options: Options) => {
    if ((options.model === true) === (options.openPsa === true)) {
      throw new UsageError("Say what to export: either --model or --open-psa.");
    }
    shell.exitCode = options.model === true ? await model(paths, shell) : await openPsa(paths, options, shell);
  });
}

async function model(paths: readonly string[], { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { model: found } = await modelOf(paths);
  terminal.print(JSON.stringify(found, null, 2));
  return EXIT.ok;
}

async function openPsa(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { openPsa: write, spread, targetNamed, targets } = await import("@proviso/promise");
  const { model: found, loaded } = await modelOf(paths);
  const names = targetsOf(found, loaded.files, options.of, targets(found));
  const [name, second] = names;
  if (name === undefined || second !== undefined) {
    throw new UsageError(`A fault tree is of one promise; name it with --of: ${names.join(", ")}.`);
  }
  const { cases, questions } = spread(found, targetNamed(found, name), askOf(options), (game) => write(game, name));
  const [tree, other] = cases;
  if (tree === undefined) throw new UsageError(`${name} is not in the text under these answers.`);
  if (other !== undefined) {
    throw new UsageError(
      questions.length > 0
        ? `The fault tree depends on open questions (${questions.map((question) => question.name).join(", ")}); answer them with --reading or --take.`
        : `${name} is promised to several; choose one with --to: ${cases.map(({ beneficiary }) => beneficiary).join(", ")}.`,
    );
  }
  terminal.print(tree.value);
  return EXIT.ok;
}
