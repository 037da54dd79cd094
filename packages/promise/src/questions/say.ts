import type { Model, Question } from "@proviso/agreement";
import type { Target } from "../answers/target.ts";
import type { Step } from "../answers/why.ts";
import { type Verdict, verdictWords } from "./outcome.ts";

/** What is known of one option when its question is put into words. */
export interface Hanging {
  readonly option: string;
  /** The verdicts it leaves possible. */
  readonly verdicts: readonly Verdict[];
  /** What stands in the text only under it. */
  readonly switchedOn: readonly Step[];
}

const MOST_PIECES = 2;

/**
 * A question as it can be put to the other side across a table: its own words, then what we understand one answer to mean, so that a nod or a shake
 * of the head will do. The answer is the first of `options` of which there is something to say.
 * @param options in the order in which they deserve to be asked about: worst for the beneficiary first
 * @param telling whether the verdict differs from option to option, and so tells something
 */
export function say(
  model: Model,
  question: Question,
  options: readonly Hanging[],
  telling: boolean,
  target: Target,
): string {
  const asked = /[.?!)]$/.test(question.text) ? question.text : `${question.text}?`;
  for (const { option, verdicts, switchedOn } of options) {
    const words = [...new Set(verdicts.map((verdict) => verdictWords(model, verdict, target)))];
    const [only, other, more] = words;
    const verdict =
      more !== undefined ? undefined : other === undefined ? only : `${only}, or, as other points fall out, ${other}`;
    const meaning =
      telling && verdict !== undefined
        ? verdict
        : switchedOn.length === 0
          ? undefined
          : switchedOn
              .slice(0, MOST_PIECES)
              .map(({ text }) => text)
              .join(", and that ");
    if (meaning !== undefined) {
      return `${asked} If “${spaced(option)}”, we understand that ${meaning}; is that what you mean?`;
    }
  }
  const names = question.options.map(({ name }) => `“${spaced(name)}”`);
  return `${asked} Is it ${names.slice(0, -1).join(", ")} or ${names.at(-1)}?`;
}

/** "not needed" for `notNeeded`. */
export function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
