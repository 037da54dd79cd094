import { clauseEnd } from "../phrases/clause.ts";
import { phraseEnd } from "../phrases/nounPhrase.ts";
import { isComma, isDash, isStop, isVerb } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run } from "../tokens/token.ts";
import { opensQuotation } from "./adjuncts.ts";
import type { Draft } from "./draft.ts";

/** "according to Lavrov", before, after or within what is said. */
export function fromAccordingTo(reading: Reading, i: number): Draft | undefined {
  const { tokens, sentences, quotationOf, quotations } = reading;
  if (tokens[i]!.lower !== "according" || tokens[i + 1]?.lower !== "to") return undefined;
  const sentence = sentences[tokens[i]!.sentence]!;
  const quotation = quotationOf[i]! < 0 ? undefined : quotations[quotationOf[i]!]!;
  const floor = quotation === undefined ? sentence.from : Math.max(sentence.from, quotation.from + 1);
  const ceiling = quotation === undefined ? sentence.to : Math.min(sentence.to, quotation.to - 1);
  const cue: Run = { from: i, to: i + 2 };
  const named = sourceEnd(reading, i + 2, ceiling);
  if (named === i + 2) return undefined;
  const source: Run = { from: i + 2, to: named };
  const made = (content: Run[]): Draft | undefined => {
    const kept = content.filter((run) => run.to > run.from);
    return kept.length === 0 ? undefined : { source: [source], cue: [cue], content: kept, rule: "according-to" };
  };
  if (i === floor || (tokens[i - 1]?.tag === "CCONJ" && i - 1 === floor)) {
    const from = isComma(tokens[named]) ? named + 1 : named;
    return made([{ from, to: clauseEnd(reading, from, ceiling) }]);
  }
  const before = tokens[i - 1];
  const comma = isComma(before) || isDash(before);
  const to = comma ? i - 1 : i;
  let from = clauseStart(reading, floor, to);
  const last = tokens[to - 1];
  if (quotationOf[to - 1]! >= 0 && quotation === undefined && last !== undefined) {
    const quoted = quotations[quotationOf[to - 1]!]!;
    from = Math.min(from, quoted.from);
  }
  const content: Run[] = [{ from, to }];
  if (comma && isComma(tokens[named]) && named + 1 < ceiling) {
    const end = clauseEnd(reading, named + 1, ceiling);
    if (isVerb(tokens[named + 1]) || opensQuotation(reading, named + 1)) content.push({ from: named + 1, to: end });
  }
  return made(content);
}

function sourceEnd(reading: Reading, from: number, ceiling: number): number {
  const { tokens } = reading;
  let end = phraseEnd(reading, from, ceiling);
  if (end === from) {
    while (end < ceiling && !isComma(tokens[end]) && !isStop(tokens[end])) end++;
  }
  return end;
}

function clauseStart(reading: Reading, floor: number, _to: number): number {
  return reading.tokens[floor]?.tag === "CCONJ" ? floor + 1 : floor;
}
