import type { Model } from "@proviso/agreement";
import type { Ask } from "../answers/ask.ts";
import { type PlayValue, playValue } from "../answers/play/play.ts";
import type { Target } from "../answers/target.ts";
import { byReading, together } from "./by-reading.ts";

/** What comes of a scenario's events under one reading, everyone else keeping its duties. */
export interface BriefCourse {
  readonly scenario: string;
  /** Titles of the scenarios that state these events. */
  readonly titles: readonly string[];
  readonly under: string;
  readonly value: PlayValue;
}

/** Plays the events of each scenario of the promise's agreement, or of the one that is asked about; scenarios with the same events are told together. */
export function coursesOf(model: Model, target: Target, ask: Ask): BriefCourse[] {
  const courses = new Map<string, BriefCourse[]>();
  for (const { id, title } of model.scenarios.filter(
    ({ of, id, events }) => of === target.agreement && events.length > 0 && (ask.scenario ?? id) === id,
  )) {
    const played = byReading(model, target, { ...ask, scenario: id }, (game) =>
      playValue(model, game, { dutiesKept: true }),
    );
    const found = together(played, told).map(
      ({ under, value }): BriefCourse => ({ scenario: id, titles: [title], under, value }),
    );
    const key = found.map((one) => `${one.under} ${told(one)}`).join("\n");
    const known = courses.get(key);
    courses.set(key, known === undefined ? found : known.map((one) => ({ ...one, titles: [...one.titles, title] })));
  }
  return [...courses.values()].flat();
}

function told({ value }: { readonly value: PlayValue }): string {
  return [value.sentence, ...value.entries.map(({ day, text }) => `${day} ${text}`)].join("\n");
}
