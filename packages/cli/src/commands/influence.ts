import { statSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { TABLE_KINDS, type TableKind } from "../input/table.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";

interface Shifted {
  readonly from: string;
  readonly to: string;
  /** Absent: in tenths. */
  readonly share?: number;
}

interface Options {
  readonly of?: string;
  readonly on?: string;
  readonly ktab?: true;
  readonly issue?: string;
  readonly from?: TableKind;
  readonly giveOrTake?: number;
  readonly seed: number;
  readonly draws?: number;
  readonly shift?: Shifted;
  readonly challenge?: true;
  readonly format: AnswerFormat;
}

export function influence(shell: Shell): Command {
  return command(
    "influence",
    "where those round a table end up, and who moves whom",
    "Reads who wants what, with which influence and salience, from the tables of a dossier, from a table of KTAB (CSV) or of the Decide exchange model, and says where the question ends if those at the table meet by their weight: at the weighted mean and the weighted median, with intervals where numbers are uncertain; how that changes over the dates of a table; who stands where; and who moves whom. This is arithmetic on what the table states, and no forecast of anybody's mind.",
    [
      { line: "proviso influence dossiers/ukraine-2025", does: "every table of the dossier" },
      {
        line: "proviso influence pact.proviso --of capital --on 2025-08 --shift Hawks:Doves:25%",
        does: "one of them, on a date, and if influence passed on",
      },
      { line: "proviso influence pact.proviso --of capital --ktab > table.csv", does: "for KTAB" },
      { line: "proviso influence table.csv", does: "every question of a table of another tool" },
      { line: "proviso influence table.csv --issue Veto --give-or-take 10", does: "one of them, with intervals" },
      { line: "proviso influence table.csv --shift KC:WC", does: "what if influence passes from KC to WC" },
      { line: "proviso influence table.csv --shift KC:WC:25%", does: "what if a quarter of it does" },
      { line: "proviso influence table.csv --challenge", does: "also the challenge model, with its status" },
    ],
  )
    .argument(
      "[paths...]",
      "the agreement (default: this folder); or a KTAB or Decide file, or - for one on standard input",
    )
    .option("--of <name>", "only this table of the dossier")
    .option("--on <date>", "on this day, month or year (default: the last at which the table changes)", date)
    .option("--issue <name>", "only this question of a KTAB or Decide file")
    .addOption(new Option("--from <kind>", "whose format it is (default: as the text looks)").choices(TABLE_KINDS))
    .option(
      "--give-or-take <n>",
      "take positions and salience to n points and influence to n percent, likeliest as stated",
      within,
    )
    .option("--seed <n>", "of the draws for intervals; the same seed gives the same numbers", whole, 1)
    .option("--draws <n>", "how many draws (default: 2000; for the challenge model 200)", draws)
    .option(
      "--shift <from:to[:share]>",
      "what if a share of one actor's influence passed to another (default: every tenth)",
      shifted,
    )
    .option("--ktab", "print a table of the dossier as KTAB reads it, at its likeliest values")
    .option("--challenge", "also run the challenge model, which need not converge")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      const [first = "."] = paths;
      const foreign = paths.length === 1 && (first === "-" || isForeign(first));
      shell.exitCode = await (foreign ? tellForeign(first, options, shell) : tellTables(paths, options, shell));
    });
}

/** A file that is not of the language: whatever is in it, a table of another tool is meant. */
function isForeign(path: string): boolean {
  return (
    /\.\w+$/.test(path) &&
    !path.endsWith(".proviso") &&
    statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true
  );
}

/** The tables of a dossier. */
async function tellTables(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  if (options.issue !== undefined || options.from !== undefined)
    throw new UsageError("--issue and --from are for files of other tools; name a table of the dossier with --of.");
  const { modelOf } = await import("../input/load.ts");
  const { datesOf, issueOf, tableNamed } = await import("@proviso/promise");
  const { askTable } = await import("@proviso/report/ask/influence");
  const { model, loaded } = await modelOf(paths);
  const own = model.tables.filter(({ at }) => loaded.files.includes(at.file));
  const asked = options.of === undefined ? own : [tableNamed(model, options.of)];
  const [only, second] = asked;
  if (only === undefined)
    throw new UsageError(
      'These files have no table. Write one: table capital "…" on "how far?" from "…" to "…", and who wants what; or name a KTAB or Decide file.',
    );
  if (options.ktab === true) {
    if (second !== undefined)
      throw new UsageError(`Say which table with --of: ${asked.map(({ id }) => id).join(", ")}.`);
    const { toKtab } = await import("@proviso/promise/influence");
    terminal.print(toKtab(issueOf(model, only), options.on ?? datesOf(only).at(-1) ?? ""));
    return EXIT.ok;
  }
  const answers = await withProgress((report) =>
    asked.map((table, i) => {
      report(table.title, i + 1, asked.length);
      return askTable(model, table, options);
    }),
  );
  terminal.print(printAnswers("Who moves whom", answers, options.format, terminal));
  return EXIT.ok;
}

/** A table of another tool. */
async function tellForeign(file: string, options: Options, { terminal }: Shell): Promise<ExitCode> {
  for (const [name, given] of Object.entries({ on: options.on, of: options.of, ktab: options.ktab }))
    if (given !== undefined)
      throw new UsageError(`--${name} is for tables of a dossier; \`${file}\` is of another tool.`);
  const { tableOf } = await import("../input/table.ts");
  const { askInfluence } = await import("@proviso/report/ask/influence");
  const table = await tableOf(file, options.from);
  if (table.warnings.length > 0) {
    const { reportRemarks } = await import("../render/text-errors.ts");
    reportRemarks(table.warnings, table.texts, terminal);
  }
  const asked = table.issues.filter(({ id, title }) => [undefined, id, title].includes(options.issue));
  if (asked.length === 0) {
    const names = table.issues.map(({ id }) => id).join(", ") || "none";
    throw new UsageError(
      options.issue === undefined
        ? "The table has no question; nothing was computed."
        : `The table has no question ${options.issue}; it has ${names}.`,
    );
  }
  const answers = await withProgress((report) =>
    asked.map((issue, i) => {
      report(issue.title, i + 1, asked.length);
      return askInfluence(issue, table.title, options);
    }),
  );
  terminal.print(printAnswers(table.title, answers, options.format, terminal));
  return EXIT.ok;
}

function within(value: string): number {
  const n = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || n > 100) throw new InvalidArgumentError("Write a number from 0 to 100.");
  return n;
}

function date(value: string): string {
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value))
    throw new InvalidArgumentError("Write a day, month or year: 2025-08-20, 2025-08 or 2025.");
  return value;
}

function whole(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("Write a whole number from 0.");
  return Number(value);
}

function draws(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError("Write a whole number from 1 to 999999.");
  return Number(value);
}

function shifted(value: string): Shifted {
  const [from = "", to = "", amount, ...more] = value.split(":").map((part) => part.trim());
  const wrong = "Write who loses influence to whom, and how much of it: --shift KC:WC or --shift KC:WC:25%";
  if (from === "" || to === "" || more.length > 0) throw new InvalidArgumentError(wrong);
  if (amount === undefined) return { from, to };
  const share = Number(amount.replace(/%$/, "")) / (amount.endsWith("%") ? 100 : 1);
  if (!/^(\d+\.?\d*|\.\d+)%?$/.test(amount) || share > 1)
    throw new InvalidArgumentError(`${wrong}. The share is from 0 to 1, or from 0% to 100%.`);
  return { from, to, share };
}
