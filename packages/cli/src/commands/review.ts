import { statSync } from "node:fs";
import { emitKeypressEvents, type Key } from "node:readline";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { asNewDocument } from "../input/archive.ts";
import { endpointNamed, type ModelOptions, readDocumentAt, withModelOptions } from "../input/reading.ts";
import { command, type Shell } from "../shell.ts";
import { date } from "./read.ts";

interface Options extends ModelOptions {
  readonly dossier: string;
  readonly dated?: string;
  /** False: `--no-archive`. */
  readonly archive?: string | false;
}

export function reviewing(shell: Shell) {
  const declared = command(
    "review",
    "accept, mend or reject what was found in a document, key by key",
    "Shows each candidate statement of a document among the document's own words, and what was read out of it: who, which party, what is done, on what condition, on which question it bears. What you accept is written at once into the dossier's record, in the document's exact words, with the document among its sources. What you decide is kept in an archive, so that the review can be left at any time; the same line goes on from there.",
    [
      { line: "proviso review article.txt --dossier dossiers/ukraine-2025", does: "into the dossier's record" },
      { line: "proviso review note.pdf --dated 2025-08-22", does: "into the dossier in this folder" },
    ],
  )
    .argument("<document>", "the document: .txt, .md, .html, .pdf or .docx")
    .option("--dossier <folder>", "the dossier's folder", ".")
    .option(
      "--archive <where>",
      "keep decisions there (default: PROVISO_ARCHIVE, else .proviso-archive.db in the dossier)",
    )
    .option("--no-archive", "keep none: the next review starts anew")
    .option("--dated <date>", "the document's date (default: what it says itself, or the dossier says of it)", date);
  return withModelOptions(declared).action(async (file: string, options: Options) => {
    shell.exitCode = await reviewFile(file, options, shell);
  });
}

async function reviewFile(file: string, options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY)
    throw new UsageError("A review needs a terminal to press keys in. `proviso read` prints the candidates instead.");
  if (!isFolder(options.dossier))
    throw new UsageError(`\`${options.dossier}\` is no folder; name the dossier's with --dossier.`);
  const { modelOf } = await import("../input/load.ts");
  const { model } = await modelOf([options.dossier]);
  const { dated, document, candidates, modelFailed } = await readDocumentAt(file, {
    ...(options.dated === undefined ? {} : { dated: options.dated }),
    model,
    ...optional("endpoint", await endpointNamed(options)),
    note: terminal.note,
  });
  if (modelFailed !== undefined)
    throw new UsageError(`${modelFailed} Without --model-url, you review what the rules found.`);
  if (candidates.length === 0) {
    terminal.print("Nobody is said to have said anything in this document.");
    return EXIT.ok;
  }
  const { Review } = await import("@proviso/review");
  const { DossierWriter } = await import("../review/dossier-writer.ts");
  const { screen } = await import("../review/screen.ts");
  const { Session } = await import("../review/session.ts");
  const { reviewMemory } = await import("../review/memory.ts");
  const memory = await reviewMemory(options, asNewDocument(file, document, dated), candidates, terminal.note);
  try {
    await run();
  } finally {
    await memory.close();
  }
  return EXIT.ok;

  async function run(): Promise<void> {
    const writer = new DossierWriter(options.dossier, { text: document.text, name: file, ...optional("dated", dated) });
    const session = new Session(Review.resumed(candidates, memory.decisions), writer, memory);
    const before = memory.decisions.size;
    if (before > 0 && before < candidates.length)
      session.status = `${before} of ${candidates.length} were reviewed before; this is the next. ← goes back.`;
    const show = (): void => {
      const columns = Math.max(40, stdout.columns ?? terminal.columns);
      stdout.write(
        `\x1b[2J\x1b[H${screen(session.review, document.text, { style: terminal.style, columns, status: session.status })}`,
      );
    };
    await keys(show, async (key) => {
      await session.press(key);
      return session.over;
    });
    const accepted = [...session.review.decisions.values()].filter(({ kind }) => kind === "accepted").length;
    terminal.print(`${accepted} of ${candidates.length} accepted; ${session.review.decisions.size} reviewed.`);
  }
}

/** Takes keys one after the other until one says that it is over; the terminal is as it was when it ends, however it ends. */
async function keys(show: () => void, press: (key: Key) => Promise<boolean>): Promise<void> {
  const { stdin, stdout } = process;
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdout.write("\x1b[?1049h\x1b[?25l");
  let turn: Promise<void> = Promise.resolve();
  try {
    await new Promise<void>((resolve, reject) => {
      const onKey = (_: unknown, key: Key): void => {
        turn = turn.then(async () => {
          if (await press(key)) resolve();
          else show();
        });
        turn.catch(reject);
      };
      stdin.on("keypress", onKey);
      stdin.once("end", resolve);
      stdout.on("resize", show);
      show();
    });
  } finally {
    stdin.removeAllListeners("keypress");
    stdout.removeListener("resize", show);
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write("\x1b[?25h\x1b[?1049l");
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function optional<K extends string, T>(name: K, value: T | undefined): { readonly [N in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in K]: T });
}
