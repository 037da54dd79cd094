import type { Model } from "@proviso/agreement";
import {
  type ArrivalAsk,
  type Ask,
  arrivalAnswer,
  type PlayOptions,
  playAnswer,
  powerAnswer,
  type QuestionsAsk,
  questionsAnswer,
  storyAnswer,
  strengthAnswer,
  voidAnswer,
  worthAnswer,
} from "@proviso/promise";
import { presentArrival } from "../present/arrival.ts";
import { presentPlay } from "../present/play.ts";
import { presentPower } from "../present/power.ts";
import { presentQuestions } from "../present/questions.ts";
import { presentStory } from "../present/story.ts";
import { presentStrength } from "../present/strength.ts";
import { presentVoid } from "../present/void.ts";
import { presentWorth } from "../present/worth.ts";
import type { Answered } from "./answered.ts";
import { recordsIn } from "./record.ts";

/**
 * The questions that are put to one promise or decision at a time. Each throws RangeError for a name that is not there, MeaningError for a text without
 * meaning.
 */
export const EACH = {
  void: (model: Model, name: string, ask: Ask = {}): Answered => {
    const value = voidAnswer(model, name, ask);
    return { value, document: presentVoid(model, value) };
  },
  power: (model: Model, name: string, ask: Ask & { readonly sort?: "power" | "text" } = {}): Answered => {
    const value = powerAnswer(model, name, ask);
    return { value, document: presentPower(model, value, ask.sort ?? "power") };
  },
  strength: (model: Model, name: string, ask: Ask = {}): Answered => {
    const value = strengthAnswer(model, name, ask);
    return { value, document: presentStrength(model, value) };
  },
  arrival: (model: Model, name: string, ask: ArrivalAsk = {}): Answered => {
    const value = arrivalAnswer(model, name, ask);
    return { value, document: presentArrival(model, value) };
  },
  worth: (model: Model, name: string, ask: ArrivalAsk = {}): Answered => {
    const value = worthAnswer(model, name, ask);
    return { value, document: presentWorth(model, value) };
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
