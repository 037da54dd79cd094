import type { Act, Condition, Finder, Members, Rule, Subject, Who } from "@proviso/agreement";

/** What a piece of the model refers to. Each callback is optional; all names are qualified. */
export interface Visitor {
  party?(id: string): void;
  group?(id: string): void;
  attribute?(id: string): void;
  decision?(id: string): void;
  fact?(id: string): void;
}

export function visitWho(who: Who, to: Visitor): void {
  if (who.kind === "party") to.party?.(who.party);
  if (who.kind === "group") to.group?.(who.group);
}

export function visitMembers(members: Members, to: Visitor): void {
  to.group?.(members.group);
  if (members.attribute !== undefined) to.attribute?.(members.attribute);
  for (const who of members.except) visitWho(who, to);
}

export function visitSubject(subject: Subject, to: Visitor): void {
  if (subject.kind === "who") visitWho(subject.who, to);
  if (subject.kind === "members") visitMembers(subject.members, to);
}

export function visitAct(act: Act, to: Visitor): void {
  if (act.kind !== "verb" || act.object === undefined) return;
  const { object } = act;
  if (object.kind === "subject") visitSubject(object.subject, to);
  if (object.kind === "decision") to.decision?.(object.name);
  if (object.kind === "fact") to.fact?.(object.name);
}

export function visitCondition(condition: Condition, to: Visitor): void {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const part of condition.of) visitCondition(part, to);
      return;
    case "decision":
      to.decision?.(condition.decision);
      return;
    case "kept":
    case "breached":
      return;
    case "event":
      visitSubject(condition.event.subject, to);
      visitAct(condition.event.act, to);
      for (const test of condition.event.where) to.fact?.(test.fact);
  }
}

export function visitFinder(finder: Finder, to: Visitor): void {
  if (finder.kind === "decision") to.decision?.(finder.decision);
  else visitSubject(finder.subject, to);
}

export function visitRule(rule: Rule, to: Visitor): void {
  switch (rule.kind) {
    case "and":
    case "or":
      for (const part of rule.of) visitRule(part, to);
      return;
    case "rule of":
      to.decision?.(rule.decision);
      return;
    case "who":
      visitWho(rule.who, to);
      return;
    case "no objection":
      visitMembers(rule.from, to);
      return;
    default:
      visitMembers(rule.of, to);
  }
}
