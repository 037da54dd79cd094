import type { AttackerStakes, Deterrence, GuarantorStakes } from "@proviso/promise/deterrence";
import { type Command, InvalidArgumentError } from "commander";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat, printAnswers } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, askOf, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly decision?: string;
  readonly veto?: string;
  readonly reliability?: string;
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
  const declared = command(
    "deter",
    "whether an attack would pay, on a scenario's stakes or your numbers",
    "Solves a small exact game: an attacker attacks or holds; the response is vetoed or not; the guarantors keep their word or not. The numbers are those of a scenario (its stakes, its veto or what its stances make of the decision, its reliability), and those given here count instead; without files, all are given here. Says whether an attack would pay, and from which veto and which reliability on that turns. Numbers are decimals (0.3), percentages (30%) or fractions (3/10), and are taken exactly. This is arithmetic on what you state, and no forecast.",
    [
      { line: "proviso deter dossiers/ukraine-2025", does: "on the scenario's stakes, as it is read" },
      { line: "proviso deter pact.proviso --scenario attack --veto 20%", does: "with another veto" },
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
  ).argument("[paths...]", "an agreement with a scenario (default: the numbers given)");
  return withAskOptions(declared)
    .option("--veto <probability>", "how likely the response is vetoed", probability)
    .option("--reliability <probability>", "how likely guarantors keep their word whatever it costs", probability)
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
    .option("--decision <name>", "which decision may stop the response, where the promise hangs on several")
    .option("--efg", "print the game in Gambit's format for extensive games")
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      const inFiles = paths.length > 0 || options.scenario !== undefined || options.of !== undefined;
      shell.exitCode = await (inFiles ? tellIn(paths, options, shell) : tell(options, shell));
    });
}

/** On the numbers of a scenario. */
async function tellIn(paths: readonly string[], options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { modelOf } = await import("../input/load.ts");
  const { targets } = await import("@proviso/promise");
  const { targetsMeant } = await import("@proviso/report/ask/targets");
  const { model, loaded } = await modelOf(paths);
  const staked = new Set(model.scenarios.flatMap(({ of, stakes }) => (stakes.length > 0 ? [of] : [])));
  const own = targets(model).filter(({ agreement }) => staked.size === 0 || staked.has(agreement));
  const [name = "", second] = targetsMeant(model, loaded.files, options.of, own, options);
  if (second !== undefined) throw new UsageError(`Say which promise with --of: ${[name, second].join(", ")}.`);
  const attackerStakes = attackerStated(options);
  const guarantorStakes = guarantorsOf(options);
  const { veto, reliability, decision } = options;
  const ask = { ...askOf(options), attackerStakes, guarantorStakes, veto, reliability, decision };
  if (options.efg === true) {
    const { deterAnswer } = await import("@proviso/promise");
    const { CAUTION, toEfg } = await import("@proviso/promise/deterrence");
    const { cases } = deterAnswer(model, name, ask);
    const [only, other] = cases;
    if (only === undefined || other !== undefined)
      throw new UsageError("The game differs with the answers to what is open; name a --reading, or --take an answer.");
    terminal.print(toEfg(only.value.given, "Would an attack pay?"));
    terminal.note(CAUTION);
    return EXIT.ok;
  }
  const { askDeterIn } = await import("@proviso/report/ask/deter");
  terminal.print(printAnswers("Would an attack pay?", [askDeterIn(model, name, ask)], options.format, terminal));
  return EXIT.ok;
}

/** On the numbers given. */
async function tell(options: Options, { terminal }: Shell): Promise<ExitCode> {
  const { CAUTION, toEfg } = await import("@proviso/promise/deterrence");
  const { veto, reliability } = options;
  const missing = [veto === undefined ? "--veto" : "", reliability === undefined ? "--reliability" : ""].filter(
    Boolean,
  );
  if (veto === undefined || reliability === undefined)
    throw new UsageError(
      `Give ${missing.join(" and ")}, or name files whose scenario states them: proviso deter dossier.`,
    );
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

/** What is given of the attacker's stakes, if anything is. */
function attackerStated(options: Options): AttackerStakes | undefined {
  const { deterredAt, hold, unanswered, answered, vetoed } = options;
  const any = [deterredAt, hold, unanswered, answered, vetoed].some((payoff) => payoff !== undefined);
  return any ? attackerOf(options) : undefined;
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
