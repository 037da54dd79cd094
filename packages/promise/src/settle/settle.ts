import type { Agreement, Clause, Decision, DecisionPart, Group, Model } from "@proviso/agreement";
import { MeaningError } from "./error.ts";
import { holds } from "./guard.ts";
import type { Answering, Gate, Settled, SettledClause, SettledDecision, SettledNorm } from "./settled.ts";
import {
  type Visitor,
  visitAct,
  visitCondition,
  visitFinder,
  visitMembers,
  visitRule,
  visitSubject,
  visitWho,
} from "./walk.ts";

/**
 * The text of an agreement under one answering: brackets opened or dropped, groups expanded, and the decisions of other texts it refers to drawn
 * in. Clauses of other texts are not: a promise rests on its own agreement.
 *
 * @throws MeaningError `no-rule` or `two-rules` for a decision, `empty-group`, `two-whens`, and RangeError for an unknown agreement.
 */
export function settle(model: Model, agreementId: string, answering: Answering): Settled {
  const agreement = agreementOf(model, agreementId);
  const there = <T extends { readonly guard?: Parameters<typeof holds>[0] }>(items: readonly T[]): T[] =>
    items.filter((item) => holds(item.guard, answering));

  const groups = new Map<string, readonly string[]>();
  const weights = new Map<string, ReadonlyMap<string, string>>();
  const decisions = new Map<string, SettledDecision>();
  const parties = new Set<string>();
  const byId = {
    group: indexed(model.agreements.flatMap((of) => there(of.groups))),
    attribute: indexed(model.agreements.flatMap((of) => there(of.attributes))),
    decision: indexed(model.agreements.flatMap((of) => there(of.decisions))),
  };

  const expand = (id: string, inside: readonly string[] = []): readonly string[] => {
    const known = groups.get(id);
    if (known !== undefined) return known;
    const group = byId.group.get(id);
    if (group === undefined)
      throw new MeaningError("unknown-group", `The group ${id} is not in the text${under(answering)}.`);
    if (inside.includes(id)) throw new MeaningError("group-cycle", `The group ${id} contains itself.`, group.at);
    const members = membersOf(group, (nested) => expand(nested, [...inside, id]), answering);
    if (members.length === 0) {
      throw new MeaningError(
        "empty-group",
        `The group ${id} has no member${under(answering)}. Give it one, or drop what names it.`,
        group.at,
      );
    }
    groups.set(id, members);
    for (const party of members) parties.add(party);
    return members;
  };

  const visitor: Visitor = {
    party: (id) => parties.add(id),
    group: (id) => expand(id),
    attribute: (id) => {
      const attribute = byId.attribute.get(id);
      if (attribute !== undefined) weights.set(id, new Map(attribute.values.map((row) => [row.party, row.value])));
    },
    decision: (id) => {
      if (decisions.has(id)) return;
      const decision = byId.decision.get(id);
      if (decision === undefined) {
        throw new MeaningError("unknown-decision", `The decision ${id} is not in the text${under(answering)}.`);
      }
      const settled = settleDecision(decision, answering);
      decisions.set(id, settled);
      visitDecision(settled, visitor);
    },
  };

  const clauses = there(agreement.clauses).map((clause) => settleClause(clause, answering));
  const promises = there(agreement.promises);
  const force = there(agreement.force);
  const entersOnce = force.flatMap((part) => (part.kind === "enters" ? [part] : []));
  const ratified = force.flatMap((part) => (part.kind === "ratified" ? [part] : []));
  const ends = force.flatMap((part) => (part.kind === "ends" ? [part] : []));

  for (const group of there(agreement.groups)) expand(group.id);
  for (const attribute of there(agreement.attributes)) visitor.attribute?.(attribute.id);
  for (const decision of there(agreement.decisions)) visitor.decision?.(decision.id);
  for (const clause of clauses) visitClause(clause, visitor);
  for (const promise of promises) {
    visitSubject(promise.to, visitor);
    visitCondition(promise.keptWhen, visitor);
  }
  for (const part of entersOnce) visitCondition(part.once, visitor);
  for (const part of ratified) visitSubject(part.by, visitor);
  for (const part of ends) if (part.ending.kind === "if") visitCondition(part.ending.condition, visitor);

  return {
    agreement: agreement.id,
    answering,
    asked: agreement.questions.filter((question) => answering[question.id] !== undefined),
    clauses,
    decisions,
    groups,
    weights,
    promises,
    entersOnce,
    ratified,
    ends,
    parties: [...parties],
    verbs: new Map(model.verbs.map((verb) => [verb.infinitive, verb])),
  };
}

function indexed<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function under(answering: Answering): string {
  const answers = Object.entries(answering).map(([question, option]) => `${question} is ${option}`);
  return answers.length === 0 ? "" : ` where ${answers.join(" and ")}`;
}

function membersOf(group: Group, expand: (id: string) => readonly string[], answering: Answering): string[] {
  const members = new Set<string>();
  for (const entry of group.entries) {
    if (!holds(entry.guard, answering)) continue;
    if (entry.who.kind === "party") members.add(entry.who.party);
    if (entry.who.kind === "group") for (const party of expand(entry.who.group)) members.add(party);
  }
  return [...members];
}

