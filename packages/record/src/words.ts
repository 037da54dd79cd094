import type { Dated, Guard, Model, Saying, Speaker, Statement, Topic } from "@proviso/agreement";

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

/** What stands after the speaker: "rejects “Istanbul terms”". */
export function sayingWords(model: Model, saying: Saying): string {
  if ("speaker" in saying)
    return `${saying.kind} ${speakerName(model, saying.speaker)} ${sayingWords(model, saying.saying)}`;
  if ("guard" in saying) return `${saying.kind} ${guardWords(model, saying.guard)}`;
  const only = "onlyIf" in saying && saying.onlyIf !== undefined ? ` only if ${guardWords(model, saying.onlyIf)}` : "";
  return `${saying.kind} ${topicWords(model, saying.topic)}${only}`;
}

function guardWords(model: Model, guard: Guard): string {
  if (guard.kind !== "answer")
    return guard.of
      .map((part) => (part.kind === "answer" ? guardWords(model, part) : `(${guardWords(model, part)})`))
      .join(` ${guard.kind} `);
  return `${questionWords(model, guard.question)} is answered “${guard.option}”`;
}

export function questionWords(model: Model, id: string): string {
  const question = model.agreements.flatMap((of) => of.questions).find((candidate) => candidate.id === id);
  return `“${question?.text ?? id}”`;
}

function topicWords(model: Model, { kind, name }: Topic): string {
  switch (kind) {
    case "agreement":
      return `“${model.agreements.find((agreement) => agreement.id === name)?.title ?? name}”`;
    case "question":
      return questionWords(model, name);
    case "claim":
      return `“${model.claims.find((claim) => claim.id === name)?.text ?? name}”`;
    default:
      return name;
  }
}

/** By whom, when, and the first words cited for it: `the author of article, undated: “has consistently rejected …”`. */
export function evidence(model: Model, statement: Statement): string {
  const words = statement.support.flatMap((support) => (support.kind === "assumed" ? [] : support.fragments))[0]?.words;
  return `${speakerName(model, statement.by)}, ${dateWords(statement.dated)}${words === undefined ? "" : `: “${words}”`}`;
}

function dateWords(dated: Dated): string {
  return dated.kind === "undated" ? "undated" : dated.kind === "since" ? `since ${dated.date}` : dated.date;
}

/** Upper-cases the first letter of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
