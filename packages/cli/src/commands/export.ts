import type { Model } from "@proviso/agreement";
import type { Spread } from "@proviso/promise";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { command, type Shell } from "../shell.ts";
import { type AskOptions, askOf, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly model?: true;
  readonly openPsa?: true;
  readonly prism?: true;
  readonly out?: string;
}

export function exporting(shell: Shell) {
  const declared = command(
    "export",
    "the model, a fault tree or a Markov chain, for programs",
    "Prints the model of the agreements as JSON (--model), the structure function of one promise as an Open-PSA fault tree (--open-psa), or its procedure in a scenario as a PRISM model (--prism), so that others can verify our answers with their tools.",
    [
      { line: "proviso export --model pact.proviso > pact.json", does: "what the text says, resolved" },
      { line: "proviso export --open-psa pact.proviso --reading stated > pact.xml", does: "for a fault-tree tool" },
      { line: "proviso export --prism pact.proviso --reading stated --out pact.prism", does: "and pact.props" },
    ],
  )
    .argument("[paths...]", "the agreement (default: this folder)")
    .option("--model", "the model as JSON (its schema: @proviso/agreement/schema.json)")
    .option("--open-psa", "the structure function of one promise as Open-PSA MEF XML")
    .option("--prism", "the procedure of one promise in a scenario as a Markov chain for PRISM, with its properties")
    .option(
      "--out <file>",
      "with --prism: the model's file, such as pact.prism; the properties go to .props beside it",
    );
  return withAskOptions(declared).action(async (paths: string[], options: Options) => {
    const { model: asModel, openPsa: asTree, prism: asChain } = options;
    if ([asModel, asTree, asChain].filter((one) => one === true).length !== 1)
      throw new UsageError("Say what to export: --model, --open-psa or --prism.");
    if (options.out !== undefined && asChain !== true) throw new UsageError("--out goes with --prism.");
    const write = asModel === true ? model : asTree === true ? openPsa : prism;
    shell.exitCode = await write(paths, options, shell);
  });
}

async function model(paths: readonly string[], _: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { model: found } = await modelOf(paths);
  terminal.print(JSON.stringify(found, null, 2));
  return EXIT.ok;
}

async function openPsa(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { openPsa: write, spread, targetNamed } = await import("@proviso/promise");
  const { found, name } = await oneTarget(paths, options, "A fault tree");
  const all = spread(found, targetNamed(found, name), askOf(options), (game) => write(game, name));
  terminal.print(onlyCase(all, "The fault tree"));
  return EXIT.ok;
}

async function prism(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { prism: write } = await import("@proviso/promise");
  const { out } = options;
  if (out !== undefined && !out.endsWith(".prism"))
    throw new UsageError(`\`${out}\` does not end in .prism, by which PRISM knows its models.`);
  const { found, name } = await oneTarget(paths, options, "A PRISM model");
  const chain = onlyCase(write(found, name, askOf(options)), "The PRISM model");
  if ("noForm" in chain) throw new UsageError(`${name} has no form that PRISM could read: ${chain.noForm}.`);
  const { model: text, properties } = chain;
  if (out === undefined) {
    // One stream for two files: what is to be asked of the model stands at its end, as remarks.
    const remarks = properties
      .trimEnd()
      .split("\n")
      .map((line) => (line.startsWith("//") ? line : `// ${line}`));
    terminal.print(`${text}\n// Properties, for a file of their own (--out writes it):\n${remarks.join("\n")}\n`);
    return EXIT.ok;
  }
  const { writeOut } = await import("../input/write.ts");
  const asked = out.replace(/\.prism$/, ".props");
  for (const [file, content] of [
    [out, text],
    [asked, properties],
  ] as const) {
    writeOut(file, content);
    terminal.print(file);
  }
  return EXIT.ok;
}

/** The one promise or decision that is exported. */
async function oneTarget(
  paths: readonly string[],
  options: Options,
  what: string,
): Promise<{ found: Model; name: string }> {
  const { modelOf } = await import("../input/load.ts");
  const { targets } = await import("@proviso/promise");
  const { targetsMeant } = await import("@proviso/report/ask/targets");
  const { model: found, loaded } = await modelOf(paths);
  const names = targetsMeant(found, loaded.files, options.of, targets(found));
  const [name, second] = names;
  if (name === undefined || second !== undefined)
    throw new UsageError(`${what} is of one promise; name it with --of: ${names.join(", ")}.`);
  return { found, name };
}

function onlyCase<T>({ cases, questions, target }: Spread<T>, what: string): T {
  const [first, other] = cases;
  if (first === undefined) throw new UsageError(`${target.id} is not in the text under these answers.`);
  if (other === undefined) return first.value;
  throw new UsageError(
    questions.length > 0
      ? `${what} depends on open questions (${questions.map((question) => question.name).join(", ")}); answer them with --reading or --take.`
      : `${target.id} is promised to several; choose one with --to: ${cases.flatMap(({ beneficiary, alike }) => [beneficiary, ...alike]).join(", ")}.`,
  );
}
