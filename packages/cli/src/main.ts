import { EXIT, type ExitCode, TextErrors, UsageError } from "./exit.ts";
import { run } from "./program.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/** Of the bundle; the TypeScript source as it is needs a Node that strips types, which the launcher sees to. */
const OLDEST_NODE = [22, 12] as const;

async function main(): Promise<ExitCode> {
  const terminal = processTerminal();
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    terminal.note(
      `proviso: this is Node ${process.versions.node}; Proviso needs Node ${OLDEST_NODE.join(".")} or newer.`,
    );
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
  if (error instanceof RangeError && error.name === "BudgetError" && "budget" in error) {
    terminal.note(
      `proviso: This is too large to work out exactly: it needs a diagram of more than ${Number(error.budget).toLocaleString("en")} nodes. Raise the limit with --node-budget, ask about fewer parties, or write weights in coarser units.`,
    );
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
  if (error.name === "InputError" || error.name === "ArchiveError") return true;
  return (
    error instanceof RangeError &&
    !/^(Maximum call stack|Invalid (typed )?(array|string|array buffer) |Array buffer)/i.test(error.message)
  );
}

process.exitCode = await main();
