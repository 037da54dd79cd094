import type { Condition, Duration, Ending, Event, Finder, Guard } from "../index.ts";
import type { Ref } from "./acts.ts";
import { whole } from "./names.ts";
import { type SubjectInput, subject } from "./who.ts";

/** What `pact.question` gives back. */
export interface QuestionRef {
  readonly kind: "question";
  readonly name: string;
  readonly options: readonly string[];
}

type Junction<K, T> = { readonly kind: K; readonly of: readonly T[] };

/** All hold: of conditions, rules, guards or tests of the record. */
export function and<T extends readonly unknown[]>(...of: T): Junction<"and", T[number]> {
  if (of.length < 2) throw new RangeError(`"and" joins at least two, not ${of.length}.`);
  return { kind: "and", of };
}

/** One holds: of conditions, rules, guards or tests of the record. */
export function or<T extends readonly unknown[]>(...of: T): Junction<"or", T[number]> {
  if (of.length < 2) throw new RangeError(`"or" joins at least two, not ${of.length}.`);
  return { kind: "or", of };
}

/** A condition, or a deed that stands for one. */
export type ConditionInput = Condition | Event;

export function condition(from: ConditionInput): Condition {
  return "kind" in from ? from : { kind: "event", event: from };
}

export function approved(decision: Ref<"decision">): Condition {
  return { kind: "decision", decision: decision.name, is: "approved" };
}

export function fails(decision: Ref<"decision">): Condition {
  return { kind: "decision", decision: decision.name, is: "fails" };
}

type Keepable = Ref<"clause" | "promise" | "agreement" | "fact">;

export function kept(what: Keepable): Condition {
  return { kind: "kept", name: what.name };
}

export function breached(what: Keepable): Condition {
  return { kind: "breached", name: what.name };
}

/** In the text where the question is so answered. @throws RangeError for an answer that the question does not have. */
export function answer(question: QuestionRef, option: string): Guard {
  if (!question.options.includes(option))
    throw new RangeError(
      `${question.name} cannot be answered "${option}"; its answers are ${question.options.join(", ")}.`,
    );
  return { kind: "answer", question: question.name, option };
}

export type FinderInput = SubjectInput | Ref<"decision">;

export function finder(from: FinderInput): Finder {
  if (typeof from !== "string" && from.kind === "decision") return { kind: "decision", decision: from.name };
  return { kind: "subject", subject: subject(from as SubjectInput) };
}

export function duration(count: number, unit: Duration["unit"]): Duration {
  return { count: whole(count, `A duration in ${unit}s`), unit };
}

/** `if` a condition comes true, on somebody's finding where one is named. */
export function endsIf(on: ConditionInput, determinedBy?: FinderInput): Ending {
  return {
    kind: "if",
    condition: condition(on),
    ...(determinedBy === undefined ? {} : { determinedBy: finder(determinedBy) }),
  };
}

export function endsAfter(count: number, unit: Duration["unit"]): Ending {
  return { kind: "after", duration: duration(count, unit) };
}

export function endsOnNotice(count: number, unit: Duration["unit"], by: SubjectInput): Ending {
  return { kind: "notice", duration: duration(count, unit), by: subject(by) };
}
