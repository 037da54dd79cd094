import type { Condition, Event } from "@proviso/agreement";
import type { Settled } from "../settle/index.ts";
import type { GroundAct } from "./acts.ts";
import type { GroundNorm } from "./norms.ts";

/** Identifies what a party does, among all deeds of all parties. */
export function nodeOf(party: string, act: GroundAct): string {
  return `${party}|${act.key}`;
}

export function namesRoles(event: Event | undefined, settled: Settled): boolean {
  return event?.act.kind === "verb" && settled.verbs.get(event.act.verb)?.subjectRole !== undefined;
}

export function isCircumstance(event: Event, settled: Settled): boolean {
  return event.act.kind === "verb" && settled.verbs.get(event.act.verb)?.circumstance === true;
}

/** Every event a condition mentions. */
export function eventsOf(condition: Condition): Event[] {
  if (condition.kind === "event") return [condition.event];
  return condition.kind === "and" || condition.kind === "or" ? condition.of.flatMap(eventsOf) : [];
}

/** Conditions that a norm's status reads, and whether it reads them turned round. */
export function conditionsOf(
  norm: GroundNorm["norm"],
  clause: GroundNorm["clause"],
): { condition: Condition; negative: boolean }[] {
  return [
    ...(norm.gate === undefined ? [] : [{ condition: norm.gate.condition, negative: norm.gate.kind === "unless" }]),
    ...(norm.manner.until?.kind === "condition" ? [{ condition: norm.manner.until.condition, negative: true }] : []),
    ...clause.takesEffect.map((part) => ({ condition: part.once, negative: false })),
    ...clause.lapses.flatMap((part) =>
      part.ending.kind === "if" ? [{ condition: part.ending.condition, negative: true }] : [],
    ),
  ];
}

export function forceConditions(settled: Settled): { condition: Condition; negative: boolean }[] {
  return [
    ...settled.entersOnce.map((part) => ({ condition: part.once, negative: false })),
    ...settled.ends.flatMap((part) =>
      part.ending.kind === "if" ? [{ condition: part.ending.condition, negative: true }] : [],
    ),
  ];
}

/** Decisions whose failure something waits for. */
export function failuresRead(settled: Settled): Set<string> {
  const found = new Set<string>();
  const read = (condition: Condition): void => {
    if (condition.kind === "decision" && condition.is === "fails") found.add(condition.decision);
    if (condition.kind === "and" || condition.kind === "or") for (const part of condition.of) read(part);
  };
  for (const clause of settled.clauses) {
    for (const norm of clause.norms) for (const { condition } of conditionsOf(norm, clause)) read(condition);
  }
  for (const { condition } of forceConditions(settled)) read(condition);
  for (const promise of settled.promises) read(promise.keptWhen);
  return found;
}
