import { build } from "../diagram/build.ts";
import { type Formula, type Variable, variablesOf } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { requireIncreasing } from "../diagram/monotone.ts";
import { nearly } from "./chance.ts";
import {
  type Chance,
  type Given,
  nameOfPerformer,
  PROCEDURE_FORMAT,
  type Procedure,
  type Timing,
} from "./procedure.ts";

/** Points that a grid may have: what is reached later than this is no matter of days or hours. */
export const MOST_POINTS = 100_000;

/**
 * Whether a procedure says something.
 * @throws RangeError that names the place and what is wrong there
 */
export function checkProcedure(procedure: Procedure): void {
  const { grid, factors, vote, ratification, deployment } = procedure;
  if (procedure.format !== PROCEDURE_FORMAT) wrong("format", `is "${procedure.format}", not "${PROCEDURE_FORMAT}"`);
  whole("grid.horizon", grid.horizon, 0, MOST_POINTS);
  const known = new Map<string, number>();
  for (const [i, factor] of factors.entries()) {
    const at = `factors[${i}] "${factor.name}"`;
    const levels = factor.weights.length;
    if (factor.name === "") wrong(at, "needs a name");
    if (known.has(factor.name)) wrong(at, "has the name of another factor");
    if (levels < 2 || levels > 4) wrong(at, `has ${levels} weights; it may have 2, 3 or 4`);
    sumsToOne(at, factor.weights);
    known.set(factor.name, levels);
  }
  const given = <T>(at: string, cases: Given<T>, check: (at: string, value: T) => void): void => {
    if (cases.length === 0) wrong(at, "has no case");
    for (const [i, { when, is }] of cases.entries()) {
      if (when !== undefined) uses(`${at}[${i}].when`, when, known);
      check(`${at}[${i}].is`, is);
    }
    if (cases.at(-1)?.when !== undefined) wrong(at, "needs a last case without a condition");
  };
  for (const name of ["invocation", "determination", "consultation"] as const) {
    const step = procedure[name];
    if (step === undefined) continue;
    timing(`${name}.time`, step.time);
    if (step.happens !== undefined) given(`${name}.happens`, step.happens, chance);
  }
  if (vote !== undefined) {
    const votes = new Map<string, number>();
    const levels = new Map(variablesIn("vote.rule", vote.rule).map((of) => [of.name, of.levels]));
    for (const [i, voter] of vote.voters.entries()) {
      const at = `vote.voters[${i}] "${voter.party}"`;
      if (votes.has(voter.party)) wrong(at, "votes twice");
      votes.set(voter.party, levels.get(voter.party) === 4 ? 4 : 3);
      timing(`${at}.delay`, voter.delay);
      given(`${at}.ballot`, voter.ballot, (where, { yes, abstain, no }) => sumsToOne(where, [yes, abstain, no]));
    }
    uses("vote.rule", vote.rule, votes);
    if (vote.deadline !== undefined) whole("vote.deadline", vote.deadline, 0, MOST_POINTS);
    if (vote.rounds !== undefined) {
      whole("vote.rounds.most", vote.rounds.most, 1, 1000);
      if (vote.rounds.gap !== undefined) timing("vote.rounds.gap", vote.rounds.gap);
    }
  }
  if (ratification !== undefined) {
    for (const [i, { party, time }] of ratification.parties.entries())
      timing(`ratification.parties[${i}] "${party}".time`, time);
    whole("ratification.needed", ratification.needed, 0, Number.MAX_SAFE_INTEGER);
  }
  const performers = new Map<string, number>();
  for (const [i, performer] of deployment.performers.entries()) {
    const name = nameOfPerformer(performer);
    const at = `deployment.performers[${i}] "${name}"`;
    if (performers.has(name)) wrong(at, "has the name of another performer");
    performers.set(name, 2);
    timing(`${at}.delay`, performer.delay);
    if (performer.ratification !== undefined) timing(`${at}.ratification`, performer.ratification);
    given(`${at}.does`, performer.does, chance);
    if (performer.afterRefusal !== undefined) given(`${at}.afterRefusal`, performer.afterRefusal, chance);
    if (!(nearly(performer.weight ?? 1) >= 0)) wrong(`${at}.weight`, `is ${performer.weight}; it may not be negative`);
  }
  const { enough } = deployment;
  if (enough.performers === undefined && enough.weight === undefined && enough.formula === undefined)
    wrong("deployment.enough", "does not say how much is enough");
  if (enough.performers !== undefined)
    whole("deployment.enough.performers", enough.performers, 0, Number.MAX_SAFE_INTEGER);
  if (enough.weight !== undefined) nearly(enough.weight);
  if (enough.formula !== undefined) {
    uses("deployment.enough.formula", enough.formula, performers);
    const kernel = new Kernel();
    requireIncreasing(kernel, build(kernel, enough.formula));
  }
  if (deployment.within !== undefined) whole("deployment.within", deployment.within, 0, MOST_POINTS);
}

function wrong(at: string, what: string): never {
  throw new RangeError(`${at} ${what}`);
}

function whole(at: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    wrong(at, `is ${value}; it needs a whole number from ${least} to ${most}`);
}

function chance(at: string, value: Chance): void {
  const p = nearly(value);
  if (!(p >= 0 && p <= 1)) wrong(at, `is ${value}; a probability lies between 0 and 1`);
}

function sumsToOne(at: string, chances: readonly Chance[]): void {
  for (const one of chances) chance(at, one);
  const sum = chances.reduce<number>((total, one) => total + nearly(one), 0);
  if (!(Math.abs(sum - 1) <= 1e-9)) wrong(at, `adds up to ${sum}, not to 1`);
}

function timing(at: string, given: Timing): void {
  if (given.kind === "fixed") whole(`${at}.points`, given.points, 0, MOST_POINTS);
  else if (given.kind === "range") {
    whole(`${at}.from`, given.from, 0, MOST_POINTS);
    whole(`${at}.to`, given.to, given.from, MOST_POINTS);
  } else if (given.kind === "each point") {
    chance(`${at}.probability`, given.probability);
    whole(`${at}.from`, given.from ?? 1, 0, MOST_POINTS);
  } else {
    for (const one of given.weights) chance(`${at}.weights`, one);
    const sum = given.weights.reduce<number>((total, one) => total + nearly(one), 0);
    if (given.weights.length > MOST_POINTS + 1) wrong(`${at}.weights`, `are more than ${MOST_POINTS + 1}`);
    if (!(sum <= 1 + 1e-9)) wrong(`${at}.weights`, `add up to ${sum}, more than 1`);
  }
}

function uses(at: string, formula: Formula, known: ReadonlyMap<string, number>): void {
  for (const of of variablesIn(at, formula)) {
    const levels = known.get(of.name);
    if (levels === undefined) wrong(at, `names "${of.name}"; there are ${[...known.keys()].join(", ") || "none"}`);
    if (levels !== of.levels) wrong(at, `uses "${of.name}" with ${of.levels} levels; it has ${levels}`);
  }
}

function variablesIn(at: string, formula: Formula): readonly Variable[] {
  try {
    return variablesOf(formula);
  } catch (error) {
    return wrong(at, (error as Error).message);
  }
}
