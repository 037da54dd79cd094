import type { Condition, Scenario } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import { promiseIn } from "../answers/target.ts";
import { build } from "../diagram/build.ts";
import {
  and,
  atLeast,
  constant,
  type Formula,
  inOrder,
  literal,
  not,
  or,
  type Variable,
  variable,
  variablesOf,
} from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { type Choice, type Conduct, groundAct, type Roles, Structure } from "../ground/index.ts";
import type { Settled, SettledDecision } from "../settle/index.ts";
import { type Behaviour, pointsIn } from "./behaviour.ts";
import { Opening } from "./opening.ts";
import { type Performer, PROCEDURE_FORMAT, type Procedure, type Voter } from "./procedure.ts";

/** Stands for a decision's outcome in place of its votes. */
const OUTCOME = "outcome";

/**
 * The procedure that an agreement lays down for a promise in a scenario: at most one decision, on whose outcome acts wait that hang on no other act, and
 * help that counts when enough of them have come. The reason where the agreement is not of this form; then only play by chance (`unfold`) will do.
 */
export function procedureOf(
  game: Game,
  scenario: Scenario,
  behaviour: Behaviour,
  horizon: number,
): Procedure | { readonly noForm: string } {
  const { structure, target } = game;
  const promise = promiseIn(structure.settled, target.id);
  if (promise === undefined) return { noForm: "it is a decision" };
  if (game.options.countUnlawful === true) return { noForm: "unlawful help counts too" };
  const law = new Structure(withOutcomes(structure.settled), structure.course);
  const outcomes = new Map<string, Variable>();
  const acts = new Map<string, Choice>();
  let joint = false;
  const conduct: Conduct = {
    vote: (choice, levels) => {
      outcomes.set(choice.about, choice.variable);
      return literal(choice.variable, levels);
    },
    finding: (choice) => behaviour.attitude(choice.owner, [2], [...choice.clauses]),
    request: () => constant(true),
    done: (choice, { barred, bound }) => {
      if (barred.kind === "constant" && !barred.value && bound.kind === "constant" && bound.value)
        joint ||= jointIn(law, choice);
      acts.set(choice.variable.name, choice);
      return literal(choice.variable);
    },
    countUnlawful: false,
  };
  const roles = law.promiseRoles();
  const kept = law.kept(promise, conduct);
  if (joint) return { noForm: "a duty of several can fall on any of them" };
  const counted = enoughOf(law, promise.keptWhen, roles);
  if (counted === undefined) return { noForm: "the promise counts more than help" };
  const performers = [...namesOf(counted)].flatMap((name) => {
    const choice = acts.get(name);
    return choice === undefined ? [] : [choice];
  });
  const status = new Map(
    performers.map((choice) => {
      const act = law.actsOf(choice.owner).find(({ key }) => key === choice.about);
      return [choice, act === undefined ? undefined : law.status(choice.owner, act, conduct)] as const;
    }),
  );
  const formulas = [
    kept,
    ...[...status.values()].flatMap((of) => (of === undefined ? [] : [of.barred, of.bound, of.free])),
  ];
  const deciding = [...outcomes].filter(([, of]) => formulas.some((formula) => namesOf(formula).has(of.name)));
  if (deciding.length > 1) return { noForm: `it hangs on ${deciding.length} decisions` };
  const [id, outcome] = deciding[0] ?? [undefined, undefined];

  const performing: Performer[] = [];
  const substitution = new Map<string, Formula>();
  const kernel = new Kernel({ nodeBudget: game.options.nodeBudget });
  const opening = new Opening(game, scenario, behaviour.unit);
  const begins = new Set<number>();
  for (const choice of performers) {
    const of = status.get(choice);
    if (of === undefined) return { noForm: `${choice.about} is no act of ${choice.owner}` };
    const { owner } = choice;
    if ([of.barred, of.bound, of.free].some((formula) => [...namesOf(formula)].some((name) => acts.has(name))))
      return { noForm: "an act hangs on another" };
    const willing = behaviour.attitude(owner, [2]);
    const counts = structure.course.countSilent === true ? not(of.barred) : and(not(of.barred), or(of.bound, of.free));
    substitution.set(choice.variable.name, and(literal(choice.variable), counts));
    const helps = and(counts, or(willing, and(of.bound, behaviour.keeps(owner, "duty"))));
    const given = (approved: boolean): Formula =>
      outcome === undefined ? helps : restricted(helps, outcome, approved);
    if (outcome !== undefined) {
      // What is certain before the decision settles does not wait for it.
      const both = (formula: Formula): Formula =>
        or(
          and(restricted(formula, outcome, true), restricted(formula, outcome, false)),
          and(not(restricted(formula, outcome, true)), not(restricted(formula, outcome, false))),
        );
      const early = and(or(given(true), given(false)), both(of.barred), both(of.bound), both(of.free));
      if (build(kernel, early) !== 0) return { noForm: "some may act before the decision settles" };
    }
    const norms = structure.norms.filter(({ parties }) => parties.includes(owner));
    const own = norms.filter(({ act }) => act.key === choice.about);
    begins.add(opening.ofNorms(own.length > 0 ? own : norms));
    const does = given(true);
    const anyway = outcome === undefined ? constant(false) : given(false);
    performing.push({
      party: owner,
      name: choice.variable.name,
      does: caseBy(does),
      ...(build(kernel, anyway) === 0 ? {} : { afterRefusal: caseBy(anyway) }),
      delay: behaviour.delay(
        owner,
        own.map(({ clause }) => clause.id),
      ),
    });
  }
  // The promise is kept just when enough acts that count are done; a duty of several or forbearance would make it differ.
  const meant = replaced(counted, (of) => substitution.get(of.name));
  if (build(kernel, kept) !== build(kernel, meant)) return { noForm: "what counts cannot be told act by act" };

  let ballots: Procedure["vote"];
  if (id !== undefined) {
    const decision = structure.settled.decisions.get(id);
    for (const { clause, after } of opening.askersOf(id)) {
      if (after !== undefined) return { noForm: "one decision waits for another" };
      begins.add(opening.ofClause(clause));
    }
    const voters = new Set<string>();
    const rule = structure.decided(id, {
      ...conduct,
      vote: (choice, levels) => {
        voters.add(choice.owner);
        return literal({ name: choice.owner, levels: choice.variable.levels }, levels);
      },
    }).approved;
    ballots = {
      voters: [...voters].map(
        (party): Voter => ({
          party,
          ballot: [
            { when: behaviour.attitude(party, [2], [id]), is: { yes: 1, abstain: 0, no: 0 } },
            { when: behaviour.attitude(party, [0], [id]), is: { yes: 0, abstain: 0, no: 1 } },
            { is: { yes: 0, abstain: 1, no: 0 } },
          ],
          delay: behaviour.delay(party, [id]),
        }),
      ),
      rule,
      ...(decision?.within === undefined ? {} : { deadline: pointsIn(decision.within.duration, behaviour.unit) }),
    };
  }
  if (begins.size > 1) return { noForm: "not everything begins on one day" };
  const [begin = 0] = begins;
  const needed = new Set(
    [
      ...(ballots?.voters ?? []).flatMap(({ ballot }) => ballot.map(({ when }) => when)),
      ...performing.flatMap(({ does, afterRefusal = [] }) => [...does, ...afterRefusal].map(({ when }) => when)),
    ].flatMap((formula) => (formula === undefined ? [] : [...namesOf(formula)])),
  );
  return {
    format: PROCEDURE_FORMAT,
    grid: { unit: behaviour.unit, horizon },
    factors: behaviour.factors.filter(({ name }) => needed.has(name)),
    ...(begin === 0 ? {} : { invocation: { time: { kind: "fixed" as const, points: begin } } }),
    ...(ballots === undefined ? {} : { vote: ballots }),
    deployment: { performers: performing, enough: { formula: counted } },
  };
}

