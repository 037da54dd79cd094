import type {
  Ballot,
  Following,
  Model,
  Place,
  Scenario,
  Stance,
  Subject,
  Support,
  Varied,
  VariedNumber,
  Who,
} from "@proviso/agreement";

/** A number that a scenario states, or may state, and the scenario with another in its place. */
export interface ScenarioNumber {
  /** As a sweep names it: `stance China no`, `reliability`, `delay France to`, `China follows Russia`. */
  readonly name: string;
  /** Chances are in 0..1; delays are whole numbers in the unit in which they are written. */
  readonly kind: "chance" | "count";
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

/** The numbers of one line of a scenario: shares of one whole, the two ends of a delay, or one number alone. */
export interface ScenarioLine {
  /** What its numbers' names begin with: `stance China`, `China follows`, `delay France`. */
  readonly name: string;
  readonly kind: "stance" | "reliability" | "follows" | "delay";
  /** Of whom; absent where it is everybody. */
  readonly subject?: Stance["subject"];
  /** The only decision in which it is so, qualified. */
  readonly on?: string;
  /** What each number is of: `yes`, a leader's name, `from`; empty for one alone. */
  readonly numbers: readonly (ScenarioNumber & { readonly part: string })[];
  /** In what a delay is counted. */
  readonly unit?: string;
  readonly at: Place;
  readonly support: readonly Support[];
  /** The scenario does not say so: it is what is taken where nothing is said. */
  readonly unstated?: true;
  /** Several of its numbers at once; those that are not given share what is left. @throws RangeError if they cannot stand there together */
  readonly set: (scenario: Scenario, given: ReadonlyMap<string, number>) => Scenario;
}

const WAYS = ["yes", "abstain", "no"] as const;

/** The lines of a scenario that hold numbers, and everyone's reliability, which is 100% unless it is stated. */
export function linesOf(scenario: Scenario): ScenarioLine[] {
  const { stances, follows, reliabilities, delays } = scenario;
  const lines = [
    ...stances.map(({ subject, on, ballot, at, support }, place) => {
      const name = `stance ${subjectName(subject)}${onWords(on)}`;
      return line(scenario, {
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
      line(scenario, {
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
      return line(scenario, {
        ...{ name, kind: "follows" as const, at, support },
        subject: { kind: "who", who: { kind: "party", party: follower } },
        values: leaders.map(({ leader, probability }) => [leader, probability]),
        set: (of, given) => ({
          ...of,
          follows: replaced(of.follows, place, (one) => following(name, one, given)),
        }),
      });
    }),
    ...delays.flatMap(({ subject, on, time, at, support }, place) => {
      if (time.kind !== "range") return [];
      const name = `delay ${subjectName(subject)}${onWords(on)}`;
      return [
        line(scenario, {
          ...{ name, kind: "delay" as const, subject, on, at, support, unit: time.to.unit },
          values: [
            ["from", time.from],
            ["to", time.to.count],
          ],
          set: (of, given) => ({
            ...of,
            delays: replaced(of.delays, place, (one) => {
              if (one.time.kind !== "range") return one;
              const from = given.get("from") ?? one.time.from;
              const to = given.get("to") ?? one.time.to.count;
              if (from > to) {
                const [[end, value] = ["from", from], ...more] = given;
                const cannot = more.length > 0 ? `${name} cannot be so` : `${name} ${end} cannot be ${value}`;
                throw new RangeError(`${cannot}: the delay would run from ${from} to ${to}.`);
              }
              return { ...one, time: { ...one.time, from, to: { ...one.time.to, count: to } } };
            }),
          }),
        }),
      ];
    }),
  ];
  // Of two statements with one name the later is the one that counts.
  return [...new Map(lines.map((one) => [one.name, one])).values()];
}

/** Every number that can be varied: those that the scenario states, and everyone's reliability. */
export function numbersOf(scenario: Scenario): ScenarioNumber[] {
  return linesOf(scenario).flatMap(({ numbers }) => numbers);
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
    if (kind === "chance" ? !(value >= 0 && value <= 1) : !(Number.isInteger(value) && value >= 0))
      throw new RangeError(
        `"${own}" cannot be ${value}: ${kind === "chance" ? "a chance is from 0 to 1" : "a delay is a whole number from 0"}.`,
      );
    const known = lines.get(of.name);
    if (known === undefined) lines.set(of.name, { line: of, given: new Map([[part, value]]) });
    else known.given.set(part, value);
  }
  return [...lines.values()].reduce((of, { line: changed, given }) => changed.set(of, given), scenario);
}

function lineNamed(model: Model, scenario: Scenario, name: string): { line: ScenarioLine; part: string } {
  const wanted = name.trim().replaceAll(/\s+/g, " ");
  const lines = linesOf(scenario);
  for (const one of lines)
    for (const number of one.numbers) if (number.name === wanted) return { line: one, part: number.part };
  const own = scenario.varied.find(({ number }) => number.kind === "reliability" && variedName(number) === wanted);
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
export function variedName(number: VariedNumber): string {
  switch (number.kind) {
    case "stance":
      return `stance ${subjectName(number.subject)}${onWords(number.on)} ${number.vote}`;
    case "reliability":
      return reliabilityName(number.subject);
    case "delay":
      return `delay ${subjectName(number.subject)}${onWords(number.on)} ${number.end === "least" ? "from" : "to"}`;
    case "follows":
      return `${number.follower} follows ${number.leader}`;
  }
}

/** A line with its numbers, each with the range that the scenario states for it. */
function line(
  { varied }: Scenario,
  {
    values,
    ...given
  }: Omit<ScenarioLine, "numbers"> & { readonly values: readonly (readonly [part: string, value: number])[] },
): ScenarioLine {
  const { name, kind, set } = given;
  return {
    ...given,
    numbers: values.map(([part, value]) => {
      const full = part === "" ? name : `${name} ${part}`;
      const range = varied.find(({ number }) => variedName(number) === full);
      return {
        part,
        name: full,
        kind: kind === "delay" ? ("count" as const) : ("chance" as const),
        value,
        ...(range !== undefined && { range: rangeOf(range) }),
        set: (of: Scenario, to: number) => set(of, new Map([[part, to]])),
      };
    }),
  };
}

function rangeOf({ number, from, to, support }: Varied): NumberRange {
  const scale = number.kind === "delay" ? 1 : 100;
  return { from: Number(from) / scale, to: Number(to) / scale, support };
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

function onWords(decision: string | undefined): string {
  return decision === undefined ? "" : ` on ${last(decision)}`;
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

/**
 * Shares of one whole: those given as they are given, the rest in proportion; equally, where they were nothing.
 * @throws RangeError if what is given is more than the whole, or all of it and less
 */
function shared(
  name: string,
  stands: Readonly<Record<string, number>>,
  given: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const sum = [...given.values()].reduce((total, value) => total + value, 0);
  const rest = Object.entries(stands).filter(([part]) => !given.has(part));
  if (sum > 1 + 1e-9 || (rest.length === 0 && sum < 1 - 1e-9)) {
    const parts = [...given].map(([part, value]) => `${part} ${Number((value * 100).toFixed(6))}%`).join(", ");
    throw new RangeError(
      `"${name}" cannot be ${parts}: these are shares of one whole and add up to ${Number((sum * 100).toFixed(6))}%.`,
    );
  }
  const before = rest.reduce((total, [, value]) => total + value, 0);
  let left = tidy(1 - sum);
  const filled = rest.map(([part, value], i): [string, number] => {
    const share = i === rest.length - 1 ? left : tidy((1 - sum) * (before === 0 ? 1 / rest.length : value / before));
    left = tidy(left - share);
    return [part, share];
  });
  return { ...stands, ...Object.fromEntries([...given, ...filled]) };
}

/** To twelve decimals, so that shares that add up to 1 also do so as they are written. */
function tidy(share: number): number {
  return Math.max(0, Number(share.toFixed(12)));
}

function replaced<T>(items: readonly T[], at: number, by: (item: T) => T): T[] {
  return items.map((item, i) => (i === at ? by(item) : item));
}

function subjectName(subject: Subject | { readonly kind: "faction"; readonly faction: string }): string {
  switch (subject.kind) {
    case "faction":
      return subject.faction;
    case "who":
      return whoName(subject.who);
    case "members": {
      const { quantifier, members } = subject;
      const many = "count" in quantifier ? `${quantifier.kind} ${quantifier.count}` : quantifier.kind;
      const except = members.except.length === 0 ? "" : ` except ${members.except.map(whoName).join(" and ")}`;
      return `${many} of ${last(members.group)}${except}`;
    }
    case "anyone":
      return "anyone";
    case "someone":
      return "someone unnamed";
  }
}

function whoName(who: Who): string {
  switch (who.kind) {
    case "party":
      return who.person ?? who.party;
    case "group":
      return last(who.group);
    case "role":
      return `the ${who.role}`;
  }
}

function last(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1);
}
