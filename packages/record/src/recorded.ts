import type { Model, Statement } from "@proviso/agreement";
import { type ClaimVerdict, claimVerdict } from "./claims.ts";
import { type Conflict, conflicts } from "./conflicts.ts";
import { type Lane, lanes } from "./lanes.ts";
import { type Position, positions } from "./positions.ts";
import { type QuestionAnswer, questionStates } from "./questions.ts";
import { type Reversal, reversals } from "./reversals.ts";
import { type Silence, silences } from "./silence.ts";
import { type Thread, threads } from "./threads.ts";
import { type Entry, timeline } from "./timeline.ts";
import { longDate, sentence } from "./words.ts";

/** All that the record says. */
export interface Recorded {
  /** What it shows, in a sentence. */
  readonly headline: string;
  readonly statements: readonly Statement[];
  readonly timeline: readonly Entry[];
  readonly lanes: readonly Lane[];
  readonly positions: readonly Position[];
  readonly questions: readonly QuestionAnswer[];
  readonly conflicts: readonly Conflict[];
  readonly reversals: readonly Reversal[];
  /** Conflicts and reversals by the two statements between which they are. */
  readonly threads: readonly Thread[];
  readonly silences: readonly Silence[];
  readonly claims: readonly ClaimVerdict[];
}

export function recorded(model: Model): Recorded {
  const [questions, clashes, changes] = [questionStates(model), conflicts(model), reversals(model)];
  const all = {
    statements: model.statements,
    timeline: timeline(model),
    lanes: lanes(model),
    positions: positions(model),
    questions,
    conflicts: clashes,
    reversals: changes,
    threads: threads(model, clashes, changes),
    silences: silences(model, questions),
    claims: model.claims.map(({ id }) => claimVerdict(model, id)),
  };
  return { headline: headline(all), ...all };
}

/** What a record shows, in one sentence: first where two statements do not agree, then who changed, then what there is. */
export function headline({ timeline, threads }: Pick<Recorded, "timeline" | "threads">): string {
  const [first] = threads;
  if (first !== undefined) {
    const more = threads.filter(({ kind }) => kind === first.kind).length - 1;
    const told =
      first.kind === "conflict"
        ? `${more === 1 ? "more pair does" : "more pairs do"} not agree`
        : `more ${more === 1 ? "change" : "changes"} of position`;
    return `${sentence(first.sentence)}${more === 0 ? "" : `; ${more} ${told}`}.`;
  }
  if (timeline.length === 0) return "Nothing is on record.";
  const speakers = new Set(timeline.map(({ statement: { by } }) => `${by.kind} ${by.id}`)).size;
  const dates = timeline.flatMap(({ date }) => date ?? []);
  const [start, end] = [dates[0], dates.at(-1)];
  const span =
    start === undefined || end === undefined
      ? "undated"
      : start === end
        ? longDate(start)
        : `from ${longDate(start)} to ${longDate(end)}`;
  return `${counted(timeline.length, "statement")} by ${counted(speakers, "speaker")}, ${span}: nothing in them that does not agree.`;
}

/** How much there is of what does not agree, of changes, and of what has no answer: the same words wherever they are counted. */
export function countWords({
  conflicts: clashes,
  reversals: changes,
  silences: silent,
  threads: pairs,
}: Pick<Recorded, "conflicts" | "reversals" | "silences" | "threads">): readonly string[] {
  const between = pairs.filter(({ kind }) => kind === "conflict");
  // Two statements may not agree on several points, and then there are fewer pairs than conflicts.
  const what = between.some(({ ends }) => ends.some((end) => end.startsWith("draft:")))
    ? "statements or drafts"
    : "statements";
  const joined =
    between.length === 0 || between.length === clashes.length
      ? ""
      : ` between ${between.length === 1 ? `two ${what}` : `${counted(between.length, "pair")} of ${what}`}`;
  return [
    clashes.length === 0 ? "nothing that does not agree" : `${counted(clashes.length, "conflict")}${joined}`,
    changes.length === 0
      ? "no change of position"
      : counted(changes.length, "change of position", "changes of position"),
    silent.length === 0
      ? "no question without an answer"
      : counted(silent.length, "question without an answer", "questions without an answer"),
  ];
}

function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : several}`;
}
