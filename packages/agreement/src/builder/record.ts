import type {
  Asserting,
  Claim,
  Dated,
  Guard,
  RecordTest,
  Saying,
  Speaker,
  Stand,
  Statement,
  Stipulation,
  Topic,
  Uttering,
} from "../index.ts";
import { built, frozen, lower, upper } from "./names.ts";

/** A party by its name, or any speaker. */
export type SpeakerInput = string | Speaker;

export interface StatementOptions {
  /** The day, month or year on which it was said; undated where neither this nor `since` is given. */
  readonly on?: string;
  readonly since?: string;
  /** On whose behalf. */
  readonly for?: string;
  readonly at?: string;
  readonly reportedBy?: SpeakerInput;
  readonly reportedOn?: string;
  /** The statement that this one corrects. */
  readonly supersedes?: string;
}

/** Who says it, when, and what. @throws RangeError where nothing is said, or it is dated twice */
export function statement(
  name: string,
  by: SpeakerInput,
  options: StatementOptions,
  ...sayings: readonly Saying[]
): Statement {
  const { on, since, at, supersedes, reportedBy, reportedOn } = options;
  if (sayings.length === 0) throw new RangeError(`The statement ${name} says nothing.`);
  if (on !== undefined && since !== undefined)
    throw new RangeError(`The statement ${name} is dated on ${on} and since ${since}.`);
  const dated: Dated =
    on !== undefined
      ? { kind: "on", date: on }
      : since !== undefined
        ? { kind: "since", date: since }
        : { kind: "undated" };
  const reported = {
    ...(reportedBy === undefined ? {} : { by: speaker(reportedBy) }),
    ...(reportedOn === undefined ? {} : { on: reportedOn }),
  };
  return frozen({
    id: lower(name, "statement"),
    named: true,
    by: speaker(by),
    ...(options.for === undefined ? {} : { onBehalfOf: options.for }),
    dated,
    ...(at === undefined ? {} : { venue: at }),
    ...(Object.keys(reported).length === 0 ? {} : { reported }),
    ...(supersedes === undefined ? {} : { supersedes }),
    sayings,
    ...built,
  });
}

/** `says that veto is held`, `requires that …`, under conditions if there are any. */
export function that(
  kind: Asserting | "answers that" | "requires that",
  guard: Guard,
  ...under: readonly Stipulation[]
): Saying {
  return { kind, guard, ...conditions(under) } as Saying;
}

/** `accepts Pact`. */
export function towards(kind: Stand, topic: Topic, ...under: readonly Stipulation[]): Saying {
  return { kind, topic: { kind: topic.kind, name: topic.name }, ...conditions(under) };
}

/** `threatens "to leave"`. */
export function inWords(kind: Uttering, words: string, ...under: readonly Stipulation[]): Saying {
  return { kind, words, ...conditions(under) };
}

/** `says that Russia accepts Pact`. */
export function ofAnother(kind: Asserting, other: SpeakerInput, saying: Saying): Saying {
  return { kind, speaker: speaker(other), saying };
}

/** `only if veto is held`, `unless "war"`. */
export function stipulated(kind: "only if" | "if" | "unless", what: Guard | string): Stipulation {
  return typeof what === "string" ? { kind, words: what } : { kind, guard: what };
}

export function inReturnFor(what: Topic | string): Stipulation {
  return typeof what === "string"
    ? { kind: "in return for", words: what }
    : { kind: "in return for", topic: { kind: what.kind, name: what.name } };
}

/** A test of the record: that somebody has said something, or that no statement says so. */
export function said(by: SpeakerInput, saying: Saying, { never = false } = {}): RecordTest {
  return { kind: "said", speaker: speaker(by), never, saying };
}

export function claim(name: string, text: string, holdsIf: RecordTest, failsIf?: RecordTest, by?: SpeakerInput): Claim {
  return frozen({
    id: lower(name, "claim"),
    text,
    ...(by === undefined ? {} : { by: speaker(by) }),
    holdsIf,
    ...(failsIf === undefined ? {} : { failsIf }),
    ...built,
  });
}

function speaker(from: SpeakerInput): Speaker {
  return typeof from === "string" ? { kind: "party", id: upper(from, "speaker") } : from;
}

function conditions(under: readonly Stipulation[]): { readonly under?: readonly Stipulation[] } {
  return under.length === 0 ? {} : { under };
}
