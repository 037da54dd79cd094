import type { Condition, Members, Model, Place, Rule, Support } from "@proviso/agreement";
import { build } from "../diagram/build.ts";
import { and, type Formula, not } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { directions } from "../diagram/monotone.ts";
import { staticOrder } from "../diagram/order.ts";
import { oneWay } from "../diagram/untangle.ts";
import { type Choice, eventsOf, falls, type GroundAct, type GroundNorm, groundAct, jointly } from "../ground/index.ts";
import type { Provenance, SettledDecision } from "../settle/index.ts";
import { finderOf, ownerName } from "./finders.ts";
import type { Game } from "./game.ts";
import {
  clauseName,
  conditionWords,
  joined,
  list,
  normWords,
  quorumWords,
  ratifiedWords,
  ruleWords,
  sentence,
  shortList,
  subjectWords,
} from "./plain.ts";
import { bringing, selectorOf } from "./selectors.ts";
import { largeVote } from "./weighted-vote.ts";

/** The chain behind an answer: a sentence that a newspaper could print, and the words it rests on, step by step. */
export interface Why {
  readonly sentence: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly text: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

type Kind = "void" | "block" | "break" | "secure";

const KINDS: readonly Choice["kind"][] = ["vote", "act", "finding", "request", "ratification"];

/** Every set of kinds of conduct but the empty one, the smallest first. */
const ATTEMPTS = Array.from({ length: 31 }, (_, i) => KINDS.filter((_kind, bit) => ((i + 1) >> bit) & 1)).sort(
  (a, b) => a.length - b.length,
);

/** What has been worked out for one coalition of a game serves the others. */
const EXPLAINERS = new WeakMap<Game, Explainer>();

/** How a set of parties came to be able to do it. Looks for the fewest kinds of conduct that suffice: votes, then acts, then findings, then requests. */
export function why(model: Model, game: Game, kind: Kind, coalition: readonly string[]): Why {
  const known = EXPLAINERS.get(game);
  const explain = known ?? new Explainer(model, game);
  if (known === undefined) EXPLAINERS.set(game, explain);
  switch (kind) {
    case "secure":
      return explain.secured(coalition);
    case "break":
      return explain.broken(coalition);
    default:
      return explain.voided(coalition);
  }
}

class Explainer {
  readonly #model: Model;
  readonly #game: Game;
  #hurts: ReadonlySet<string> | undefined;
  /** Whether a coalition can bring something about with some of its choices, by what and with which. */
  readonly #means = new Map<string, (coalition: ReadonlySet<string>) => boolean>();

  constructor(model: Model, game: Game) {
    this.#model = model;
    this.#game = game;
  }

