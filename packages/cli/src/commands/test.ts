import type { Scenario } from "@proviso/agreement";
import { EXIT, type ExitCode, TextErrors, UsageError } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { type ScenarioRun, testJson, testText } from "../render/tests.ts";
import { reportTextErrors } from "../render/text-errors.ts";
import { command, formatOption, type Shell } from "../shell.ts";

interface Options {
  readonly format: "text" | "json";
  readonly scenario?: readonly string[];
  readonly strict?: true;
}

export function testing(shell: Shell) {
  return command(
    "test",
    "run the expectations of scenarios",
    "Runs what the scenarios expect, like a test runner. An expectation whose answer Proviso does not compute yet is shown as such and never counted as met.",
    [
      { line: "proviso test", does: "every scenario below this folder" },
      { line: "proviso test library dossiers", does: "in these folders" },
      { line: "proviso test pact.proviso --scenario attacked", does: "one scenario" },
    ],
  )
    .argument("[paths...]", "where the scenarios are (default: this folder)")
    .option("--scenario <name...>", "only these scenarios")
    .option("--strict", "exit with 1 as well if an expectation is not computed yet")
    .addOption(formatOption("text", "json"))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await runAll(paths, options, shell);
    });
}

async function runAll(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { loadEach } = await import("../input/load.ts");
  const { expectations, timeWitnesses } = await import("@proviso/promise");
  const { findingsOnce } = await import("../input/findings.ts");
  const { recordOf } = await import("@proviso/report/ask/record");
  const runs: ScenarioRun[] = [];
  const broken: TextErrors[] = [];
  await withProgress(async (report) => {
    report("reading");
    for (const { files, model, remarks, texts } of await loadEach(paths.length === 0 ? ["."] : paths)) {
      if (model === undefined) {
        broken.push(new TextErrors(remarks, texts));
        continue;
      }
      const wanted = ({ id, at, expectations: all }: Scenario) =>
        files.includes(at.file) && all.length > 0 && (options.scenario === undefined || options.scenario.includes(id));
      const witnesses = { findings: findingsOnce(model), record: recordOf(model), ...timeWitnesses(model) };
      for (const scenario of model.scenarios.filter(wanted)) {
        report(`${scenario.at.file}: ${scenario.id}`);
        runs.push({ scenario, results: [...expectations(model, witnesses, [scenario.id])] });
      }
    }
  });
  for (const errors of broken) reportTextErrors(errors, terminal);
  if (runs.length === 0 && broken.length === 0) {
    throw new UsageError(
      options.scenario === undefined
        ? 'No scenario in these files expects anything. Write: scenario name "What happens" of Agreement … expect …'
        : `No scenario named ${options.scenario.join(" or ")} in these files expects anything.`,
    );
  }
  if (runs.length > 0) terminal.print(options.format === "json" ? testJson(runs) : testText(runs, terminal.style));
  const results = runs.flatMap((run) => run.results);
  if (broken.length > 0) return EXIT.badInput;
  const failed = results.some(
    ({ status }) => status === "failed" || (status === "not computed" && options.strict === true),
  );
  return failed ? EXIT.found : EXIT.ok;
}
