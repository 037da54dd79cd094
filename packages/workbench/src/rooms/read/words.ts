import { type Model, quoted } from "@proviso/agreement";
import { type Bearing, type Candidate, longDate, topicWords } from "@proviso/record";
import { actText, conditionText, nestedText, sideText, wordsOf } from "@proviso/report/present/read";

/** A candidate in plain words, part by part. */
export interface Told {
  readonly who: string;
  /** For which party; absent where nobody knows. */
  readonly party?: string;
  readonly does: string;
  readonly words: string;
  readonly quoted: boolean;
  readonly conditions: readonly string[];
  readonly when: string;
  readonly where?: string;
  /** What is told of another. */
  readonly of?: string;
}

export function told(model: Model | undefined, candidate: Candidate): Told {
  const { speaker, act, polarity, content, cue, conditions, said, venue, nested, quotation } = candidate;
  const { person, party, faction } = speaker;
  const named =
    model?.persons.find(({ id }) => id === person)?.title ?? model?.factions.find(({ id }) => id === faction)?.title;
  return {
    who:
      speaker.with !== undefined
        ? capital(sideText(speaker))
        : (named ?? (person === undefined ? capital(wordsOf(speaker.words) || sideText(speaker)) : spaced(person))),
    ...(party === undefined ? {} : { party: partyName(model, party) }),
    does: actText(act, polarity, speaker),
    words: wordsOf(content.length > 0 ? content : cue),
    quoted: quotation === "quoted",
    conditions: conditions.map(conditionText),
    when: said === undefined ? "no day is given" : longDate(said.date),
    ...(venue === undefined || venue.length === 0 ? {} : { where: wordsOf(venue) }),
    ...(nested === undefined ? {} : { of: nestedText(nested) }),
  };
}

export function partyName(model: Model | undefined, id: string): string {
  return model?.parties.find((one) => one.id === id)?.name ?? spaced(id);
}

/** In one sentence: for whoever hears it, and for the margin. */
export function sentenceOf(model: Model | undefined, candidate: Candidate): string {
  const { who, party, does, words, conditions } = told(model, candidate);
  const side = party === undefined || party === who ? "" : `, for ${party},`;
  return `${who}${side} ${does} ${quoted(words)}${conditions.map((each) => `, ${each}`).join("")}`;
}

/** On which question or clause, in its own words. */
export function bearingWords(model: Model | undefined, { on, option }: Bearing): string {
  const question = model?.agreements.flatMap(({ questions }) => questions).find(({ id }) => id === on);
  const agreement = model?.agreements.find(({ id }) => id === on.split(".")[0]);
  const clause = agreement?.clauses.find(({ id }) => id === on);
  const answer = option === undefined ? "" : `: ${option}`;
  if (question !== undefined) return `${topicWords(model as Model, { kind: "question", name: on })}${answer}`;
  if (clause !== undefined) return `${clause.title ?? clause.name} of ${agreement?.title ?? on}${answer}`;
  return `${agreement?.id === on ? `“${agreement.title}” as a whole` : on}${answer}`;
}

/** How sure the reading is, as a word: the number is the rule's, and no probability. */
export function surenessWords({ confidence, foundBy }: Candidate): string {
  const by = foundBy === "model" ? ", found by the language model" : "";
  if (confidence >= 0.9) return `surely read${by}`;
  return confidence >= 0.7 ? `probably read right${by}` : `look twice${by}`;
}

function spaced(id: string): string {
  return id.replaceAll(/(?<=[\p{Ll}])(?=[\p{Lu}])/gu, " ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
