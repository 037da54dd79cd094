import { InvalidArgumentError } from "commander";
import { EXIT, type ExitCode } from "../exit.ts";
import { fromHere, withArchive } from "../input/archive.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { archiveOption } from "./archive.ts";

interface Options {
  readonly archive?: string;
  readonly speaker?: string;
  readonly party?: string;
  readonly act?: string;
  readonly question?: string;
  readonly from?: string;
  readonly to?: string;
  readonly oldest?: true;
  readonly limit: number;
  readonly after?: string;
  readonly format: AnswerFormat;
}

export function search(shell: Shell) {
  return command(
    "search",
    "documents of the archive in which words stand",
    'Finds documents in the archive by their words: all of them must be there; "in quotation marks" as a phrase; guarant* for words that begin so; AND, OR, NOT and brackets. Capitals and accents do not matter. Newest first; near-identical copies are one hit. Without words it lists all.',
    [
      { line: "proviso search veto guarantee", does: "both words" },
      { line: "proviso search '\"only accept\" OR guarant*' --party Russia", does: "where Russia speaks" },
      { line: "proviso search veto --from 2025-08-18 --to 2025-08", does: "from a day to the end of a month" },
    ],
  )
    .argument("[query...]", "what to look for")
    .addOption(archiveOption())
    .option("--speaker <person>", "documents in which this person is said to have spoken")
    .option("--party <party>", "… in which somebody speaks for this party")
    .option("--act <act>", "… in which somebody does this by speaking: accept, reject, require, …")
    .option("--question <name>", "… in which something bears on this question or clause")
    .option("--from <date>", "dated on or after a day, month or year")
    .option("--to <date>", "dated on or before a day, month or year")
    .option("--oldest", "the oldest first")
    .option("--limit <n>", "how many to show, at most 200", whole, 20)
    .option("--after <page>", "go on after a page, by what stands at its end")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (words: string[], options: Options) => {
      shell.exitCode = await find(words.join(" "), options, shell);
    });
}

async function find(query: string, options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { searchArchive } = await import("@proviso/archive");
  const { presentSearch } = await import("@proviso/report/present/search");
  const { archive: named, oldest, format, ...rest } = options;
  const page = await withArchive(named, { readOnly: true }, (archive) =>
    searchArchive(archive, query, { ...rest, order: oldest === true ? "oldest" : "newest" }),
  );
  const document = presentSearch(page, fromHere);
  terminal.print(printAnswers("A search", [{ value: { kind: "search", ...page }, document }], format, terminal));
  return EXIT.ok;
}

function whole(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value) || Number(value) > 200)
    throw new InvalidArgumentError("Write a whole number from 1 to 200.");
  return Number(value);
}
