import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * A document's examples are files and commands that are run:
 *
 * - `<!-- file: pact.proviso -->` names the file that the code block after it is;
 * - `<!-- run: proviso void pact.proviso -->` is followed by a code block with what that command prints, and `<!-- run: … | lines 1-20 -->` by
 *   those lines of it. Files stand in the order of the document, so a file may change between two commands.
 */
export async function withOutputs(path: string, text: string, repository: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "proviso-docs-"));
  try {
    for (const shared of ["dossiers", "library"]) symlinkSync(join(repository, shared), join(folder, shared));
    let made = "";
    let from = 0;
    for (const block of text.matchAll(BLOCK)) {
      const [all, kind = "", what = "", fence = "", body = ""] = block;
      made += text.slice(from, block.index);
      from = block.index + all.length;
      if (kind === "file") {
        write(join(folder, what), body);
        made += all;
      } else {
        made += `<!-- run: ${what} -->\n${fence}\n${await run(path, what, folder, repository)}\n\`\`\``;
      }
    }
    return made + text.slice(from);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files that a document shows, as they stand at its end. */
export function filesShown(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(BLOCK)].flatMap(([, kind, what = "", , body = ""]) => (kind === "file" ? [[what, body]] : [])),
  );
}

const BLOCK = /<!-- (file|run): (.+?) -->\n(```\w*)\n([\s\S]*?)```/g;

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The words of a command line; what stands in double quotation marks is one. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

async function run(document: string, what: string, cwd: string, repository: string): Promise<string> {
  const [, command = "", first, last] = /^proviso (.+?)(?: \| lines (\d+)-(\d+))?$/.exec(what) ?? [];
  if (command === "") throw new RangeError(`${document}: only "proviso …" is run, not "${what}".`);
  const printed = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [join(repository, "packages/cli/src/main.ts"), ...wordsOf(command)],
      { cwd, env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" } },
      (error, stdout, stderr) => {
        // 1: findings, or an expectation that fails. That is an answer.
        if (error !== null && error.code !== 1)
          reject(new Error(`${document}: "${what}" ended with ${error.code}:\n${stdout}${stderr}`));
        else resolve(stdout);
      },
    );
  });
  const lines = printed.trimEnd().split("\n");
  const shown = first === undefined ? lines : lines.slice(Number(first) - 1, Number(last));
  return shown
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
