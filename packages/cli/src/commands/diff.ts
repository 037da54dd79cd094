import { existsSync } from "node:fs";
import type { Model } from "@proviso/agreement";
import type { Side } from "@proviso/promise";
import { InvalidArgumentError } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import type { Draft } from "../input/drafts.ts";
import { withProgress } from "../progress.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { nodes, taken } from "./asking.ts";

type Answers = Readonly<Record<string, string>>;

interface Between {
  readonly question: string;
  readonly a: string;
  readonly b: string;
}

interface Options {
  readonly of?: string;
  readonly between?: Between;
  readonly reading?: string;
  readonly readingA?: string;
  readonly readingB?: string;
  readonly take?: Answers;
  readonly takeA?: Answers;
  readonly takeB?: Answers;
  readonly attacker?: string;
  readonly to?: string;
  readonly countUnlawful?: true;
  readonly nodeBudget?: number;
  readonly format: AnswerFormat;
}

export function diff(shell: Shell) {
  return command(
    "diff",
    "what changes from one draft to another",
    "Compares two drafts of a promise: two versions of one text, two files, two promises, or two revisions of a file. Says in one sentence what changed; then whether the second is at least as strong as the first whatever anyone chooses, who gained or lost the means to void it, what became binding, permitted or forbidden for whom, and which terms moved.",
    [
      { line: "proviso diff pact.proviso --between draft=ours..theirs", does: "two versions of one text" },
      { line: "proviso diff pact.proviso --reading-a ours --reading-b theirs", does: "two readings" },
      { line: "proviso diff pact.proviso new.proviso", does: "two files" },
      { line: "proviso diff HEAD~3:pact.proviso pact.proviso", does: "what three commits changed" },
      { line: "proviso diff library Nato.defence Cyprus.protection --to Cyprus", does: "two promises" },
    ],
  )
    .argument("<drafts...>", "one file or two, at a revision (REVISION:file) if need be, and names of promises in them")
    .option("--between <question=a..b>", "two answers to one question, most often whose version of the text", between)
    .option("--of <name>", "which promise, where a file makes several")
    .option("--reading <name>", "both as this reading answers the open questions")
    .option("--reading-a <name>", "the first draft in this reading")
    .option("--reading-b <name>", "the second draft in this reading")
    .option("--take <question=answer>", "answer an open question in both; may be repeated", taken)
    .option("--take-a <question=answer>", "answer it in the first draft", taken)
    .option("--take-b <question=answer>", "answer it in the second draft", taken)
    .option("--attacker <party>", "who attacks, where the text does not say so")
    .option("--to <party>", "for this beneficiary, where the promise is made to several")
    .option("--count-unlawful", "count help that would be a breach as well")
    .option("--node-budget <n>", "how large a diagram may grow before it gives up (default: 4000000 nodes)", nodes)
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (args: string[], options: Options) => {
      shell.exitCode = await tell(args, options, shell);
    });
}

async function tell(args: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { draftOf } = await import("../input/drafts.ts");
  const { askDiff } = await import("@proviso/report/ask");
  const names = args.filter(isName);
  const files = args.filter((arg) => !isName(arg));
  if (files.length > 2 || names.length > 2) throw new UsageError("A difference is between two drafts; these are more.");
  const first = files[0] ?? ".";
  const one = await draftOf(first);
  const two = files[1] === undefined ? one : await draftOf(files[1]);
  const targets = await Promise.all([
    targetIn(one, names[0] ?? options.of),
    targetIn(two, names[1] ?? names[0] ?? options.of),
  ]);
  const labels = labelsOf([first, files[1] ?? first], targets, options);
  const [a, b] = [sideOf(one, targets[0], labels[0], options, "a"), sideOf(two, targets[1], labels[1], options, "b")];
  const answer = await withProgress((report) => {
    report("comparing");
    const { attacker, to, countUnlawful, nodeBudget } = options;
    return askDiff(a, b, { attacker, to, countUnlawful, nodeBudget });
  });
  const title = `From ${a.label} to ${b.label}`;
  terminal.print(printAnswers(title, [answer], options.format, terminal));
  return EXIT.ok;
}

/** The promise that was named, or the one promise that the files make. */
async function targetIn({ model, files }: Draft, name: string | undefined): Promise<string> {
  const { targetNamed, targets } = await import("@proviso/promise");
  const { targetsMeant } = await import("@proviso/report/ask/targets");
  if (name !== undefined) return targetNamed(model, name).id;
  const [only = "", ...more] = targetsMeant(model, files, undefined, targets(model));
  if (more.length > 0) throw new UsageError(`Say which promise to compare, with --of: ${[only, ...more].join(", ")}.`);
  return only;
}

/** What to call the two: by what tells them apart. */
function labelsOf(
  files: readonly [string, string],
  targets: readonly string[],
  { between: of, readingA, readingB, takeA, takeB }: Options,
): [string, string] {
  const answers = (take: Answers | undefined) => Object.values(take ?? {}).join(" and ");
  const candidates: (readonly [string | undefined, string | undefined])[] = [
    [of?.a, of?.b],
    [readingA, readingB],
    [answers(takeA), answers(takeB)],
    [files[0], files[1]],
    [targets[0], targets[1]],
  ];
  for (const [a, b] of candidates) if (a !== b && a && b) return [a, b];
  throw new UsageError(
    "Say what to compare with what: a second file, the file at a revision (HEAD~1:file), or two answers to a question (--between question=one..other).",
  );
}

function sideOf({ model }: Draft, name: string, label: string, options: Options, which: "a" | "b"): Side {
  const { between: of, take = {} } = options;
  const own = which === "a" ? options.takeA : options.takeB;
  const asked = of === undefined ? {} : { [of.question]: of[which] };
  const reading = (which === "a" ? options.readingA : options.readingB) ?? options.reading;
  return { model, name, label, reading, take: { ...shared(model, name, take), ...asked, ...own } };
}

/** Of the answers meant for both, those to questions that this text asks; all, where it asks none of them, so that a slip is told. */
function shared(model: Model, name: string, take: Answers): Answers {
  const agreement = model.agreements.find(({ promises }) => promises.some(({ id }) => id === name));
  const known = Object.entries(take).filter(([question]) =>
    agreement?.questions.some(({ id, name: short }) => id === question || short === question),
  );
  return known.length === 0 ? take : Object.fromEntries(known);
}

function between(value: string): Between {
  const [, question, a, b] = /^\s*([^=]+?)\s*=\s*(.+?)\s*\.\.\s*(.+?)\s*$/.exec(value) ?? [];
  if (question === undefined || a === undefined || b === undefined)
    throw new InvalidArgumentError("Write a question and two answers to it: --between draft=ours..theirs");
  return { question, a, b };
}

/** `Nato.defence` or `Nato` where no such file is there: a name, not a path. */
function isName(arg: string): boolean {
  return /^[A-Z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)?$/.test(arg) && !existsSync(arg);
}
