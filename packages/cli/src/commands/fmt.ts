import { plural } from "@proviso/report/document/plural";
import { EXIT, type ExitCode } from "../exit.ts";
import { filesMeantBy, STDIN } from "../input/paths.ts";
import { replaceFile } from "../input/write.ts";
import { reportRemarks } from "../render/text-errors.ts";
import { command, type Shell } from "../shell.ts";

interface Options {
  readonly check?: true;
}

export function fmt(shell: Shell) {
  return command(
    "fmt",
    "print agreements in the one way there is to print them",
    "Lays .proviso files out in place. Only the space between words changes. A file with mistakes of grammar is left as it is.",
    [
      { line: "proviso fmt", does: "every file below this folder" },
      { line: "proviso fmt --check library", does: "name the files that would change, and change none" },
      { line: "proviso fmt - < draft.proviso", does: "print the laid-out text" },
    ],
  )
    .argument("[paths...]", "what to lay out (default: this folder)")
    .option("--check", "change nothing; exit with 1 if a file would change")
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await layOut(paths, options, shell);
    });
}

async function layOut(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { format } = await import("@proviso/language");
  const { cliHost } = await import("../input/host.ts");
  const host = cliHost();
  const files = filesMeantBy(paths.length === 0 ? ["."] : paths);
  let changed = 0;
  let broken = 0;
  for (const file of files) {
    const text = await host.read(file);
    const formatted = format(text, file);
    if (formatted.errors !== undefined) {
      broken++;
      reportRemarks(formatted.errors, new Map([[file, text]]), terminal);
    } else if (file === STDIN && options.check === undefined) {
      terminal.print(formatted.text);
    } else if (formatted.text !== text) {
      changed++;
      if (options.check === undefined) replaceFile(file, formatted.text);
      terminal.print(file);
    }
  }
  terminal.note(report(files.length, changed, broken, options.check === true));
  if (broken > 0) return EXIT.badInput;
  return options.check === true && changed > 0 ? EXIT.found : EXIT.ok;
}

function report(files: number, changed: number, broken: number, checking: boolean): string {
  const sentences = [
    changed > 0 ? `${plural(changed, "file")} ${checking ? "would change" : "laid out"}.` : "",
    changed === 0 && files > broken ? `${plural(files - broken, "file")} already laid out.` : "",
    broken > 0 ? `${plural(broken, "file")} could not be read and stayed as before.` : "",
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
