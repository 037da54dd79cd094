import type { Model } from "@proviso/agreement";
import { ACTS, type Narrowing, type Recorded } from "@proviso/record";

/** What of the record is wanted, as the address tells it; names that the record does not have are left out, so that an old link still opens. */
export function narrowingIn(view: Readonly<Record<string, string>>, model: Model, { lanes }: Recorded): Narrowing {
  const questions = model.agreements.flatMap((of) => of.questions);
  const speakers = lanes.flatMap(({ speaker, voices }) => [speaker.id, ...voices.map((voice) => voice.speaker.id)]);
  return {
    question: questions.find(({ id, name }) => id === view["question"] || name === view["question"])?.id,
    party: speakers.find((id) => id === view["party"]),
    act: ACTS.find((act) => act === view["act"]),
    words: view["words"]?.trim() === "" ? undefined : view["words"],
    conflicting: view["conflicting"] === "true" ? true : undefined,
  };
}

export const FILTERS = ["question", "party", "act", "words", "conflicting"] as const;
export type Filter = (typeof FILTERS)[number];

/** The address of the same part of the record as data. */
export function twinOf(narrowing: Narrowing): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = narrowing[name];
    if (value !== undefined) query.set(name, String(value));
  }
  return `/api/answers/record${query.size === 0 ? "" : `?${query}`}`;
}

/** The view with a filter set, or without it. */
export function withFilter(
  view: Readonly<Record<string, string>>,
  name: string,
  value: string | undefined,
): Readonly<Record<string, string>> {
  const { [name]: _before, ...others } = view;
  return value === undefined || value === "" ? others : { ...others, [name]: value };
}
