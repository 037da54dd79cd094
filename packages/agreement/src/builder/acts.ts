import type { Act, ActObject, Event, FactTest } from "../index.ts";
import { frozen } from "./names.ts";
import { type SubjectInput, subject } from "./who.ts";

/** What `pact.decision`, `pact.clause`, `pact.fact` and `pact.promise` give back. */
export type Ref<K extends "decision" | "clause" | "agreement" | "fact" | "promise"> = {
  readonly kind: K;
  readonly name: string;
};

/** A fact, or its negation by `not`. */
export type FactInput = Ref<"fact"> | FactTest;

export interface ActOptions {
  /** `with troops and money`: all of them. */
  readonly with?: readonly string[];
  /** `with troops or money`: one of them suffices. */
  readonly withAnyOf?: readonly string[];
  /** `to 250000 personnel`. */
  readonly to?: { readonly value: number; readonly unit: string };
}

export type ObjectInput = SubjectInput | Exclude<ActObject, { readonly kind: "subject" }>;

/** An act that the verb table does not know. */
export function quoted(words: string): Act {
  if (typeof words !== "string" || words.trim() === "") throw new TypeError("A quoted act needs words.");
  return { kind: "quoted", words };
}

/**
 * `act("assist", "Ukraine", { with: ["troops"] })`. The verb may stand in either form (`assist`, `assists`). An object in upper case is a party,
 * in lower case one of the text's own nouns.
 */
export function act(verb: string | Act, object?: ObjectInput, options: ActOptions = {}): Act {
  if (typeof verb !== "string") {
    if (object !== undefined) throw new TypeError(`The act is complete; it cannot take ${JSON.stringify(object)}.`);
    return verb;
  }
  if (options.with !== undefined && options.withAnyOf !== undefined)
    throw new TypeError(`${verb}: means are joined by "and" or by "or", not both.`);
  const things = options.with ?? options.withAnyOf;
  if (things?.length === 0) throw new RangeError(`${verb}: the list of means is empty.`);
  return {
    kind: "verb",
    verb,
    ...(object === undefined ? {} : { object: objectOf(object) }),
    ...(options.to === undefined ? {} : { amount: options.to }),
    ...(things === undefined ? {} : { means: { joined: options.with === undefined ? "or" : "and", things } }),
  };
}

function objectOf(from: ObjectInput): ActObject {
  if (typeof from === "string") {
    if (/^[A-Z]/.test(from)) return { kind: "subject", subject: subject(from) };
    return /^\w+$/.test(from) ? { kind: "thing", thing: from } : { kind: "words", words: from };
  }
  switch (from.kind) {
    case "thing":
    case "words":
    case "decision":
    case "clause":
    case "agreement":
    case "fact":
    case "promise":
      return from;
    default:
      return { kind: "subject", subject: subject(from) };
  }
}

export function not(fact: Ref<"fact">): FactTest {
  return { fact: fact.name, negated: true };
}

export function factTests(facts: readonly FactInput[]): FactTest[] {
  return facts.map((fact) => ("negated" in fact ? fact : { fact: fact.name, negated: false }));
}

/** Somebody does something, in circumstances: `deed(anyone, "attacks", "Ukraine", { where: [inArea, not(flagrant)] })`. */
export function deed(
  by: SubjectInput,
  verb: string | Act,
  object?: ObjectInput,
  options: ActOptions & { readonly where?: readonly FactInput[] } = {},
): Event {
  const { where = [], ...rest } = options;
  return frozen({ subject: subject(by), act: act(verb, object, rest), where: factTests(where) });
}
