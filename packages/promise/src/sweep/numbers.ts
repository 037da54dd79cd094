import type {
  Ballot,
  Event,
  Following,
  Model,
  Place,
  Scenario,
  ScenarioVote,
  Stakes,
  Stance,
  Subject,
  Support,
  Varied,
  VariedNumber,
} from "@proviso/agreement";
import { shared, tidy } from "./shares.ts";
import { last, onWords, subjectName } from "./subject-name.ts";
import { timeLines, timeName } from "./times.ts";

/** What values a number takes: chances are in 0..1, counts are whole numbers from 0, payoffs any decimals. */
export type NumberKind = "chance" | "count" | "payoff";

/** A number that a scenario states, or may state, and the scenario with another in its place. */
export interface ScenarioNumber {
  /** As its line in the scenario, without the value: `stance China no`, `reliability`, `delay France to`, `China follows Russia`. */
  readonly name: string;
  /** Times are counts in the unit in which they are written, and so are days. */
  readonly kind: NumberKind;
  /** As it stands. */
  readonly value: number;
  /** Between which values the scenario says that it lies, where it does. */
  readonly range?: NumberRange;
  /** @throws RangeError if the number cannot stand there */
  readonly set: (scenario: Scenario, value: number) => Scenario;
}

export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly support: readonly Support[];
}

/** The numbers of one line of a scenario: shares of one whole, the two ends of a delay, payoffs, or one number alone. */
export interface ScenarioLine {
  /** What its numbers' names begin with: `stance China`, `China follows`, `delay France`. */
  readonly name: string;
  readonly kind: "stance" | "reliability" | "follows" | "delay" | "ratification" | "vetoed" | "stakes" | "day";
  /** Of whom; absent where it is everybody, and of a veto. */
  readonly subject?: Stance["subject"];
  /** The only decision in which it is so, qualified. */
  readonly on?: string;
  /** What each number is of: `yes`, a leader's name, `from`; empty for one alone. */
  readonly numbers: readonly (ScenarioNumber & { readonly part: string })[];
  /** In what a time between two ends is counted. */
  readonly unit?: string;
  readonly at: Place;
  readonly support: readonly Support[];
  /** The scenario does not say so: it is what is taken where nothing is said. */
  readonly unstated?: true;
  /** Several of its numbers at once; those that are not given share what is left. @throws RangeError if they cannot stand there together */
  readonly set: (scenario: Scenario, given: ReadonlyMap<string, number>) => Scenario;
}

const WAYS = ["yes", "abstain", "no"] as const;

/**
 * The lines of a scenario that hold numbers, and everyone's reliability, which is 100% unless it is stated.
 * @param model knows the words of verbs, by which days are named
 */
export function linesOf(scenario: Scenario, model?: Model): ScenarioLine[] {
  const { stances, follows, reliabilities, vetoed, stakes, events, votes } = scenario;
  const named = (given: Given): ScenarioLine => line(scenario, given, model);
  const lines = [
    ...stances.map(({ subject, on, ballot, at, support }, place) => {
      const name = `stance ${subjectName(subject)}${onWords(on)}`;
      return named({
        ...{ name, kind: "stance" as const, subject, on, at, support },
        values: WAYS.map((way) => [way, ballot[way]]),
        set: (of, given) => ({
          ...of,
          stances: replaced<Stance>(of.stances, place, (one) => ({
            ...one,
            ballot: ballotOf(shared(name, { ...one.ballot }, given)),
          })),
        }),
      });
    }),
    ...(reliabilities.some(({ subject }) => subject === undefined) ? [] : [reliabilityOf(scenario, undefined)]),
    ...reliabilities.map(({ subject, probability, at, support }, place) =>
      named({
        ...{ name: reliabilityName(subject), kind: "reliability" as const, subject, at, support },
        values: [["", probability]],
        set: (of, given) => ({
          ...of,
          reliabilities: replaced(of.reliabilities, place, (one) => ({
            ...one,
            probability: given.get("") ?? one.probability,
          })),
        }),
      }),
    ),
    ...follows.map(({ follower, leaders, at, support }, place) => {
      const name = `${follower} follows`;
      return named({
        ...{ name, kind: "follows" as const, at, support },
        subject: { kind: "who", who: { kind: "party", party: follower } },
        values: leaders.map(({ leader, probability }) => [leader, probability]),
        set: (of, given) => ({
          ...of,
          follows: replaced(of.follows, place, (one) => following(name, one, given)),
        }),
      });
    }),
    ...timeLines("delay", scenario).map(named),
    ...timeLines("ratification", scenario).map(named),
    ...(vetoed === undefined
      ? []
      : [
          named({
            ...{ name: "vetoed", kind: "vetoed" as const, at: vetoed.at, support: vetoed.support },
            values: [["", vetoed.probability]],
            set: (of, given) => ({
              ...of,
              vetoed: { ...vetoed, probability: given.get("") ?? vetoed.probability },
            }),
          }),
        ]),
    ...stakes.map((one, place) => named(stakesLine(one, place))),
    ...events.map(({ event, day, at, support }, place) =>
      named({
        ...{ name: dayName(event, model), kind: "day" as const, subject: event.subject, at, support },
        values: [["", day, "count"]],
        set: (of, given) => ({
          ...of,
          events: replaced(of.events, place, (one) => ({ ...one, day: given.get("") ?? one.day })),
        }),
      }),
    ),
    ...votes.map(({ subject, decision, vote, day, at, support }, place) =>
      named({
        ...{ name: voteName({ subject, decision, vote }), kind: "day" as const, subject, on: decision, at, support },
        values: [["", day, "count"]],
        set: (of, given) => ({
          ...of,
          votes: replaced(of.votes, place, (one) => ({ ...one, day: given.get("") ?? one.day })),
        }),
      }),
    ),
  ];
  // Of two statements with one name the later is the one that counts.
  return [...new Map(lines.map((one) => [one.name, one])).values()];
}

