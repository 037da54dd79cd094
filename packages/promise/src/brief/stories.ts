import type { Model } from "@proviso/agreement";
import type { Ask } from "../answers/ask.ts";
import { type StoryValue, storyValue } from "../answers/story/story.ts";
import type { Target } from "../answers/target.ts";
import { byReading, together } from "./by-reading.ts";

/** The shortest lawful way in which a promise fails, under one reading, or why there is none. */
export interface BriefStory {
  readonly under: string;
  readonly value: StoryValue;
}

/** By the facts of the scenario that is asked about, else of the agreement's first; without one, of any attack. */
export function storiesOf(model: Model, target: Target, ask: Ask): BriefStory[] {
  const own = model.scenarios.find(({ of, events }) => of === target.agreement && events.length > 0);
  const put = { ...ask, scenario: ask.scenario ?? own?.id };
  const found = byReading(model, target, put, (game) => storyValue(model, game));
  return together(found, told).map(({ under, value }) => ({ under, value }));
}

function told({ value }: { readonly value: StoryValue }): string {
  return value.exists
    ? [value.sentence, value.remark, ...value.entries.map(({ day, text }) => `${day} ${text}`)].join("\n")
    : value.sentence;
}
