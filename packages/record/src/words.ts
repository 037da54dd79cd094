import {
  type Dated,
  type Guard,
  type Model,
  quoted,
  type Saying,
  type Speaker,
  type Statement,
  type Stipulation,
  type Topic,
} from "@proviso/agreement";
import type { Position } from "./positions.ts";

/** Plain English for what the record holds. */

export function speakerName(model: Model, { kind, id }: Speaker): string {
  switch (kind) {
    case "party": {
      const name = model.parties.find((party) => party.id === id)?.name ?? id;
      return /^(United |European |African |Netherlands$|Philippines$|Soviet )/.test(name) ? `the ${name}` : name;
    }
    case "person":
      return model.persons.find((person) => person.id === id)?.title ?? id;
    case "faction":
      return model.factions.find((faction) => faction.id === id)?.title ?? id;
    case "source":
      return `the author of ${id}`;
  }
}

/** A speaker without its office: "Sergey Lavrov". */
export function shortName(model: Model, speaker: Speaker): string {
  const name = speakerName(model, speaker);
  return speaker.kind === "person" ? (name.split(",")[0] ?? name) : name;
}

/** What stands after the speaker: "rejects “Istanbul terms”". */
export function sayingWords(model: Model, saying: Saying): string {
  if ("speaker" in saying)
    return `${saying.kind} ${speakerName(model, saying.speaker)} ${sayingWords(model, saying.saying)}`;
  const under = (saying.under ?? []).map((each) => ` ${stipulationWords(model, each)}`).join("");
  if ("guard" in saying) {
    const possible = "possible" in saying ? " it may be that" : "";
    return `${saying.kind}${possible} ${guardWords(model, saying.guard)}${under}`;
  }
  const topic = "topic" in saying ? ` ${topicWords(model, saying.topic)}` : "";
  const words = "words" in saying ? `${topic === "" ? "" : ":"} ${quoted(saying.words)}` : "";
  return `${saying.kind}${topic}${words}${under}`;
}

/** The same after its speaker, in the plural where the speaker is several: "Political commentators warn …". */
export function saidWords(model: Model, speaker: Speaker, saying: Saying): string {
  const words = sayingWords(model, saying);
  if (speaker.kind !== "faction" || !/s$/.test(speakerName(model, speaker))) return words;
  return words.replace(/^(\w+?)(ies|s)\b/, (_, stem: string, end: string) => stem + (end === "ies" ? "y" : ""));
}

/** A condition: "only if “Can they block it?” is answered “held”". */
export function stipulationWords(model: Model, stipulation: Stipulation): string {
  if ("guard" in stipulation) return `${stipulation.kind} ${guardWords(model, stipulation.guard)}`;
  if ("topic" in stipulation) return `${stipulation.kind} ${topicWords(model, stipulation.topic)}`;
  return `${stipulation.kind} ${quoted(stipulation.words)}`;
}

function guardWords(model: Model, guard: Guard): string {
  if (guard.kind !== "answer")
    return guard.of
      .map((part) => (part.kind === "answer" ? guardWords(model, part) : `(${guardWords(model, part)})`))
      .join(` ${guard.kind} `);
  return `${questionWords(model, guard.question)} is answered ${quoted(guard.option)}`;
}

const QUESTIONS = new WeakMap<Model, ReadonlyMap<string, string>>();

export function questionWords(model: Model, id: string): string {
  let texts = QUESTIONS.get(model);
  if (texts === undefined) {
    texts = new Map(model.agreements.flatMap((of) => of.questions).map((question) => [question.id, question.text]));
    QUESTIONS.set(model, texts);
  }
  return quoted(texts.get(id) ?? id);
}

export function topicWords(model: Model, { kind, name }: Topic): string {
  switch (kind) {
    case "agreement":
      return quoted(model.agreements.find((agreement) => agreement.id === name)?.title ?? name);
    case "question":
      return questionWords(model, name);
    case "claim":
      return quoted(model.claims.find((claim) => claim.id === name)?.text ?? name);
    default:
      return name;
  }
}

/** A position with who holds it and the evidence: "Russia requires “held” (Russia, 2025-08-20: “…”)". */
export function positionWords(model: Model, position: Position): string {
  const { statement, date } = position;
  const shown = statement === undefined ? date : evidence(model, statement);
  return `${holderName(model, position)} ${holdWords(model, position)}${shown === undefined ? "" : ` (${shown})`}`;
}

export function holderName(model: Model, { party, speaker }: Pick<Position, "party" | "speaker">): string {
  return speakerName(model, party === undefined ? speaker : { kind: "party", id: party });
}

/** What stands after the holder: "requires “held”", "accepts “Istanbul terms” only if …". */
export function holdWords(model: Model, { how, on, option, words, under }: Position): string {
  const conditions = (under ?? []).map((each) => ` ${stipulationWords(model, each)}`).join("");
  if (how === "answers otherwise") return `answers in other words, ${quoted(words ?? "")}${conditions}`;
  const said = { possible: "says that it may be", drafted: "has drafted" }[how as string] ?? how;
  return `${said} ${option === undefined ? topicWords(model, on) : quoted(option)}${conditions}`;
}

/** The same with the day, and with who spoke where that is not the holder: "Russia requires “held” (Sergey Lavrov, 2025-08-20)". */
export function datedWords(model: Model, position: Position): string {
  return `${holderName(model, position)} ${holdWords(model, position)}${occasion(model, position)}`;
}

/** Who spoke, where that is not the holder, and when: " (2025-08-20)". */
export function occasion(model: Model, { statement, party, through, date }: Position): string {
  if (statement === undefined) return date === undefined ? "" : ` (${date})`;
  const own =
    through !== undefined || (statement.by.kind === "party" && statement.by.id === party) || party === undefined;
  return ` (${own ? "" : `${speakerName(model, statement.by)}, `}${dateWords(statement.dated)})`;
}

/** By whom, when, and the first words cited for it: `the author of article, undated: “has consistently rejected …”`. */
export function evidence(model: Model, statement: Statement): string {
  const words = statement.support.flatMap((support) => (support.kind === "assumed" ? [] : support.fragments))[0]?.words;
  return `${speakerName(model, statement.by)}, ${dateWords(statement.dated)}${words === undefined ? "" : `: ${quoted(words)}`}`;
}

/** When something was said. */
export function dateWords(dated: Dated): string {
  return dated.kind === "undated" ? "undated" : dated.kind === "since" ? `since ${dated.date}` : dated.date;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** An ISO day, month or year as people write it: "20 August 2025", "August 2025", "2025". */
export function longDate(date: string): string {
  const [year = "", month, day] = date.split("-");
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [...(day === undefined ? [] : [String(Number(day))]), ...(name === undefined ? [] : [name]), year].join(" ");
}

/** When something was said, as people write it. */
export function whenWords(dated: Dated): string {
  return dated.kind === "undated" ? "undated" : `${dated.kind === "since" ? "since " : ""}${longDate(dated.date)}`;
}

/** Upper-cases the first letter of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
