import type { Condition, Scenario, Subject } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import { promiseIn } from "../answers/target.ts";
import { pointsIn } from "../answers/time.ts";
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
import {
  type Choice,
  type Conduct,
  falls,
  groundAct,
  type Roles,
  reaches,
  Structure,
  weightsOf,
} from "../ground/index.ts";
import type { Settled, SettledClause, SettledDecision } from "../settle/index.ts";
import type { Behaviour } from "./behaviour.ts";
import { Opening } from "./opening.ts";
import {
  type Performer,
  PROCEDURE_FORMAT,
  type Procedure,
  type Ratification,
  type Timing,
  type Voter,
} from "./procedure.ts";
import { timingIn } from "./timings.ts";

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
  if (promise === undefined) return decisionProcedure(game, scenario, behaviour, horizon);
  if (game.options.countUnlawful === true) return { noForm: "unlawful help counts too" };
  const ratified = new Structure(withoutRatification(structure.settled), structure.course);
  const law = new Structure(withOutcomes(ratified.settled), structure.course);
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
    // Ratifications are stages of the procedure; its formulas speak of what comes after them.
    ratification: () => constant(true),
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

  const waits = new Waiting(game, behaviour, id);
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
    const told = waits.of(choice, build(kernel, anyway) !== 0);
    if (typeof told === "string") return { noForm: told };
    performing.push({
      party: owner,
      name: choice.variable.name,
      does: caseBy(does),
      ...(build(kernel, anyway) === 0 ? {} : { afterRefusal: caseBy(anyway) }),
      delay: behaviour.delay(
        owner,
        own.map(({ clause }) => clause.id),
      ),
      ...(told === undefined ? {} : { ratification: told }),
    });
  }
  // The promise is kept just when enough acts that count are done; a duty of several or forbearance would make it differ.
  const meant = replaced(counted, (of) => substitution.get(of.name));
  if (build(kernel, kept) !== build(kernel, meant)) return { noForm: "what counts cannot be told act by act" };

  const vote = id === undefined ? undefined : voteOn(id, ratified, conduct, behaviour, opening);
  if (vote !== undefined && "noForm" in vote) return vote;
  for (const point of vote?.begins ?? []) begins.add(point);
  if (begins.size > 1) return { noForm: "not everything begins on one day" };
  const [begin = 0] = begins;
  const ratification = waits.together();
  if (typeof ratification === "string") return { noForm: ratification };
  const consultation = consultationOf(id === undefined ? undefined : structure.settled.decisions.get(id), behaviour);
  if (consultation !== undefined && "noForm" in consultation) return consultation;
  const needed = new Set(
    [
      ...(vote?.vote.voters ?? []).flatMap(({ ballot }) => ballot.map(({ when }) => when)),
      ...performing.flatMap(({ does, afterRefusal = [] }) => [...does, ...afterRefusal].map(({ when }) => when)),
    ].flatMap((formula) => (formula === undefined ? [] : [...namesOf(formula)])),
  );
  return {
    format: PROCEDURE_FORMAT,
    grid: { unit: behaviour.unit, horizon },
    factors: behaviour.factors.filter(({ name }) => needed.has(name)),
    ...(begin === 0 ? {} : { invocation: { time: { kind: "fixed" as const, points: begin } } }),
    ...(consultation === undefined ? {} : { consultation }),
    ...(vote === undefined ? {} : { vote: vote.vote }),
    ...(ratification === undefined ? {} : { ratification }),
    deployment: { performers: performing, enough: { formula: counted } },
  };
}

