import type { Candidate, Condition, Named, Selector, SpeechAct } from "@proviso/record";

/** What a reviewer puts right. What is left out stays as it was found. */
export interface Mending {
  readonly party?: string;
  /** Who speaks, where it is not who was found; without a name it is the party itself. */
  readonly speaker?: Pick<Named, "person" | "party" | "faction">;
  readonly act?: SpeechAct;
  /** ISO day, month or year; null for undated. */
  readonly date?: string | null;
  readonly polarity?: Candidate["polarity"];
  /** Leaves out the condition at this place. */
  readonly withoutCondition?: number;
  readonly conditions?: readonly Condition[];
  /** The words that say what is said. */
  readonly content?: readonly Selector[];
  /** Leaves out what is told of another. */
  readonly withoutNested?: boolean;
}

/** The candidate with something put right; its words stay the document's. */
export function mended(candidate: Candidate, mending: Mending): Candidate {
  const { said: _said, nested: _nested, ...rest } = candidate;
  const { act, polarity, withoutCondition, conditions = candidate.conditions, content = candidate.content } = mending;
  const said = dated(candidate, mending);
  const nested = mending.withoutNested === true || !isWithin(candidate, content) ? undefined : candidate.nested;
  return {
    ...rest,
    ...(said === undefined ? {} : { said }),
    ...(nested === undefined ? {} : { nested }),
    ...(act === undefined ? {} : { act }),
    ...(polarity === undefined ? {} : { polarity }),
    speaker: speaking(candidate.speaker, mending),
    content,
    // Words of the writer's own are no quotation.
    quotation: content.every((one) => inAny(one, candidate.content)) ? candidate.quotation : "paraphrased",
    conditions: conditions.filter((_, at) => at !== withoutCondition),
    because: [...candidate.because, "mended by the reviewer"],
  };
}

/**
 * The candidate as somebody sent it back: a whole one as it is, so that what was left out of it stays out; parts of one over what was found. It stays the
 * same candidate of the same document.
 */
export function asSent(found: Candidate, sent: Partial<Candidate>): Candidate {
  const isWhole = REQUIRED.every((part) => sent[part] !== undefined);
  return { ...(isWhole ? (sent as Candidate) : { ...found, ...sent }), id: found.id, document: found.document };
}

const REQUIRED = ["speaker", "act", "cue", "content", "polarity", "conditions", "bears"] as const;

function dated({ said }: Candidate, { date }: Mending): Candidate["said"] {
  if (date === undefined) return said;
  return date === null ? undefined : { words: said?.words ?? [], date, resolved: "by the reviewer" };
}

function speaking(found: Named, { party, speaker }: Mending): Named {
  const { words } = found;
  if (speaker !== undefined) {
    const named = { ...speaker, ...(party === undefined ? {} : { party }) };
    return { words, ...named, because: `${named.person ?? named.faction ?? named.party ?? "nobody"}, by the reviewer` };
  }
  return party === undefined ? found : { words, party, because: `${party}, by the reviewer` };
}

/** What is told of another is told in words that are still among those that are said. */
function isWithin({ nested, content: before }: Candidate, content: readonly Selector[]): boolean {
  return nested === undefined || content === before || nested.content.every((one) => inAny(one, content));
}

function inAny({ start, end }: Selector, spans: readonly Selector[]): boolean {
  return spans.some((span) => span.start <= start && end <= span.end);
}
