import { chanceWords, type Model, type Question, quoted } from "@proviso/agreement";
import { answersTaken, type Spread, spread } from "../answers/ask.ts";
import { sentence } from "../answers/plain.ts";
import type { BriefRecord } from "../answers/record.ts";
import type { Target } from "../answers/target.ts";
import { targetNamed } from "../answers/target.ts";
import type { Step, Why } from "../answers/why.ts";
import { type ArrivalAsk, DEFAULT_SEED } from "../arrival/index.ts";
import { type Answering, questionsOfAgreement } from "../settle/index.ts";
import { type Movement, movement, type Row } from "./movement.ts";
import {
  DAYS,
  type Figure,
  figuresOf,
  headline,
  type Outcome,
  outcome,
  swapped,
  unpromised,
  type Verdict,
  verdictWords,
} from "./outcome.ts";
import { say } from "./say.ts";
import { switchedOn } from "./switched.ts";
import { type OptionWeights, type Over, Ways } from "./ways.ts";

export interface QuestionsAsk extends ArrivalAsk {
  /** What the record says about each question, by qualified name: answered, disputed, open or unasked. The record makes it. */
  readonly records?: ReadonlyMap<string, BriefRecord>;
  /** How likely each option is, by question and option, in any unit; options weigh equally unless told. */
  readonly weights?: OptionWeights;
  /** Up to how many combinations of answers are gone through one by one; beyond, so many are sampled. */
  readonly most?: number;
  readonly samples?: number;
}

export interface QuestionOption {
  readonly option: string;
  /** How much it weighs, out of 1. */
  readonly weight: number;
  /** The verdicts that it leaves possible, each once. */
  readonly verdicts: readonly Verdict[];
  /** The same in words, each once: "Russia alone or China alone could void the promise". */
  readonly words: readonly string[];
  /** What stands in the text only under this answer. */
  readonly switchedOn: readonly Step[];
}

/** An open question, and how much hangs on its answer. */
export interface RankedQuestion {
  readonly question: Question;
  /** The question as it can be put to the other side. */
  readonly say: string;
  /** What its answer does to each figure, in the order of the answer's `figures`. */
  readonly movements: readonly Movement[];
  /** Which of the figures it moves most: an index into `figures`. */
  readonly leading: number;
  /** Whether it moves any figure by more than the arithmetic's or the sampling's error. */
  readonly moves: boolean;
  /** In which share of the ways of answering the others the verdict (who can void it) changes with this answer. */
  readonly changing: number;
  /** In which share it is asked at all. */
  readonly asked: number;
  readonly options: readonly QuestionOption[];
  readonly record?: BriefRecord;
  readonly why: Why;
}

/** The open questions, the one to ask first in front. */
export type QuestionsAnswer = Omit<Spread<never>, "cases" | "questions"> & {
  readonly kind: "questions";
  readonly figures: readonly Figure[];
  readonly over: Over;
  /** How far the figures may be off, of play by chance; 0 where they are exact. */
  readonly error: number;
  readonly ranked: readonly RankedQuestion[];
  /** Why the first comes before the second; absent where there are not two. */
  readonly whyFirst?: string;
};

const MOST = 1024;
const SAMPLES = 64;

/** Figures that differ by less are the same: what is left is the arithmetic's. */
const SAME = 1e-12;

/**
 * Which open questions to ask first (semantics, definition 21): by how much their answer moves strength and arrival in a scenario, or without one who
 * can void the promise, over all ways of answering the others; what the record answers comes after what it does not.
 * @throws RangeError for an unknown reading, scenario, question, option or party; MeaningError for a text without meaning; an AbortError when cancelled
 */
