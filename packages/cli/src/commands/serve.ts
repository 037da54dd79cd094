import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Command, InvalidArgumentError } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { endpointNamed, type ModelOptions, withModelOptions } from "../input/reading.ts";
import { command, type Shell } from "../shell.ts";
import { VERSION } from "../version.ts";

interface Options extends ModelOptions {
  readonly host: string;
  readonly port?: number;
  readonly token?: string;
  readonly name?: readonly string[];
  readonly archive?: string;
  readonly open: boolean;
}

/** Where the port is free it is always the same, so that a bookmark stays good. */
const PORT = 4816;

export function serving(shell: Shell): Command {
  const declared = command(
    "serve",
    "the workbench: see a dossier, edit it, ask it, in a browser",
    "Serves a dossier to a browser on this machine and opens it there: its texts, every answer, and an API described at /api/openapi.json. Every save is kept in .proviso-history in the dossier's folder. It can be reached from this machine only, unless --host says otherwise; then it asks for a token. It calls nobody but the language model that --model-url names, and that only when somebody asks for it.",
    [
      { line: "proviso serve dossiers/ukraine-2025", does: "and open it" },
      { line: "proviso serve . --no-open --port 0", does: "on any free port, and print where" },
      { line: "proviso serve . --host 0.0.0.0", does: "for others on this network, with a token" },
    ],
  )
    .argument("[dossier]", "the folder (default: this one)", ".")
    .option("--host <address>", "the address to listen at", "127.0.0.1")
    .option("--port <n>", `the port; 0 for any that is free (default: ${PORT}, or the next that is free)`, port)
    .option("--token <token>", "ask everybody for this token (default: none on this machine, else a new one)", token)
    .option("--name <host...>", "further names by which it may be called, as behind a proxy")
    .option(
      "--archive <where>",
      "documents to search, and where decisions are kept: an archive's file, or postgres://…",
    )
    .option("--no-open", "do not open a browser");
  return withModelOptions(declared).action(async (dossier: string, options: Options) => {
    shell.exitCode = await run(dossier, options, shell);
  });
}

async function run(dossier: string, options: Options, { terminal }: Shell): Promise<ExitCode> {
  if (!(statSync(dossier, { throwIfNoEntry: false })?.isDirectory() ?? false))
    throw new UsageError(`There is no folder \`${dossier}\`; a dossier is a folder with .proviso files.`);
  const { serve } = await import("@proviso/server");
  const { mayBeSent } = await import("@proviso/reader/assistant/endpoint");
  const { host, token: asked, name } = options;
  const languageModel = await endpointNamed(options);
  const archive = options.archive === undefined ? undefined : await archiveAt(options.archive);
  const source = import.meta.url.endsWith(".ts");
  const assets = fileURLToPath(new URL(source ? "../../../workbench/dist" : "./workbench", import.meta.url));
  const start = (at: number) =>
    serve({
      dossier,
      host,
      port: at,
      token: asked,
      names: name,
      ahead: true,
      ...(archive === undefined ? {} : { archive }),
      ...(languageModel === undefined ? {} : { languageModel }),
      version: VERSION,
      ...(existsSync(assets) ? { assets } : {}),
      ...(source ? {} : { worker: new URL("./server-worker.js", import.meta.url) }),
      onFault: (error) => terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    });
  const running = await started(start, options.port);
  terminal.print(running.url);
  if (languageModel !== undefined) terminal.note(mayBeSent(languageModel));
  terminal.note(`Serving ${dossier}. Ctrl+C stops it.`);
  if (options.open && hasBrowser()) open(running.url);
  await stopped();
  await running.stop();
  await archive?.close();
  return EXIT.ok;
}

/** An archive that is there; to be read only, where it may not be written. */
async function archiveAt(where: string) {
  const { ArchiveError, openArchive } = await import("@proviso/archive");
  const told = (error: unknown) => (error instanceof ArchiveError ? new UsageError(error.message) : error);
  const reading = await openArchive(where, { readOnly: true }).catch((error: unknown) => {
    throw told(error);
  });
  try {
    const writing = await openArchive(where);
    await reading.close();
    return writing;
  } catch {
    return reading;
  }
}

/** On the port that was asked for, or the usual one, or, where another program has that, any that is free. */
async function started<T>(start: (port: number) => Promise<T>, asked: number | undefined): Promise<T> {
  try {
    return await start(asked ?? PORT);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (asked === undefined && code === "EADDRINUSE") return await start(0);
    const words: Readonly<Record<string, string>> = {
      EADDRINUSE: `Port ${asked} is in use by another program. Choose another with --port, or --port 0 for any that is free.`,
      EACCES: `Port ${asked} may not be used. Choose one above 1024 with --port.`,
      EADDRNOTAVAIL: "This machine does not have the address given by --host.",
      ENOTFOUND: "This machine does not know the address given by --host.",
    };
    const told = words[code ?? ""];
    throw told === undefined ? error : new UsageError(told);
  }
}

/** Until somebody asks it to end. A second time ends it at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

/** Whether a person sits here with a browser: never in a build, and not where there is no screen. */
function hasBrowser(): boolean {
  const { env, platform, stdout } = process;
  if (env["CI"] !== undefined || env["SSH_CONNECTION"] !== undefined || !stdout.isTTY) return false;
  return platform === "linux" ? env["DISPLAY"] !== undefined || env["WAYLAND_DISPLAY"] !== undefined : true;
}

function open(url: string): void {
  const [program, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", url]
        : ["xdg-open", url];
  // Whoever has no such program has the address on the screen.
  spawn(program as string, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

function port(value: string): number {
  const number = Number(value);
  if (!/^\d{1,5}$/.test(value) || number > 65535) throw new InvalidArgumentError("Write a number from 0 to 65535.");
  return number;
}

function token(value: string): string {
  if (!/^[\w.~-]{16,200}$/.test(value))
    throw new InvalidArgumentError("Write at least 16 letters, digits, hyphens or dots, hard to guess.");
  return value;
}
