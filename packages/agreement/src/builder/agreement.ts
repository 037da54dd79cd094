import type {
  Agreement,
  Attribute,
  Clause,
  ClausePart,
  Decision,
  DecisionPart,
  Ending,
  Fact,
  Force,
  Group,
  Guard,
  Guarded,
  PromiseTerm,
  Question,
  Stage,
  Status,
} from "../index.ts";
import type { Ref } from "./acts.ts";
import { type ConditionInput, condition, type QuestionRef } from "./conditions.ts";
import { built, frozen, lower, upper } from "./names.ts";
import { by, type RuleInput } from "./rules.ts";
import { type AttributeRef, type GroupRef, type SubjectInput, subject, type WhoInput, who } from "./who.ts";

/** A name, or a name with a title. */
export type Named = string | { readonly name: string; readonly title: string };

type Several<T> = readonly (T | readonly T[])[];

/** What an agreement is written with. Each item gives back a reference to use in what follows. */
export interface Draft {
  /** The agreement itself, as in `breached(pact.self)`. */
  readonly self: Ref<"agreement">;
  status(stage: Stage, on: string): void;
  entersIntoForce(once: ConditionInput): void;
  entersIntoForceUponRatificationBy(of: SubjectInput): void;
  ends(ending: Ending): void;
  group(name: string, entries: Several<WhoInput | (Guarded & { readonly who: WhoInput })>): GroupRef;
  fact(name: string, title?: string): Ref<"fact">;
  /** Weights as decimals in strings or as numbers. */
  attribute(name: string, of: GroupRef, values: Readonly<Record<string, string | number>>): AttributeRef;
  question(name: string, text: string, options: readonly string[]): QuestionRef;
  decision(name: Named, rule: RuleInput | readonly DecisionPart[], ...parts: Several<DecisionPart>): Ref<"decision">;
  clause(name: Named, ...parts: Several<ClausePart>): Ref<"clause">;
  promise(name: string, to: SubjectInput, keptWhen: ConditionInput): Ref<"promise">;
  /** Whole items in square brackets. */
  bracket<T>(guard: Guard, write: () => T): T;
}

/**
 * `agreement("Pact", (pact) => { … })`. The result is frozen.
 * @throws RangeError for a name that is taken or cannot be one
 */
export function agreement(named: Named, write: (draft: Draft) => void): Agreement {
  const { name: id, title = named } = typeof named === "string" ? { name: named } : named;
  upper(id, "agreement");
  const made = {
    status: [] as Status[],
    force: [] as Force[],
    groups: [] as Group[],
    facts: [] as Fact[],
    attributes: [] as Attribute[],
    questions: [] as Question[],
    decisions: [] as Decision[],
    clauses: [] as Clause[],
    promises: [] as PromiseTerm[],
  };
  const taken = new Set<string>();
  let guards: readonly Guard[] = [];

  const item = () => {
    const [first] = guards;
    return {
      ...built,
      ...(first === undefined ? {} : { guard: guards.length === 1 ? first : { kind: "and" as const, of: guards } }),
    };
  };
  const take = (name: string): { readonly id: string; readonly name: string } => {
    if (taken.has(name)) throw new RangeError(`${id} has "${name}" twice.`);
    taken.add(name);
    return { id: `${id}.${name}`, name };
  };
  const titled = (from: Named, what: string) =>
    typeof from === "string" ? take(lower(from, what)) : { ...take(lower(from.name, what)), title: from.title };

  write({
    self: { kind: "agreement", name: id },
    status(stage, on) {
      made.status.push({ ...item(), steps: [{ stage, on }] });
    },
    entersIntoForce(once) {
      made.force.push({ ...item(), kind: "enters", once: condition(once) });
    },
    entersIntoForceUponRatificationBy(of) {
      made.force.push({ ...item(), kind: "ratified", by: subject(of) });
    },
    ends(ending) {
      made.force.push({ ...item(), kind: "ends", ending });
    },
    group(name, entries) {
      const group = take(upper(name, "group"));
      made.groups.push({
        ...item(),
        ...group,
        entries: (entries.flat() as (WhoInput | (Guarded & { readonly who: WhoInput }))[]).map((entry) =>
          typeof entry === "object" && "who" in entry
            ? { ...entry, who: who(entry.who), at: built.at }
            : { who: who(entry), at: built.at },
        ),
      });
      return { kind: "group", group: group.id };
    },
    fact(name, title = name) {
      const fact = take(lower(name, "fact"));
      made.facts.push({ ...item(), ...fact, title });
      return { kind: "fact", name: fact.id };
    },
    attribute(name, of, values) {
      const attribute = take(lower(name, "attribute"));
      const rows = Object.entries(values).map(([party, value]) => ({
        party: upper(party, "party"),
        value: `${value}`,
      }));
      for (const { party, value } of rows)
        if (!/^\d+(\.\d+)?$/.test(value))
          throw new RangeError(`${attribute.id} of ${party} must be a decimal of at least 0, not "${value}".`);
      made.attributes.push({ ...item(), ...attribute, of: of.group, values: rows });
      return { kind: "attribute", name: attribute.id, of: of.group };
    },
    question(name, text, options) {
      if (options.length < 2 || new Set(options).size < options.length)
        throw new RangeError(`The question ${name} needs two or more different answers, not ${options.join(", ")}.`);
      const question = take(lower(name, "question"));
      made.questions.push({
        ...item(),
        ...question,
        kind: "question",
        text,
        options: options.map((option) => ({ name: option })),
      });
      return { kind: "question", name: question.id, options };
    },
    decision(named, rule, ...parts) {
      const decision = titled(named, "decision");
      const rules = Array.isArray(rule) ? (rule as readonly DecisionPart[]) : [by(rule as RuleInput)];
      made.decisions.push({ ...item(), ...decision, parts: [...rules, ...(parts.flat() as DecisionPart[])] });
      return { kind: "decision", name: decision.id };
    },
    clause(named, ...parts) {
      const clause = titled(named, "clause");
      made.clauses.push({ ...item(), ...clause, parts: parts.flat() as ClausePart[] });
      return { kind: "clause", name: clause.id };
    },
    promise(name, to, keptWhen) {
      const promise = take(lower(name, "promise"));
      made.promises.push({ ...item(), ...promise, to: subject(to), keptWhen: condition(keptWhen) });
      return { kind: "promise", name: promise.id };
    },
    bracket(guard, inside) {
      const outside = guards;
      guards = [...outside, guard];
      try {
        return inside();
      } finally {
        guards = outside;
      }
    },
  });
  return frozen({ ...built, id, title: title as string, ...made });
}
