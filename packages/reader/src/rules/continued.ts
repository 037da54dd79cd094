import { isMark, isStop } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run } from "../tokens/token.ts";
import type { Draft } from "./draft.ts";

/**
 * Gives each quotation that stands by itself to whoever was quoted just before: `"…," he said. "…"`, and quotations that run on over
 * paragraphs, whose first mark is repeated and whose last comes only at the end.
 */
export function continueQuotations(reading: Reading, drafts: readonly Draft[]): void {
  const { tokens, quotations, paragraphs, sentences } = reading;
  const claimed = new Uint8Array(quotations.length);
  const endingAt = new Map<number, Draft>();
  const claim = (run: Run): void => {
    for (let i = run.from; i < run.to; ) {
      const q = reading.quotationOf[i]!;
      if (q < 0) i++;
      else {
        claimed[q] = 1;
        i = quotations[q]!.to;
      }
    }
  };
  for (const draft of drafts) {
    // What somebody quoted says that others say leaves the quotation to whom it is of.
    if (reading.quotationOf[draft.cue[0]!.from]! >= 0) continue;
    for (const run of draft.content) claim(run);
    const runs = [...draft.cue, ...draft.content, ...draft.source];
    const last = Math.max(...runs.map((run) => run.to));
    // The end of the sentence, where nothing but the rest of the cue's clause stands between.
    const sentence = sentences[tokens[Math.max(0, last - 1)]!.sentence]!;
    endingAt.set(last, draft);
    // "…," she said, noting that …: whose is the quotation after it is hers, not the note's.
    const other = endingAt.get(sentence.to);
    if (other === undefined || !quotes(reading, other) || quotes(reading, draft)) endingAt.set(sentence.to, draft);
  }
  for (const [index, quotation] of quotations.entries()) {
    if (claimed[index]) continue;
    const paragraph = paragraphs[tokens[quotation.from]!.paragraph]!;
    const before = quotations[index - 1];
    let draft: Draft | undefined;
    if (quotation.from === paragraph.from) {
      if (before?.continues && before.to === paragraph.from) draft = endingAt.get(before.to);
      else if (quotation.to >= paragraph.to || quotation.continues) draft = endingAt.get(paragraph.from);
    } else {
      let at = quotation.from;
      if (isStop(tokens[at - 1]) || isMark(tokens[at - 1])) {
        draft = endingAt.get(at);
        if (draft === undefined && isStop(tokens[at - 1])) at--;
        draft ??= endingAt.get(at);
      }
      if (quotation.to < paragraph.to && !/^\p{Lu}/u.test(tokens[quotation.to]!.text) && !isMark(tokens[quotation.to]))
        draft = undefined;
    }
    if (draft === undefined) continue;
    draft.content.push({ from: quotation.from, to: quotation.to });
    endingAt.set(quotation.to, draft);
    claimed[index] = 1;
  }
}

function quotes(reading: Reading, draft: Draft): boolean {
  return draft.content.some((run) => reading.quotationOf[run.from]! >= 0);
}
