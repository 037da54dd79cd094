import type { Act, Agreement, Clause, Condition, Decision, Finder, Role, Rule } from "@proviso/agreement";
import type { Named } from "../link/names.ts";
import { fallsUnder, findInfinitive } from "../prelude/lookup.ts";
import type { Checked } from "./check.ts";

/** A role is named by the verb of the `when` that leads to it. */
export function checkRoles(checked: Checked): void {
  if (checked.gathered.roles.length === 0) return;
  const roles = new RoleNames(checked);
  for (const { place, role, owner } of checked.gathered.roles) {
    if (owner === undefined) {
      checked.tell("role-not-named", place, place, `\`the ${role}\` cannot stand here, since no \`when\` leads here.`);
      continue;
    }
    if (roles.of(owner).has(role)) continue;
    checked.tell("role-not-named", place, place, `No \`when\` that leads to \`${owner.name}\` names \`the ${role}\`.`, {
      help: HELP[role],
    });
  }
}

const HELP: Readonly<Record<Role, string>> = {
  attacker: "`the attacker` is named by `when … attacks …` and `when … threatens …`.",
  victim: "`the victim` is named by `when … attacks …` and `when … threatens …`.",
  offender: "`the offender` is named by `when … breaches …`.",
  requester: "`the requester` is named by `when … requests …`.",
  disputants: "`the disputants` are named by `when … disputes with …`.",
};

class RoleNames {
  readonly #known = new Map<string, ReadonlySet<Role>>();
  readonly #clauses: ReadonlyMap<string, Clause>;
  readonly #agreements: ReadonlyMap<string, Agreement>;
  readonly #scenarios: ReadonlyMap<string, string>;
  /** Which clauses ask for a decision. */
  readonly #askers = new Map<string, Clause[]>();
  /** Which decisions take their rule from a decision. */
  readonly #takers = new Map<string, string[]>();

  constructor({ model }: Checked) {
    this.#agreements = new Map(model.agreements.map((each) => [each.id, each]));
    this.#clauses = new Map(model.agreements.flatMap(({ clauses }) => clauses.map((each) => [each.id, each])));
    this.#scenarios = new Map(model.scenarios.map((each) => [each.id, each.of]));
    for (const clause of this.#clauses.values())
      for (const id of new Set(clause.parts.flatMap(decisionsIn))) push(this.#askers, id, clause);
    for (const decision of model.agreements.flatMap(({ decisions }) => decisions))
      for (const id of rulesTaken(decision)) push(this.#takers, id, decision.id);
  }

  of(owner: Named): ReadonlySet<Role> {
    let known = this.#known.get(owner.id);
    if (known === undefined) {
      known = new Set(this.#clausesFor(owner).flatMap(rolesNamed));
      this.#known.set(owner.id, known);
    }
    return known;
  }

  #clausesFor(owner: Named): Clause[] {
    switch (owner.kind) {
      case "clause":
        return [this.#clauses.get(owner.id) ?? []].flat();
      case "decision": {
        const ids = new Set([owner.id]);
        for (const id of ids) for (const taker of this.#takers.get(id) ?? []) ids.add(taker);
        return [...ids].flatMap((id) => this.#askers.get(id) ?? []);
      }
      case "promise": {
        const agreement = this.#agreements.get(owner.within?.id ?? "");
        const promise = agreement?.promises.find((each) => each.id === owner.id);
        if (agreement === undefined || promise === undefined) return [];
        const acts = actsIn(promise.keptWhen);
        const decisions = new Set(decisionsInCondition(promise.keptWhen));
        return agreement.clauses.filter(
          (clause) =>
            clause.parts.some((part) => part.kind === "norm" && acts.some((act) => related(act, part.act))) ||
            clause.parts.flatMap(decisionsIn).some((id) => decisions.has(id)),
        );
      }
      case "scenario":
        return [...(this.#agreements.get(this.#scenarios.get(owner.id) ?? "")?.clauses ?? [])];
      default:
        return [];
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function rolesNamed(clause: Clause): Role[] {
  return clause.parts.flatMap((part) => {
    if (part.kind !== "when" || part.event.act.kind !== "verb") return [];
    const entry = findInfinitive(part.event.act.verb);
    return [entry?.subjectRole ?? [], entry?.objectRole ?? []].flat();
  });
}

/** One act falls under the other, or they are the same quoted act. */
export function related(a: Act, b: Act): boolean {
  if (a.kind === "quoted") return b.kind === "quoted" && a.words === b.words;
  if (b.kind === "quoted") return false;
  return fallsUnder(a.verb).includes(b.verb) || fallsUnder(b.verb).includes(a.verb);
}

function actsIn(condition: Condition): Act[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.of.flatMap(actsIn);
    case "event":
      return [condition.event.act];
    default:
      return [];
  }
}

function decisionsInCondition(condition: Condition): string[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.of.flatMap(decisionsInCondition);
    case "decision":
      return [condition.decision];
    default:
      return [];
  }
}

function decisionsInFinder(finder: Finder | undefined): string[] {
  return finder?.kind === "decision" ? [finder.decision] : [];
}

function decisionsIn(part: Clause["parts"][number]): string[] {
  switch (part.kind) {
    case "determined":
      return decisionsInFinder(part.by);
    case "if":
    case "unless":
      return decisionsInCondition(part.condition);
    case "takes effect":
      return decisionsInCondition(part.once);
    case "lapses":
      return part.ending.kind === "if"
        ? [...decisionsInCondition(part.ending.condition), ...decisionsInFinder(part.ending.determinedBy)]
        : [];
    case "norm": {
      const until = part.manner.until;
      const sought = part.act.kind === "verb" && part.act.object?.kind === "decision" ? [part.act.object.name] : [];
      return until?.kind === "condition" ? [...decisionsInCondition(until.condition), ...sought] : sought;
    }
    default:
      return [];
  }
}

function rulesTaken(decision: Decision): string[] {
  const taken = (rule: Rule): string[] =>
    rule.kind === "and" || rule.kind === "or" ? rule.of.flatMap(taken) : rule.kind === "rule of" ? [rule.decision] : [];
  return decision.parts.flatMap((part) => (part.kind === "by" ? taken(part.rule) : []));
}
