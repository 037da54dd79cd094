import type { Model, Scenario } from "@proviso/agreement";
import { promisesOf, type Target } from "@proviso/promise";
import type { KindName } from "../ask/names.ts";
import type { ViewQuestion } from "./questions.ts";

/** The kinds of answers that the first page asks for; a server that has read the texts has worked them out by then. */
export const OPENING_KINDS = ["brief", "void", "findings", "worth"] as const satisfies readonly KindName[];

/** A question of the first page. */
export type OpeningQuestion = ViewQuestion & { readonly kind: (typeof OPENING_KINDS)[number] };

/** Days after the trigger at which the chance of help is asked for, so that a line can be drawn through them. */
export const TOLD_DAYS = [1, 2, 3, 5, 7, 10, 14, 21, 30] as const;

/** What the first page asks of each promise, under the answers that have been given to its agreement's questions. */
export function promiseQuestions(
  model: Model,
  promise: Target,
  take: Readonly<Record<string, string>>,
): { readonly voided: OpeningQuestion; readonly scenario?: Scenario; readonly worth?: OpeningQuestion } {
  const own = Object.fromEntries(
    Object.entries(take).filter(([question]) => question.startsWith(`${promise.agreement}.`)),
  );
  const scenario = model.scenarios.find(({ of, stances }) => of === promise.agreement && stances.length > 0);
  const about = { of: promise.id, take: own };
  return {
    voided: { kind: "void", asked: about },
    ...(scenario === undefined
      ? {}
      : { scenario, worth: { kind: "worth", asked: { ...about, scenario: scenario.id, days: TOLD_DAYS } } }),
  };
}

/** What the first page asks before anybody has chosen anything, in the order in which it is seen. */
export function openingQuestions(model: Model): OpeningQuestion[] {
  const promises = promisesOf(model);
  if (promises.length === 0) return [{ kind: "findings", asked: {} }];
  const each = promises.map((promise) => promiseQuestions(model, promise, {}));
  return [
    { kind: "brief", asked: {} },
    ...each.map(({ voided }) => voided),
    { kind: "findings", asked: {} },
    ...each.flatMap(({ worth }) => worth ?? []),
  ];
}
