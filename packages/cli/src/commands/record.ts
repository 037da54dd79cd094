import { ACTS } from "@proviso/record";
import type { RecordOrder } from "@proviso/report/present/record";
import { Option } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { date } from "./read.ts";

interface RecordOptions {
  readonly format: AnswerFormat;
  readonly by: RecordOrder;
  readonly question?: string;
  readonly party?: string;
  readonly act?: string;
  readonly words?: string;
  readonly conflicting?: true;
  readonly from?: string;
  readonly to?: string;
  readonly export?: "annotations" | "claimreview" | "prov";
  readonly reviewer?: string;
  readonly url?: string;
}

export function record(shell: Shell) {
  return command(
    "record",
    "what was said, and what does not agree",
    "Tells the statements in the order of time, or each party's positions; where two accounts do not agree, with both dates; who has changed position; which questions nobody has answered; and what is claimed.",
    [
      { line: "proviso record dossiers/ukraine-2025", does: "the whole record" },
      { line: "proviso record dossiers/ukraine-2025 --by party", does: "each party's positions" },
      { line: "proviso record dossiers/ukraine-2025 --question veto", does: "what bears on one question" },
      { line: "proviso record dossiers/ukraine-2025 --party Russia --act demand", does: "what Russia demands" },
      { line: "proviso record dossiers/ukraine-2025 --export annotations", does: "as W3C annotations" },
    ],
  )
    .argument("[paths...]", "the dossier (default: this folder)")
    .addOption(
      new Option("--by <order>", "how it is put in order").choices(["time", "party", "question"]).default("time"),
    )
    .option("--question <name>", "only what bears on this question")
    .option("--party <name>", "only what this party, person, faction or author says")
    .option("--act <act>", `only what is done so: ${ACTS.join(", ")}`)
    .option("--words <words>", "only where all of these words were said or are cited")
    .option("--from <date>", "only what was said on this day, in this month or year, or later", date)
    .option("--to <date>", "only what was said on this day, in this month or year, or earlier", date)
    .option("--conflicting", "only what does not agree with something else, or changes a position")
    .addOption(
      new Option(
        "--export <form>",
        "as JSON-LD or JSON instead: W3C Web Annotations, schema.org ClaimReview, or PROV-JSON",
      ).choices(["annotations", "claimreview", "prov"]),
    )
    .option("--reviewer <name>", "who answers for the reviews (with --export claimreview)")
    .option("--url <address>", "where the reviews are published (with --export claimreview)")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: RecordOptions) => {
      shell.exitCode = await answerRecord(paths, options, shell);
    });
}

async function answerRecord(paths: readonly string[], options: RecordOptions, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { model } = await modelOf(paths);
  const { by, question, party, act, words, conflicting, from, to } = options;
  const narrowing = { question, party, act, words, conflicting, from, to };
  if (options.export !== undefined) {
    const [named] = Object.entries(narrowing).find(([, value]) => value !== undefined) ?? [];
    if (named !== undefined) throw new UsageError(`--export writes the whole record; leave out --${named}.`);
    const { exported } = await import("../input/export-record.ts");
    terminal.print(`${JSON.stringify(await exported(model, options.export, options), null, 2)}\n`);
    return EXIT.ok;
  }
  const { askRecord } = await import("@proviso/report/ask");
  const answer = askRecord(model, { by, ...narrowing });
  terminal.print(printAnswers("What is on record", [answer], options.format, terminal));
  return EXIT.ok;
}

export function claim(shell: Shell) {
  return command(
    "claim",
    "whether the record supports a claim",
    "Tells of a claim, or of every one, whether the record supports it, contradicts it, or neither, and by which statements.",
    [
      { line: "proviso claim dossiers/ukraine-2025", does: "every claim of the dossier" },
      { line: "proviso claim --name peaceIn2022 dossiers/ukraine-2025", does: "one of them" },
      { line: "proviso claim peaceIn2022", does: "one of them, in this folder" },
    ],
  )
    .argument("[paths...]", "the dossier (default: this folder); the name of a claim may stand first")
    .option("--name <name>", "only this claim")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: { readonly format: AnswerFormat; readonly name?: string }) => {
      shell.exitCode = await answerClaim(paths, options, shell);
    });
}

async function answerClaim(
  given: readonly string[],
  { format, name }: { readonly format: AnswerFormat; readonly name?: string },
  { terminal }: Shell,
): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { askClaim } = await import("@proviso/report/ask");
  const { existsSync } = await import("node:fs");
  // A first word that is the name of no file can only be that of a claim.
  const [first, ...rest] = given;
  const isName = name === undefined && first !== undefined && /^[\p{L}_]\w*$/u.test(first) && !existsSync(first);
  const wanted = isName ? first : name;
  const { model } = await modelOf(isName ? rest : given);
  const names = wanted === undefined ? model.claims.map(({ id }) => id) : [wanted];
  if (names.length === 0)
    throw new RangeError(
      'The dossier has no claim. Write one: claim name "what is claimed" holds if Speaker accepts X.',
    );
  terminal.print(
    printAnswers(
      "What is claimed",
      names.map((each) => askClaim(model, each)),
      format,
      terminal,
    ),
  );
  return EXIT.ok;
}
