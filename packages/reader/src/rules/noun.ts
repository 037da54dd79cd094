import { SAYING_NOUNS } from "../lexicon/nouns.ts";
import { POSSESSIVE } from "../lexicon/words.ts";
import { clauseEnd } from "../phrases/clause.ts";
import { phraseEnd, simpleStart } from "../phrases/nounPhrase.ts";
import { mainSubject } from "../phrases/subject.ts";
import { isPossessiveMark, isVerb } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run } from "../tokens/token.ts";
import { opensQuotation } from "./adjuncts.ts";
import type { Draft } from "./draft.ts";

/** "Lavrov's claim that …", "the warnings of …", "made a statement that …". */
export function fromNoun(reading: Reading, i: number): Draft | undefined {
  const { tokens, sentences, quotationOf, quotations } = reading;
  const token = tokens[i]!;
  const prepositions = SAYING_NOUNS.get(token.lower);
  if (prepositions === undefined || token.tag !== "NOUN") return undefined;
  const sentence = sentences[token.sentence]!;
  const quotation = quotationOf[i]! < 0 ? undefined : quotations[quotationOf[i]!]!;
  const floor = quotation === undefined ? sentence.from : Math.max(sentence.from, quotation.from + 1);
  const ceiling = quotation === undefined ? sentence.to : Math.min(sentence.to, quotation.to - 1);
  const next = tokens[i + 1];
  if (next === undefined || i + 2 >= ceiling) return undefined;
  const from = simpleStart(reading, i, floor);
  const owner = ownerOf(reading, from, i);
  if (next.lower === "that" && prepositions.includes("that") && !isVerb(tokens[i + 2])) {
    const to = clauseEnd(reading, i + 1, ceiling, { stopAtComma: true });
    return {
      source: owner === undefined ? subjectOfLightVerb(reading, from, floor) : [owner],
      cue: [{ from: owner?.to ?? from, to: i + 1 }],
      content: [{ from: i + 1, to }],
      rule: "noun-that",
    };
  }
  if (next.lower === "to" && prepositions.includes("to") && isVerb(tokens[i + 2]) && owner !== undefined) {
    const to = clauseEnd(reading, i + 1, ceiling, { stopAtComma: true, object: true });
    return {
      source: [owner],
      cue: [{ from: owner.to, to: i + 1 }],
      content: [{ from: i + 1, to }],
      rule: "noun-infinitive",
    };
  }
  if (prepositions.includes(next.lower) && next.lower !== "to") {
    const source = owner === undefined ? subjectOfLightVerb(reading, from, floor) : [owner];
    if (source.length === 0) return undefined;
    // A noun phrase and no more: "his criticism of the pact | surprised many".
    const to = opensQuotation(reading, i + 2)
      ? clauseEnd(reading, i + 2, ceiling, { stopAtComma: true, object: true })
      : phraseEnd(reading, i + 2, ceiling);
    if (to <= i + 2) return undefined;
    return {
      source,
      cue: [{ from: owner?.to ?? from, to: i + 2 }],
      content: [{ from: i + 2, to }],
      rule: "noun-preposition",
    };
  }
  return undefined;
}

/** "Lavrov's", "his". */
function ownerOf(reading: Reading, from: number, noun: number): Run | undefined {
  const { tokens } = reading;
  for (let i = noun - 1; i >= from; i--) {
    if (isPossessiveMark(tokens[i])) return { from, to: i + 1 };
    if (POSSESSIVE.has(tokens[i]!.lower)) return { from: i, to: i + 1 };
  }
  return undefined;
}

/** By which the noun's own speaker speaks. Whoever dismisses claims, or denies reports, has not made them. */
const LIGHT = new Set(
  "made make makes making issued issue issues issuing released release releases gave give gives raised raise raises expressed has had have repeated repeats repeating".split(
    " ",
  ),
);

function subjectOfLightVerb(reading: Reading, from: number, floor: number): Run[] {
  const verb = reading.tokens[from - 1];
  if (from - 1 < floor || verb === undefined || !LIGHT.has(verb.lower)) return [];
  const subject = mainSubject(reading, from, floor);
  return subject === undefined ? [] : [subject];
}
