import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Archive, Ingested } from "@proviso/archive";
import { plural } from "@proviso/report/document/plural";
import { Argument, Option } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { extractor, fromHere, withArchive } from "../input/archive.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";

interface Options {
  readonly archive?: string;
  readonly out?: string;
  readonly dossier?: string;
  readonly format: AnswerFormat;
}

/** Which archive; the same for every command that has one. */
export function archiveOption(): Option {
  return new Option(
    "--archive <where>",
    "a file or postgres://… (default: PROVISO_ARCHIVE, else .proviso-archive.db in a dossier's folder, else the user's own)",
  );
}

export function archive(shell: Shell) {
  return command(
    "archive",
    "the documents that were collected: import, read, export, status",
    "import adds files and folders (.txt, .md, .html, .pdf, .docx) to the archive, or an export (.jsonl); run again it goes on where it stopped. read finds who said what in every document that has not been read, so that search can ask for speakers, parties and acts; it goes on where it stopped, too. export prints everything as lines of JSON. status says what is there. The archive is a file, or a database on a Postgres server that you name; nothing else leaves the machine.",
    [
      { line: "proviso archive import sources", does: "every document below a folder" },
      {
        line: "proviso archive read --dossier dossiers/ukraine-2025",
        does: "who said what in them, and on what it bears",
      },
      { line: "proviso archive export --out everything.jsonl", does: "a backup that every version reads" },
      { line: "proviso archive import everything.jsonl --archive postgres://ana@db/treaties", does: "to a server" },
    ],
  )
    .addArgument(new Argument("<what>", "what to do").choices(["import", "read", "export", "status"]))
    .argument("[paths...]", "with import: files and folders, or an export")
    .addOption(archiveOption())
    .option("--dossier <path>", "with read: the dossier whose people, questions and clauses are meant")
    .option("--out <file>", "with export: write it there instead of printing it")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (what: "import" | "read" | "export" | "status", paths: string[], options: Options) => {
      if (options.out !== undefined && what !== "export") throw new UsageError("--out goes with export.");
      if (options.dossier !== undefined && what !== "read") throw new UsageError("--dossier goes with read.");
      if (what === "import" && paths.length === 0) throw new UsageError("Say what to import: files or folders.");
      if (what !== "import" && paths.length > 0)
        throw new UsageError(`${what} takes no paths; --archive names an archive.`);
      const act = { import: importing, read: reading, export: exporting, status: telling }[what];
      shell.exitCode = await act(paths, options, shell);
    });
}

async function importing(paths: readonly string[], options: Options, shell: Shell): Promise<ExitCode> {
  const exports = paths.filter((path) => path.endsWith(".jsonl"));
  if (exports.length > 0 && exports.length < paths.length)
    throw new UsageError("Import an export (.jsonl) and other files by one command each.");
  return withArchive(options.archive, { readOnly: false }, (archive, shown) =>
    exports.length > 0
      ? importExports(archive, exports, shown, shell)
      : importFiles(archive, paths, shown, options.format, shell),
  );
}

async function importFiles(
  archive: Archive,
  paths: readonly string[],
  shown: string,
  format: AnswerFormat,
  { terminal }: Shell,
): Promise<ExitCode> {
  const { ingest } = await import("@proviso/archive");
  const { presentIngested } = await import("@proviso/report/present/archive");
  const extract = await extractor();
  const result: Ingested = await cancellable((signal) =>
    withProgress((report) =>
      ingest(archive, paths, { extract, signal, progress: (done, of) => report("importing files", done, of) }),
    ),
  );
  const document = presentIngested(result, shown, fromHere);
  const value = { kind: "import", where: shown, ...result };
  terminal.print(printAnswers("An import", [{ value, document }], format, terminal));
  if (!result.cancelled) return result.failed.length > 0 ? EXIT.found : EXIT.ok;
  const { added, copies, known, failed, files } = result;
  const seen = added + copies + known + failed.length;
  terminal.note(`proviso: cancelled after ${seen} of ${files} files. The same line goes on from there.`);
  return EXIT.cancelled;
}