/** The text with every decision in one hand, so that formulas name its outcome and not its votes. */
function withOutcomes(settled: Settled): Settled {
  const decisions = new Map(
    [...settled.decisions].map(([id, decision]): [string, SettledDecision] => [
      id,
      {
        ...decision,
        rule: { ...decision.rule, rule: { kind: "who", who: { kind: "party", party: OUTCOME } } },
        quorum: undefined,
        abstain: [],
        within: { at: decision.at, support: [], duration: { count: 1, unit: "day" } },
      },
    ]),
  );
  return { ...settled, decisions };
}

/** Whether a duty of several may fall on this party. */
function jointIn(law: Structure, { owner }: Choice): boolean {
  return law.norms.some(
    ({ joint, parties, norm }) => joint !== undefined && parties.includes(owner) && !norm.manner.asItDeemsNecessary,
  );
}

/** How much help `kept when` asks for, over the acts that are help; undefined where it asks for something else. */
function enoughOf(law: Structure, condition: Condition, roles: Roles): Formula | undefined {
  if (condition.kind === "and" || condition.kind === "or") {
    const parts = condition.of.map((part) => enoughOf(law, part, roles));
    if (parts.some((part) => part === undefined)) return undefined;
    return (condition.kind === "and" ? and : or)(...(parts as Formula[]));
  }
  if (condition.kind !== "event" || condition.event.where.length > 0) return undefined;
  const { subject } = condition.event;
  const quantifier = subject.kind === "members" ? subject.quantifier : { kind: "any" as const };
  if (quantifier.kind === "none" || quantifier.kind === "at most") return undefined;
  const act = groundAct(condition.event.act, law.actors, roles);
  const parties = law.actors.partiesOf(subject, roles);
  const helps = parties
    .filter((party) => !roles.attacker.includes(party))
    .map((party) => or(...law.actsUnder(party, act).map(({ key }) => literal(variable(`act ${party}: ${key}`)))));
  const count = quantifier.kind === "at least" ? quantifier.count : quantifier.kind === "any" ? 1 : parties.length;
  return atLeast(count, helps);
}

function caseBy(formula: Formula): Performer["does"] {
  if (formula.kind === "constant") return [{ is: formula.value ? 1 : 0 }];
  return [{ when: formula, is: 1 }, { is: 0 }];
}

/** The formula once the decision is approved, or has failed. */
function restricted(formula: Formula, outcome: Variable, approved: boolean): Formula {
  return replaced(formula, (of, levels) =>
    of.name === outcome.name ? constant(levels.includes(approved ? 2 : 0)) : undefined,
  );
}

/** The formula with other formulas in the place of some literals. */
function replaced(formula: Formula, by: (of: Variable, levels: readonly number[]) => Formula | undefined): Formula {
  const done = new Map<Formula, Formula>();
  const of = (part: Formula): Formula => done.get(part) as Formula;
  for (const part of inOrder(formula)) {
    if (part.kind === "constant") done.set(part, part);
    else if (part.kind === "literal") done.set(part, by(part.variable, part.in) ?? part);
    else if (part.kind === "not") done.set(part, not(of(part.of)));
    else if (part.kind === "and" || part.kind === "or")
      done.set(part, (part.kind === "and" ? and : or)(...part.of.map(of)));
    else done.set(part, { ...part, of: part.of.map(of) });
  }
  return of(formula);
}

function namesOf(formula: Formula): Set<string> {
  return new Set(variablesOf(formula).map(({ name }) => name));
}
