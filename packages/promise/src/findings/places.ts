import type { Condition, Place, Rule } from "@proviso/agreement";
import type { SettledDecision } from "../settle/index.ts";
import type { AgreementText } from "./context.ts";

/** Where this agreement says how a decision is taken: its rule, or, for a decision of another text, the first words that refer to it. */
export function placeOf(text: AgreementText, decision: SettledDecision): Place {
  if (text.owns(decision.id)) return decision.rule.at;
  return referencesTo(text, decision.id)[0] ?? decision.rule.at;
}

function referencesTo(text: AgreementText, id: string): Place[] {
  const { clauses, entersOnce, ends, promises } = text.settled;
  const found: Place[] = [];
  const read = (at: Place, condition: Condition | undefined): void => {
    if (condition !== undefined && mentions(condition, id)) found.push(at);
  };
  for (const promise of promises) read(promise.at, promise.keptWhen);
  for (const clause of clauses) {
    if (clause.determined?.by.kind === "decision" && clause.determined.by.decision === id)
      found.push(clause.determined.at);
    for (const { gate, manner, act, at } of clause.norms) {
      if (gate !== undefined) read(gate.at, gate.condition);
      if (manner.until?.kind === "condition") read(at, manner.until.condition);
      if (act.kind === "verb" && act.object?.kind === "decision" && act.object.name === id) found.push(at);
    }
    for (const part of clause.takesEffect) read(part.at, part.once);
    for (const part of clause.lapses) if (part.ending.kind === "if") read(part.at, part.ending.condition);
  }
  for (const part of entersOnce) read(part.at, part.once);
  for (const part of ends) if (part.ending.kind === "if") read(part.at, part.ending.condition);
  for (const decision of text.decisions) if (takesRuleOf(decision.rule.rule, id)) found.push(decision.rule.at);
  return found;
}

/** Whether a condition reads a decision, in the given way if one is given. */
export function mentions(condition: Condition, id: string, is?: "approved" | "fails"): boolean {
  if (condition.kind === "and" || condition.kind === "or") return condition.of.some((part) => mentions(part, id, is));
  return condition.kind === "decision" && condition.decision === id && (is === undefined || condition.is === is);
}

function takesRuleOf(rule: Rule, id: string): boolean {
  if (rule.kind === "and" || rule.kind === "or") return rule.of.some((part) => takesRuleOf(part, id));
  return rule.kind === "rule of" && rule.decision === id;
}