async function importExports(
  archive: Archive,
  files: readonly string[],
  shown: string,
  { terminal }: Shell,
): Promise<ExitCode> {
  const { ArchiveError, importLines } = await import("@proviso/archive");
  for (const file of files) {
    try {
      const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
      const { documents, candidates, decisions } = await cancellable((signal) =>
        withProgress((report) =>
          importLines(archive, lines, { signal, progress: (read) => report(`importing ${file}, line ${read}`) }),
        ),
      );
      terminal.print(
        `${documents} documents, ${candidates} candidates and ${decisions} decisions of ${file} are new in ${shown}.`,
      );
    } catch (error) {
      if (error instanceof ArchiveError) throw new UsageError(`\`${file}\`: ${error.message}`);
      if (error instanceof Error && error.name === "AbortError") {
        terminal.note(`proviso: cancelled. The same line goes on from there.`);
        return EXIT.cancelled;
      }
      if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new UsageError(`There is no file \`${file}\`.`);
      throw error;
    }
  }
  return EXIT.ok;
}

async function reading(_: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { addCandidates, unread, unreadCount } = await import("@proviso/archive");
  const { modelOf } = await import("../input/load.ts");
  const { read } = await import("@proviso/reader");
  const model = options.dossier === undefined ? undefined : (await modelOf([options.dossier])).model;
  return withArchive(options.archive, { readOnly: false }, async (archive, shown) => {
    const of = await unreadCount(archive);
    let done = 0;
    let found = 0;
    const isCancelled = await cancellable((signal) =>
      withProgress(async (report) => {
        for await (const { text, date } of unread(archive)) {
          if (signal.aborted) return true;
          const { candidates } = await read(text, { dated: date, model });
          // Each document's candidates are stored together, or none of them.
          found += (await addCandidates(archive, candidates)).added.length;
          report("reading documents", ++done, Math.max(of, done));
          await new Promise((resolve) => setImmediate(resolve));
        }
        return false;
      }),
    );
    terminal.print(`${plural(found, "statement")} found in ${plural(done, "document")}. ${shown}`);
    if (!isCancelled) return EXIT.ok;
    terminal.note(`proviso: cancelled after ${done} of ${of} documents. The same line goes on from there.`);
    return EXIT.cancelled;
  });
}

async function exporting(
  _: readonly string[],
  { archive: named, out }: Options,
  { terminal }: Shell,
): Promise<ExitCode> {
  const { exportLines } = await import("@proviso/archive");
  await withArchive(named, { readOnly: true }, async (archive) => {
    if (out === undefined) {
      for await (const line of exportLines(archive)) terminal.print(line);
      return;
    }
    const { writeLines } = await import("../input/write.ts");
    await writeLines(out, exportLines(archive));
    terminal.print(out);
  });
  return EXIT.ok;
}

async function telling(
  _: readonly string[],
  { archive: named, format }: Options,
  { terminal }: Shell,
): Promise<ExitCode> {
  const { archiveStatus } = await import("@proviso/archive");
  const { presentStatus } = await import("@proviso/report/present/archive");
  const status = await withArchive(named, { readOnly: true }, async (archive, shown) => ({
    ...(await archiveStatus(archive)),
    where: shown,
  }));
  const value = { kind: "archive", ...status };
  terminal.print(printAnswers("The archive", [{ value, document: presentStatus(status) }], format, terminal));
  return EXIT.ok;
}

/** Work that Ctrl-C, or an end asked for, stops at the next good place. */
async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController();
  const cancel = () => control.abort();
  process.once("SIGINT", cancel).once("SIGTERM", cancel);
  try {
    return await work(control.signal);
  } finally {
    process.off("SIGINT", cancel).off("SIGTERM", cancel);
  }
}
