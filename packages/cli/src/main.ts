import { EXIT, type ExitCode, TextErrors, UsageError } from "./exit.ts";
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
    return await report(error, terminal);
  }
}

/** One clear line for what somebody can mend; for a fault of our own, how to report it. */
async function report(error: unknown, terminal: Terminal): Promise<ExitCode> {
  if (error instanceof TextErrors) {
    const { reportTextErrors } = await import("./render/text-errors.ts");
    reportTextErrors(error, terminal);
    return EXIT.badInput;
  }
  if (isMendable(error)) {
    terminal.note(`proviso: ${error.message}`);
    return EXIT.badInput;
  }
  terminal.note(`proviso: an internal fault: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env["PROVISO_DEBUG"] !== undefined && error instanceof Error) terminal.note(error.stack ?? "");
  else
    terminal.note(
      "Your files are unchanged. Please report this with the command line; PROVISO_DEBUG=1 prints where it happened.",
    );
  return EXIT.internal;
}

/** What the rooms below throw about names, texts and files is written for the person who typed them; what JavaScript itself throws is not. */
function isMendable(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  if (!(error instanceof Error)) return false;
  if (error.name === "InputError") return true;
  return (
    error instanceof RangeError &&
    !/^(Maximum call stack|Invalid (typed )?(array|string|array buffer) |Array buffer)/i.test(error.message)
  );
}

process.exitCode = await main();
