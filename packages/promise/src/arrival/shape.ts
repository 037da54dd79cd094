import { build } from "../diagram/build.ts";
import {
  and,
  atLeast,
  evaluate,
  type Formula,
  inOrder,
  literal,
  or,
  threshold,
  type Variable,
  variable,
  variablesOf,
} from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { staticOrder } from "../diagram/order.ts";
import { exactly, nearly } from "./chance.ts";
import { checkProcedure } from "./check.ts";
import { type Group, Lots } from "./lots.ts";
import {
  type Ballot,
  type Factor,
  type Given,
  nameOfPerformer,
  type Performer,
  type Procedure,
  stepsOf,
  type Voter,
} from "./procedure.ts";
import { outstanding, settling } from "./settling.ts";
import { exactBy, lastPoint } from "./timing.ts";

/** Joint outcomes of the factors that several parties share, above which a procedure has no exact form. */
export const MOST_SITUATIONS = 65_536;

/** A procedure that cannot be worked out exactly in reasonable time; simulation can. */
export class NoExactForm extends Error {
  override readonly name = "NoExactForm";
}

/** A party with its vote and its acts; given the common factors, parties are independent of one another. */
export interface PartyShape {
  readonly name: string;
  /** Index of its vote, or −1. */
  readonly voter: number;
  /** Indices of its performers. */
  readonly acts: readonly number[];
  /** Factors that nothing but this party hangs on. */
  readonly own: readonly number[];
}

/** One way in which a party can behave, as indices of cases. */
export interface Type {
  readonly ballot: number;
  readonly does: readonly number[];
  readonly afterRefusal: readonly number[];
  /** Outcomes of the party's own factors that lead to it. */
  readonly when: readonly (readonly number[])[];
}

/** Outcomes of the common factors under which everything hangs on the same cases. */
export interface Situation {
  readonly when: readonly (readonly number[])[];
  readonly happens: readonly number[];
  /** Per party. */
  readonly types: readonly (readonly Type[])[];
}

/** The points at which a vote is looked at. */
export interface VotePoints {
  /** Points 0 to `last` stand on the grid. */
  readonly last: number;
  /** A point beyond the grid, where what is settled later is settled: the deadline, or the end of time. */
  readonly beyond: number | undefined;
  /** Index of the point that is the deadline, or −1 if all is settled before or nothing ever ends the vote. */
  readonly deadline: number;
  readonly count: number;
}

/** Everything about a procedure but its numbers. */
export interface Shape {
  /** With ballots that are kept over the rounds written as factors. */
  readonly procedure: Procedure;
  readonly horizon: number;
  readonly common: readonly number[];
  readonly situations: readonly Situation[];
  readonly parties: readonly PartyShape[];
  readonly rounds: number;
  readonly votePoints: VotePoints;
  /** Points 0 to `lastArrival` after falling due, and one more for "ever". */
  readonly lastArrival: number;
  /** Whether a refusal can be followed by enough: someone acts all the same, or nothing is needed. */
  readonly afterRefusal: boolean;
  readonly diagrams: Diagrams;
}

export type Diagrams =
  | {
      readonly kind: "apart";
      /** Parties of the groups of the vote's diagrams, and of the deployment's. */
      readonly voting: readonly number[];
      readonly acting: readonly number[];
      /** Roots: certainly approved, certainly refused. */
      readonly vote: Lots | undefined;
      readonly enough: Lots;
    }
  | {
      /** Some party's vote and acts hang on one hidden thing, so that both are looked at together. */
      readonly kind: "together";
      readonly order: readonly number[];
      readonly enough: Lots;
      readonly approvedAndEnough: Lots;
      readonly refusedAndEnough: Lots;
    };

/**
 * Lays a procedure out for the exact path: which factors have to be gone through, which hang on one party only, and the diagrams.
 * @throws RangeError if the procedure says nothing; NoExactForm if too much hangs together
 */
