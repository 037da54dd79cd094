import { clauseEnd, hasVerb } from "../phrases/clause.ts";
import { phraseEnd, simpleEnd } from "../phrases/nounPhrase.ts";
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
  if (i === floor || tokens[i - 1]?.text === ";" || (tokens[i - 1]?.tag === "CCONJ" && i - 1 === floor)) {
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
    // "Over the long term, according to the bank, the deficit …"
    const opening = from === clauseStart(reading, floor, floor) && !hasVerb(reading, from, to);
    if (opening || isVerb(tokens[named + 1]) || opensQuotation(reading, named + 1))
      content.push({ from: named + 1, to: end });
  }
  return made(content);
}

/** Farthest that the source runs, in tokens. */
const FAR = 25;

/** Whoever it is according to, with what follows up to the next comma: "three people briefed on the talks", "a poll conducted by the bank". */
function sourceEnd(reading: Reading, from: number, ceiling: number): number {
  const { tokens, quotationOf } = reading;
  const phrase = phraseEnd(reading, from, ceiling);
  let end = phrase;
  while (
    end < ceiling &&
    end - from < FAR &&
    !isComma(tokens[end]) &&
    !isStop(tokens[end]) &&
    !isDash(tokens[end]) &&
    !/^[();:]$/.test(tokens[end]!.text) &&
    quotationOf[end] === quotationOf[from]
  )
    end++;
  if (end - from >= FAR && phrase > from) end = phrase;
  // "Lavrov, the foreign minister."
  const apposition = isComma(tokens[end]) ? phraseEnd(reading, end + 1, ceiling) : end;
  if (
    apposition > end + 1 &&
    /^(an?|the)$/.test(tokens[end + 1]!.lower) &&
    (apposition >= ceiling || isStop(tokens[apposition]))
  )
    return apposition;
  return end;
}

/** Where the clause begins that ends at `to`: after "; ", "(" or ", and" with a subject and verb of its own. */
function clauseStart(reading: Reading, floor: number, to: number): number {
  const { tokens, quotationOf } = reading;
  for (let i = to - 1; i > floor; i--) {
    if (quotationOf[i] !== quotationOf[to]) continue;
    const token = tokens[i]!;
    if (token.text === ";" || token.text === "(") return i + 1;
    if (token.tag === "CCONJ" && isComma(tokens[i - 1])) {
      const end = simpleEnd(reading, i + 1, to);
      if (end > i + 1 && isVerb(tokens[end])) return i + 1;
    }
  }
  return tokens[floor]?.tag === "CCONJ" ? floor + 1 : floor;
}
