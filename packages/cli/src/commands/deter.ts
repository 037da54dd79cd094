import type { AttackerStakes, Deterrence, GuarantorStakes } from "@proviso/promise/deterrence";
import { type Command, InvalidArgumentError } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";

interface Options {
  readonly veto: string;
  readonly reliability: string;
  readonly deterredAt?: string;
  readonly hold?: string;
  readonly unanswered?: string;
  readonly answered?: string;
  readonly vetoed?: string;
  readonly honour?: string;
  readonly renege?: string;
  readonly efg?: true;
  readonly format: AnswerFormat;
}

export function deter(shell: Shell): Command {
  return command(
    "deter",
    "whether an attack would pay, on your numbers",
    "Solves a small exact game: an attacker attacks or holds; the response is vetoed or not; the guarantors keep their word or not. Says whether an attack would pay on the numbers given, and from which veto and which reliability on that turns. Numbers are decimals (0.3), percentages (30%) or fractions (3/10), and are taken exactly. This is arithmetic on what you state, and no forecast.",
    [
      {
        line: "proviso deter --deterred-at 60% --veto 30% --reliability 80%",
        does: "from one judgement, two probabilities",
      },
      {
        line: "proviso deter --hold 0 --unanswered 5 --answered -3 --veto 1/5 --reliability 9/10",
        does: "from payoffs",
      },
      {
        line: "proviso deter --deterred-at 60% --veto 0 --reliability 50% --honour -1 --renege -2",
        does: "what guarantors prefer",
      },
      { line: "proviso deter --deterred-at 60% --veto 30% --reliability 80% --efg > game.efg", does: "for Gambit" },
    ],
  )
    .requiredOption("--veto <probability>", "how likely the response is vetoed", probability)
    .requiredOption(
      "--reliability <probability>",
      "how likely guarantors keep their word whatever it costs",
      probability,
    )
    .option("--deterred-at <probability>", "the attacker would hold if an answer were at least so likely", probability)
    .option("--hold <payoff>", "instead: what holding is worth to the attacker", payoff)
    .option("--unanswered <payoff>", "what an attack that nobody answers is worth to it", payoff)
    .option("--answered <payoff>", "what an attack that is answered is worth to it", payoff)
    .option(
      "--vetoed <payoff>",
      "what an attack whose answer is vetoed is worth to it (default: as --unanswered)",
      payoff,
    )
    .option("--honour <payoff>", "what helping is worth to the guarantors, once attack and no veto have come", payoff)
    .option("--renege <payoff>", "what not helping is worth to them then", payoff)
    .option("--efg", "print the game in Gambit's format for extensive games")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (options: Options) => {
      shell.exitCode = await tell(options, shell);
    });
}

async function tell(options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { CAUTION, toEfg } = await import("@proviso/promise/deterrence");
  const { veto, reliability } = options;
  const guarantors = guarantorsOf(options);
  const given: Deterrence = {
    attacker: attackerOf(options),
    veto,
    reliability,
    ...(guarantors === undefined ? {} : { guarantors }),
  };
  if (options.efg === true) {
    terminal.print(toEfg(given, "Would an attack pay?"));
    terminal.note(CAUTION);
    return EXIT.ok;
  }
  const { askDeter } = await import("@proviso/report/ask/deter");
  terminal.print(printAnswers("Would an attack pay?", [askDeter(given)], options.format, terminal));
  return EXIT.ok;
}

function attackerOf({ deterredAt, hold, unanswered, answered, vetoed }: Options): AttackerStakes {
  const stated = [hold, unanswered, answered, vetoed].some((payoff) => payoff !== undefined);
  if (deterredAt !== undefined) {
    if (stated)
      throw new UsageError(
        "Give either --deterred-at or the attacker's payoffs (--hold, --unanswered, --answered), not both.",
      );
    return { deterredAt };
  }
  if (hold === undefined || unanswered === undefined || answered === undefined) {
    throw new UsageError(
      "Say what the attacker stands to gain: either --deterred-at, or all of --hold, --unanswered and --answered.",
    );
  }
  return { holds: hold, unanswered, answered, ...(vetoed === undefined ? {} : { vetoed }) };
}

function guarantorsOf({ honour, renege }: Options): GuarantorStakes | undefined {
  if (honour === undefined && renege === undefined) return undefined;
  if (honour === undefined || renege === undefined)
    throw new UsageError("What the guarantors prefer takes both --honour and --renege.");
  return { honour, renege };
}

const DECIMAL = String.raw`(\d+\.?\d*|\.\d+)`;
const NUMBER = new RegExp(`^[+-]?${DECIMAL}(%|/${DECIMAL})?$`);
/** More would be an accident, and slow. */
const MOST_DIGITS = 60;

function payoff(value: string): string {
  const text = value.trim();
  if (!NUMBER.test(text) || text.length > MOST_DIGITS || /\/0*\.?0*$/.test(text))
    throw new InvalidArgumentError("Write a number: 2, -0.5, 30% or 3/10.");
  return text;
}

function probability(value: string): string {
  const text = payoff(value);
  const [over = "", under] = text.replace("%", "").split("/");
  const share = Number(over) / Number(under ?? 1) / (text.endsWith("%") ? 100 : 1);
  if (!(share >= 0 && share <= 1)) throw new InvalidArgumentError("A probability is from 0 to 1, or from 0% to 100%.");
  return text;
}