export function shapeOf(given: Procedure): Shape {
  checkProcedure(given);
  const rounds = given.vote?.rounds?.most ?? 1;
  const procedure = rounds > 1 && given.vote?.rounds?.ballots === "kept" ? withBallotsAsFactors(given) : given;
  const parties = partiesOf(procedure);
  let common = commonFactors(procedure, parties);
  let laid = situationsOf(procedure, parties, common);
  if (rounds > 1) {
    // Rounds are independent of one another only if nothing hidden ties a party's votes together.
    const tied = parties.flatMap(({ own, voter }, p) =>
      voter >= 0 && laid.some(({ types }) => new Set(types[p]?.map(({ ballot }) => ballot)).size > 1) ? own : [],
    );
    if (tied.length > 0) {
      common = [...common, ...tied].sort((a, b) => a - b);
      for (const [p, party] of parties.entries())
        parties[p] = { ...party, own: party.own.filter((f) => !tied.includes(f)) };
      laid = situationsOf(procedure, parties, common);
    }
  }
  const together = laid.some(({ types }) =>
    types.some(
      (of, p) => (parties[p] as PartyShape).acts.length > 0 && new Set(of.map(({ ballot }) => ballot)).size > 1,
    ),
  );
  const performers = procedure.deployment.performers;
  return {
    procedure,
    horizon: procedure.grid.horizon,
    common,
    situations: laid,
    parties,
    rounds,
    votePoints: votePointsOf(procedure),
    lastArrival: Math.max(
      0,
      Math.min(
        procedure.grid.horizon,
        procedure.deployment.within ?? Number.POSITIVE_INFINITY,
        performers.reduce((most, one) => Math.max(most, lastArrivalOf(one)), 0),
      ),
    ),
    afterRefusal: performers.some((one) => one.afterRefusal !== undefined) || evaluate(enoughOf(procedure), () => 0),
    diagrams: diagramsOf(procedure, parties, together),
  };
}

/** When enough has arrived, over the performers' arrivals. */
export function enoughOf({ deployment: { performers, enough } }: Procedure): Formula {
  const arrived = performers.map((one) => literal(variable(nameOfPerformer(one))));
  const weights = performers.map((one) => exactly(one.weight ?? 1));
  const parts: Formula[] = [];
  if (enough.performers !== undefined) parts.push(atLeast(enough.performers, arrived));
  if (enough.weight !== undefined) {
    const quota = exactly(enough.weight);
    const scale = weights.reduce((of, one) => of * one.denominator, quota.denominator);
    parts.push(
      threshold(
        (quota.numerator * scale) / quota.denominator,
        weights.map((one) => (one.numerator * scale) / one.denominator),
        arrived,
      ),
    );
  }
  if (enough.formula !== undefined) parts.push(enough.formula);
  return or(...parts);
}

/** The index of the case that holds. */
export function caseOf<T>(cases: Given<T>, outcome: (of: Variable) => number): number {
  return cases.findIndex(({ when }) => when === undefined || evaluate(when, outcome));
}

/** A ballot that is drawn once and kept is a factor of its own for each of its cases. */
export function withBallotsAsFactors(procedure: Procedure): Procedure {
  const { vote } = procedure;
  if (vote === undefined) return procedure;
  const factors: Factor[] = [];
  const voters = vote.voters.map((voter): Voter => {
    const ballot = voter.ballot.flatMap(({ when, is }, i): Given<Ballot> => {
      const chances = [is.no, is.abstain, is.yes];
      if (chances.some((one) => nearly(one) === 1)) return [{ when, is }];
      const factor = { name: `ballot ${i} of ${voter.party}`, weights: chances };
      factors.push(factor);
      const drawn = variable(factor.name, 3);
      return chances.map((_, level) => {
        const here = literal(drawn, level);
        return { when: level === 2 ? when : when === undefined ? here : and(when, here), is: certain(level) };
      });
    });
    return { ...voter, ballot };
  });
  return { ...procedure, factors: [...procedure.factors, ...factors], vote: { ...vote, voters } };
}

/** The ballot that is surely this level. */
export function certain(level: number): Ballot {
  return { no: level === 0 ? 1 : 0, abstain: level === 1 ? 1 : 0, yes: level === 2 ? 1 : 0 };
}

function lastArrivalOf({ ratification, delay }: Performer): number {
  return lastPoint(delay) + (ratification === undefined ? 0 : lastPoint(ratification));
}

