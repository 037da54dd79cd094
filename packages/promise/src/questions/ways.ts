import type { Question } from "@proviso/agreement";
import { Random } from "../arrival/index.ts";
import { type Answering, holds } from "../settle/index.ts";

/** How much each option of a question weighs, by qualified question and option; a question that is not there weighs its options equally. */
export type OptionWeights = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Over which ways of answering the others a question was varied. */
export type Over =
  | { readonly kind: "every"; readonly ways: number }
  | { readonly kind: "sampled"; readonly samples: number; readonly seed: number; readonly ways: string };

/** An option to every other question, asked or not, and how much this way of answering them weighs among all. */
export interface Context {
  readonly answers: Answering;
  readonly weight: number;
}

/**
 * The ways of answering the open questions, in an order that does not hang on the order of the text: questions by qualified name. An option is fixed
 * for each question, asked or not, so that the answer to one question can be varied while all others stay; `asked` then leaves out what is not asked.
 */
export class Ways {
  readonly over: Over;
  readonly #all: readonly Question[];
  readonly #open: readonly Question[];
  readonly #taken: Answering;
  readonly #weights: OptionWeights;
  readonly #sampled: readonly Answering[] | undefined;

  /** @param all every question of the agreement, each after those its guard mentions */
  constructor(
    all: readonly Question[],
    taken: Answering,
    weights: OptionWeights,
    { most, samples, seed }: { readonly most: number; readonly samples: number; readonly seed: number },
  ) {
    this.#all = all;
    this.#taken = taken;
    this.#open = all.filter(({ id }) => taken[id] === undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#weights = checked(this.#open, weights);
    const ways = this.#open.reduce((product, { options }) => product * BigInt(options.length), 1n);
    if (ways <= BigInt(most)) {
      this.over = { kind: "every", ways: Number(ways) };
    } else {
      const random = new Random(seed);
      this.#sampled = Array.from({ length: samples }, () => this.#drawn(random));
      this.over = { kind: "sampled", samples, seed, ways: String(ways) };
    }
  }

  /** The open questions, by qualified name. */
  get open(): readonly Question[] {
    return this.#open;
  }

  /** How much each option of a question weighs, in the order of its options; adds up to 1. */
  weightsOf({ id, options }: Question): number[] {
    const told = this.#weights[id];
    if (told === undefined) return options.map(() => 1 / options.length);
    const weights = options.map(({ name }) => told[name] ?? 0);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  }

  /** The ways of answering the other questions; their weights add up to 1. */
  contexts(question: Question): Context[] {
    const sampled = this.#sampled;
    if (sampled !== undefined) return sampled.map((answers) => ({ answers, weight: 1 / sampled.length }));
    let found: Context[] = [{ answers: this.#taken, weight: 1 }];
    for (const other of this.#open) {
      if (other.id === question.id) continue;
      const weights = this.weightsOf(other);
      found = found.flatMap(({ answers, weight }) =>
        other.options.map(({ name }, i) => ({
          answers: { ...answers, [other.id]: name },
          weight: weight * (weights[i] as number),
        })),
      );
    }
    return found;
  }

  /** The answers to the questions that are then asked. */
  asked(answers: Answering): Answering {
    const found: Record<string, string> = {};
    for (const { id, guard } of this.#all) {
      const option = answers[id];
      if (option !== undefined && holds(guard, found)) found[id] = option;
    }
    return found;
  }

  #drawn(random: Random): Answering {
    const answers: Record<string, string> = { ...this.#taken };
    for (const question of this.#open) {
      const names = question.options.map(({ name }, i) => ({ name, weight: this.weightsOf(question)[i] as number }));
      let left = random.unit();
      const found = names.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      // Rounding may leave a remainder after the last option that weighs anything.
      answers[question.id] = (found ?? names.findLast(({ weight }) => weight > 0))?.name ?? "";
    }
    return answers;
  }
}

function checked(questions: readonly Question[], told: OptionWeights): OptionWeights {
  const found: Record<string, Readonly<Record<string, number>>> = {};
  for (const [name, weights] of Object.entries(told)) {
    const named = questions.filter((question) => question.id === name || question.name === name);
    const [question] = named;
    if (question === undefined || named.length > 1) {
      throw new RangeError(
        `There is ${question === undefined ? "no" : "more than one"} open question ${name} to weigh; there are ${questions.map(({ id }) => id).join(", ") || "none"}.`,
      );
    }
    const options = question.options.map((option) => option.name);
    for (const [option, weight] of Object.entries(weights)) {
      if (!options.includes(option)) {
        throw new RangeError(`${question.id} cannot be answered "${option}"; its answers are ${options.join(", ")}.`);
      }
      if (!(weight >= 0 && Number.isFinite(weight))) {
        throw new RangeError(`The answer "${option}" to ${question.id} cannot weigh ${weight}.`);
      }
    }
    if (!options.some((option) => (weights[option] ?? 0) > 0)) {
      throw new RangeError(`No answer to ${question.id} weighs anything; give one of ${options.join(", ")} a weight.`);
    }
    found[question.id] = weights;
  }
  return found;
}
