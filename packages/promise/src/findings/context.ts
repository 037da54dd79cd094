import type { Agreement, Condition, Event, Model, PromiseTerm } from "@proviso/agreement";
import { Game } from "../answers/game.ts";
import { type Control, holdsFor, type Selected, selected, selectorOf } from "../answers/selectors.ts";
import { beneficiariesOf, type Target } from "../answers/target.ts";
import { type Formula, not } from "../diagram/formula.ts";
import { NOBODY } from "../ground/actors.ts";
import { type Choice, falls, type GroundAct, type GroundNorm, groundAct, Structure } from "../ground/index.ts";
import type { Alike, Answering, Settled, SettledDecision } from "../settle/index.ts";
import { dependsOn } from "./logic.ts";

export interface FindingsOptions {
  /** Whose attack the texts are tested against where neither a trigger nor a scenario names one. */
  readonly attacker?: string;
  /** Further parties that must not be able to void what is promised. */
  readonly adversaries?: readonly string[];
  /** ISO date; without it nothing is called expired. */
  readonly today?: string;
  /** Names of the agreements to examine; all unless told. */
  readonly of?: readonly string[];
  /** How many answerings of the open questions are examined at most; 256 unless told. */
  readonly mostAnswerings?: number;
  /** Nodes a diagram may take. */
  readonly nodeBudget?: number;
}

/** What the texts of one agreement under its answerings have in common. */
export interface Shared {
  readonly alike: Alike;
  /** Votes that count, by the formula of an approval; decisions mostly stay the same from answering to answering. */
  readonly votes: Map<string, ReadonlySet<string>>;
}

/** One agreement under one answering, with what rules ask of it worked out once and only when asked. */
export class AgreementText {
  readonly model: Model;
  readonly agreement: Agreement;
  readonly settled: Settled;
  readonly options: FindingsOptions;
  readonly #alike: Alike;
  readonly #worked: Map<string, ReadonlySet<string>>;
  #structure: Structure | undefined;
  #promises: readonly Pledge[] | undefined;
  #adversaries: readonly string[] | undefined;
  readonly #cases = new Map<string, PromiseCase>();

  /** @param shared what was worked out once for all answerings: who is alike, and of which votes a rule reads */
  constructor(model: Model, agreement: Agreement, settled: Settled, options: FindingsOptions, shared: Shared) {
    this.#alike = shared.alike;
    this.#worked = shared.votes;
    this.model = model;
    this.agreement = agreement;
    this.settled = settled;
    this.options = options;
  }

  get answering(): Answering {
    return this.settled.answering;
  }

  /** The text with no promise in view. */
  get structure(): Structure {
    this.#structure ??= new Structure(this.settled, { attacker: this.options.attacker });
    return this.#structure;
  }