  voided(coalition: readonly string[]): Why {
    const title = this.#title();
    if (coalition.length === 0) {
      return {
        sentence: `${title} cannot be kept: nothing that anyone does under this text keeps it.`,
        steps: this.#promiseStep(),
      };
    }
    if (largeVote(this.#game) !== undefined) return this.#outweighed(coalition);
    const kinds = this.#kindsThatSuffice(coalition);
    const steps: Step[] = [];
    const reasons: string[] = [];
    if (kinds.has("vote")) {
      for (const reason of this.#votes(coalition, kinds)) {
        reasons.push(reason.sentence);
        steps.push(...reason.steps);
      }
    }
    for (const kind of ["finding", "request", "ratification"] as const) {
      if (!kinds.has(kind)) continue;
      for (const reason of this.#views(coalition, kind)) {
        reasons.push(reason.sentence);
        steps.push(...reason.steps);
      }
    }
    if (kinds.has("act")) {
      for (const reason of this.#conduct(coalition, kinds)) {
        reasons.push(reason.sentence);
        steps.push(...reason.steps);
      }
    }
    const subject = coalition.length === 1 ? `${this.#names(coalition)} alone` : `${this.#names(coalition)} together`;
    const what = this.#game.target.kind === "decision" ? `stop ${title}` : "void it";
    return {
      sentence: sentence(`${subject} can ${what}${reasons.length === 0 ? "" : `: ${joined(reasons)}`}.`),
      steps: [...steps, ...this.#promiseStep()],
    };
  }

  /** Why a coalition stops a decision by weights that is too large for a diagram. */
  #outweighed(coalition: readonly string[]): Why {
    const decision = this.#game.structure.decisionNamed(this.#game.target.id);
    const needs = `${decisionName(decision)} needs ${ruleWords(this.#model, decision.rule.rule)}`;
    const who = `${this.#names(coalition)} ${coalition.length === 1 ? "alone" : "together"}`;
    return {
      sentence: sentence(`${who} can stop ${this.#title()}: ${needs}, which the others do not reach.`),
      steps: [{ text: needs, at: decision.rule.at, support: [...decision.rule.support, ...decision.support] }],
    };
  }

  broken(coalition: readonly string[]): Why {
    if (coalition.length === 0) return this.voided(coalition);
    const subject = coalition.length === 1 ? `${this.#names(coalition)} alone` : `${this.#names(coalition)} together`;
    const duties = this.#norms(coalition, ["shall", "must not"]);
    const steps = duties.map((ground) => this.#normStep(ground));
    const under = list([...new Set(duties.map((ground) => clauseName(ground.clause.id)))]);
    return {
      sentence: sentence(`${subject} could break it${under === "" ? "" : ` by going against ${under}`}.`),
      steps: [...steps, ...this.#promiseStep()],
    };
  }

  secured(coalition: readonly string[]): Why {
    const duties = this.#norms(undefined, ["shall", ...(this.#forbears() ? (["must not"] as const) : [])]);
    const steps = duties.map((ground) => this.#normStep(ground));
    if (coalition.length === 0) {
      const names = [...new Set(duties.map((ground) => clauseName(ground.clause.id)))];
      const under = list(names);
      return {
        sentence: `Duty alone secures it as long as nobody breaks its word${under === "" ? "" : `: ${under} ${names.length === 1 ? "binds" : "bind"} whatever anyone decides`}.`,
        steps: [...steps, ...this.#promiseStep()],
      };
    }
    const subject = coalition.length === 1 ? `${this.#names(coalition)} alone` : `${this.#names(coalition)} together`;
    return { sentence: `${subject} can secure it whatever the others do.`, steps: [...steps, ...this.#promiseStep()] };
  }

  /** The smallest set of kinds of conduct with which the coalition still voids. */
  #kindsThatSuffice(coalition: readonly string[]): ReadonlySet<Choice["kind"]> {
    for (const attempt of ATTEMPTS) {
      const chosen = new Set(attempt);
      if (this.#voidsWith(coalition, (choice) => chosen.has(choice.kind), `by ${attempt.join()}`)) return chosen;
    }
    return new Set(KINDS);
  }

  #voidsWith(coalition: readonly string[], mine: (choice: Choice) => boolean, how?: string): boolean {
    return this.#canBring(not(this.#game.formula), coalition, mine, how === undefined ? undefined : `void ${how}`);
  }

  /** @param name what is to be brought about and with which choices, where that does not hang on the coalition */
  #canBring(goal: Formula, coalition: readonly string[], mine: (choice: Choice) => boolean, name?: string): boolean {
    const can =
      (name === undefined ? undefined : this.#means.get(name)) ??
      bringing(
        goal,
        (of) => {
          const choice = this.#game.choice(of.name);
          if (choice === undefined) return undefined;
          return mine(choice) && choice.owner !== this.#game.beneficiary
            ? { selector: selectorOf(choice.owner) }
            : "never";
        },
        this.#game.options.nodeBudget,
      );
    if (name !== undefined) this.#means.set(name, can);
    return can(new Set(coalition));
  }

  /** Decisions whose outcome the coalition settles alone, and what follows. */
  #votes(coalition: readonly string[], kinds: ReadonlySet<Choice["kind"]>): Why[] {
    const { structure } = this.#game;
    const found: Why[] = [];
    for (const decision of structure.settled.decisions.values()) {
      const mine = this.#choicesOf(coalition, new Set(["vote"])).filter((choice) => choice.about === decision.id);
      if (mine.length === 0) continue;
      const isIn = ({ kind, about }: Choice): boolean => kind === "vote" && about === decision.id;
      const elsewhere = (choice: Choice): boolean => kinds.has(choice.kind) && !isIn(choice);
      if (this.#voidsWith(coalition, elsewhere, `by ${[...kinds].join()} but in ${decision.id}`)) continue;
      const outcome = this.#outcomeThatVoids(decision.id, coalition, kinds);
      if (outcome === undefined) continue;
      const refuses = outcome === "refused";
      const consequences = structure.norms.filter((ground) => this.#hangsOn(ground, decision.id, refuses));
      const steps: Step[] = [
        {
          text: `${decisionName(decision)} needs ${ruleWords(this.#model, decision.rule.rule)}${decision.quorum === undefined ? "" : `, with ${quorumWords(this.#model, decision.quorum)}`}`,
          at: decision.rule.at,
          support: [...decision.rule.support, ...decision.support],
        },
        ...consequences.map((ground) => this.#normStep(ground)),
      ];
      const voters = [...new Set(mine.map((choice) => choice.owner))];
      const among = voters.length === 1 ? "alone" : "together";
      found.push({
        sentence: refuses
          ? `${decisionName(decision)} ${this.#needs(decision, voters)}`
          : outcome === "approved"
            ? `${this.#names(voters)} can approve ${decisionName(decision)} ${among}`
            : `${this.#names(voters)} can leave ${decisionName(decision)} open ${among}, since it has no deadline`,
        steps,
      });
    }
    return found;
  }

  /** What the coalition makes of a decision where it voids: refused, approved or left open; undefined if it settles none of them alone. */
  #outcomeThatVoids(
    decision: string,
    coalition: readonly string[],
    kinds: ReadonlySet<Choice["kind"]>,
  ): "refused" | "approved" | "open" | undefined {
    const { approved, failed } = this.#game.structure.decided(decision);
    const own = (choice: Choice): boolean => choice.kind === "vote" && choice.about === decision;
    const all = (choice: Choice): boolean => kinds.has(choice.kind);
    const open = and(not(approved), not(failed));
    const can = { refused: not(approved), approved, open } as const;
    // Open and refused are told apart only where the text itself does.
    const ways: readonly (keyof typeof can)[] = this.#waitsForFailure(decision)
      ? ["refused", "approved", "open"]
      : ["refused", "approved"];
    const within = ways.filter((name) => this.#canBring(can[name], coalition, own, `${decision} ${name}`));
    // Who can bring about one thing only brings that about; only where there is a choice does it take the whole promise to tell which.
    if (within.length <= 1) return within[0];
    const voids = not(this.#game.formula);
    const serves = (outcome: Formula, name: string): boolean =>
      this.#canBring(and(outcome, voids), coalition, all, `${decision} ${name} and void by ${[...kinds].join()}`);
    // To refuse it is the plain word for leaving it open as well, where both do.
    if (within.includes("refused") && serves(can.refused, "refused")) {
      const fails =
        within.includes("open") &&
        this.#canBring(failed, coalition, own, `${decision} failed`) &&
        !serves(failed, "failed");
      return fails ? "open" : "refused";
    }
    return within.find((name) => name !== "refused" && serves(can[name], name));
  }

  /** Whether something in the text follows from a decision's failing. */
  #waitsForFailure(decision: string): boolean {
    const fails = (condition: Condition): boolean =>
      condition.kind === "and" || condition.kind === "or"
        ? condition.of.some(fails)
        : condition.kind === "decision" && condition.decision === decision && condition.is === "fails";
    return this.#game.structure.norms.some(({ norm }) => norm.gate !== undefined && fails(norm.gate.condition));
  }

  /** "needs no objection from the Blockers, and Russia is one". */
  #needs(decision: SettledDecision, voters: readonly string[]): string {
    const { structure } = this.#game;
    const borrowed = decision.rule.rule.kind === "rule of" ? decision.rule.rule.decision : undefined;
    const rule =
      (borrowed === undefined ? undefined : structure.settled.decisions.get(borrowed)?.rule.rule) ?? decision.rule.rule;
    const part = decisive(rule, voters, structure.settled.groups);
    const needs = `needs ${borrowed === undefined ? "" : `what ${borrowed.split(".").at(-1)} needs, `}${ruleWords(this.#model, part)}`;
    if (part.kind === "who") return needs;
    if (part.kind === "all" || part.kind === "any" || part.kind === "no objection") {
      return voters.length === 1
        ? `${needs}, and ${this.#name(voters[0] ?? "")} is one`
        : `${needs}, and ${this.#names(voters)} are among them`;
    }
    return `${needs}, which cannot be had against ${this.#names(voters)}`;
  }

  /** Whether a norm's being owed, permitted or barred changes with a decision. */
  #hangsOn(ground: GroundNorm, decision: string, refused: boolean): boolean {
    const mentions = (value: unknown): boolean => JSON.stringify(value ?? null).includes(`"${decision}"`);
    const { norm, clause } = ground;
    return (
      (norm.gate !== undefined && mentions(norm.gate.condition)) ||
      (clause.determined !== undefined && mentions(clause.determined.by)) ||
      (!refused && norm.manner.until?.kind === "condition" && mentions(norm.manner.until.condition))
    );
  }

  /** What members of the coalition find or ask for, told once for all who do it under the same clause. */
  #views(coalition: readonly string[], kind: "finding" | "request" | "ratification"): Why[] {
    const byClause = new Map<string, Choice[]>();
    const whatOf = ({ about, clauses }: Choice): string => {
      const under = list([...clauses].map((id) => this.#textName(id)));
      if (kind === "ratification") {
        const { settled } = this.#game.structure;
        return `decides whether to ratify ${list([...clauses].map((id) => ratifiedWords(settled, id)))}`;
      }
      if (kind === "request") return `decides whether to ask under ${under}`;
      return isEnding(about)
        ? `judges for itself whether ${under} ${clauses.size === 1 ? "has" : "have"} come to an end`
        : `judges for itself whether it is due under ${under}`;
    };
    for (const choice of this.#choicesOf(coalition, new Set([kind]))) {
      const what = whatOf(choice);
      byClause.set(what, [...(byClause.get(what) ?? []), choice]);
    }
    return [...byClause].map(([verb, choices]) => {
      const owners = [...new Set(choices.map((choice) => choice.owner))];
      const [first] = choices;
      const who = this.#who(owners);
      const text =
        this.#together(first, owners) ??
        this.#personally(first, verb) ??
        (owners.length === 1 || owners.length > 3
          ? `${who} ${verb}`
          : `${who} each ${verb.replace("judges for itself", "judge for themselves").replace("decides", "decide")}`);
      const at = choices[0]?.at;
      return { sentence: text, steps: at === undefined ? [] : [{ text, at, support: [] }] };
    });
  }

  /** "it is for Jane Doe, Foreign Minister (France) to judge whether …"; undefined where the text names no person. */
  #personally(choice: Choice | undefined, verb: string): string | undefined {
    if (choice === undefined || finderOf(this.#game.structure, choice)?.kind !== "who") return undefined;
    const name = ownerName(this.#model, this.#game.structure, choice);
    return name === this.#name(choice.owner)
      ? undefined
      : `it is for ${name} to judge ${verb.replace("judges for itself ", "")}`;
  }

  /** "whether it is due under clause a is for any of the Judges to find, and France is one"; undefined where each finds for itself. */
  #together(choice: Choice | undefined, owners: readonly string[]): string | undefined {
    const { structure } = this.#game;
    const finder = choice === undefined ? undefined : finderOf(structure, choice);
    if (choice === undefined || finder?.kind !== "members" || finder.quantifier.kind === "each") return undefined;
    const under = list([...choice.clauses].map((id) => this.#textName(id)));
    const all = structure.actors.members(finder.members, structure.promiseRoles());
    const share =
      owners.length === 1
        ? `${this.#name(owners[0] ?? "")} is one`
        : all.every((party) => owners.includes(party))
          ? "these are all of them"
          : `${shortList(owners, this.#model)} are among them`;
    return `whether it is due under ${under} is for ${subjectWords(this.#model, finder)} to find, and ${share}`;
  }

  /** Names of a few, "each of them" of many. */
  #who(owners: readonly string[]): string {
    return owners.length > 3 ? "each of them" : this.#names(owners);
  }

  /** What members of the coalition leave undone, or do, where they may. */
  #conduct(coalition: readonly string[], kinds: ReadonlySet<Choice["kind"]>): Why[] {
    const acts = this.#choicesOf(coalition, new Set(["act"]));
    const counted = new Set(acts.filter((choice) => this.#isCounted(choice)));
    const others = acts.filter((choice) => !counted.has(choice));
    const without = (left: (choice: Choice) => boolean): boolean =>
      this.#voidsWith(coalition, (choice) => kinds.has(choice.kind) && !left(choice));
    const reasons: Why[] = [];
    // An act that the promise does not count matters only as something that the text waits for.
    const waits = others.length > 0 && without((choice) => counted.has(choice));
    if (waits) reasons.push(...this.#withheld(others));
    const hurts = this.#hurtful();
    const does = waits ? [] : [...counted].filter((choice) => hurts.has(choice.variable.name));
    if (does.length > 0) reasons.push(this.#doing(does));
    const leaves = waits ? [] : [...counted].filter((choice) => !hurts.has(choice.variable.name));
    if (leaves.length > 0) reasons.push(this.#declined(leaves));
    return reasons;
  }

  /** Whether the promise's own words count the act. */
  #isCounted(choice: Choice): boolean {
    const { structure, target } = this.#game;
    const promise = structure.settled.promises.find((candidate) => candidate.id === target.id);
    const act = this.#actOf(choice);
    if (promise === undefined || act === undefined) return false;
    const roles = structure.promiseRoles();
    return eventsOf(promise.keptWhen).some((event) =>
      falls(structure.settled.verbs, act, groundAct(event.act, structure.actors, roles)),
    );
  }

  #actOf(choice: Choice): GroundAct | undefined {
    return this.#game.structure.actsOf(choice.owner).find((act) => act.key === choice.about);
  }

  /** Among the choices on which the promise depends, those that can only harm it. */
  #hurtful(): ReadonlySet<string> {
    this.#hurts ??= this.#harming();
    return this.#hurts;
  }

  #harming(): ReadonlySet<string> {
    const { formula, options } = this.#game;
    const ways = oneWay(formula, () => true, options.nodeBudget);
    if (ways !== undefined) return new Set([...ways].filter(([, way]) => way === "decreasing").map(([name]) => name));
    const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget: options.nodeBudget });
    const turns = directions(kernel, build(kernel, formula));
    return new Set([...turns].filter(([, turn]) => turn === "decreasing").map(([name]) => name));
  }

  /** Conditions that nobody has to bring about. */
  #withheld(acts: readonly Choice[]): Why[] {
    const { settled } = this.#game.structure;
    const waiting = (choice: Choice | undefined): Step[] => {
      const act = choice && this.#actOf(choice);
      const word = JSON.stringify(act?.quoted ?? act?.verb ?? "");
      const mentions = (value: unknown): boolean => JSON.stringify(value).includes(word);
      const once = (text: string, part: { readonly once: Condition } & Provenance): Step => ({
        text: `${text} once ${conditionWords(this.#model, part.once)}`,
        at: part.at,
        support: part.support,
      });
      return [
        ...settled.entersOnce
          .filter((part) => mentions(part.once))
          .map((part) => once("the agreement enters into force", part)),
        ...settled.clauses.flatMap((clause) =>
          clause.takesEffect
            .filter((part) => mentions(part.once))
            .map((part) => once(`${clauseName(clause.id)} takes effect`, part)),
        ),
        ...this.#game.structure.norms
          .filter(({ norm }) => norm.gate !== undefined && mentions(norm.gate.condition))
          .map((ground) => this.#normStep(ground)),
      ];
    };
    const byAct = new Map<string, Choice[]>();
    for (const choice of acts) byAct.set(choice.about, [...(byAct.get(choice.about) ?? []), choice]);
    return [...byAct].map(([about, choices]) => ({
      sentence: `${this.#who([...new Set(choices.map((choice) => choice.owner))])} need not ${about}, which the text waits for`,
      steps: waiting(choices[0]),
    }));
  }

  /** Conduct that a promise of forbearance does not survive. */
  #doing(acts: readonly Choice[]): Why {
    const owners = [...new Set(acts.map((choice) => choice.owner))];
    const abouts = [...new Set(acts.map((choice) => choice.about))];
    const permits = this.#normsOf(owners).filter(
      (ground) => ground.modality === "may" && abouts.includes(ground.act.key),
    );
    return {
      sentence: `${this.#who(owners)} may lawfully ${list(abouts)}, since ${permits.length > 0 ? "the text permits it" : "nothing then forbids it"}`,
      steps: permits.map((ground) => this.#normStep(ground)),
    };
  }

  #declined(acts: readonly Choice[]): Why {
    const owners = [...new Set(acts.map((choice) => choice.owner))];
    const norms = this.#normsOf(owners).filter((ground) => ground.modality !== "must not");
    const steps = norms.map((ground) => this.#normStep(ground));
    const soft = norms.some((ground) => ground.norm.manner.asItDeemsNecessary)
      ? "the duty is to do what each deems necessary"
      : norms.some((ground) => ground.modality === "may")
        ? "the text permits help and does not oblige it"
        : norms.some(({ norm, modality }) => jointly(norm.actor, modality) !== undefined)
          ? "the duty binds several together and none of them singly"
          : "nothing then obliges";
    return { sentence: `${this.#who(owners)} may lawfully decline, since ${soft}`, steps };
  }

  #normsOf(owners: readonly string[]): GroundNorm[] {
    return this.#game.structure.norms.filter((ground) => ground.parties.some((party) => owners.includes(party)));
  }

  #choicesOf(coalition: readonly string[], kinds: ReadonlySet<Choice["kind"]>): Choice[] {
    const read = this.#game.dependsOn;
    return this.#game.structure.choices.filter(
      (choice) => coalition.includes(choice.owner) && kinds.has(choice.kind) && read.has(choice.variable.name),
    );
  }

  #norms(coalition: readonly string[] | undefined, modalities: readonly GroundNorm["modality"][]): GroundNorm[] {
    return this.#game.structure.norms.filter(
      (ground) =>
        ground.triggered &&
        modalities.includes(ground.modality) &&
        (coalition === undefined || ground.parties.some((party) => coalition.includes(party))) &&
        this.#counts(ground),
    );
  }

  /** Whether a norm is about an act that the promise counts. */
  #counts(ground: GroundNorm): boolean {
    const promise = this.#game.structure.settled.promises.find((candidate) => candidate.id === this.#game.target.id);
    if (promise === undefined) return false;
    return ground.parties.some((party) =>
      this.#game.structure
        .actsOf(party)
        .some(
          (act) =>
            (act.key === ground.act.key || this.#game.structure.actsUnder(party, act).includes(ground.act)) &&
            JSON.stringify(promise.keptWhen).includes(
              act.verb === undefined ? JSON.stringify(act.quoted) : `"${act.verb}"`,
            ),
        ),
    );
  }

  #normStep(ground: GroundNorm): Step {
    const { norm, clause } = ground;
    return {
      text: `${clauseName(clause.id)}: ${normWords(this.#model, norm)}`,
      at: norm.at,
      support: [...norm.support, ...(norm.gate?.support ?? []), ...clause.support],
    };
  }

  #promiseStep(): Step[] {
    const promise = this.#game.structure.settled.promises.find((candidate) => candidate.id === this.#game.target.id);
    if (promise === undefined) return [];
    return [
      { text: `kept when ${conditionWords(this.#model, promise.keptWhen)}`, at: promise.at, support: promise.support },
    ];
  }

  #title(): string {
    return this.#game.target.kind === "decision" ? `the decision “${this.#game.target.title}”` : `The promise`;
  }

  #name(party: string): string {
    return list([party], this.#model);
  }

  /** A clause, or the agreement itself where what is found ends all of it. */
  #textName(id: string): string {
    return id === this.#game.structure.settled.agreement ? "the agreement" : clauseName(id);
  }

