import { EXIT, type ExitCode, UsageError } from "./exit.ts";
import { run } from "./program.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

const NODE_MAJOR = 24;

async function main(): Promise<ExitCode> {
  const terminal = processTerminal();
  if (Number(process.versions.node.split(".")[0]) < NODE_MAJOR) {
    terminal.note(`proviso: this is Node ${process.versions.node}; Proviso needs Node ${NODE_MAJOR} or newer.`);
    return EXIT.badInput;
  }
  try {
    return await run(process.argv.slice(2), { terminal, exitCode: EXIT.ok });
  } catch (error) {
    return report(error, terminal);
  }
}

/** One clear line for what somebody can mend; for a fault of our own, how to report it. */
function report(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof UsageError || (error instanceof Error && error.name === "InputError")) {
    terminal.note(`proviso: ${error.message}`);
    return EXIT.badInput;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.note(`proviso: an internal fault: ${message}`);
  if (process.env["PROVISO_DEBUG"] !== undefined && error instanceof Error) terminal.note(error.stack ?? "");
  else
    terminal.note(
      "Your files are unchanged. Please report this with the command line; PROVISO_DEBUG=1 prints where it happened.",
    );
  return EXIT.internal;
}

process.exitCode = await main();
