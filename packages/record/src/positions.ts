import {
  certain,
  type Model,
  type Question,
  type Saying,
  type Speaker,
  type Statement,
  type Stipulation,
  spokenFor,
  type Topic,
} from "@proviso/agreement";
import { ruledOut } from "./guards.ts";
import { asserts, isHearsay, ownSaying, standing } from "./standing.ts";

/**
 * What somebody holds of a question: `says` that an option is the answer, `requires` that it be, `excludes` it, holds it `possible`, has `drafted` it
 * as its own text; or `answers otherwise`, in words that choose none. Of anything else: `proposes`, `accepts`, `requires` or `rejects` it.
 */
export type Hold =
  | "says"
  | "requires"
  | "excludes"
  | "possible"
  | "drafted"
  | "answers otherwise"
  | "proposes"
  | "accepts"
  | "rejects";

/** What one speaker holds about one thing. */
export interface Position {
  readonly speaker: Speaker;
  /** The party whose position it is: of a person its party. Absent for factions and authors, who hold their own. */
  readonly party?: string;
  /** A question, or an agreement, clause, decision … */
  readonly on: Topic;
  readonly how: Hold;
  /** Of a question, where one is chosen. */
  readonly option?: string;
  /** For `answers otherwise`. */
  readonly words?: string;
  /** The conditions under which it is held; absent where it is held as it stands. */
  readonly under?: readonly Stipulation[];
  /** Said by another: listed, and nobody's own position. */
  readonly reported: boolean;
  /** Who says so of the holder, for what is reported. */
  readonly through?: Speaker;
  /** Not taken back by a later position of the same holder. */
  readonly current: boolean;
  /** Day, month or year on which it was said or drafted. */
  readonly date?: string;
  /** Absent for a draft, which stands in the agreement's text. */
  readonly statement?: Statement;
}

const KNOWN = new WeakMap<Model, readonly Position[]>();

/** Every position on record, in the order of the texts, drafts first. Superseded statements hold none. */
export function positions(model: Model): readonly Position[] {
  const known = KNOWN.get(model);
  if (known !== undefined) return known;
  const questions = new Map(model.agreements.flatMap((of) => of.questions).map((each) => [each.id, each]));
  const made = withCurrency([
    ...[...questions.values()].flatMap(drafts),
    ...standing(model).statements.flatMap((statement) => stated(model, questions, statement)),
  ]);
  KNOWN.set(model, made);
  return made;
}

/** The party whose position it is, else the speaker. */
export function holderOf({ party, speaker }: Pick<Position, "party" | "speaker">): string {
  return party ?? speaker.id;
}

/** Positions by what they are on: `question Guarantee.veto`. */
export function byTopic(all: readonly Position[]): Map<string, Position[]> {
  return Map.groupBy(all, ({ on }) => `${on.kind} ${on.name}`);
}

type Held = Pick<Position, "on" | "how" | "option" | "words" | "under">;

function stated(model: Model, questions: ReadonlyMap<string, Question>, statement: Statement): Position[] {
  const hearsay = isHearsay(model, statement);
  const date = statement.dated.kind === "undated" ? undefined : statement.dated.date;
  return statement.sayings.flatMap((each) => {
    let saying = ownSaying(model, statement, each);
    let speaker = statement.by;
    let party = spokenFor(model, statement);
    let through = hearsay ? statement.reported?.by : undefined;
    while ("speaker" in saying) {
      // To deny, or to warn, that somebody says something tells nothing of what is so.
      if (!asserts(saying.kind)) return [];
      through = speaker;
      speaker = saying.speaker;
      party = spokenFor(model, { by: speaker });
      saying = saying.saying;
    }
    return held(saying, questions).map(
      (position): Position => ({
        speaker,
        ...(party === undefined ? {} : { party }),
        ...position,
        reported: through !== undefined,
        ...(through === undefined ? {} : { through }),
        current: true,
        ...(date === undefined ? {} : { date }),
        statement,
      }),
    );
  });
}

function held(
  saying: Exclude<Saying, { readonly speaker: Speaker }>,
  questions: ReadonlyMap<string, Question>,
): Held[] {
  const conditions = saying.under ?? [];
  const under = conditions.length === 0 ? {} : { under: conditions };
  const answers = (how: Hold, given: readonly { readonly question: string; readonly option: string }[]): Held[] =>
    given.map(({ question, option }) => ({ on: { kind: "question", name: question }, how, option, ...under }));
  // Whoever says something only if an answer is so requires that answer, without condition.
  const required = conditions.flatMap((each) =>
    "guard" in each && each.kind === "only if"
      ? certain(each.guard).map(
          ({ question, option }): Held => ({ on: { kind: "question", name: question }, how: "requires", option }),
        )
      : [],
  );
  switch (saying.kind) {
    case "says that":
    case "announces that":
    case "clarifies that":
    case "answers that":
      return [...answers("possible" in saying ? "possible" : "says", certain(saying.guard)), ...required];
    case "requires that":
      return [...answers("requires", certain(saying.guard)), ...required];
    case "denies that":
      return answers("excludes", ruledOut(saying.guard)).map((position) => {
        // Every question takes one of its options: to exclude one of two is to hold the other.
        const left = questions.get(position.on.name)?.options.filter(({ name }) => name !== position.option) ?? [];
        const only = left.length === 1 && position.under === undefined ? left[0] : undefined;
        return only === undefined ? position : { ...position, how: "says" as const, option: only.name };
      });
    case "answers":
      return [{ on: saying.topic, how: "answers otherwise", words: saying.words, ...under }];
    case "proposes":
    case "accepts":
    case "requires":
    case "rejects":
      return "topic" in saying ? [{ on: saying.topic, how: saying.kind, ...under }, ...required] : required;
    default:
      return [];
  }
}

function drafts(question: Question): Position[] {
  return question.options.flatMap(({ name, draft }) =>
    (draft?.holders ?? []).map(
      (party): Position => ({
        speaker: { kind: "party", id: party },
        party,
        on: { kind: "question", name: question.id },
        how: "drafted",
        option: name,
        reported: false,
        current: true,
        ...(draft === undefined ? {} : { date: draft.on }),
      }),
    ),
  );
}

/** A holder's position gives way to its own later one. What is undated, or dated too roughly to tell, stands beside the others. */
function withCurrency(all: readonly Position[]): Position[] {
  // If any position is later, the one whose date sorts last is, so that one is enough to know.
  const last = new Map<string, string>();
  const key = (position: Position) => `${position.on.kind} ${position.on.name} ${holderOf(position)}`;
  for (const position of all) {
    if (position.reported || position.date === undefined) continue;
    const known = last.get(key(position));
    if (known === undefined || position.date > known) last.set(key(position), position.date);
  }
  return all.map((position) => {
    const latest = last.get(key(position));
    const over =
      !position.reported && position.date !== undefined && latest !== undefined && before(position.date, latest);
    return over ? { ...position, current: false } : position;
  });
}

/** Whether all of one day, month or year lies before another. ISO dates compare as texts. */
export function before(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