  /** Each promise in the text with those it is made to. */
  get pledges(): readonly Pledge[] {
    this.#promises ??= this.settled.promises.map((term) => {
      const classes = this.#alike.classes(beneficiariesOf(this.settled, term));
      return {
        term,
        cases: (classes.length === 0 ? [[]] : classes).map((alike) => this.case(term, alike, this.options.attacker)),
      };
    });
    return this.#promises;
  }

  /** A promise to one of some beneficiaries that are alike, seen with one attacker. */
  case(term: PromiseTerm, beneficiaries: readonly string[], attacker: string | undefined): PromiseCase {
    const key = `${term.id}|${beneficiaries[0] ?? ""}|${attacker ?? ""}`;
    let found = this.#cases.get(key);
    if (found === undefined) {
      found = new PromiseCase(this, term, beneficiaries, attacker);
      this.#cases.set(key, found);
    }
    return found;
  }

  /** Names of the votes on which a decision's approval depends; empty where it is always or never approved. */
  votesThatCount(decision: string): ReadonlySet<string> {
    const { approved } = this.structure.decided(decision);
    const key = JSON.stringify(approved, (_key, part) => (typeof part === "bigint" ? `${part}` : part));
    let found = this.#worked.get(key);
    if (found === undefined) {
      found = dependsOn(approved, this.options.nodeBudget);
      this.#worked.set(key, found);
    }
    return found;
  }

  /** Decisions of this agreement, not those of other texts that it draws in. */
  get decisions(): readonly SettledDecision[] {
    return [...this.settled.decisions.values()].filter((decision) => this.owns(decision.id));
  }

  owns(id: string): boolean {
    return id.startsWith(`${this.agreement.id}.`);
  }

  /** Those against whom promises are made: attackers that triggers or scenarios name, and those given as options. */
  get adversaries(): readonly string[] {
    this.#adversaries ??= [
      ...new Set([
        ...this.settled.clauses.flatMap(({ when }) => (when === undefined ? [] : this.#attackersIn(when.event))),
        ...scenarioEvents(this.model, this.agreement).flatMap((event) => this.#attackersIn(event)),
        ...(this.options.attacker === undefined ? [] : [this.options.attacker]),
        ...(this.options.adversaries ?? []),
      ]),
    ].filter((party) => this.settled.parties.includes(party));
    return this.#adversaries;
  }

  #attackersIn(event: Event): readonly string[] {
    const verb = event.act.kind === "verb" ? this.settled.verbs.get(event.act.verb) : undefined;
    if (verb?.subjectRole !== "attacker" || event.subject.kind !== "who") return [];
    return this.structure.actors.who(event.subject.who, NOBODY);
  }
}

/** What happens in the scenarios of an agreement. */
export function scenarioEvents(model: Model, agreement: Agreement): Event[] {
  return model.scenarios
    .filter((scenario) => scenario.of === agreement.id)
    .flatMap((scenario) => scenario.events.map(({ event }) => event));
}

/** A promise with one case for each party it is made to; parties that the text cannot tell apart share one. */
export interface Pledge {
  readonly term: PromiseTerm;
  readonly cases: readonly PromiseCase[];
}

/** A deed that a promise counts, for one party that may do it. */
export interface Counted {
  readonly party: string;
  readonly act: GroundAct;
  /** Kept when the deed is not done. */
  readonly forbearance: boolean;
}

/** One promise to one beneficiary: the game that is played about it, and who helps. */
export class PromiseCase {
  readonly text: AgreementText;
  readonly term: PromiseTerm;
  /** Those alike to whom the promise is made; the case is worked out for the first. */
  readonly beneficiaries: readonly string[];
  readonly attacker: string | undefined;
  #game: Game | undefined;
  #voiding: Selected | undefined;
  #blocking: Selected | undefined;
  #depends: ReadonlySet<string> | undefined;
  #counted: readonly Counted[] | undefined;

  constructor(text: AgreementText, term: PromiseTerm, beneficiaries: readonly string[], attacker: string | undefined) {
    this.text = text;
    this.term = term;
    this.beneficiaries = beneficiaries;
    this.attacker = attacker;
  }

  get beneficiary(): string | undefined {
    return this.beneficiaries[0];
  }

  /** The parties that what holds of a party here holds of, seen over all the beneficiaries that are alike. */
  alikeTo(party: string): readonly string[] {
    return this.beneficiaries.includes(party) ? this.beneficiaries : [party];
  }