function settleDecision(decision: Decision, answering: Answering): SettledDecision {
  const parts = decision.parts.filter((part) => holds(part.guard, answering));
  const one = <K extends DecisionPart["kind"]>(kind: K): Extract<DecisionPart, { kind: K }> | undefined => {
    const found = parts.filter((part): part is Extract<DecisionPart, { kind: K }> => part.kind === kind);
    if (found.length > 1) {
      throw new MeaningError(
        kind === "by" ? "two-rules" : `two-${kind}s`,
        `The decision ${decision.id} has ${found.length} times "${kind}"${under(answering)}. Keep one, or bracket each by its answer.`,
        found[1]?.at,
      );
    }
    return found[0];
  };
  const rule = one("by");
  if (rule === undefined) {
    throw new MeaningError(
      "no-rule",
      `The decision ${decision.id} has no rule${under(answering)}. Say who decides: "by …".`,
      decision.at,
    );
  }
  return {
    id: decision.id,
    title: decision.title,
    at: decision.at,
    support: decision.support,
    rule,
    quorum: one("quorum"),
    within: one("within"),
    rounds: one("rounds"),
    ratified: one("ratified"),
    failing: one("failing"),
    abstain: parts.flatMap((part) => (part.kind === "abstain" ? [part] : [])),
    consulting: parts.flatMap((part) => (part.kind === "consulting" ? [part] : [])),
  };
}

function settleClause(clause: Clause, answering: Answering): SettledClause {
  const parts = clause.parts.filter((part) => holds(part.guard, answering));
  const norms: SettledNorm[] = [];
  let gate: Gate | undefined;
  for (const part of parts) {
    if (part.kind === "if" || part.kind === "unless") gate = part;
    if (part.kind === "norm") norms.push({ ...part, gate, clause: clause.id });
  }
  const whens = parts.flatMap((part) => (part.kind === "when" ? [part] : []));
  if (whens.length > 1) {
    throw new MeaningError(
      "two-whens",
      `The clause ${clause.id} has ${whens.length} triggers${under(answering)}. Bracket each by its answer, or write two clauses.`,
      whens[1]?.at,
    );
  }
  const ratified = parts.flatMap((part) => (part.kind === "ratified" ? [part] : []));
  if (ratified.length > 1) {
    throw new MeaningError(
      "two-ratifieds",
      `The clause ${clause.id} says ${ratified.length} times upon whose ratification it holds${under(answering)}. Keep one, or bracket each by its answer.`,
      ratified[1]?.at,
    );
  }
  return {
    id: clause.id,
    title: clause.title,
    at: clause.at,
    support: clause.support,
    when: whens[0],
    request: parts.flatMap((part) => (part.kind === "request" ? [part] : []))[0],
    determined: parts.flatMap((part) => (part.kind === "determined" ? [part] : []))[0],
    norms,
    ratified: ratified[0],
    takesEffect: parts.flatMap((part) => (part.kind === "takes effect" ? [part] : [])),
    lapses: parts.flatMap((part) => (part.kind === "lapses" ? [part] : [])),
  };
}

function visitDecision(decision: SettledDecision, to: Visitor): void {
  visitRule(decision.rule.rule, to);
  if (decision.quorum !== undefined) visitMembers(decision.quorum.of, to);
  for (const part of decision.abstain) visitSubject(part.subject, to);
  if (decision.ratified !== undefined) visitSubject(decision.ratified.by, to);
}

function visitClause(clause: SettledClause, to: Visitor): void {
  if (clause.when !== undefined) visitCondition({ kind: "event", event: clause.when.event }, to);
  if (clause.request !== undefined) visitSubject(clause.request.by, to);
  if (clause.determined !== undefined) visitFinder(clause.determined.by, to);
  if (clause.ratified !== undefined) visitSubject(clause.ratified.by, to);
  for (const norm of clause.norms) {
    visitSubject(norm.actor, to);
    visitAct(norm.act, to);
    if (norm.gate !== undefined) visitCondition(norm.gate.condition, to);
    if (norm.manner.until?.kind === "condition") visitCondition(norm.manner.until.condition, to);
    for (const who of norm.manner.afterConsulting) visitWho(who, to);
  }
  for (const part of clause.takesEffect) visitCondition(part.once, to);
  for (const part of clause.lapses) {
    if (part.ending.kind !== "if") continue;
    visitCondition(part.ending.condition, to);
    if (part.ending.determinedBy !== undefined) visitFinder(part.ending.determinedBy, to);
  }
}

/** The agreement of that name. @throws RangeError naming those there are. */
export function agreementOf(model: Model, id: string): Agreement {
  const found = model.agreements.find((agreement) => agreement.id === id);
  if (found === undefined)
    throw new RangeError(
      `There is no agreement ${id}; the files have ${model.agreements.map((a) => a.id).join(", ")}.`,
    );
  return found;
}
