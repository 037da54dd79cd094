import type { Model } from "@proviso/agreement";
import type { Archive } from "@proviso/archive";
import type { Endpoint } from "@proviso/reader/assistant";
import { plural } from "@proviso/report/document/plural";
import type { ReadAnswer } from "@proviso/report/present/read";
import { InvalidArgumentError } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { asNewDocument, withArchive } from "../input/archive.ts";
import { attributionsShown } from "../input/attributions.ts";
import { endpointNamed, type ModelOptions, readDocumentAt, withModelOptions } from "../input/reading.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";

interface Options extends ModelOptions {
  readonly dated?: string;
  readonly dossier?: string;
  readonly format: AnswerFormat;
  readonly draft?: true;
  readonly words?: true;
  readonly archive?: string;
}

export function reading(shell: Shell) {
  const declared = command(
    "read",
    "who said what in a document: candidate statements, in its exact words",
    "Reads documents in English (.txt, .md, .html, .pdf, .docx) and prints what is said in them: who speaks and for which party, what is done by saying it, the words themselves, on what condition, when, and on which question or clause of a dossier it bears. By rules, on this machine; nothing is recorded until somebody accepts it. A file that cannot be read is named, and the others are read.",
    [
      { line: "proviso read article.txt --dated 2025-08-22", does: "“on Wednesday” counts from that day" },
      { line: "proviso read sources --dossier dossiers/ukraine-2025", does: "every document, and on what it bears" },
      { line: "proviso read note.pdf --format json", does: "for programs, with the place of every word" },
      {
        line: "proviso read --draft treaty.txt --dated 1952-03-01 > treaty.proviso",
        does: "its clauses, to be read against it",
      },
    ],
  )
    .argument("<documents...>", "files, folders, or - for standard input")
    .option("--dated <date>", "the documents' date (default: what each says itself, or the dossier says of it)", date)
    .option("--dossier <path>", "the dossier whose people, questions and clauses are meant")
    .option(
      "--draft",
      "of one treaty's plain text: print an agreement drafted from it, each sentence cited; by rules, or by the model of --model-url and held against the compiler",
    )
    .option("--archive <where>", "keep the documents and what is found in them there: a file, or postgres://…")
    .option("--words", "of one document: print its words as they are read, to save and cite them")
    .addOption(formatOption(...ANSWER_FORMATS));
  return withModelOptions(declared).action(async (paths: string[], options: Options) => {
    if (options.draft !== undefined && options.words !== undefined)
      throw new UsageError("--draft and --words are two ways to print a document; choose one.");
    if (options.archive !== undefined && (options.draft !== undefined || options.words !== undefined))
      throw new UsageError("--archive keeps what is found in documents; leave out --draft and --words.");
    const { draftOne, printWords } = await import("../input/one-document.ts");
    const act = options.draft === true ? draftOne : options.words === true ? printWords : readAll;
    shell.exitCode = await act(paths, options, shell);
  });
}

/** A day, month or year of an option. */
export function date(value: string): string {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value) ?? [];
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (year === undefined || Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day))
    throw new InvalidArgumentError("Write a day, a month or a year: 2025-08-22, 2025-08 or 2025.");
  return value;
}

async function readAll(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { documentsMeantBy } = await import("../input/documents.ts");
  const { modelOf } = await import("../input/load.ts");
  const { presentRead } = await import("@proviso/report/present/read");
  const model = options.dossier === undefined ? undefined : (await modelOf([options.dossier])).model;
  const endpoint = await endpointNamed(options);
  const failures: string[] = [];
  const files = paths.flatMap((path) => {
    try {
      return documentsMeantBy([path]);
    } catch (error) {
      failures.push(lineOf(error));
      return [];
    }
  });
  const answers: ReadAnswer[] = [];
  const readEach = (archive?: Archive) =>
    withProgress(async (report) => {
      for (const [index, file] of [...new Set(files)].entries()) {
        report(file, index + 1, files.length);
        try {
          answers.push(await readOne(file, options, model, endpoint, terminal.note, failures, archive));
        } catch (error) {
          failures.push(lineOf(error));
        }
      }
    });
  if (options.archive === undefined) await readEach();
  else await withArchive(options.archive, { readOnly: false }, readEach);
  if (answers.length > 0) {
    const shown = answers.map((value) => ({ value, document: presentRead(value) }));
    terminal.print(printAnswers("Who said what", shown, options.format, terminal));
  }
  for (const line of failures) terminal.note(`proviso: ${line}`);
  return failures.length === 0 ? EXIT.ok : EXIT.badInput;
}

/** Of what is wrong with one file, the line; a fault of our own ends the command. */
function lineOf(error: unknown): string {
  if (error instanceof UsageError || (error instanceof Error && error.name === "InputError")) return error.message;
  throw error;
}

async function readOne(
  file: string,
  options: Options,
  model: Model | undefined,
  endpoint: Endpoint | undefined,
  note: (text: string) => void,
  failures: string[],
  archive: Archive | undefined,
): Promise<ReadAnswer> {
  const { placer } = await import("../input/documents.ts");
  const { document, dated, candidates, attributions, counts, modelFailed } = await readDocumentAt(file, {
    model,
    note,
    ...(options.dated === undefined ? {} : { dated: options.dated }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  if (modelFailed !== undefined) failures.push(`${modelFailed} \`${file}\` was read by the rules alone.`);
  if (archive !== undefined) {
    const { keepReading } = await import("@proviso/archive");
    const { added } = await keepReading(archive, asNewDocument(file, document, dated), candidates);
    note(`proviso: ${plural(candidates.length, "statement")} kept, ${added.length} of them new.`);
  }
  const { kind, title, author } = document;
  const place = placer(document, file);
  return {
    file,
    kind,
    ...(title === undefined ? {} : { title }),
    ...(dated === undefined ? {} : { dated }),
    ...(author === undefined ? {} : { author }),
    counts,
    places: candidates.map(({ content }) => place(content[0]?.start ?? 0)),
    candidates,
    attributions: attributionsShown(document.text, attributions),
  };
}
