import type { Ballot, Following, Model, Scenario, Stance, Subject, VariedNumber, Who } from "@proviso/agreement";

/** A number that a scenario states, or may state, and the scenario with another in its place. */
export interface ScenarioNumber {
  /** As a sweep names it: `stance China no`, `reliability`, `delay France to`, `China follows Russia`. */
  readonly name: string;
  /** Chances are in 0..1; delays are whole numbers in the unit in which they are written. */
  readonly kind: "chance" | "count";
  /** @throws RangeError if the number cannot stand there */
  readonly set: (scenario: Scenario, value: number) => Scenario;
}

/** Every number that can be varied: those that the scenario states, and everyone's reliability, which is 100% unless it is stated. */
export function numbersOf(scenario: Scenario): ScenarioNumber[] {
  const { stances, follows, reliabilities, delays } = scenario;
  const numbers: ScenarioNumber[] = [
    ...stances.flatMap((stance, at) =>
      (["yes", "abstain", "no"] as const).map((way): ScenarioNumber => {
        const on = stance.on === undefined ? "" : ` on ${last(stance.on)}`;
        return {
          name: `stance ${subjectName(stance.subject)}${on} ${way}`,
          kind: "chance",
          set: (of, value) => ({
            ...of,
            stances: replaced<Stance>(of.stances, at, (one) => ({ ...one, ballot: withShare(one.ballot, way, value) })),
          }),
        };
      }),
    ),
    ...(reliabilities.some(({ subject }) => subject === undefined) ? [] : [reliabilityOf(undefined, "reliability")]),
    ...reliabilities.map(({ subject, probability: _ }, at): ScenarioNumber => {
      const name = subject === undefined ? "reliability" : `reliability ${subjectName(subject)}`;
      const set = (of: Scenario, probability: number): Scenario => ({
        ...of,
        reliabilities: replaced(of.reliabilities, at, (one) => ({ ...one, probability })),
      });
      return { name, kind: "chance", set };
    }),
    ...follows.flatMap(({ follower, leaders }, at) =>
      leaders.map(({ leader }, i): ScenarioNumber => {
        const set = (of: Scenario, value: number): Scenario => ({
          ...of,
          follows: replaced(of.follows, at, (one) => following(one, i, value)),
        });
        return { name: `${follower} follows ${leader}`, kind: "chance", set };
      }),
    ),
    ...delays.flatMap((delay, at) =>
      (delay.time.kind === "range" ? (["from", "to"] as const) : []).map((end): ScenarioNumber => {
        const on = delay.on === undefined ? "" : ` on ${last(delay.on)}`;
        const name = `delay ${subjectName(delay.subject)}${on} ${end}`;
        const set = (of: Scenario, value: number): Scenario => ({
          ...of,
          delays: replaced(of.delays, at, (one) => {
            if (one.time.kind !== "range") return one;
            const { time } = one;
            const range = end === "from" ? { ...time, from: value } : { ...time, to: { ...time.to, count: value } };
            if (range.from > range.to.count)
              throw new RangeError(
                `${name} cannot be ${value}: the delay would run from ${range.from} to ${range.to.count}.`,
              );
            return { ...one, time: range };
          }),
        });
        return { name, kind: "count", set };
      }),
    ),
  ];
  // Of two statements with one name the later is the one that counts.
  return [...new Map(numbers.map((number) => [number.name, number])).values()];
}

/**
 * The number of that name; `reliability` also of a party of whom the scenario states none.
 * @throws RangeError that lists what can be varied
 */
export function numberNamed(model: Model, scenario: Scenario, name: string): ScenarioNumber {
  const wanted = name.trim().replaceAll(/\s+/g, " ");
  const all = numbersOf(scenario);
  const found = all.find((number) => number.name === wanted);
  if (found !== undefined) return found;
  const own = scenario.varied.find(({ number }) => number.kind === "reliability" && variedName(number) === wanted);
  if (own?.number.kind === "reliability") return reliabilityOf(own.number.subject, wanted);
  const [, party] = /^reliability (\S+)$/.exec(wanted) ?? [];
  if (party !== undefined && model.parties.some(({ id }) => id === party))
    return reliabilityOf({ kind: "who", who: { kind: "party", party } }, wanted);
  throw new RangeError(
    `The scenario ${scenario.id} has no number "${wanted}". It can be varied in: ${all.map((number) => number.name).join("; ")}; reliability of any party, such as reliability France.`,
  );
}

/** A number that a scenario varies, as `numberNamed` knows it. */
export function variedName(number: VariedNumber): string {
  switch (number.kind) {
    case "stance":
      return `stance ${subjectName(number.subject)}${number.on === undefined ? "" : ` on ${last(number.on)}`} ${number.vote}`;
    case "reliability":
      return number.subject === undefined ? "reliability" : `reliability ${subjectName(number.subject)}`;
    case "delay":
      return `delay ${subjectName(number.subject)}${number.on === undefined ? "" : ` on ${last(number.on)}`} ${number.end === "least" ? "from" : "to"}`;
    case "follows":
      return `${number.follower} follows ${number.leader}`;
  }
}

/** A reliability that the scenario does not state yet. */
function reliabilityOf(subject: Subject | undefined, name: string): ScenarioNumber {
  const set = (of: Scenario, probability: number): Scenario => ({
    ...of,
    reliabilities: [...of.reliabilities, { subject, probability, at: of.at, support: [] }],
  });
  return { name, kind: "chance", set };
}

/** One way of voting at a probability, the rest shared by the others in proportion; equally, where both were nothing. */
function withShare(ballot: Ballot, way: keyof Ballot, value: number): Ballot {
  const [first, second] = (["yes", "abstain", "no"] as const).filter((other) => other !== way) as [
    keyof Ballot,
    keyof Ballot,
  ];
  const [a, b] = [ballot[first], ballot[second]];
  const one = tidy((1 - value) * (a + b === 0 ? 0.5 : a / (a + b)));
  return { ...ballot, [way]: value, [first]: one, [second]: tidy(1 - value - one) };
}

/** One leader at a probability; the others and the follower's own stance share the rest in proportion. */
function following(given: Following, at: number, value: number): Following {
  const others = given.leaders.reduce((sum, { probability }, i) => (i === at ? sum : sum + probability), 0);
  const before = 1 - (given.leaders[at]?.probability ?? 0);
  // Where nothing was left to anybody, the rest is the follower's own.
  const scale = before <= 1e-12 || others === 0 ? 0 : (1 - value) / before;
  return {
    ...given,
    leaders: given.leaders.map((one, i) => ({ ...one, probability: i === at ? value : tidy(one.probability * scale) })),
  };
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
