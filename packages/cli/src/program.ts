import { Command, CommanderError } from "commander";
import { COMMANDS } from "./commands/index.ts";
import { EXIT, EXIT_CODES_HELP, type ExitCode } from "./exit.ts";
import type { Shell } from "./shell.ts";
import { VERSION } from "./version.ts";

const PATHS_HELP =
  "Paths are .proviso files, folders (every .proviso file below them), patterns such as 'library/*.proviso', or - for\nstandard input.";

/** The whole command line as commander knows it. */
export function program(shell: Shell): Command {
  const root = new Command("proviso")
    .description(
      "Tells what a promise between states is worth: who can void it, block it or break it, and how sure it is.",
    )
    .usage("<command> [options] [paths...]")
    .version(VERSION, "-V, --version", "print the version")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", `\n${PATHS_HELP}`);
  for (const declare of COMMANDS) root.addCommand(declare(shell));
  const { terminal } = shell;
  for (const each of [root, ...root.commands]) {
    each
      .helpOption("-h, --help", "print this help")
      .addHelpText("after", `\n${EXIT_CODES_HELP}`)
      .showSuggestionAfterError()
      .exitOverride()
      .configureOutput({
        writeOut: terminal.print,
        writeErr: terminal.note,
        outputError: (text, write) => write(`proviso: ${text.replace(/^error: /, "")}`),
        getOutHelpWidth: () => terminal.columns,
        getErrHelpWidth: () => terminal.columns,
      });
  }
  return root;
}

/** Runs a command line (without `node` and the script) and says how the process should end. */
export async function run(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const root = program(shell);
  try {
    await root.parseAsync(args, { from: "user" });
    return shell.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    throw error;
  }
}