export function questionsAnswer(model: Model, name: string, ask: QuestionsAsk = {}): QuestionsAnswer {
  const target = targetNamed(model, name);
  const all = questionsOfAgreement(model, target.agreement);
  const taken = answersTaken(model, all, ask);
  const { records, weights = {}, most = MOST, samples = SAMPLES, seed = DEFAULT_SEED, ...put } = ask;
  const ways = new Ways(all, taken, weights, { most, samples, seed });
  const figures = figuresOf(ask.scenario, ask.days ?? DAYS);
  const outcomes = new Outcomes(model, name, { ...put, seed }, ways, figures);
  outcomes.settleAll();
  const { beneficiaries, error } = outcomes;
  const used = figures.map((figure, i) => i < figures.length / 2 || !("open" in figure) || outcomes.opens());

  const ranked = ways.open.map((question): RankedQuestion => {
    const option = question.options.map((one) => one.name);
    const optionWeights = ways.weightsOf(question);
    const rows: { readonly outcomes: readonly Outcome[]; readonly weight: number }[] = [];
    let asked = 0;
    let changing = 0;
    for (const { answers, weight } of ways.contexts(question)) {
      if (ways.asked({ ...answers, [question.id]: option[0] ?? "" })[question.id] !== undefined) asked += weight;
      for (const beneficiary of beneficiaries) {
        const row = option.map((one) => outcomes.of({ ...answers, [question.id]: one }, beneficiary));
        const share = weight / beneficiaries.length;
        rows.push({ outcomes: row, weight: share });
        if (new Set(row.map(({ verdict }) => headline(verdict))).size > 1) changing += share;
      }
    }
    const movements = figures
      .map((_figure, i) =>
        movement(
          rows.map(
            ({ outcomes: row, weight }): Row => ({ values: row.map((one) => one.figures[i] as number), weight }),
          ),
          optionWeights,
          ways.over.kind === "sampled",
        ),
      )
      .filter((_movement, i) => used[i]);
    const leads = movements.reduce((best, one, i) => (order(one, movements[best] as Movement) < 0 ? i : best), 0);
    const leader = movements[leads] as Movement;
    const options = option.map((one, i): QuestionOption => {
      const verdicts = new Map(
        rows.map(({ outcomes: row }) => [headline((row[i] as Outcome).verdict), (row[i] as Outcome).verdict]),
      );
      return {
        option: one,
        weight: optionWeights[i] as number,
        verdicts: [...verdicts.values()],
        words: [...new Set([...verdicts.values()].map((verdict) => verdictWords(model, verdict, target)))],
        switchedOn: switchedOn(model, question, one),
      };
    });
    // A coalition so large that resilience hardly shows it still makes another verdict.
    const moves = leader.worst > Math.max(SAME, error) || (ask.scenario === undefined && changing > 0);
    const fromWorst = options
      .map((one, i) => ({ one, mean: leader.means[i] as number }))
      .sort((a, b) => a.mean - b.mean)
      .map(({ one }) => one);
    const record = records?.get(question.id);
    return {
      question,
      // Told of one beneficiary, a verdict would be taken for all of them.
      say: say(model, question, fromWorst, changing > 0 && beneficiaries.length === 1, target),
      movements,
      leading: leads,
      moves,
      changing: Math.min(1, changing),
      asked: Math.min(1, asked),
      options,
      ...(record === undefined ? {} : { record }),
      why: whyAsk(
        question,
        options,
        leader,
        figures.filter((_figure, i) => used[i])[leads] as Figure,
        moves,
        changing,
        target.kind,
      ),
    };
  });

  const sorted = ranked.sort((a, b) => BY.map((by) => by.order(a, b)).find((sign) => sign !== 0) ?? 0);
  const shown = figures.filter((_figure, i) => used[i]);
  const [first, second] = sorted;
  return {
    kind: "questions",
    target,
    taken,
    ...(ask.reading === undefined ? {} : { reading: ask.reading }),
    ...(ask.scenario === undefined ? {} : { scenario: ask.scenario }),
    ...(ask.attacker === undefined ? {} : { attacker: ask.attacker }),
    figures: shown,
    over: ways.over,
    error,
    ranked: sorted,
    ...(first === undefined || second === undefined ? {} : { whyFirst: whyFirst(first, second, shown, target.kind) }),
  };
}

interface By {
  readonly order: (a: RankedQuestion, b: RankedQuestion) => number;
  /** Why the first comes before the second, where this decides it. */
  readonly why: (
    first: RankedQuestion,
    second: RankedQuestion,
    figures: readonly Figure[],
    of: Target["kind"],
  ) => string;
}

