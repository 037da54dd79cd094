import type { Members, Model, Place, Rule, Support } from "@proviso/agreement";
import { build } from "../diagram/build.ts";
import { type Formula, not } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { staticOrder } from "../diagram/order.ts";
import type { Choice, GroundNorm } from "../ground/index.ts";
import type { SettledDecision } from "../settle/index.ts";
import { holdsFor } from "./coalitions.ts";
import type { Game } from "./game.ts";
import { clauseName, conditionWords, joined, list, normWords, ruleWords, sentence, shortList } from "./plain.ts";
import { type Selected, selected, selectorOf } from "./selectors.ts";

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

/** How a set of parties came to be able to do it. Looks for the fewest kinds of conduct that suffice: votes, then acts, then findings, then requests. */
export function why(model: Model, game: Game, kind: Kind, coalition: readonly string[]): Why {
  const explain = new Explainer(model, game);
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
    const kinds = this.#kindsThatSuffice(coalition);
    const steps: Step[] = [];
    const reasons: string[] = [];
    if (kinds.has("vote")) {
      for (const reason of this.#votes(coalition, kinds)) {
        reasons.push(reason.sentence);
        steps.push(...reason.steps);
      }
    }
    for (const kind of ["finding", "request"] as const) {
      if (!kinds.has(kind)) continue;
      for (const reason of this.#views(coalition, kind)) {
        reasons.push(reason.sentence);
        steps.push(...reason.steps);
      }
    }
    if (kinds.has("act")) {
      const declined = this.#declined(coalition);
      if (declined !== undefined) {
        reasons.push(declined.sentence);
        steps.push(...declined.steps);
      }
    }
    const subject = coalition.length === 1 ? `${this.#names(coalition)} alone` : `${this.#names(coalition)} together`;
    const what = this.#game.target.kind === "decision" ? `stop ${title}` : "void it";
    return {
      sentence: sentence(`${subject} can ${what}${reasons.length === 0 ? "" : `: ${joined(reasons)}`}.`),
      steps: [...steps, ...this.#promiseStep()],
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
    const duties = this.#norms(undefined, ["shall"]);
    const steps = duties.map((ground) => this.#normStep(ground));
    if (coalition.length === 0) {
      const under = list([...new Set(duties.map((ground) => clauseName(ground.clause.id)))]);
      return {
        sentence: `Duty alone secures it as long as nobody breaks its word${under === "" ? "" : `: ${under} binds whatever anyone decides`}.`,
        steps: [...steps, ...this.#promiseStep()],
      };
    }
    const subject = coalition.length === 1 ? `${this.#names(coalition)} alone` : `${this.#names(coalition)} together`;
    return { sentence: `${subject} can secure it whatever the others do.`, steps: [...steps, ...this.#promiseStep()] };
  }

  /** The smallest set of kinds of conduct with which the coalition still voids. */
  #kindsThatSuffice(coalition: readonly string[]): ReadonlySet<Choice["kind"]> {
    const kinds: Choice["kind"][] = ["vote", "act", "finding", "request"];
    const attempts = Array.from({ length: 15 }, (_, i) => kinds.filter((_kind, bit) => ((i + 1) >> bit) & 1)).sort(
      (a, b) => a.length - b.length,
    );
    for (const attempt of attempts) {
      const chosen = new Set(attempt);
      if (this.#voidsWith(coalition, (choice) => chosen.has(choice.kind))) return chosen;
    }
    return new Set(kinds);
  }

  #voidsWith(coalition: readonly string[], mine: (choice: Choice) => boolean): boolean {
    return this.#canBring(not(this.#game.formula), coalition, mine);
  }

  #canBring(goal: Formula, coalition: readonly string[], mine: (choice: Choice) => boolean): boolean {
    const able: Selected = selected(
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
    return holdsFor(able, new Set(coalition));
  }

  /** Decisions whose outcome the coalition settles alone, and what follows. */
  #votes(coalition: readonly string[], kinds: ReadonlySet<Choice["kind"]>): Why[] {
    const { structure } = this.#game;
    const found: Why[] = [];
    for (const decision of structure.settled.decisions.values()) {
      const mine = this.#choicesOf(coalition, new Set(["vote"])).filter((choice) => choice.about === decision.id);
      if (mine.length === 0) continue;
      const elsewhere = (choice: Choice): boolean => kinds.has(choice.kind) && !mine.includes(choice);
      if (this.#voidsWith(coalition, elsewhere)) continue;
      const { approved } = structure.decided(decision.id);
      const own = (choice: Choice): boolean => choice.kind === "vote" && choice.about === decision.id;
      const refuses = this.#canBring(not(approved), coalition, own);
      const approves = !refuses && this.#canBring(approved, coalition, own);
      if (!refuses && !approves) continue;
      const consequences = structure.norms.filter((ground) => this.#hangsOn(ground, decision.id, refuses));
      const steps: Step[] = [
        {
          text: `${decisionName(decision)} needs ${ruleWords(this.#model, decision.rule.rule)}`,
          at: decision.rule.at,
          support: [...decision.rule.support, ...decision.support],
        },
        ...consequences.map((ground) => this.#normStep(ground)),
      ];
      const voters = [...new Set(mine.map((choice) => choice.owner))];
      const rule = ruleWords(this.#model, decisive(decision.rule.rule, voters, structure.settled.groups));
      const are =
        voters.length === 1 ? `${this.#name(voters[0] ?? "")} is one` : `${this.#names(voters)} are among them`;
      const named = decision.rule.rule.kind === "who" ? "" : `, and ${are}`;
      found.push({
        sentence: refuses
          ? `${decisionName(decision)} needs ${rule}${named}`
          : `${this.#names(voters)} can approve ${decisionName(decision)} alone`,
        steps,
      });
    }
    return found;
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
  #views(coalition: readonly string[], kind: "finding" | "request"): Why[] {
    const byClause = new Map<string, Choice[]>();
    for (const choice of this.#choicesOf(coalition, new Set([kind]))) {
      const under = [...choice.clauses].map(clauseName).join(" and ");
      byClause.set(under, [...(byClause.get(under) ?? []), choice]);
    }
    return [...byClause].map(([under, choices]) => {
      const owners = [...new Set(choices.map((choice) => choice.owner))];
      const who = this.#who(owners);
      const verb = kind === "finding" ? "judges for itself whether it is due" : "decides whether to ask";
      const text =
        owners.length === 1 || owners.length > 3
          ? `${who} ${verb} under ${under}`
          : `${who} each ${verb.replace("judges for itself", "judge for themselves").replace("decides", "decide")} under ${under}`;
      const at = choices[0]?.at;
      return { sentence: text, steps: at === undefined ? [] : [{ text, at, support: [] }] };
    });
  }

  /** Names of a few, "each of them" of many. */
  #who(owners: readonly string[]): string {
    return owners.length > 3 ? "each of them" : this.#names(owners);
  }

  #declined(coalition: readonly string[]): Why | undefined {
    const { structure } = this.#game;
    const acts = this.#choicesOf(coalition, new Set(["act"]));
    if (acts.length === 0) return undefined;
    const norms = structure.norms.filter(
      (ground) =>
        ground.modality !== "must not" && ground.parties.some((party) => acts.some((choice) => choice.owner === party)),
    );
    const steps = norms.map((ground) => this.#normStep(ground));
    const soft = norms.some((ground) => ground.norm.manner.asItDeemsNecessary)
      ? "the duty is to do what each deems necessary"
      : norms.some((ground) => ground.modality === "may")
        ? "the text permits help and does not oblige it"
        : "nothing then obliges";
    const owners = [...new Set(acts.map((choice) => choice.owner))];
    const who = this.#who(owners);
    return { sentence: `${who} may lawfully decline, since ${soft}`, steps };
  }

  #choicesOf(coalition: readonly string[], kinds: ReadonlySet<Choice["kind"]>): Choice[] {
    const { formula } = this.#game;
    const kernel = new Kernel({ variables: staticOrder(formula) });
    const node = build(kernel, formula);
    const read = new Set(
      kernel.reach(node).length === 0 ? [] : [...kernel.reach(node)].map((at) => kernel.variableOf(at)?.name),
    );
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
    return this.#game.target.kind === "decision" ? `the decision ${this.#game.target.title}` : `The promise`;
  }

  #name(party: string): string {
    return list([party], this.#model);
  }

  #names(parties: readonly string[]): string {
    return shortList(parties, this.#model);
  }
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