function votePointsOf({ vote, grid: { horizon } }: Procedure): VotePoints {
  if (vote === undefined) return { last: 0, beyond: undefined, deadline: -1, count: 1 };
  const lastCast = Math.max(0, ...vote.voters.map(({ delay }) => lastPoint(delay)));
  const allCast = vote.voters.every(({ delay }) => exactBy(delay).value >= 1 - 1e-12);
  const deadline = vote.deadline ?? Number.POSITIVE_INFINITY;
  const settled = Math.min(deadline, allCast || vote.deadline === undefined ? lastCast : Number.POSITIVE_INFINITY);
  const last = Math.min(horizon, settled);
  const beyond = settled > horizon ? deadline : undefined;
  const ends = vote.deadline !== undefined && settled === deadline;
  const count = last + (beyond === undefined ? 1 : 2);
  return { last, beyond, deadline: ends ? count - 1 : -1, count };
}

function partiesOf({ vote, deployment }: Procedure): PartyShape[] {
  const names = new Set([
    ...(vote?.voters ?? []).map(({ party }) => party),
    ...deployment.performers.map(({ party }) => party),
  ]);
  return [...names].map((name) => ({
    name,
    voter: vote?.voters.findIndex(({ party }) => party === name) ?? -1,
    acts: deployment.performers.flatMap(({ party }, i) => (party === name ? [i] : [])),
    own: [],
  }));
}

/** Sorts the factors: what several parties or a step hang on is common; what one party hangs on is its own. */
function commonFactors(procedure: Procedure, parties: PartyShape[]): number[] {
  const index = new Map(procedure.factors.map(({ name }, i) => [name, i]));
  const used = (cases: Given<unknown> | undefined): number[] =>
    (cases ?? []).flatMap(({ when }) =>
      when === undefined ? [] : variablesOf(when).map(({ name }) => index.get(name) as number),
    );
  const users = procedure.factors.map(() => new Set<number>());
  for (const step of stepsOf(procedure)) for (const f of used(step.happens)) users[f]?.add(-1);
  for (const [p, { voter, acts }] of parties.entries()) {
    for (const f of used(procedure.vote?.voters[voter]?.ballot)) users[f]?.add(p);
    for (const act of acts) {
      const performer = procedure.deployment.performers[act];
      for (const f of [...used(performer?.does), ...used(performer?.afterRefusal)]) users[f]?.add(p);
    }
  }
  for (const [p, party] of parties.entries())
    parties[p] = { ...party, own: users.flatMap((by, f) => (by.size === 1 && by.has(p) ? [f] : [])) };
  return users.flatMap((by, f) => (by.size > 1 || by.has(-1) ? [f] : []));
}

function situationsOf(procedure: Procedure, parties: readonly PartyShape[], common: readonly number[]): Situation[] {
  const { factors, vote, deployment } = procedure;
  const levels = (f: number): number => factors[f]?.weights.length ?? 0;
  const count = common.reduce((product, f) => product * levels(f), 1);
  if (count > MOST_SITUATIONS)
    throw new NoExactForm(
      `What several parties share takes ${count} joint outcomes, more than ${MOST_SITUATIONS}; simulate it.`,
    );
  const outcome = new Map<string, number>();
  const read = (of: Variable): number => outcome.get(of.name) ?? 0;
  const fix = (of: readonly number[], at: readonly number[]): void => {
    for (const [i, f] of of.entries()) outcome.set(factors[f]?.name ?? "", at[i] ?? 0);
  };
  const found = new Map<string, { when: number[][]; happens: number[]; types: Type[][] }>();
  for (const when of product(common.map(levels))) {
    fix(common, when);
    const happens = stepsOf(procedure).map((step) => (step.happens === undefined ? -1 : caseOf(step.happens, read)));
    const types = parties.map(({ voter, acts, own }) => {
      const kinds = new Map<string, Type & { when: number[][] }>();
      for (const mine of product(own.map(levels))) {
        fix(own, mine);
        const ballots = vote?.voters[voter]?.ballot;
        const ballot = ballots === undefined ? -1 : caseOf(ballots, read);
        const does = acts.map((act) => caseOf((deployment.performers[act] as Performer).does, read));
        const afterRefusal = acts.map((act) => {
          const cases = deployment.performers[act]?.afterRefusal;
          return cases === undefined ? -1 : caseOf(cases, read);
        });
        const key = [ballot, ...does, ...afterRefusal].join();
        const same = kinds.get(key);
        if (same === undefined) kinds.set(key, { ballot, does, afterRefusal, when: [mine] });
        else same.when.push(mine);
      }
      return [...kinds.values()];
    });
    const key = JSON.stringify([happens, types]);
    const same = found.get(key);
    if (same === undefined) found.set(key, { when: [when], happens, types });
    else same.when.push(when);
  }
  return [...found.values()];
}

