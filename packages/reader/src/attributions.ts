import type { Span } from "@proviso/record";
import type { Attribution } from "./attribution.ts";
import { isComma, isDash } from "./phrases/words.ts";
import { fromAccordingTo } from "./rules/accordingTo.ts";
import { announcedQuotations } from "./rules/announced.ts";
import { fromColon } from "./rules/colon.ts";
import { continueQuotations } from "./rules/continued.ts";
import type { Draft } from "./rules/draft.ts";
import { fromNoun } from "./rules/noun.ts";
import { fromAsTold, fromPosition } from "./rules/position.ts";
import { fromVerb } from "./rules/verb/verb.ts";
import { type Reading, read } from "./tokens/reading.ts";
import type { Run } from "./tokens/token.ts";

/**
 * Who is said to have said what in an English text, in the order of the words that say so. What somebody says that another says is returned as
 * well. By rules alone and without a network; the same text gives the same answer, and no text makes it throw.
 */
export function attributions(text: string): Attribution[] {
  return attributionsIn(read(text));
}

/** The same of a text that has been taken apart already. */
export function attributionsIn(reading: Reading): Attribution[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < reading.tokens.length; i++) {
    const draft =
      fromVerb(reading, i) ??
      fromAccordingTo(reading, i) ??
      fromNoun(reading, i) ??
      fromPosition(reading, i) ??
      fromAsTold(reading, i) ??
      fromColon(reading, i);
    if (draft !== undefined) drafts.push(draft);
  }
  drafts.push(...announcedQuotations(reading, drafts));
  drafts.sort((a, b) => a.cue[0]!.from - b.cue[0]!.from);
  continueQuotations(reading, drafts);
  return drafts
    .map((draft) => told(reading, draft))
    .filter((found) => found.cue.length > 0 && found.content.length > 0);
}

function told(reading: Reading, draft: Draft): Attribution {
  const content = spans(reading, draft.content);
  return {
    source: spans(reading, draft.source),
    cue: spans(reading, draft.cue),
    content,
    quotation: quotationKind(reading, draft.content),
    rule: draft.rule,
  };
}

/** Runs of tokens as spans of characters, in the text's order, without the commas at their edges. */
function spans(reading: Reading, runs: readonly Run[]): Span[] {
  const { tokens } = reading;
  const found: Span[] = [];
  for (const run of [...runs].sort((a, b) => a.from - b.from)) {
    let { from, to } = run;
    while (from < to && (isComma(tokens[from]) || isDash(tokens[from]))) from++;
    while (to > from && (isComma(tokens[to - 1]) || isDash(tokens[to - 1]))) to--;
    if (to <= from) continue;
    const start = tokens[from]!.start;
    const end = tokens[to - 1]!.end;
    const last = found.at(-1);
    if (last !== undefined && start < last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else found.push({ start, end });
  }
  return found;
}

function quotationKind(reading: Reading, runs: readonly Run[]): Attribution["quotation"] {
  let inside = 0;
  let outside = 0;
  for (const run of runs)
    for (let i = run.from; i < run.to; i++) {
      if (reading.quotationOf[i]! >= 0) inside++;
      else if (reading.tokens[i]!.tag !== "PUNCT") outside++;
    }
  if (inside === 0) return "paraphrased";
  return outside === 0 ? "quoted" : "mixed";
}
