import { type Formula, inOrder, operands, type Variable } from "../diagram/formula.ts";
import { nearly } from "./chance.ts";
import { checkProcedure } from "./check.ts";
import { type Given, nameOfPerformer, type Performer, type Procedure, stepsOf, type Timing } from "./procedure.ts";
import { enoughOf, withBallotsAsFactors } from "./shape.ts";
import { AT_ONCE, lastPoint, nearlyAt } from "./timing.ts";

/** A model for PRISM and what to ask of it. */
export interface Prism {
  /** A DTMC in the PRISM language (`.prism`). */
  readonly model: string;
  /** Properties (`.props`): P(arrival ≤ d) for a constant `d`, and P(arrival within the horizon). */
  readonly properties: string;
}

/** A vote that is still out. */
const OUT = 4;

/**
 * The procedure as a discrete-time Markov chain in the PRISM language (PRISM manual 4.8, "The PRISM Language" and "Property Specification"), so that
 * others can verify the distribution: `prism arrival.prism arrival.props -const d=14`.
 *
 * The module `course` takes the procedure through its phases; `t` counts the points of the grid and stops after the horizon. Each factor, voter,
 * ratifier and performer is a module of its own: the first draws its outcome once, voters and performers move on each point with the chance of doing so
 * now, given that they have not yet. Steps of the chain are not points of the grid, so the properties bound `t` and not the number of steps.
 * @throws RangeError if the procedure says nothing, or a vote of the rule can count either way or otherwise than as an abstention when it is not cast
 */
