import { Option } from "commander";
import { EXIT, type ExitCode } from "../exit.ts";
import { withProgress } from "../progress.ts";
import { atLeast, type Remark, type Severity, summary, type Texts } from "../render/remark.ts";
import { remarkGithub } from "../render/remarks-github.ts";
import { remarksSarif } from "../render/remarks-sarif.ts";
import { remarkText } from "../render/remarks-text.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { VERSION } from "../version.ts";

interface Options {
  readonly format: "text" | "json" | "sarif" | "github";
  readonly failOn: "error" | "warning" | "info" | "never";
  readonly attacker?: string;
  readonly expiredOn?: string;
  readonly findings: boolean;
}

export function check(shell: Shell) {
  return command(
    "check",
    "mistakes in the text, and weaknesses of the agreement",
    "Reads agreements and tells every mistake at its place; then, where there is none, what is weak in the agreement itself, why that matters, and how to mend it.",
    [
      { line: "proviso check", does: "every file below this folder" },
      { line: "proviso check pact.proviso --no-findings", does: "mistakes only" },
      { line: "proviso check library --format sarif > check.sarif", does: "for a code host" },
      { line: "proviso check --format github --fail-on error", does: "in a GitHub workflow" },
    ],
  )
    .argument("[paths...]", "what to check (default: this folder)")
    .addOption(formatOption("text", "json", "sarif", "github"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 on findings from this severity")
        .choices(["error", "warning", "info", "never"])
        .default("warning"),
    )
    .option("--attacker <party>", "whose attack to test the texts against, where they name none")
    .option("--expired-on <date>", "also tell which texts had expired on this day, such as 2025-08-20")
    .option("--no-findings", "only mistakes in the text, not weaknesses of the agreement")
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await checkAll(paths.length === 0 ? ["."] : paths, options, shell);
    });
}

async function checkAll(paths: readonly string[], options: Options, shell: Shell): Promise<ExitCode> {
  const { loadEach } = await import("../input/load.ts");
  const { findingsIn } = await import("../input/findings.ts");
  const { loads, findings } = await withProgress(async (report) => {
    report("reading");
    const read = await loadEach(paths);
    const found = options.findings
      ? findingsIn(read, { attacker: options.attacker, today: options.expiredOn }, (loaded, index) =>
          report(`checking ${loaded.files[0]}`, index + 1, read.length),
        )
      : [];
    return { loads: read, findings: found };
  });
  const files = new Set(loads.flatMap((loaded) => loaded.files));
  const texts = new Map(loads.flatMap((loaded) => [...loaded.texts]));
  const mistakes = distinct(loads.flatMap((loaded) => loaded.remarks));
  const remarks = [...mistakes, ...findings];
  await print(remarks, texts, files.size, options.format, shell);
  if (mistakes.some(({ severity }) => severity === "error")) return EXIT.badInput;
  const least = options.failOn;
  return least !== "never" && remarks.some(({ severity }) => atLeast(severity, least as Severity))
    ? EXIT.found
    : EXIT.ok;
}

/** What several files use is read for each of them, and told once. */
function distinct(remarks: readonly Remark[]): Remark[] {
  const byPlace = new Map(
    remarks.map((remark) => [`${remark.code} ${remark.place.file} ${remark.place.offset} ${remark.message}`, remark]),
  );
  return [...byPlace.values()];
}

async function print(remarks: readonly Remark[], texts: Texts, files: number, format: Options["format"], shell: Shell) {
  const { terminal } = shell;
  switch (format) {
    case "text":
      if (remarks.length > 0) {
        terminal.print(
          remarks.map((remark) => remarkText(remark, texts, terminal.style, terminal.columns)).join("\n\n"),
        );
      }
      terminal.note(summary(remarks, files));
      break;
    case "github":
      for (const remark of remarks) terminal.print(remarkGithub(remark));
      terminal.note(summary(remarks, files));
      break;
    case "json":
      terminal.print(JSON.stringify({ format: "proviso-check/1", files, remarks }, null, 2));
      break;
    case "sarif":
      terminal.print(
        JSON.stringify(remarksSarif(remarks, VERSION, (await import("../input/findings.ts")).ruleTexts()), null, 2),
      );
      break;
  }
}
