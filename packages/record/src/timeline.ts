import type { Model, Saying, Speaker, Statement, Topic } from "@proviso/agreement";
import { type Act, actsOf } from "./acts.ts";
import { questionsIn } from "./guards.ts";
import { laneOf } from "./lanes.ts";
import { isHearsay, standing } from "./standing.ts";
import { saidWords, sentence, speakerName, stipulationWords } from "./words.ts";

/** One statement in the order of time. */
export interface Entry {
  readonly statement: Statement;
  /** Absent where it is undated. */
  readonly date?: string;
  /** In plain words: "The United States announces that …". */
  readonly says: string;
  /** What is done by it, first things first. */
  readonly acts: readonly Act[];
  /** In whose lane it stands: its party's, else its speaker's own. */
  readonly lane: Speaker;
  /** Its conditions: "only if “Who sits?” is answered “many”". */
  readonly conditions: readonly string[];
  /** The questions, agreements and other items on which it bears. */
  readonly about: readonly Topic[];
  /** It comes through somebody with a line of its own. */
  readonly hearsay: boolean;
  /** What corrects it; then it counts no more. */
  readonly correctedBy: readonly string[];
}

/** The whole record by the day on which each thing was said, corrected statements included; undated statements last; within a day in the order of the texts. */
export function timeline(model: Model): Entry[] {
  const { corrections } = standing(model);
  const entries = model.statements.map((statement): Entry => {
    const { by, dated, sayings, onBehalfOf, reported } = statement;
    const behalf = onBehalfOf === undefined ? "" : ` for ${behalfName(model, onBehalfOf)}`;
    const through = reported?.by === undefined ? "" : `, as ${speakerName(model, reported.by)} reports`;
    return {
      statement,
      ...(dated.kind === "undated" ? {} : { date: dated.date }),
      says: `${sentence(speakerName(model, by))}${behalf} ${sayings.map((saying) => saidWords(model, by, saying)).join("; ")}${through}.`,
      acts: actsOf(model, statement),
      lane: laneOf(model, statement),
      conditions: [...new Set(sayings.flatMap((saying) => conditionsOf(model, saying)))],
      about: unique(sayings.flatMap(topicsOf)),
      hearsay: isHearsay(model, statement),
      correctedBy: (corrections.get(statement.id) ?? []).map(({ id }) => id),
    };
  });
  return entries.sort((one, other) => compare(one.date ?? "~", other.date ?? "~"));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function behalfName(model: Model, id: string): string {
  const kind = model.persons.some((person) => person.id === id)
    ? "person"
    : model.factions.some((faction) => faction.id === id)
      ? "faction"
      : "party";
  return speakerName(model, { kind, id });
}

function conditionsOf(model: Model, saying: Saying): string[] {
  if ("speaker" in saying) return conditionsOf(model, saying.saying);
  return (saying.under ?? []).map((each) => stipulationWords(model, each));
}

function topicsOf(saying: Saying): Topic[] {
  if ("speaker" in saying) return topicsOf(saying.saying);
  const questions = (guard: Parameters<typeof questionsIn>[0]) =>
    questionsIn(guard).map((name): Topic => ({ kind: "question", name }));
  return [
    ...("guard" in saying ? questions(saying.guard) : []),
    ...("topic" in saying ? [saying.topic] : []),
    ...(saying.under ?? []).flatMap((each) =>
      "guard" in each ? questions(each.guard) : "topic" in each ? [each.topic] : [],
    ),
  ];
}

function unique(topics: readonly Topic[]): Topic[] {
  return [...new Map(topics.map((topic) => [`${topic.kind} ${topic.name}`, topic])).values()];
}
