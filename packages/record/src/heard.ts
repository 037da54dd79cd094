import type { Model, Saying, Speaker, Statement } from "@proviso/agreement";
import { implies } from "./guards.ts";

/** A statement that says something, and whether it only reports that somebody said it. */
export interface Heard {
  readonly statement: Statement;
  /** What one says of another: never the other's own position. */
  readonly nested: boolean;
}

/** Every statement by which `speaker` says `wanted`, its own first, then what others report of it. */
export function heard(model: Model, speaker: Speaker, wanted: Saying): Heard[] {
  const own: Heard[] = [];
  const reported: Heard[] = [];
  for (const statement of model.statements) {
    if (statement.sayings.some((saying) => speaks(model, statement, speaker) && amounts(model, saying, wanted)))
      own.push({ statement, nested: false });
    else if (statement.sayings.some((saying) => reports(model, saying, speaker, wanted)))
      reported.push({ statement, nested: true });
  }
  return [...own, ...reported];
}

/** Every statement that denies that `speaker` says `wanted`. */
export function denied(model: Model, speaker: Speaker, wanted: Saying): Statement[] {
  return model.statements.filter((statement) =>
    statement.sayings.some(
      (saying) =>
        saying.kind === "denies that" &&
        "speaker" in saying &&
        standsFor(model, speaker, saying.speaker) &&
        amounts(model, wanted, saying.saying),
    ),
  );
}

/** For whom a statement speaks besides its speaker: on whose behalf it says so, else the party that a person is of. */
export function spokenFor(model: Model, { by, onBehalfOf }: Pick<Statement, "by" | "onBehalfOf">): string | undefined {
  if (onBehalfOf !== undefined) return model.persons.find((person) => person.id === onBehalfOf)?.of ?? onBehalfOf;
  if (by.kind === "party") return by.id;
  return by.kind === "person" ? model.persons.find((person) => person.id === by.id)?.of : undefined;
}

function speaks(model: Model, statement: Statement, speaker: Speaker): boolean {
  return (
    statement.by.id === speaker.id ||
    statement.onBehalfOf === speaker.id ||
    (speaker.kind === "party" && spokenFor(model, statement) === speaker.id)
  );
}

/** Whether what `one` says is what `other` says: a person speaks for its party, and not the other way round. */
function standsFor(model: Model, one: Speaker, other: Speaker): boolean {
  return one.id === other.id || (other.kind === "party" && spokenFor(model, { by: one }) === other.id);
}

function reports(model: Model, saying: Saying, speaker: Speaker, wanted: Saying): boolean {
  if (saying.kind !== "says that" || !("speaker" in saying)) return false;
  return (
    (standsFor(model, saying.speaker, speaker) && amounts(model, saying.saying, wanted)) ||
    reports(model, saying.saying, speaker, wanted)
  );
}

/** Whether whoever says `said` has said `wanted` by it. */
function amounts(model: Model, said: Saying, wanted: Saying): boolean {
  if ("speaker" in said || "speaker" in wanted) {
    return (
      "speaker" in said &&
      "speaker" in wanted &&
      said.kind === wanted.kind &&
      (said.kind === "says that"
        ? standsFor(model, said.speaker, wanted.speaker) && amounts(model, said.saying, wanted.saying)
        : standsFor(model, wanted.speaker, said.speaker) && amounts(model, wanted.saying, said.saying))
    );
  }
  if (said.kind !== wanted.kind) return false;
  if ("guard" in said && "guard" in wanted)
    return said.kind === "denies that" ? implies(wanted.guard, said.guard) : implies(said.guard, wanted.guard);
  if (!("topic" in said && "topic" in wanted)) return false;
  if (said.topic.kind !== wanted.topic.kind || said.topic.name !== wanted.topic.name) return false;
  // A yes under a condition is less than a yes.
  const under = "onlyIf" in said ? said.onlyIf : undefined;
  const asked = "onlyIf" in wanted ? wanted.onlyIf : undefined;
  return under === undefined || (asked !== undefined && implies(asked, under));
}
