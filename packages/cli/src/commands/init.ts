import { existsSync, mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { replaceFile } from "../input/write.ts";
import { command, type Shell } from "../shell.ts";

export function init(shell: Shell) {
  return command(
    "init",
    "start a dossier that explains itself",
    "Writes a small dossier into a folder: a pact of two guarantors with comments that teach the language, and the source that it cites.",
    [
      { line: "proviso init my-pact", does: "then read my-pact/pact.proviso" },
      { line: "proviso check my-pact && proviso void my-pact", does: "who can void it" },
    ],
  )
    .argument("[folder]", "where to write it", ".")
    .action(async (folder: string) => {
      shell.exitCode = await start(folder, shell);
    });
}

async function start(folder: string, { terminal }: Shell): Promise<ExitCode> {
  const { DOSSIER } = await import("../templates/dossier.ts");
  const taken = Object.keys(DOSSIER).find((name) => existsSync(join(folder, name)));
  if (taken !== undefined) {
    throw new UsageError(`\`${join(folder, taken)}\` is there already; nothing was written. Choose another folder.`);
  }
  for (const [name, text] of Object.entries(DOSSIER)) {
    const path = join(folder, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw new UsageError(cannotMake(dirname(path), error));
    }
    replaceFile(path, text);
    terminal.print(path);
  }
  const shown = folder === "." ? basename(resolve(folder)) : folder;
  terminal.note(`The dossier \`${shown}\` is ready. Read pact.proviso, then run: proviso void ${folder}`);
  return EXIT.ok;
}

function cannotMake(folder: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EEXIST" || code === "ENOTDIR")
    return `\`${folder}\` cannot be a folder: a file is in its place. Choose another.`;
  const why = code === "EACCES" || code === "EPERM" || code === "EROFS" ? "you may not write there" : String(code);
  return `The folder \`${folder}\` cannot be made: ${why}. Choose another.`;
}