/** Every number that can be varied: those that the scenario states, and everyone's reliability. */
export function numbersOf(scenario: Scenario, model?: Model): ScenarioNumber[] {
  return linesOf(scenario, model).flatMap(({ numbers }) => numbers);
}

/**
 * The number of that name; `reliability` also of a party of whom the scenario states none.
 * @throws RangeError that lists what can be varied
 */
export function numberNamed(model: Model, scenario: Scenario, name: string): ScenarioNumber {
  const { line: of, part } = lineNamed(model, scenario, name);
  return of.numbers.find((number) => number.part === part) as ScenarioNumber;
}

/**
 * The scenario with other numbers, by name. Shares of one whole that are given together stand as they are given, and the others share what is left in
 * the proportion in which they stand; in which order they are given makes no difference.
 * @throws RangeError for a number that is not there, and for values that cannot stand there together
 */
export function setNumbers(model: Model, scenario: Scenario, numbers: Readonly<Record<string, number>>): Scenario {
  const lines = new Map<string, { readonly line: ScenarioLine; readonly given: Map<string, number> }>();
  for (const [name, value] of Object.entries(numbers)) {
    const { line: of, part } = lineNamed(model, scenario, name);
    const { kind, name: own } = of.numbers.find((number) => number.part === part) as ScenarioNumber;
    if (!POSSIBLE[kind](value)) throw new RangeError(`"${own}" cannot be ${value}: ${MUST_BE[kind]}.`);
    const known = lines.get(of.name);
    if (known === undefined) lines.set(of.name, { line: of, given: new Map([[part, value]]) });
    else known.given.set(part, value);
  }
  return [...lines.values()].reduce((of, { line: changed, given }) => changed.set(of, given), scenario);
}

const POSSIBLE: Readonly<Record<NumberKind, (value: number) => boolean>> = {
  chance: (value) => value >= 0 && value <= 1,
  count: (value) => Number.isSafeInteger(value) && value >= 0,
  payoff: Number.isFinite,
};
const MUST_BE: Readonly<Record<NumberKind, string>> = {
  chance: "a chance is from 0 to 1",
  count: "a delay or a day is a whole number from 0",
  payoff: "a payoff is a number",
};

function lineNamed(model: Model, scenario: Scenario, name: string): { line: ScenarioLine; part: string } {
  const wanted = name.trim().replaceAll(/\s+/g, " ");
  const lines = linesOf(scenario, model);
  for (const one of lines)
    for (const number of one.numbers) if (number.name === wanted) return { line: one, part: number.part };
  const own = scenario.varied.find(
    ({ number }) => number.kind === "reliability" && variedName(number, model) === wanted,
  );
  if (own?.number.kind === "reliability") return { line: reliabilityOf(scenario, own.number.subject), part: "" };
  const [, party] = /^reliability (\S+)$/.exec(wanted) ?? [];
  if (party !== undefined && model.parties.some(({ id }) => id === party))
    return { line: reliabilityOf(scenario, { kind: "who", who: { kind: "party", party } }), part: "" };
  const all = lines.flatMap(({ numbers }) => numbers.map((number) => number.name));
  throw new RangeError(
    `The scenario ${scenario.id} has no number "${wanted}". It can be varied in: ${all.join("; ")}; reliability of any party, such as reliability France.`,
  );
}

/** A number that a scenario varies, as `numberNamed` knows it. */
export function variedName(number: VariedNumber, model?: Model): string {
  switch (number.kind) {
    case "stance":
      return `stance ${subjectName(number.subject)}${onWords(number.on)} ${number.vote}`;
    case "reliability":
      return reliabilityName(number.subject);
    case "delay":
    case "ratification":
      return timeName(number);
    case "follows":
      return `${number.follower} follows ${number.leader}`;
    case "vetoed":
      return "vetoed";
    case "stakes":
      return `stakes ${subjectName(number.subject)} ${outcomeName(number.outcome)}`;
    case "day":
      return dayName(number.event, model);
    case "vote":
      return voteName(number);
  }
}

/** `Russia votes no on response on day` */
function voteName({ subject, decision, vote }: Pick<ScenarioVote, "subject" | "decision" | "vote">): string {
  const cast = vote === "abstain" ? "abstains" : `votes ${vote}`;
  return `${subjectName(subject)} ${cast}${onWords(decision)} on day`;
}