/** Every choice of one outcome each. */
function product(levels: readonly number[]): number[][] {
  return levels.reduce<number[][]>(
    (all, count) => all.flatMap((one) => Array.from({ length: count }, (_, outcome) => [...one, outcome])),
    [[]],
  );
}

function diagramsOf(procedure: Procedure, parties: readonly PartyShape[], together: boolean): Diagrams {
  const { vote, deployment } = procedure;
  const enough = enoughOf(procedure);
  const inRule = vote === undefined ? [] : staticOrder(vote.rule);
  const ballotOf = new Map(inRule.map((of) => [of.name, of]));
  const arrivalOf = (act: number): Variable => variable(nameOfPerformer(deployment.performers[act] as Performer));
  const voting = inRule.map(({ name }) => parties.findIndex((party) => party.name === name));
  const acting = [
    ...new Set([
      ...staticOrder(enough).map(({ name }) =>
        parties.findIndex(({ acts }) => acts.some((act) => arrivalOf(act).name === name)),
      ),
      ...parties.flatMap(({ acts }, p) => (acts.length > 0 ? [p] : [])),
    ]),
  ];
  const actGroup = ({ acts }: PartyShape): Group => ({
    variables: acts.map(arrivalOf),
    states: product(acts.map(() => 2)),
  });
  const voteGroup = ({ name }: PartyShape): Group => {
    const of = ballotOf.get(name);
    if (of === undefined) return { variables: [], states: [[]] };
    const cast = Array.from({ length: of.levels }, (_, level) => [0, level]);
    return { variables: [outstanding(renamed(of).name), renamed(of)], states: [...cast, [1, 0]] };
  };
  const kernelOf = (groups: readonly Group[]): Kernel => new Kernel({ variables: groups.flatMap((g) => g.variables) });
  if (!together) {
    const acts = acting.map((p) => actGroup(parties[p] as PartyShape));
    const kernel = kernelOf(acts);
    const lots = new Lots(kernel, [build(kernel, enough)], acts);
    if (vote === undefined) return { kind: "apart", voting: [], acting, vote: undefined, enough: lots };
    const votes = voting.map((p) => voteGroup(parties[p] as PartyShape));
    const voteKernel = kernelOf(votes);
    const { approved, refused } = settling(voteKernel, renamedIn(vote.rule));
    return { kind: "apart", voting, acting, vote: new Lots(voteKernel, [approved, refused], votes), enough: lots };
  }
  const order = [...new Set([...voting, ...acting])];
  const groups = order.map((p): Group => {
    const first = voteGroup(parties[p] as PartyShape);
    const then = actGroup(parties[p] as PartyShape);
    return {
      variables: [...first.variables, ...then.variables],
      states: first.states.flatMap((state) => then.states.map((bits) => [...state, ...bits])),
    };
  });
  const kernel = kernelOf(groups);
  const { approved, refused } = settling(kernel, renamedIn(vote?.rule as Formula));
  const node = build(kernel, enough);
  return {
    kind: "together",
    order,
    enough: new Lots(kernel, [node], groups),
    approvedAndEnough: new Lots(kernel, [kernel.and(approved, node)], groups),
    refusedAndEnough: new Lots(kernel, [kernel.and(refused, node)], groups),
  };
}

/** Votes and arrivals may bear one name; in the diagrams a vote is `vote of X`. */
function renamed({ name, levels }: Variable): Variable {
  return { name: `vote of ${name}`, levels };
}

function renamedIn(formula: Formula): Formula {
  const done = new Map<Formula, Formula>();
  const of = (part: Formula): Formula => done.get(part) as Formula;
  for (const part of inOrder(formula)) {
    if (part.kind === "constant") done.set(part, part);
    else if (part.kind === "literal") done.set(part, { ...part, variable: renamed(part.variable) });
    else if (part.kind === "not") done.set(part, { ...part, of: of(part.of) });
    else done.set(part, { ...part, of: part.of.map(of) });
  }
  return of(formula);
}
