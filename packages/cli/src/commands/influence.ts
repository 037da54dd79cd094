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
    "Reads who wants what, with which influence and salience, from a table of KTAB (CSV) or of the Decide exchange model, and says where the question ends if those at the table meet by their weight: at the weighted mean and the weighted median, with intervals where numbers are uncertain; who stands where; and who moves whom. This is arithmetic on what the file states, and no forecast of anybody's mind.",
    [
      { line: "proviso influence table.csv", does: "every question of the table" },
      { line: "proviso influence table.csv --issue Veto --give-or-take 10", does: "one of them, with intervals" },
      { line: "proviso influence table.csv --shift KC:WC", does: "what if influence passes from KC to WC" },
      { line: "proviso influence table.csv --shift KC:WC:25%", does: "what if a quarter of it does" },
      { line: "proviso influence table.csv --challenge", does: "also the challenge model, with its status" },
    ],
  )
    .argument("<file>", "a KTAB or Decide file, or - for standard input")
    .option("--issue <name>", "only this question of the table")
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
    .option("--challenge", "also run the challenge model, which need not converge")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (file: string, options: Options) => {
      shell.exitCode = await tell(file, options, shell);
    });
}

async function tell(file: string, options: Options, { terminal }: Shell): Promise<ExitCode> {
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