/** The same for a decision: it is approved, and where it has to be ratified, so many have done so. */
function decisionProcedure(
  game: Game,
  scenario: Scenario,
  behaviour: Behaviour,
  horizon: number,
): Procedure | { readonly noForm: string } {
  const { structure, target } = game;
  const ratified = new Structure(withoutRatification(structure.settled), structure.course);
  const conduct: Conduct = {
    vote: (choice, levels) => literal(choice.variable, levels),
    finding: (choice) => behaviour.attitude(choice.owner, [2], [...choice.clauses]),
    request: () => constant(true),
    ratification: () => constant(true),
    done: (choice) => literal(choice.variable),
    countUnlawful: false,
  };
  const vote = voteOn(target.id, ratified, conduct, behaviour, new Opening(game, scenario, behaviour.unit));
  if ("noForm" in vote) return vote;
  const voters = new Set(vote.vote.voters.map(({ party }) => party));
  if ([...namesOf(vote.vote.rule)].some((name) => !voters.has(name)))
    return { noForm: "who votes hangs on what is found" };
  const [begin = 0, another] = [...new Set(vote.begins)];
  if (another !== undefined) return { noForm: "not everything begins on one day" };
  if (structure.settled.ratified.length > 0) return { noForm: "the agreement is ratified while the procedure runs" };
  const ratification = new Waiting(game, behaviour, target.id).together();
  if (typeof ratification === "string") return { noForm: ratification };
  const consultation = consultationOf(structure.settled.decisions.get(target.id), behaviour);
  if (consultation !== undefined && "noForm" in consultation) return consultation;
  const needed = new Set(
    vote.vote.voters.flatMap(({ ballot }) =>
      ballot.flatMap(({ when }) => (when === undefined ? [] : [...namesOf(when)])),
    ),
  );
  return {
    format: PROCEDURE_FORMAT,
    grid: { unit: behaviour.unit, horizon },
    factors: behaviour.factors.filter(({ name }) => needed.has(name)),
    ...(begin === 0 ? {} : { invocation: { time: { kind: "fixed" as const, points: begin } } }),
    ...(consultation === undefined ? {} : { consultation }),
    vote: vote.vote,
    ...(ratification === undefined ? {} : { ratification }),
    deployment: {
      performers: [{ party: APPROVAL, does: [{ is: 1 }], delay: { kind: "fixed", points: 0 } }],
      enough: { performers: 1 },
    },
  };
}

/** Stands for a decision's approval, which is nobody's act. */
const APPROVAL = "approval";

/** A decision's vote as a stage of a procedure, and on which points what asks for it begins; or why there is no form. */
function voteOn(
  id: string,
  ratified: Structure,
  conduct: Conduct,
  behaviour: Behaviour,
  opening: Opening,
): { readonly vote: NonNullable<Procedure["vote"]>; readonly begins: readonly number[] } | { readonly noForm: string } {
  const decision = ratified.settled.decisions.get(id);
  const begins: number[] = [];
  for (const { clause, after } of opening.askersOf(id)) {
    if (after !== undefined) return { noForm: "one decision waits for another" };
    begins.push(opening.ofClause(clause));
  }
  const voters = new Set<string>();
  const rule = ratified.decided(id, {
    ...conduct,
    vote: (choice, levels) => {
      voters.add(choice.owner);
      return literal({ name: choice.owner, levels: choice.variable.levels }, levels);
    },
  }).approved;
  const anew = decision?.rounds?.anew === true;
  const redrawn = anew ? behaviour.ballots([...voters], id) : undefined;
  if (anew && redrawn === undefined)
    return { noForm: "votes are cast anew, and a leader votes too or is followed by several" };
  const vote: NonNullable<Procedure["vote"]> = {
    voters: [...voters].map(
      (party): Voter => ({
        party,
        ballot: redrawn?.get(party) ?? [
          { when: behaviour.attitude(party, [2], [id]), is: { yes: 1, abstain: 0, no: 0 } },
          { when: behaviour.attitude(party, [0], [id]), is: { yes: 0, abstain: 0, no: 1 } },
          { is: { yes: 0, abstain: 1, no: 0 } },
        ],
        delay: behaviour.delay(party, [id]),
      }),
    ),
    rule,
    ...(decision?.within === undefined ? {} : { deadline: pointsIn(decision.within.duration, behaviour.unit) }),
    ...(decision?.rounds === undefined
      ? {}
      : {
          rounds: {
            most: decision.rounds.most,
            ...(decision.rounds.gap === undefined ? {} : { gap: timingIn(decision.rounds.gap, behaviour.unit) }),
            ballots: anew ? "redrawn" : "kept",
          },
        }),
  };
  return { vote, begins };
}

/** How long is consulted before a vote; or why there is no form. */
function consultationOf(
  decision: SettledDecision | undefined,
  behaviour: Behaviour,
): Procedure["consultation"] | { readonly noForm: string } {
  const [consultation, another] = (decision?.consulting ?? []).flatMap(({ time }) =>
    time === undefined ? [] : [time],
  );
  if (another !== undefined) return { noForm: "there are several consultations" };
  return consultation && { time: timingIn(consultation, behaviour.unit) };
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
        rounds: undefined,
        within: { at: decision.at, support: [], duration: { count: 1, unit: "day" } },
      },
    ]),
  );
  return { ...settled, decisions };
}

