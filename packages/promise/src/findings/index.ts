/**
 * Findings: what is weak in an agreement's text, each with a stable code, a place, a sentence, a reason and a precedent. To add one, add a folder
 * and a line in `rules.ts`.
 */
import type { Model } from "@proviso/agreement";
import type { FindingsOptions } from "./context.ts";
import { findings as examine } from "./engine.ts";
import type { Finding, Rule, SpreadRule } from "./finding.ts";
import * as rules from "./rules.ts";

export { AgreementText, type FindingsOptions, type Pledge, PromiseCase } from "./context.ts";
export { MOST_ANSWERINGS } from "./engine.ts";
export type { Finding, Precedent, Report, Rule, Severity, SpreadRule, Suggestion } from "./finding.ts";

/** Every rule, by code. */
export const RULES: readonly (Rule | SpreadRule)[] = Object.values(rules).sort((a, b) => (a.code < b.code ? -1 : 1));

/**
 * The weaknesses of a model's agreements, in the order of the text. The same model and options always give the same findings.
 * @throws RangeError for an agreement or party that the model does not have, or a date that is none
 */
export function findings(model: Model, options: FindingsOptions = {}): readonly Finding[] {
  return examine(model, options, RULES);
}
