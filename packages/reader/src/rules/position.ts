import { verbForms } from "../lexicon/verbs.ts";
import { POSSESSIVE } from "../lexicon/words.ts";
import { clauseEnd } from "../phrases/clause.ts";
import { phraseEnd, simpleStart } from "../phrases/nounPhrase.ts";
import { isComma, isPossessiveMark } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run } from "../tokens/token.ts";
import { timeEnd } from "./adjuncts.ts";
import type { Draft } from "./draft.ts";

/** What somebody stands on, and tells. */
const POSITIONS = new Set(
  "position stance view line message argument demand answer response reply contention condition claim warning proposal offer objection point case verdict explanation complaint request".split(
    " ",
  ),
);

/** Verbs of telling, beside those of the lexicon, after "as": "as set out by Wang Yi". */
const SET_OUT = new Set("set laid spelled spelt put given presented formulated relayed conveyed".split(" "));

/** "Beijing's position, as set out by Wang Yi, is that …", "Our message is that …". */
export function fromPosition(reading: Reading, i: number): Draft | undefined {
  const { tokens, sentences } = reading;
  const token = tokens[i]!;
  if (!POSITIONS.has(token.lower) || token.tag !== "NOUN") return undefined;
  const { from: floor, to: ceiling } = sentences[token.sentence]!;
  const told = asTold(reading, i + 1, ceiling);
  const be = told?.end ?? i + 1;
  if (!/^(?:is|was|remains|remained|has|had)$/.test(tokens[be]?.lower ?? "")) return undefined;
  let that = be + 1;
  while (that < ceiling && (tokens[that]!.tag === "ADV" || /^(?:been|always|long)$/.test(tokens[that]!.lower))) that++;
  if (tokens[that]?.lower !== "that" || that + 1 >= ceiling) return undefined;
  const owner = ownerBefore(reading, i, floor);
  const source = told?.source ?? owner;
  if (source === undefined) return undefined;
  return {
    source: [source],
    cue: [{ from: i, to: i + 1 }],
    content: [{ from: that, to: clauseEnd(reading, that, ceiling) }],
    rule: "position-that",
  };
}

/** "As first reported by the agency, the road is shut"; "The road is shut, as reported by the agency." */
export function fromAsTold(reading: Reading, i: number): Draft | undefined {
  const { tokens, sentences, quotationOf } = reading;
  const token = tokens[i]!;
  if (token.lower !== "as" || quotationOf[i]! >= 0) return undefined;
  const { from: floor, to: ceiling } = sentences[token.sentence]!;
  const told = asTold(reading, i - 1, ceiling);
  if (told === undefined || !told.isSaid) return undefined;
  const made = (content: Run): Draft | undefined =>
    content.to <= content.from
      ? undefined
      : {
          source: [told.source],
          cue: [{ from: i + 1, to: told.source.from - 1 }],
          content: [content],
          rule: "as-told",
        };
  if (i === floor) return made({ from: told.end, to: clauseEnd(reading, told.end, ceiling) });
  const isLast = told.end >= ceiling - 1;
  return isComma(tokens[i - 1]) && isLast ? made({ from: floor, to: i - 1 }) : undefined;
}

interface Told {
  readonly source: Run;
  /** The token after it and its comma. */
  readonly end: number;
  /** By a verb of saying, and not only of putting forward. */
  readonly isSaid: boolean;
}

/** ", as set out by Wang Yi on Monday,": `comma` is the token that may stand before "as". */
function asTold({ tokens, ...rest }: Reading, comma: number, ceiling: number): Told | undefined {
  const reading = { tokens, ...rest };
  let at = comma + 1;
  if (tokens[at]?.lower !== "as") return undefined;
  at++;
  while (tokens[at]?.tag === "ADV" && at < ceiling) at++;
  const verb = tokens[at]?.lower ?? "";
  const isSaid = verbForms(verb).some((form) => form.form === "past" && form.verb.class === "say");
  if (!isSaid && !SET_OUT.has(verb)) return undefined;
  while (at < ceiling && tokens[at]!.lower !== "by" && !isComma(tokens[at])) at++;
  if (tokens[at]?.lower !== "by") return undefined;
  const to = phraseEnd(reading, at + 1, ceiling);
  if (to === at + 1) return undefined;
  let end = timeEnd(reading, to, ceiling);
  if (isComma(tokens[end])) end++;
  else if (end < ceiling - 1) return undefined;
  return { source: { from: at + 1, to }, end, isSaid };
}

/** "Beijing's", "our". */
function ownerBefore(reading: Reading, noun: number, floor: number): Run | undefined {
  const { tokens } = reading;
  const from = simpleStart(reading, noun, floor);
  for (let i = noun - 1; i >= from; i--) {
    if (isPossessiveMark(tokens[i])) return { from, to: i + 1 };
    if (POSSESSIVE.has(tokens[i]!.lower)) return { from: i, to: i + 1 };
  }
  return undefined;
}
