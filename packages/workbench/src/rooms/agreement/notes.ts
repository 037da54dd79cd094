import type { Agreement, Model } from "@proviso/agreement";
import type { ArrivalAnswer, Step, VoidAnswer } from "@proviso/promise";
import { percentRange } from "@proviso/report/present/numbers";
import { underWords } from "../../parts/answering-words.ts";
import { voidingWords } from "../../parts/coalition-words.ts";
import type { Tone } from "../../parts/verdict.tsx";

/** Something an answer says, beside the words that it comes from. */
export interface Note {
  /** Which note it is when the answer moves, so that the eye can follow it. */
  readonly key: string;
  readonly file: string;
  /** Where in the file the words begin and end. */
  readonly from: number;
  readonly to: number;
  readonly tone?: Tone;
  readonly lines: readonly { readonly under: string; readonly tone?: Tone; readonly text: string }[];
  readonly steps: readonly Step[];
}

/** The notes of one promise: its verdict at the promise, and each step of the reasons at the clause that it rests on. */
export function notesOf(
  model: Model,
  agreement: Agreement,
  promise: string,
  voided: VoidAnswer | undefined,
  arrival: ArrivalAnswer | undefined,
): Note[] {
  const term = agreement.promises.find(({ id }) => id === promise);
  if (term === undefined || voided === undefined) return [];
  const verdict: Note = {
    key: `verdict ${promise}`,
    file: term.at.file,
    from: term.at.offset,
    to: term.at.end,
    lines: [
      ...voided.cases.map(({ answerings, value }) => ({
        under: underWords(voided.questions, answerings, voided.cases.length),
        ...voidingWords(model, value.coalitions.voiding),
      })),
      ...(arrival?.cases ?? []).map(({ answerings, value }) => {
        const at = (figures: typeof value.low) => figures.by.find(({ days }) => days === 14)?.probability ?? 0;
        return {
          under: underWords(arrival?.questions ?? [], answerings, arrival?.cases.length ?? 0),
          text: `Help within 14 days: ${percentRange(at(value.low), at(value.high))}`,
        };
      }),
    ].filter(({ text, under }, i, all) => all.findIndex((one) => one.text === text && one.under === under) === i),
    steps: [],
  };
  const byPlace = new Map<string, Note>();
  for (const { value } of voided.cases) {
    for (const why of [...value.why, ...(value.secured === undefined ? [] : [value.secured])]) {
      for (const step of why.steps) {
        const key = `${step.at.file}:${step.at.offset}`;
        const before = byPlace.get(key);
        if (before?.lines.some(({ text }) => text === step.text)) continue;
        byPlace.set(key, {
          key,
          file: step.at.file,
          from: step.at.offset,
          to: step.at.end,
          lines: [...(before?.lines ?? []), { under: "", text: step.text }],
          steps: [...(before?.steps ?? []), step],
        });
      }
    }
  }
  return [verdict, ...byPlace.values()].sort((one, other) => one.from - other.from);
}
