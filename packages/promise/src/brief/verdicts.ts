import type { Model } from "@proviso/agreement";
import type { Ask } from "../answers/ask.ts";
import { givesWords } from "../answers/gives.ts";
import { powerValue } from "../answers/power.ts";
import { summary } from "../answers/summary.ts";
import type { Target } from "../answers/target.ts";
import { type VoidAnswer, type VoidValue, voidAnswer, voidValue } from "../answers/void.ts";
import { wayValue } from "../answers/way/way.ts";
import type { Step } from "../answers/why.ts";
import { byReading, together } from "./by-reading.ts";
import { agreementOf } from "./main-promise.ts";

/** One promise under each reading that matters. */
export interface BriefPromise {
  readonly target: Target;
  readonly title: string;
  readonly answer: VoidAnswer;
  readonly verdicts: readonly BriefVerdict[];
  /** Whom it hangs on and where the way to help can be cut, under each reading; of the promise that the brief is about. */
  readonly turns?: readonly BriefTurn[];
}

export interface BriefTurn {
  readonly under: string;
  /** A sentence each. */
  readonly power: string;
  readonly way: string;
}

export interface BriefVerdict {
  /** "As clarified", "If “Whose draft?” is answered “moscow”", or empty where nothing is open. */
  readonly under: string;
  /** Name of the reading, if it is one. */
  readonly reading?: string;
  readonly text: string;
  /** What the beneficiary gives in return, in a sentence; empty where it gives nothing. */
  readonly gives: string;
  readonly value: VoidValue;
  readonly evidence: readonly Step[];
}

/** Who can void a promise, under each reading; readings with one verdict are told together. */
export function verdictsOn(model: Model, target: Target, ask: Ask): BriefPromise {
  const put = { ...ask, scenario: undefined };
  const found = byReading(model, target, put, (game) => voidValue(model, game, ask));
  const verdicts = found.map((one) => {
    const { whom, beneficiary, value } = one;
    const text = summary(model, value, whom === "" ? "the promise" : `what is promised to ${whom}`);
    // The text names the beneficiary already.
    return { ...one, whom: "", value: { text, gives: givesWords(model, beneficiary, value.gives), value } };
  });
  return {
    target,
    title: agreementOf(model, target).title,
    answer: voidAnswer(model, target.id, put),
    verdicts: together(verdicts, ({ value }) => `${value.text} ${value.gives}`).map(({ under, reading, value }) => ({
      under,
      ...(reading === undefined ? {} : { reading }),
      ...value,
      evidence: evidenceOf(value.value),
    })),
  };
}

/** Whom a promise hangs on and where the way to help can be cut; readings of which the same is true are told together. */
export function turnsOf(model: Model, target: Target, ask: Ask): BriefTurn[] {
  const found = byReading(model, target, { ...ask, scenario: undefined }, (game) => ({
    power: powerValue(model, game).why.sentence,
    way: wayValue(model, game).sentence,
  }));
  return together(found, ({ value }) => `${value.power} ${value.way}`).map(({ under, value }) => ({ under, ...value }));
}

function evidenceOf(value: VoidValue): Step[] {
  const steps = [...value.why.flatMap((why) => why.steps), ...(value.secured?.steps ?? [])];
  const seen = new Set<string>();
  return steps.filter((step) => {
    const key = `${step.text} ${step.at.file}:${step.at.offset}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
