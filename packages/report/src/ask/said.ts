import type { Model } from "@proviso/agreement";
import { ACTS, type Act, type ClaimVerdict, claimVerdict, narrowed, recorded } from "@proviso/record";
import { presentClaim, presentRecord, type RecordAnswer, type RecordOrder } from "../present/record.ts";
import type { Answered } from "./answered.ts";

export interface RecordAsk {
  /** How what was said is put in order; by time unless told. */
  readonly by?: RecordOrder | undefined;
  /** Only what bears on this question, under its own name or its qualified one. */
  readonly question?: string | undefined;
  /** Only what this party, person, faction or author says. */
  readonly party?: string | undefined;
  /** Only what is done so: offer, demand, acceptance … */
  readonly act?: string | undefined;
  /** Only where all of these words stand. */
  readonly words?: string | undefined;
  /** Only what does not agree with something else, or changes a position. */
  readonly conflicting?: boolean | undefined;
  /** Only what was said then or later, or then or earlier: ISO days, months or years. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What is on record and where it does not agree. @throws RangeError for a question, party or act that is not there */
export function askRecord(
  model: Model,
  { by = "time", question, party, act, words, conflicting, from, to }: RecordAsk = {},
): Answered<RecordAnswer> {
  const all: RecordAnswer = {
    kind: "record",
    persons: model.persons,
    factions: model.factions,
    ...recorded(model),
  };
  const value = narrowed(model, all, {
    question: question === undefined ? undefined : questionNamed(model, question),
    party: party === undefined ? undefined : speakerNamed(all, party),
    act: act === undefined ? undefined : actNamed(act),
    words,
    conflicting,
    from,
    to,
  });
  return { value, document: presentRecord(model, value, by) };
}

/** How one claim fares. @throws RangeError for a claim that is not there */
export function askClaim(model: Model, name: string): Answered<ClaimVerdict> {
  const value = claimVerdict(model, name);
  return { value: { kind: "claim", ...value } as ClaimVerdict, document: presentClaim(model, value) };
}

function questionNamed(model: Model, name: string): string {
  const known = model.agreements.flatMap(({ questions }) => questions);
  const found = known.filter((each) => each.id === name || each.name === name);
  const [first, second] = found;
  if (first === undefined)
    throw new RangeError(
      `There is no question ${name}; the agreements have ${known.map(({ id }) => id).join(", ") || "none"}.`,
    );
  if (second !== undefined) throw new RangeError(`${name} may be ${found.map(({ id }) => id).join(" or ")}: name one.`);
  return first.id;
}

function speakerNamed({ lanes }: RecordAnswer, name: string): string {
  const known = lanes.flatMap(({ speaker, voices }) => [speaker.id, ...voices.map((voice) => voice.speaker.id)]);
  if (known.includes(name)) return name;
  throw new RangeError(`Nobody named ${name} could have spoken; there are ${known.join(", ") || "none"}.`);
}

function actNamed(name: string): Act {
  const found = ACTS.find((act) => act === name);
  if (found === undefined) throw new RangeError(`There is no act ${name}; there are ${ACTS.join(", ")}.`);
  return found;
}
