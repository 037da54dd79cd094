import type { Model } from "@proviso/agreement";
import {
  type ArrivalAsk,
  type Ask,
  answerOver,
  arrivalAnswer,
  overRanges,
  type PlayOptions,
  playAnswer,
  powerAnswer,
  type QuestionsAsk,
  questionsAnswer,
  storyAnswer,
  strengthAnswer,
  voidAnswer,
  wayAnswer,
  worthAnswer,
} from "@proviso/promise";
import { presentArrival } from "../present/arrival.ts";
import { presentPlay } from "../present/play.ts";
import { presentPower } from "../present/power.ts";
import { presentQuestions } from "../present/questions.ts";
import { rangeBlocks } from "../present/ranges.ts";
import { presentStory } from "../present/story.ts";
import { presentStrength } from "../present/strength.ts";
import { presentVoid } from "../present/void.ts";
import { presentWay } from "../present/way.ts";
import { presentWorth } from "../present/worth.ts";
import type { Answered } from "./answered.ts";
import { recordsIn } from "./record.ts";

/** Whether the ranges that a scenario states are gone through as well; they are unless told. */
interface Over {
  readonly ranges?: boolean;
}

/**
 * The questions that are put to one promise or decision at a time. Each throws RangeError for a name that is not there, MeaningError for a text without
 * meaning.
 */
export const EACH = {
  void: (model: Model, name: string, ask: Ask = {}): Answered => {
    const value = voidAnswer(model, name, ask);
    return { value, document: presentVoid(model, value) };
  },
  way: (model: Model, name: string, ask: Ask = {}): Answered => {
    const value = wayAnswer(model, name, ask);
    return { value, document: presentWay(model, value) };
  },
  power: (model: Model, name: string, ask: Ask & { readonly sort?: "power" | "text" } = {}): Answered => {
    const value = powerAnswer(model, name, ask);
    return { value, document: presentPower(model, value, ask.sort ?? "power") };
  },
  strength: (model: Model, name: string, ask: Ask & Over = {}): Answered => {
    const value = strengthAnswer(model, name, ask);
    const what = value.target.kind === "promise" ? "it is kept" : "it is approved";
    return withRanges({ value, document: presentStrength(model, value) }, model, value, ask, "strength", what);
  },
  arrival: (model: Model, name: string, ask: ArrivalAsk & Over = {}): Answered => {
    const value = arrivalAnswer(model, name, ask);
    const days = ask.days?.at(-1) ?? 14;
    const what = `help has come within ${days} days`;
    return withRanges({ value, document: presentArrival(model, value) }, model, value, ask, `arrival:${days}`, what);
  },
  worth: (model: Model, name: string, ask: ArrivalAsk & Over = {}): Answered => {
    const value = worthAnswer(model, name, ask);
    const what = "help comes with the agreement";
    return withRanges({ value, document: presentWorth(model, value) }, model, value, ask, "worth", what);
  },
  play: (model: Model, name: string, ask: Ask & PlayOptions = {}): Answered => {
    const value = playAnswer(model, name, ask);
    return { value, document: presentPlay(model, value) };
  },
  story: (model: Model, name: string, ask: Ask = {}): Answered => {
    const value = storyAnswer(model, name, ask);
    return { value, document: presentStory(model, value) };
  },
  questions: (model: Model, name: string, ask: QuestionsAsk = {}): Answered => {
    const value = questionsAnswer(model, name, { ...ask, records: ask.records ?? recordsIn(model) });
    return { value, document: presentQuestions(model, value) };
  },
} as const;

/** With what the answer becomes over the ranges that its scenario states, if it states any. */
function withRanges(
  { value, document }: Answered<object>,
  model: Model,
  { target, scenario }: { readonly target: { readonly id: string }; readonly scenario?: string },
  ask: ArrivalAsk & Over,
  answer: string,
  what: string,
): Answered {
  if (ask.ranges === false) return { value, document };
  const { reading, take, attacker, to, countUnlawful, nodeBudget } = ask;
  const put = { reading, take, attacker, to, countUnlawful, nodeBudget, scenario };
  const ranges = overRanges(model, target.id, answerOver(answer), put);
  if (ranges === undefined) return { value, document };
  return { value: { ...value, ranges }, document: [...document, ...rangeBlocks(model, ranges, what)] };
}
