import type { Named } from "@proviso/record";

/** How often each rule was right on passages of our own (docs/reader-statements.md tells on which), rounded down. */
const BY_RULE: Readonly<Record<string, number>> = {
  "verb-that": 0.95,
  "verb-after-quotation": 0.95,
  "verb-inverted": 0.9,
  "verb-inside-clause": 0.9,
  "verb-after-clause": 0.9,
  "according-to": 0.9,
  stance: 0.85,
  "carried-on": 0.75,
};
const ANY_OTHER = 0.7;

/** 0..1: as sure as the rule, less where nobody knows for whom the speaker speaks. */
export function confidenceOf(rule: string, speaker: Named): number {
  const sure = BY_RULE[rule] ?? ANY_OTHER;
  return Math.round((speaker.party === undefined && speaker.faction === undefined ? sure - 0.1 : sure) * 100) / 100;
}
