import { type Model, type Saying, type Speaker, type Statement, type Stipulation, spokenFor } from "@proviso/agreement";
import { implies } from "./guards.ts";
import { asserts, isHearsay, ownSaying, standing } from "./standing.ts";

/** A statement that says something, and whether it only reports that somebody said it. */
export interface Heard {
  readonly statement: Statement;
  /** What one says of another: never the other's own position. */
  readonly nested: boolean;
}

/** Every statement that stands and by which `speaker` says `wanted`: its own first, then what others report of it. */
export function heard(model: Model, speaker: Speaker, wanted: Saying): Heard[] {
  const own: Heard[] = [];
  const reported: Heard[] = [];
  for (const statement of standing(model).statements) {
    if (speaks(model, statement, speaker) && statement.sayings.some((saying) => says(model, statement, saying, wanted)))
      (isHearsay(model, statement) ? reported : own).push({ statement, nested: isHearsay(model, statement) });
    else if (statement.sayings.some((saying) => reports(model, saying, speaker, wanted)))
      reported.push({ statement, nested: true });
  }
  return [...own, ...reported];
}

/** Every statement that stands and denies that `speaker` says `wanted`. */
export function denied(model: Model, speaker: Speaker, wanted: Saying): Statement[] {
  return standing(model).statements.filter((statement) =>
    statement.sayings.some(
      (saying) =>
        saying.kind === "denies that" &&
        "speaker" in saying &&
        standsFor(model, speaker, saying.speaker) &&
        amounts(model, wanted, saying.saying),
    ),
  );
}

function says(model: Model, statement: Statement, saying: Saying, wanted: Saying): boolean {
  return amounts(model, saying, wanted) || amounts(model, ownSaying(model, statement, saying), wanted);
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
  if (!asserts(saying.kind) || !("speaker" in saying)) return false;
  return (
    (standsFor(model, saying.speaker, speaker) && amounts(model, saying.saying, wanted)) ||
    reports(model, saying.saying, speaker, wanted)
  );
}

/** Whether whoever says `said` has said `wanted` by it. */
function amounts(model: Model, said: Saying, wanted: Saying): boolean {
  if (said.kind !== wanted.kind && !(wanted.kind === "says that" && asserts(said.kind))) return false;
  if ("speaker" in said || "speaker" in wanted) {
    return (
      "speaker" in said &&
      "speaker" in wanted &&
      (said.kind === "denies that"
        ? standsFor(model, wanted.speaker, said.speaker) && amounts(model, wanted.saying, said.saying)
        : standsFor(model, said.speaker, wanted.speaker) && amounts(model, said.saying, wanted.saying))
    );
  }
  return content(said, wanted) && (said.under ?? []).every((one) => (wanted.under ?? []).some((of) => covers(of, one)));
}

type Plain = Exclude<Saying, { readonly speaker: Speaker }>;

function content(said: Plain, wanted: Plain): boolean {
  if ("guard" in said)
    return (
      "guard" in wanted &&
      ("possible" in wanted || !("possible" in said)) &&
      (said.kind === "denies that" ? implies(wanted.guard, said.guard) : implies(said.guard, wanted.guard))
    );
  if (
    "topic" in said &&
    !("topic" in wanted && said.topic.kind === wanted.topic.kind && said.topic.name === wanted.topic.name)
  )
    return false;
  if (!("topic" in said) && "topic" in wanted) return false;
  return "words" in said ? "words" in wanted && sameWords(said.words, wanted.words) : !("words" in wanted);
}

/** Whether a saying under `asked` is less than, or the same as, one under `under`: a yes under a condition is less than a yes. */
function covers(asked: Stipulation, under: Stipulation): boolean {
  if ("guard" in asked && "guard" in under) {
    if ((asked.kind === "unless") !== (under.kind === "unless")) return false;
    return under.kind === "unless" ? implies(under.guard, asked.guard) : implies(asked.guard, under.guard);
  }
  if (asked.kind !== under.kind) return false;
  if ("topic" in asked) return "topic" in under && asked.topic.name === under.topic.name;
  return "words" in asked && "words" in under && sameWords(asked.words, under.words);
}

function sameWords(one: string, other: string): boolean {
  const plain = (words: string) => words.replace(/\s+/g, " ").trim().toLowerCase();
  return plain(one) === plain(other);
}
