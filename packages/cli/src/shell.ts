import { Command, Option } from "commander";
import type { ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** What a command gets to work with, and where it says how the process should end. */
export interface Shell {
  readonly terminal: Terminal;
  exitCode: ExitCode;
}

/** One command: declared for commander, doing its work when commander calls its action. */
export type Declaration = (shell: Shell) => Command;

export interface Example {
  readonly line: string;
  readonly does: string;
}

/** A command with its examples below its help. */
export function command(name: string, summary: string, description: string, examples: readonly Example[]): Command {
  const widest = Math.max(...examples.map(({ line }) => line.length));
  const lines = examples.map(({ line, does }) => `  ${line.padEnd(widest)}   # ${does}`);
  return new Command(name)
    .summary(summary)
    .description(description)
    .addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}

/** `--format` with the renderings that a command offers; the first is the default. */
export function formatOption<F extends string>(...formats: readonly [F, ...F[]]): Option {
  return new Option("-f, --format <format>", "how to print it").choices(formats).default(formats[0]);
}