export function toPrism(given: Procedure): Prism {
  checkProcedure(given);
  const kept = given.vote?.rounds?.ballots === "kept" && given.vote.rounds.most > 1;
  const procedure = kept ? withBallotsAsFactors(given) : given;
  const { vote, ratification, deployment, factors, grid } = procedure;
  const { horizon } = grid;
  const over = horizon + 1;
  const factorName = new Map(factors.map(({ name }, i) => [name, identifier("f", i, name)]));
  const onFactors = (formula: Formula): string =>
    expression(formula, (of, outcomes) => isOneOf(factorName.get(of.name) as string, outcomes));
  const guards = (cases: Given<unknown>): string[] =>
    cases.map(({ when }, i) =>
      [
        ...cases
          .slice(0, i)
          .flatMap((before) => (before.when === undefined ? ["false"] : [`!(${onFactors(before.when)})`])),
        ...(when === undefined ? [] : [`(${onFactors(when)})`]),
      ].join(" & "),
    );
  const guarded = (first: string, more: string): string => (more === "" ? first : `${first} & ${more}`);
  const course: string[] = [];
  const modules: string[] = [];
  const formulas: string[] = [];
  let phases = 0;
  const phase = (): number => phases++;
  const [lost, arrived, draw] = [phase(), phase(), phase()];
  const voters = vote?.voters ?? [];
  const ratifiers = ratification?.parties ?? [];
  const { performers } = deployment;

  let at = phase();
  course.push(`  [draw] phase=${draw} -> (phase'=${at});`);
  for (const [i, { name, weights }] of factors.entries()) {
    const of = factorName.get(name) as string;
    modules.push(
      moduleOf(`factor${i}`, `  ${of} : [0..${weights.length - 1}] init 0;`, [
        `  [draw] true -> ${choice(weights.map((weight, level) => [nearly(weight), `(${of}'=${level})`]))};`,
      ]),
    );
  }
  for (const { time, happens } of stepsOf(procedure)) {
    const next = phase();
    const cases = happens ?? [{ is: 1 }];
    const guardOf = guards(cases);
    for (const [i, { is }] of cases.entries()) {
      const p = nearly(is);
      const ways = chances(time, over);
      const sure = ways.reduce((sum, [, chance]) => sum + chance * p, 0);
      const updates = ways.map(
        ([points, chance]) => [chance * p, `(t'=min(${over},t+${points}))&(phase'=${next})`] as const,
      );
      course.push(
        `  [] ${guarded(`phase=${at}`, guardOf[i] as string)} -> ${choice([...updates, [rest(sure), `(phase'=${lost})`]])};`,
      );
    }
    at = next;
  }

  const variables = [`  phase : [0..PHASES] init ${draw};`, `  t : [0..${over}] init 0;`, `  ok : bool init true;`];
  const most = [0];
  const ratify = phase();
  const begin = phase();
  if (vote !== undefined) {
    directionsOf(vote.rule);
    const voteName = new Map(voters.map(({ party }, i) => [party, identifier("v", i, party)]));
    const reading = (out: boolean | "abstain") => (of: Variable, outcomes: readonly number[]) =>
      isOneOf(
        voteName.get(of.name) as string,
        out === true || (out === "abstain" && outcomes.includes(1)) ? [...outcomes, OUT] : outcomes,
      );
    formulas.push(
      `formula approved = ${expression(vote.rule, reading(false), reading(true))};`,
      `formula refused = !(${expression(vote.rule, reading(true), reading(false))});`,
    );
    const check = phase();
    const reset = phase();
    const rounds = vote.rounds?.most ?? 1;
    const last = Math.max(0, ...voters.map(({ delay }) => lastPoint(delay)));
    const end = Math.min(over, vote.deadline ?? last);
    most.push(end);
    variables.push(`  round : [1..${rounds}] init 1;`);
    course.push(`  [cast] phase=${at} -> (phase'=${check});`);
    course.push(`  [] phase=${check} & t=${over} -> (phase'=${lost});`);
    const open = `phase=${check} & t<${over}`;
    const how = vote.atDeadline ?? "rule";
    const due = vote.deadline !== undefined && vote.deadline <= horizon;
    const byRule = how === "rule" ? expression(vote.rule, reading("abstain")) : how === "approved" ? "true" : "false";
    formulas.push(`formula yes = approved${due ? ` | (!refused & since=${end} & (${byRule}))` : ""};`);
    formulas.push(`formula no = refused${due ? ` | (!approved & since=${end} & !(${byRule}))` : ""};`);
    course.push(`  [] ${open} & yes -> (phase'=${ratify})&(since'=0);`);
    if (rounds > 1) {
      const gaps = chances(vote.rounds?.gap ?? AT_ONCE, over);
      const sure = gaps.reduce((sum, [, p]) => sum + p, 0);
      const updates = gaps.map(
        ([points, p]) => [p, `(t'=min(${over},t+${points}))&(round'=round+1)&(phase'=${reset})`] as const,
      );
      course.push(`  [] ${open} & no & round<${rounds} -> ${choice([...updates, [rest(sure), `(phase'=${lost})`]])};`);
      course.push(`  [reset] phase=${reset} -> (since'=0)&(phase'=${at});`);
    }
    course.push(`  [] ${open} & no & round=${rounds} -> (ok'=false)&(since'=0)&(phase'=${begin});`);
    course.push(`  [] ${open} & !yes & !no & since<${end} -> (since'=since+1)&(t'=min(${over},t+1))&(phase'=${at});`);
    course.push(`  [] ${open} & !yes & !no & since=${end} -> (phase'=${lost});`);
    for (const [i, { party, ballot, delay }] of voters.entries()) {
      const v = voteName.get(party) as string;
      const commands = [`  [cast] ${v}!=${OUT} -> true;`];
      const guardOf = guards(ballot);
      const until = Math.min(end, lastPoint(delay));
      for (const [point, hazard] of hazards((n) => nearlyAt(delay, n), until))
        for (const [c, { is }] of ballot.entries())
          commands.push(
            `  [cast] ${guarded(`${v}=${OUT} & since=${point}`, guardOf[c] as string)} -> ${choice([
              ...[is.no, is.abstain, is.yes].map((p, level) => [hazard * nearly(p), `(${v}'=${level})`] as const),
              [1 - hazard, "true"],
            ])};`,
          );
      commands.push(`  [cast] ${v}=${OUT} & since>${Math.max(until, -1)} -> true;`);
      if (rounds > 1) commands.push(`  [reset] true -> (${v}'=${OUT});`);
      modules.push(moduleOf(`voter${i}`, `  ${v} : [0..${OUT}] init ${OUT};`, commands));
    }
  } else course.push(`  [] phase=${at} -> (phase'=${ratify});`);

  if (ratification === undefined || ratification.needed === 0)
    course.push(`  [] phase=${ratify} -> (phase'=${begin});`);
  else {
    const waiting = phase();
    most.push(over);
    const done = ratifiers.map((_, i) => `(r${i}<=since?1:0)`).join(" + ") || "0";
    formulas.push(`formula ratified = (${done}) >= ${ratification.needed};`);
    course.push(`  [ratify] phase=${ratify} -> (phase'=${waiting});`);
    course.push(`  [] phase=${waiting} & ratified -> (since'=0)&(phase'=${begin});`);
    course.push(`  [] phase=${waiting} & !ratified & t<${over} & since<${horizon} -> (since'=since+1)&(t'=t+1);`);
    course.push(`  [] phase=${waiting} & !ratified & (t=${over} | since>=${horizon}) -> (phase'=${lost});`);
    for (const [i, { time }] of ratifiers.entries()) {
      const ways = chances(time, horizon);
      const sure = ways.reduce((sum, [, p]) => sum + p, 0);
      const updates = [...ways, [over, rest(sure)] as const].map(([n, p]) => [p, `(r${i}'=${n})`] as const);
      modules.push(
        moduleOf(`ratifier${i}`, `  r${i} : [0..${over}] init ${over};`, [`  [ratify] true -> ${choice(updates)};`]),
      );
    }
  }

  const waiting = phase();
  const count = phase();
  const laws = performers.map((one) => arrivalAt(one, deployment.within));
  const lastArrival = Math.min(horizon, Math.max(0, ...performers.map(lastArrivalOf)));
  most.push(lastArrival);
  const performerName = new Map(
    performers.map((one, i) => [nameOfPerformer(one), identifier("x", i, nameOfPerformer(one))]),
  );
  formulas.push(
    `formula enough = ${expression(enoughOf(procedure), (of, outcomes) => {
      const x = performerName.get(of.name) as string;
      return outcomes[0] === 1 ? `${x}=2` : `${x}!=2`;
    })};`,
  );
  course.push(`  [begin] phase=${begin} -> (phase'=${waiting});`);
  course.push(`  [arrive] phase=${waiting} -> (phase'=${count});`);
  course.push(`  [] phase=${count} & enough & t<=${horizon} -> (phase'=${arrived});`);
  course.push(
    `  [] phase=${count} & !enough & t<${horizon} & since<${lastArrival} -> (since'=since+1)&(t'=t+1)&(phase'=${waiting});`,
  );
  course.push(
    `  [] phase=${count} & ((!enough & (t>=${horizon} | since>=${lastArrival})) | t>${horizon}) -> (phase'=${lost});`,
  );
  course.push(`  [] phase=${lost} | phase=${arrived} -> true;`);
  for (const [i, { does, afterRefusal }] of performers.entries()) {
    const x = performerName.get(nameOfPerformer(performers[i] as Performer)) as string;
    const commands: string[] = [];
    for (const [ok, cases] of [
      ["ok", does],
      ["!ok", afterRefusal ?? [{ is: 0 }]],
    ] as const) {
      const guardOf = guards(cases);
      for (const [c, { is }] of cases.entries())
        commands.push(
          `  [begin] ${guarded(ok, guardOf[c] as string)} -> ${choice([
            [nearly(is), `(${x}'=1)`],
            [1 - nearly(is), `(${x}'=0)`],
          ])};`,
        );
    }
    commands.push(`  [arrive] ${x}!=1 -> true;`);
    for (const [point, hazard] of hazards(laws[i] as (n: number) => number, lastArrival))
      commands.push(
        `  [arrive] ${x}=1 & since=${point} -> ${choice([
          [hazard, `(${x}'=2)`],
          [1 - hazard, "true"],
        ])};`,
      );
    modules.push(moduleOf(`performer${i}`, `  ${x} : [0..2] init 0;`, commands));
  }
  variables.push(`  since : [0..${Math.max(...most)}] init 0;`);

  const model = [
    "// When help comes: written by Proviso. t counts points of the grid, one more than the horizon standing for later.",
    "dtmc",
    "",
    ...formulas,
    "",
    moduleOf("course", variables.join("\n").replace("PHASES", String(phases - 1)), course),
    "",
    ...modules.flatMap((text) => [text, ""]),
    `label "arrived" = phase=${arrived};`,
    "",
  ].join("\n");
  const properties = [
    `// P(arrival on or before point d of the grid, in ${grid.unit}s).`,
    "const int d;",
    'P=? [ F ("arrived" & t<=d) ]',
    "// P(arrival on the grid at all).",
    'P=? [ F "arrived" ]',
    "",
  ].join("\n");
  return { model, properties };
}

function moduleOf(name: string, variables: string, commands: readonly string[]): string {
  return [`module ${name}`, variables, ...commands, "endmodule"].join("\n");
}

/** The points that have a chance, and it; what comes after `last` counts as `last`, unless it never comes. */
function chances(time: Timing, last: number): [number, number][] {
  const found: [number, number][] = [];
  let sum = 0;
  for (let n = 0; n <= Math.min(last, lastPoint(time)); n++) {
    const p = nearlyAt(time, n);
    sum += p;
    if (p > 0) found.push([n, p]);
  }
  if (lastPoint(time) > last && sum < 1) found.push([last + 1, Math.max(0, 1 - sum)]);
  return found;
}

/** The chance of each point, given that it has not happened before. */
function* hazards(at: (point: number) => number, last: number): Generator<[number, number]> {
  let left = 1;
  for (let n = 0; n <= last; n++) {
    const p = at(n);
    yield [n, left <= 1e-15 ? 0 : Math.min(1, p / left)];
    left -= p;
  }
}

function arrivalAt({ ratification = AT_ONCE, delay }: Performer, within?: number): (point: number) => number {
  return (point) => {
    if (within !== undefined && point > within) return 0;
    let sum = 0;
    for (let r = 0; r <= point; r++) sum += nearlyAt(ratification, r) * nearlyAt(delay, point - r);
    return sum;
  };
}

function lastArrivalOf({ ratification, delay }: Performer): number {
  return lastPoint(delay) + (ratification === undefined ? 0 : lastPoint(ratification));
}

type Atom = (of: Variable, outcomes: readonly number[]) => string;

/** A formula as PRISM writes it; `against` reads what stands under an odd number of negations. */
function expression(formula: Formula, atom: Atom, against: Atom = atom): string {
  switch (formula.kind) {
    case "constant":
      return String(formula.value);
    case "literal":
      if (formula.in.length === 0 || formula.in.length === formula.variable.levels)
        return String(formula.in.length > 0);
      return `(${atom(formula.variable, formula.in)})`;
    case "not":
      return `!(${expression(formula.of, against, atom)})`;
    case "and":
    case "or":
      if (formula.of.length === 0) return String(formula.kind === "and");
      return `(${formula.of.map((part) => expression(part, atom, against)).join(formula.kind === "and" ? " & " : " | ")})`;
    case "atLeast":
      return `(${formula.of.map((part) => `(${expression(part, atom, against)}?1:0)`).join(" + ") || "0"}) >= ${formula.k}`;
    case "threshold": {
      // A negative weight counts what does not hold, with the quota raised.
      let quota = BigInt(formula.quota);
      const parts = formula.of.map((part, i) => {
        const weight = BigInt(formula.weights[i] ?? 0);
        if (weight >= 0n) return `(${expression(part, atom, against)}?${weight}:0)`;
        quota -= weight;
        return `(${expression({ kind: "not", of: part }, atom, against)}?${-weight}:0)`;
      });
      return `(${parts.join(" + ") || "0"}) >= ${quota}`;
    }
  }
}

function isOneOf(name: string, outcomes: readonly number[]): string {
  return outcomes.map((outcome) => `${name}=${outcome}`).join(" | ") || "false";
}

/** @throws RangeError unless each vote counts one way, so that what is certain shows at its worst and its best */
function directionsOf(rule: Formula): void {
  const seen = new Map<string, boolean>();
  const walk = (formula: Formula, positive: boolean): void => {
    if (formula.kind === "literal") {
      const { name, levels } = formula.variable;
      if (levels !== 3)
        throw new RangeError(
          `${name} can count otherwise than as an abstention when it is not cast; PRISM export does not know that.`,
        );
      const outcomes = formula.in;
      if (outcomes.length === 0 || outcomes.length === 3) return;
      const up = outcomes.includes(2) && !outcomes.includes(0);
      const down = outcomes.includes(0) && !outcomes.includes(2);
      const rises = up === positive;
      if ((!up && !down) || (seen.get(name) ?? rises) !== rises)
        throw new RangeError(`A vote of ${name} can count either way in the rule; PRISM export does not know that.`);
      seen.set(name, rises);
      return;
    }
    for (const [i, part] of operands(formula).entries()) {
      const turned = formula.kind === "not" || (formula.kind === "threshold" && BigInt(formula.weights[i] ?? 0) < 0n);
      walk(part, turned ? !positive : positive);
    }
  };
  // A formula that shares parts is read once for each place where one stands; rules are small.
  if (inOrder(rule).length > 10_000) throw new RangeError("The rule is too long for PRISM export.");
  walk(rule, true);
}

/** What is left to 1; what rounding leaves is nothing. */
function rest(sum: number): number {
  return 1 - sum < 1e-12 ? 0 : 1 - sum;
}

/** A probabilistic update; what cannot happen is left out. */
function choice(ways: readonly (readonly [chance: number, update: string])[]): string {
  return ways
    .filter(([chance]) => chance > 0)
    .map(([chance, update]) => `${chance}:${update}`)
    .join(" + ");
}

/** Letters, digits and `_`, with a number that tells equal names apart. */
function identifier(kind: string, i: number, name: string): string {
  return `${kind}${i}_${name.replaceAll(/[^A-Za-z0-9]/g, "_")}`;
}