  get game(): Game {
    const { settled, agreement, options } = this.text;
    const target: Target = { kind: "promise", id: this.term.id, agreement: agreement.id, title: this.term.name };
    this.#game ??= new Game(settled, target, {
      beneficiary: this.beneficiary,
      attacker: this.attacker,
      nodeBudget: options.nodeBudget,
    });
    return this.#game;
  }

  /** Who attacks in this case: those a trigger names, or the one it is seen with. */
  get attackers(): readonly string[] {
    return this.structure.promiseRoles().attacker;
  }

  get structure(): Structure {
    return this.game.structure;
  }

  /** φ in good faith. */
  get formula(): Formula {
    return this.game.formula;
  }

  /** Void(S). */
  canVoid(parties: readonly string[]): boolean {
    return holdsFor(this.voiding, new Set(parties));
  }

  get voiding(): Selected {
    this.#voiding ??= this.game.voiding();
    return this.#voiding;
  }

  /** Block(S). */
  canBlock(parties: readonly string[]): boolean {
    this.#blocking ??= this.game.blocking();
    return holdsFor(this.#blocking, new Set(parties));
  }

  /** Whether these parties can bring a goal about with those of their choices that `theirs` admits, everyone else being against it. */
  canBring(goal: Formula, parties: readonly string[], theirs: (choice: Choice) => boolean): boolean {
    const able = this.select(goal, (choice) => (theirs(choice) ? { selector: selectorOf(choice.owner) } : "never"));
    return holdsFor(able, new Set(parties));
  }

  /** Whether these parties can void the promise with those of their choices alone. */
  voidsWith(parties: readonly string[], theirs: (choice: Choice) => boolean): boolean {
    return this.canBring(not(this.formula), parties, (choice) => choice.owner !== this.beneficiary && theirs(choice));
  }

  select(goal: Formula, control: (choice: Choice) => Control): Selected {
    return selected(
      goal,
      (of) => {
        const choice = this.game.choice(of.name);
        return choice === undefined ? undefined : control(choice);
      },
      this.text.options.nodeBudget,
    );
  }

  /** Names of the choices on which φ really depends. */
  get depends(): ReadonlySet<string> {
    this.#depends ??= dependsOn(this.formula, this.text.options.nodeBudget);
    return this.#depends;
  }

  /** The choices on which φ depends, in the order met. */
  get choices(): readonly Choice[] {
    return this.structure.choices.filter((choice) => this.depends.has(choice.variable.name));
  }

  /** N. */
  get players(): readonly string[] {
    return this.game.inOrder(
      new Set(this.choices.map((choice) => choice.owner).filter((owner) => owner !== this.beneficiary)),
    );
  }

  /** Decisions on which φ depends. */
  get decisions(): readonly SettledDecision[] {
    const read = new Set(this.choices.flatMap((choice) => (choice.kind === "vote" ? [choice.about] : [])));
    return [...this.text.settled.decisions.values()].filter((decision) => read.has(decision.id));
  }

  /** The deeds that `kept when` counts, party by party. An attacker's help never counts. */
  get counted(): readonly Counted[] {
    this.#counted ??= this.#countedIn(this.term.keptWhen);
    return this.#counted;
  }

  /** The counted deeds that help, forbearance left out. */
  get helps(): readonly Counted[] {
    return this.counted.filter((deed) => !deed.forbearance);
  }

  /** Parties whose help would count, in the order of the text. */
  get helpers(): readonly string[] {
    return this.game.inOrder(new Set(this.helps.map(({ party }) => party)));
  }

  /** Norms of the given kind about a helper's counted act: doing the one is doing the other. */
  normsOn({ party, act }: Counted, modality: GroundNorm["modality"]): readonly GroundNorm[] {
    const { verbs } = this.text.settled;
    const acts = [act, ...this.structure.actsUnder(party, act)];
    return this.structure.norms.filter(
      (ground) =>
        ground.triggered &&
        ground.modality === modality &&
        ground.parties.includes(party) &&
        acts.some((counted) => falls(verbs, counted, ground.act) || falls(verbs, ground.act, counted)),
    );
  }

  #countedIn(condition: Condition): Counted[] {
    if (condition.kind === "and" || condition.kind === "or")
      return condition.of.flatMap((part) => this.#countedIn(part));
    if (condition.kind !== "event") return [];
    const { subject, act } = condition.event;
    const roles = this.structure.promiseRoles();
    const wanted = groundAct(act, this.structure.actors, roles);
    const forbearance =
      subject.kind === "members" && (subject.quantifier.kind === "none" || subject.quantifier.kind === "at most");
    return this.structure.actors
      .partiesOf(subject, roles)
      .filter((party) => forbearance || !roles.attacker.includes(party))
      .map((party) => ({ party, act: wanted, forbearance }));
  }
}