/** By what questions are ranked; each counts where those before it leave a tie. */
const BY: readonly By[] = [
  {
    order: (a, b) => Number(b.moves) - Number(a.moves),
    why: ({ question }) => `only the answer to ${quoted(question.text)} moves anything`,
  },
  {
    order: (a, b) => Number(isAnswered(a)) - Number(isAnswered(b)),
    why: (_, { question }) => `the record answers ${quoted(question.text)} already`,
  },
  {
    order: (a, b) => rounded(leading(b).expected) - rounded(leading(a).expected),
    why: (first, second, figures, kind) => {
      const of = (one: RankedQuestion) => figureWords(figures[one.leading] as Figure, kind);
      const what = of(first) === of(second) ? "it" : of(second);
      const [more, less] = [points(leading(first).expected), points(leading(second).expected)];
      const moves = `its answer moves ${of(first)} by ${more} on average`;
      const other = `the answer to ${quoted(second.question.text)}`;
      return what === "it" && more === less
        ? `${moves}, a little more than ${other} does`
        : `${moves}; ${other} moves ${what} by ${less}`;
    },
  },
  {
    order: (a, b) => rounded(leading(b).worst) - rounded(leading(a).worst),
    why: (first, second) =>
      `on average both move as much, but its answer at most ${points(leading(first).worst)}, that of ${quoted(second.question.text)} at most ${points(leading(second).worst)}`,
  },
  {
    order: (a, b) => rounded(leading(b).regret) - rounded(leading(a).regret),
    why: (first, second) =>
      `both move as much, but whoever counts on the wrong answer loses ${points(leading(first).regret)}, and ${points(leading(second).regret)} with ${quoted(second.question.text)}`,
  },
  {
    order: (a, b) => rounded(b.changing) - rounded(a.changing),
    why: (_, { question }, _figures, of) =>
      `both move as much, but its answer changes who can ${of === "promise" ? "void" : "stop"} it more often than that of ${quoted(question.text)}`,
  },
  {
    order: (a, b) => heard(a) - heard(b),
    why: ({ record }, { record: other, question }) =>
      `both move as much, but on record it is ${record?.state ?? "not looked up"} and ${quoted(question.text)} is ${other?.state ?? "not looked up"}`,
  },
  {
    order: (a, b) => (a.question.id < b.question.id ? -1 : 1),
    why: (_, { question }) => `${quoted(question.text)} matters just as much; they stand by their names`,
  },
];

function whyFirst(
  first: RankedQuestion,
  second: RankedQuestion,
  figures: readonly Figure[],
  kind: Target["kind"],
): string {
  const by = BY.find(({ order }) => order(first, second) !== 0);
  return by === undefined ? "" : sentence(`${by.why(first, second, figures, kind)}.`);
}

function leading({ movements, leading: i }: RankedQuestion): Movement {
  return movements[i] as Movement;
}

/** What became of the promise under each answering and for each beneficiary; each answering is worked out once. */
class Outcomes {
  readonly #model: Model;
  readonly #name: string;
  readonly #ask: ArrivalAsk;
  readonly #ways: Ways;
  readonly #none: Outcome;
  readonly #known = new Map<string, ReadonlyMap<string, Outcome>>();
  readonly #beneficiaries = new Set<string>();

  constructor(model: Model, name: string, ask: ArrivalAsk, ways: Ways, figures: readonly Figure[]) {
    this.#model = model;
    this.#name = name;
    this.#ask = ask;
    this.#ways = ways;
    this.#none = unpromised(figures);
  }

  /** Works out all that will be compared. */
  settleAll(): void {
    const wanted = new Map<string, Answering>();
    for (const question of this.#ways.open) {
      for (const { answers } of this.#ways.contexts(question)) {
        for (const { name } of question.options) {
          const asked = this.#ways.asked({ ...answers, [question.id]: name });
          wanted.set(keyOf(asked), asked);
        }
      }
    }
    let done = 0;
    for (const [key, answering] of wanted) {
      this.#known.set(key, this.#worked(answering));
      this.#ask.onProgress?.(++done, wanted.size);
    }
  }

  /** To whom the promise is made under some answering, by name; a decision is for nobody in particular. */
  get beneficiaries(): readonly string[] {
    return this.#beneficiaries.size === 0 ? [""] : [...this.#beneficiaries].sort();
  }