  /** Whether the promise is for things to be left undone. */
  #forbears(): boolean {
    const promise = this.#game.structure.settled.promises.find((candidate) => candidate.id === this.#game.target.id);
    return (
      promise !== undefined &&
      eventsOf(promise.keptWhen).some(
        ({ subject }) =>
          subject.kind === "members" && (subject.quantifier.kind === "none" || subject.quantifier.kind === "at most"),
      )
    );
  }

  #names(parties: readonly string[]): string {
    return shortList(parties, this.#model);
  }
}

/** Whether what is found would end a text and not set it in motion. */
function isEnding(about: string): boolean {
  return about.startsWith("that ");
}

function decisionName(decision: SettledDecision): string {
  const title = decision.title;
  return title === undefined ? `the decision "${decision.id.split(".").at(-1)}"` : `the decision "${title}"`;
}

/** The part of a conjunction on which these voters can make it fail: the one that names a group they are in and none of whose members may object. */
function decisive(rule: Rule, voters: readonly string[], groups: ReadonlyMap<string, readonly string[]>): Rule {
  if (rule.kind !== "and") return rule;
  const inGroup = (of: Members): boolean => voters.every((party) => (groups.get(of.group) ?? []).includes(party));
  const strict = rule.of.filter(
    (part) => (part.kind === "no objection" && inGroup(part.from)) || (part.kind === "all" && inGroup(part.of)),
  );
  return strict[0] ?? rule;
}