/** The text as it reads once everything is ratified. */
function withoutRatification(settled: Settled): Settled {
  return {
    ...settled,
    ratified: [],
    clauses: settled.clauses.map((clause) => ({
      ...clause,
      ratified: undefined,
      norms: clause.norms.map((norm) => ({ ...norm, manner: { ...norm.manner, uponItsRatification: undefined } })),
    })),
    decisions: new Map([...settled.decisions].map(([id, decision]) => [id, { ...decision, ratified: undefined }])),
  };
}

/** What acts wait for by way of ratification, where that is a stage of the procedure: of all together, of each itself, or of the decision. */
class Waiting {
  readonly #game: Game;
  readonly #behaviour: Behaviour;
  readonly #decision: SettledDecision | undefined;
  readonly #clauses = new Set<SettledClause>();
  readonly #own = new Set<string>();
  #afterRefusal = false;
  #everyone = true;

  constructor(game: Game, behaviour: Behaviour, decision: string | undefined) {
    this.#game = game;
    this.#behaviour = behaviour;
    this.#decision = decision === undefined ? undefined : game.structure.settled.decisions.get(decision);
  }

  /** A performer's own ratification, undefined if it needs none; or why there is no form. */
  of(choice: Choice, afterRefusal: boolean): Timing | string | undefined {
    const { structure } = this.#game;
    const act = structure.actsOf(choice.owner).find(({ key }) => key === choice.about);
    const { verbs, ratified } = structure.settled;
    const norms = structure.norms.filter(
      (norm) =>
        norm.triggered &&
        norm.parties.includes(choice.owner) &&
        act !== undefined &&
        (falls(verbs, act, norm.act) || falls(verbs, norm.act, act)),
    );
    this.#afterRefusal ||= afterRefusal;
    if (ratified.length > 0) return "the agreement is ratified while the procedure runs";
    const waiting = norms.filter(({ clause }) => clause.ratified !== undefined);
    const own = norms.filter(({ norm }) => norm.manner.uponItsRatification === true);
    if (waiting.length + own.length > 0 && structure.course.countSilent === true)
      return "help counts before it is ratified";
    for (const { clause } of waiting) this.#clauses.add(clause);
    this.#everyone &&= waiting.length === norms.length;
    if (own.length === 0) return undefined;
    const [first] = own;
    if (first === undefined || own.length < norms.length)
      return "a ratification is needed for some of what a party may do";
    if (own.some(({ clause }) => clause !== first.clause || clause.ratified !== undefined))
      return "several ratifications go on at once";
    const name = `${choice.owner} ${first.clause.id}`;
    if (this.#own.has(name)) return "several acts wait for one ratification";
    this.#own.add(name);
    return this.#behaviour.ratification(choice.owner, first.clause.id);
  }

  /** Before anyone acts; or why there is no form. */
  together(): Ratification | string | undefined {
    const [clause, another] = this.#clauses;
    const decision = this.#decision?.ratified === undefined ? undefined : this.#decision;
    if (clause === undefined && decision === undefined) return undefined;
    if (another !== undefined || (clause !== undefined && decision !== undefined))
      return "several ratifications go on at once";
    if (clause !== undefined && !this.#everyone) return "a ratification is needed for some of what may be done";
    if (this.#afterRefusal) return "a ratification is out while what follows a refusal is done";
    const what = (clause ?? decision) as SettledClause | SettledDecision;
    const { by } = what.ratified as { readonly by: Subject };
    const { actors } = this.#game.structure;
    const roles = this.#game.structure.norms.find((norm) => norm.clause === clause)?.roles;
    const parties = actors.partiesOf(by, roles ?? this.#game.structure.promiseRoles());
    const quantifier = by.kind === "members" ? by.quantifier : { kind: "all" as const };
    if (quantifier.kind === "at least share") return "ratifications are counted by share or weight";
    const needed = quantifier.kind === "at least" ? quantifier.count : quantifier.kind === "any" ? 1 : parties.length;
    return {
      parties: parties.map((party) => ({ party, time: this.#behaviour.ratification(party, what.id) })),
      needed,
    };
  }
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
  if (quantifier.kind === "at least share") {
    if (subject.kind !== "members") return undefined;
    // The attacker's help never counts, and it stays among those of whom a share is asked.
    const helping = new Map(
      parties.filter((party) => !roles.attacker.includes(party)).map((party, i) => [party, helps[i]]),
    );
    const given = weightsOf(subject.members, parties, law.settled, { words: "is to help" });
    return reaches(
      quantifier.amount,
      given,
      parties.map((party) => helping.get(party) ?? constant(false)),
    );
  }
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