/** What a line is made of. */
export type Given = Omit<ScenarioLine, "numbers"> & {
  /** Chances, unless told. */
  readonly values: readonly (readonly [part: string, value: number, kind?: NumberKind])[];
};

/** A line with its numbers, each with the range that the scenario states for it. */
function line({ varied }: Scenario, { values, ...given }: Given, model?: Model): ScenarioLine {
  const { name, set } = given;
  return {
    ...given,
    numbers: values.map(([part, value, kind = "chance"]) => {
      const full = part === "" ? name : `${name} ${part}`;
      const range = varied.find(({ number }) => variedName(number, model) === full);
      return {
        part,
        name: full,
        kind,
        value,
        ...(range !== undefined && { range: rangeOf(range, kind) }),
        set: (of: Scenario, to: number) => set(of, new Map([[part, to]])),
      };
    }),
  };
}

function rangeOf({ from, to, support }: Varied, kind: NumberKind): NumberRange {
  const scale = kind === "chance" ? 100 : 1;
  return { from: Number(from) / scale, to: Number(to) / scale, support };
}

type Outcome = Stakes["payoffs"][number]["outcome"];

function stakesLine({ subject, payoffs, at, support }: Stakes, place: number): Given {
  return {
    ...{ name: `stakes ${subjectName(subject)}`, kind: "stakes", subject, at, support },
    values: payoffs.map(({ outcome, value }) =>
      outcome === "deterred"
        ? [outcomeName(outcome), Number(value.replace("%", "")) / 100, "chance"]
        : [outcomeName(outcome), Number(value), "payoff"],
    ),
    set: (of, given) => ({
      ...of,
      stakes: replaced(of.stakes, place, (one) => ({
        ...one,
        payoffs: one.payoffs.map((payoff) => {
          const value = given.get(outcomeName(payoff.outcome));
          if (value === undefined) return payoff;
          return { ...payoff, value: payoff.outcome === "deterred" ? `${tidy(value * 100)}%` : plainly(value) };
        }),
      })),
    }),
  };
}

function outcomeName(outcome: Outcome): string {
  return outcome === "deterred" ? "deterred at" : outcome;
}

/** A decimal without an exponent. */
function plainly(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text;
}

/** `France assists Ukraine on day`, as the scenario writes it. */
function dayName({ subject, act }: Event, model: Model | undefined): string {
  if (act.kind === "quoted") return `${subjectName(subject)} does "${act.words}" on day`;
  const verb = model?.verbs.find(({ infinitive }) => infinitive === act.verb);
  const { object, amount, means } = act;
  const whom =
    object === undefined
      ? undefined
      : object.kind === "subject"
        ? subjectName(object.subject)
        : object.kind === "thing"
          ? object.thing
          : object.kind === "words"
            ? `"${object.words}"`
            : last(object.name);
  return [
    subjectName(subject),
    verb?.thirdPerson ?? `${act.verb}s`,
    verb?.particle,
    whom,
    amount && `to ${amount.value} ${amount.unit}`,
    means && `with ${means.things.join(` ${means.joined} `)}`,
    "on day",
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** A reliability that the scenario does not state yet. */
function reliabilityOf(scenario: Scenario, subject: Subject | undefined): ScenarioLine {
  const { at } = scenario;
  const everybodys = scenario.reliabilities.findLast((one) => one.subject === undefined)?.probability ?? 1;
  return line(scenario, {
    ...{ name: reliabilityName(subject), kind: "reliability", subject, at, support: [], unstated: true },
    values: [["", everybodys]],
    set: (of, given) => ({
      ...of,
      reliabilities: [
        ...of.reliabilities,
        { subject, probability: given.get("") ?? everybodys, at: of.at, support: [] },
      ],
    }),
  });
}

function reliabilityName(subject: Subject | undefined): string {
  return subject === undefined ? "reliability" : `reliability ${subjectName(subject)}`;
}

function ballotOf({ yes = 0, abstain = 0, no = 0 }: Readonly<Record<string, number>>): Ballot {
  return { yes, abstain, no };
}

/** Leaders at these shares; the others and the follower's own stance share the rest in proportion. */
function following(name: string, of: Following, given: ReadonlyMap<string, number>): Following {
  const sum = of.leaders.reduce((total, { probability }) => total + probability, 0);
  const own = tidy(1 - sum);
  const stands = Object.fromEntries([
    ...of.leaders.map(({ leader, probability }) => [leader, probability] as const),
    [OWN, own] as const,
  ]);
  const others = of.leaders.some(({ leader, probability }) => !given.has(leader) && probability > 0);
  // Where nothing was left to anybody, the rest is the follower's own.
  const shares = shared(name, others || own > 1e-12 ? stands : { ...stands, [OWN]: 1 }, given);
  return { ...of, leaders: of.leaders.map((one) => ({ ...one, probability: shares[one.leader] as number })) };
}

/** The follower's own share; no party is named so. */
const OWN = "its own mind";

function replaced<T>(items: readonly T[], at: number, by: (item: T) => T): T[] {
  return items.map((item, i) => (i === at ? by(item) : item));
}
