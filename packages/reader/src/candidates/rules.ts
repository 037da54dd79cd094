import type { Named } from "@proviso/record";

/** What each rule of finding goes by, for people, and how often it was right on passages of our own, rounded down (docs/reader-statements.md). */
const RULES: Readonly<Record<string, readonly [words: string, sure: number]>> = {
  "verb-that": ["a verb of saying with “that”", 0.95],
  "verb-bare": ["a verb of saying with a clause", 0.9],
  "verb-after-quotation": ["a quotation with its speaker", 0.95],
  "verb-inverted": ["a quotation with its speaker", 0.9],
  "verb-inside-clause": ["a clause with its speaker inside", 0.9],
  "verb-after-clause": ["a clause with its speaker behind", 0.9],
  "verb-infinitive": ["a verb with “to”", 0.85],
  "verb-object": ["a verb with a noun phrase", 0.75],
  "verb-preposition": ["a verb with a preposition", 0.75],
  "verb-colon": ["words behind a colon", 0.8],
  colon: ["words behind a colon", 0.7],
  passive: ["a verb of saying in the passive", 0.7],
  "as-said": ["“as … said”", 0.85],
  "according-to": ["“according to”", 0.9],
  "noun-that": ["a noun of saying with “that”", 0.8],
  "noun-infinitive": ["a noun of saying with “to”", 0.7],
  "noun-preposition": ["a noun of saying", 0.7],
  "position-that": ["what a position is said to be", 0.85],
  "as-told": ["“as told by”", 0.85],
  "verb-relative": ["a verb of saying in a relative clause", 0.7],
  "noun-from": ["a noun of saying with “from”", 0.75],
  "noun-voiced": ["a noun of saying that is expressed", 0.75],
  stance: ["a stand that the text reports", 0.85],
  "carried-on": ["goes on with what was said in the sentence before", 0.75],
};
const ANY_OTHER: readonly [string, number] = ["words of saying", 0.7];

/** 0..1: as sure as the rule, less where nobody knows for whom the speaker speaks. */
export function confidenceOf(rule: string, speaker: Named): number {
  const [, sure] = RULES[rule] ?? ANY_OTHER;
  return Math.round((speaker.party === undefined && speaker.faction === undefined ? sure - 0.1 : sure) * 100) / 100;
}

export function ruleWords(rule: string): string {
  return (RULES[rule] ?? ANY_OTHER)[0];
}
