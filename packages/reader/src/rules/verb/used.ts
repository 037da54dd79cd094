import { type Verb, verbForms } from "../../lexicon/verbs.ts";
import { POSSESSIVE } from "../../lexicon/words.ts";
import type { VerbGroup } from "../../phrases/verbGroup.ts";
import { isPossessiveMark } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Draft } from "../draft.ts";

/** Forms that are nothing but verbs, so that the tagger need not agree. */
export const SURE = new Set(
  "said says told tells saying telling asked wrote writes tweeted argued claimed insisted added adding".split(" "),
);

/** Whether a form of a verb of saying is one here, and no noun or adjective. */
export function isUsedAsVerb(reading: Reading, i: number): boolean {
  const token = reading.tokens[i]!;
  if (isAttributive(reading, i) || isDetermined(reading, i)) return false;
  // "the most telling answer"
  const degree = /^(?:most|more|so|very|as)$/.test(reading.tokens[i - 1]?.lower ?? "");
  if (degree && token.lower.endsWith("ing")) return false;
  if (token.tag === "VERB") return true;
  if (SURE.has(token.lower)) return reading.tokens[i - 1]?.tag !== "DET";
  if (token.tag === "AUX") return false;
  // "shot back", "pointed out": the particle tells.
  const particle = reading.tokens[i + 1]?.lower;
  if (verbForms(token.lower).some((f) => f.verb.particle === particle && f.form === "past")) return true;
  // "our interlocutors claim the Americans agreed": behind a plural and before what can begin a clause.
  const [plural, then] = [reading.tokens[i - 1], reading.tokens[i + 1]];
  if (
    plural?.tag === "NOUN" &&
    /[^s]s$/.test(plural.lower) &&
    /^(?:DET|PRON|PROPN|SCONJ)$/.test(then?.tag ?? "") &&
    verbForms(token.lower).some(
      (f) => f.form === "base" && f.verb.frame.clause && !/^(?:guarantee|warrant|signal|offer)$/.test(f.verb.lemma),
    )
  )
    return true;
  // Headlines and slips of the tagger: a third person singular after a name, or joined with another verb, and before a noun phrase.
  const before = reading.tokens[i - 1];
  const next = reading.tokens[i + 1];
  return (
    verbForms(token.lower).some((f) => f.form === "third") &&
    (before?.tag === "PROPN" || (before?.tag === "CCONJ" && next?.tag === "PROPN")) &&
    (next?.tag === "PROPN" || next?.tag === "DET" || next?.tag === "PRON" || next?.tag === "SCONJ")
  );
}

/** "pledged delegates", "a calling card": a participle before its noun. */
function isAttributive(reading: Reading, i: number): boolean {
  const before = reading.tokens[i - 1];
  const next = reading.tokens[i + 1];
  if (before === undefined || next === undefined || next.tag !== "NOUN") return false;
  if (!verbForms(reading.tokens[i]!.lower).some((f) => f.form === "ing" || f.form === "past")) return false;
  return (
    before.tag === "DET" ||
    before.tag === "ADJ" ||
    before.tag === "NUM" ||
    isPossessiveMark(before) ||
    POSSESSIVE.has(before.lower)
  );
}

/** "an earlier report said", "the first claim was": a base form behind an article and an adjective is a noun. */
function isDetermined(reading: Reading, i: number): boolean {
  const [article, adjective] = [reading.tokens[i - 2], reading.tokens[i - 1]];
  if (adjective?.tag !== "ADJ" || article === undefined) return false;
  if (article.tag !== "DET" && !POSSESSIVE.has(article.lower) && !isPossessiveMark(article)) return false;
  return verbForms(reading.tokens[i]!.lower).some((f) => f.form === "base");
}

/** Verbs after which "to say" has been said: "went on to say". */
const LEADING_ON = new Set(
  "go goes went gone going continue continues continued continuing begin begins began begun beginning proceed proceeded come came".split(
    " ",
  ),
);

/** "Would say", "to suggest", "could claim" do not tell that anything was said; "would accept", "will not agree" tell what somebody binds himself to. */
export function tellsOfSaying(reading: Reading, group: VerbGroup, verb: Verb): boolean {
  if (group.infinitive) {
    for (let i = group.from - 1; i >= group.from - 3 && i >= 0; i--)
      if (LEADING_ON.has(reading.tokens[i]!.lower)) return true;
    return false;
  }
  return !group.modal || verb.class === "bind";
}

/** Without a source, or the author's own words outside quotation marks: "I would say". */
export function isNobodys(reading: Reading, draft: Draft): boolean {
  const [source] = draft.source;
  if (source === undefined) return draft.rule !== "passive";
  return (
    source.to === source.from + 1 &&
    reading.quotationOf[source.from]! < 0 &&
    /^(i|we|you)$/.test(reading.tokens[source.from]!.lower)
  );
}