  get error(): number {
    return Math.max(0, ...[...this.#known.values()].flatMap((of) => [...of.values()].map(({ error }) => error)));
  }

  /** Whether parties without a stance make an interval of any figure. */
  opens(): boolean {
    return [...this.#known.values()].some((of) =>
      [...of.values()].some(({ figures }) => {
        const half = figures.length / 2;
        return figures.slice(0, half).some((low, i) => Math.abs(low - (figures[half + i] as number)) > SAME);
      }),
    );
  }

  of(answers: Answering, beneficiary: string): Outcome {
    return this.#known.get(keyOf(this.#ways.asked(answers)))?.get(beneficiary) ?? this.#none;
  }

  #worked(answering: Answering): ReadonlyMap<string, Outcome> {
    const { onProgress: _progress, reading: _reading, ...ask } = this.#ask;
    const target = targetNamed(this.#model, this.#name);
    const { cases } = spread(this.#model, target, { ...ask, take: answering }, (game, scenario) =>
      outcome(this.#model, game, scenario, ask),
    );
    const found = new Map<string, Outcome>();
    for (const { beneficiary = "", alike, value } of cases) {
      found.set(beneficiary, value);
      for (const other of alike) found.set(other, swapped(value, beneficiary, other));
    }
    for (const beneficiary of found.keys()) this.#beneficiaries.add(beneficiary);
    return found;
  }
}

function keyOf(answering: Answering): string {
  return JSON.stringify(Object.entries(answering).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The one that moves more comes first: on average, at most, and by what a wrong assumption costs. */
function order(a: Movement, b: Movement): number {
  return (
    rounded(b.expected) - rounded(a.expected) ||
    rounded(b.worst) - rounded(a.worst) ||
    rounded(b.regret) - rounded(a.regret)
  );
}

function rounded(value: number): number {
  return Math.round(value / SAME);
}

function isAnswered({ record }: RankedQuestion): boolean {
  return record?.state === "answered";
}

const STATES = ["unasked", "open", "disputed", "answered"];

/** Silence weighs most, since nobody will think of it unasked. */
function heard({ record }: RankedQuestion): number {
  return record === undefined ? 0 : STATES.indexOf(record.state);
}

/** "the chance of help within 14 days"; of a decision "the chance of approval within 14 days". */
export function figureWords(figure: Figure, of: Target["kind"] = "promise"): string {
  const promise = of === "promise";
  switch (figure.kind) {
    case "resilience":
      return `the share of coalitions that cannot ${promise ? "void" : "stop"} it`;
    case "strength":
      return `the chance that it is ${promise ? "kept" : "approved"}${figure.open === "best" ? " (at best)" : ""}`;
    case "arrival":
      return `the chance of ${promise ? "help" : "approval"} within ${figure.days} ${figure.days === 1 ? "day" : "days"}${figure.open === "best" ? " (at best)" : ""}`;
  }
}

function whyAsk(
  question: Question,
  options: readonly QuestionOption[],
  movement: Movement,
  figure: Figure,
  moves: boolean,
  changing: number,
  of: Target["kind"],
): Why {
  const steps = options.flatMap(({ option, switchedOn: on }) =>
    on.map((step) => ({ ...step, text: `if ${question.name} is ${option}: ${step.text}` })),
  );
  if (!moves || movement.worst <= SAME) {
    const stop = of === "promise" ? "void" : "stop";
    const verdict = changing > 0 ? `who can ${stop} it changes, but no figure does` : "its answer moves no figure";
    return { sentence: sentence(`${verdict}.`), steps };
  }
  if (movement.worst < TENTH) {
    const what = figureWords(figure, of);
    return {
      sentence: sentence(`its answer hardly matters for ${what}: it moves that by less than a tenth of a point.`),
      steps,
    };
  }
  const possible = options.map(({ option, weight }, i) => ({ option, weight, mean: movement.means[i] as number }));
  const sorted = possible.filter(({ weight }) => weight > 0).sort((a, b) => b.mean - a.mean);
  const [better, worse] = [sorted[0], sorted.at(-1)];
  const regret =
    better === undefined || worse === undefined || chanceWords(better.mean) === chanceWords(worse.mean)
      ? ""
      : `; whoever counts on “${better.option}” and gets “${worse.option}” falls from ${chanceWords(better.mean)} to ${chanceWords(worse.mean)}`;
  return {
    sentence: sentence(
      `its answer moves ${figureWords(figure, of)} by ${points(movement.expected)} on average and ${points(movement.worst)} at most${regret}.`,
    ),
    steps,
  };
}

/** A tenth of a point of a hundred: what is less makes no difference to anybody. */
const TENTH = 0.001;

/** "49.9 points" of a hundred. */
function points(share: number): string {
  if (share < TENTH) return "less than a tenth of a point";
  const value = Number((share * 100).toFixed(1));
  if (value === 100 && share < 1) return "nearly 100 points";
  return `${value} ${value === 1 ? "point" : "points"}`;
}
