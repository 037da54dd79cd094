import type { Model, Question, Saying, Speaker, Statement } from "@proviso/agreement";
import { certain, ruledOut } from "./guards.ts";
import { spokenFor } from "./heard.ts";
import { evidence, questionWords, sentence, speakerName } from "./words.ts";

/**
 * - `disputed`: two parties' positions, or one party's own, exclude one another.
 * - `answered`: a party says what the answer is, and no party's position excludes it.
 * - `open`: neither, and somebody has asked.
 * - `unasked`: neither, and nobody has. A demand that no one has answered leaves a question unasked.
 */
export type QuestionState = "answered" | "disputed" | "unasked" | "open";

/** What one speaker holds about one question. */
export interface Position {
  readonly speaker: Speaker;
  /** The party whose position it is: of a person its party. Absent for factions and authors, who hold their own. */
  readonly party?: string;
  readonly option: string;
  /** `excludes`: that this is not the answer. `drafted`: the party's own text, in a version. */
  readonly how: "says" | "requires" | "excludes" | "drafted";
  /** Said by another: listed, and nobody's own position. */
  readonly reported: boolean;
  /** Not taken back by a later position of the same party. */
  readonly current: boolean;
  /** Absent for a draft, which stands in the agreement's text. */
  readonly statement?: Statement;
}

export interface QuestionAnswer {
  readonly question: Question;
  readonly state: QuestionState;
  /** Where it is answered. */
  readonly answer?: string;
  readonly positions: readonly Position[];
  /** Who asked, reports included. */
  readonly askedBy: readonly Statement[];
  readonly why: string;
}

/** What the record says about each question of each agreement, in the order of the texts. */
export function questionStates(model: Model): QuestionAnswer[] {
  return model.agreements.flatMap((agreement) => agreement.questions).map((question) => stateOf(model, question));
}

function stateOf(model: Model, question: Question): QuestionAnswer {
  const positions = withCurrency([...drafts(question), ...stated(model, question)]);
  const askedBy = model.statements.filter(({ sayings }) => sayings.some((saying) => asks(saying, question)));
  const deciding = positions.filter(
    (position) => position.party !== undefined && !position.reported && position.current,
  );
  const clash = clashIn(deciding);
  const answer = clash === undefined ? deciding.find((position) => position.how === "says") : undefined;
  const state =
    clash !== undefined ? "disputed" : answer !== undefined ? "answered" : askedBy.length > 0 ? "open" : "unasked";
  return {
    question,
    state,
    ...(answer === undefined ? {} : { answer: answer.option }),
    positions: positions.map(({ dated: _, ...position }) => position),
    askedBy,
    why: whyOf(model, question, state, clash ?? (answer === undefined ? deciding : [answer])),
  };
}

type DatedPosition = Position & { readonly dated?: string };

function stated(model: Model, question: Question): DatedPosition[] {
  return model.statements.flatMap((statement) =>
    statement.sayings.flatMap((saying) => {
      const party = spokenFor(model, statement);
      return held(saying, question, statement.by, party, false).map(
        (position): DatedPosition => ({
          ...position,
          statement,
          ...(statement.dated.kind === "undated" ? {} : { dated: statement.dated.date }),
        }),
      );
    }),
  );

  function held(
    saying: Saying,
    of: Question,
    speaker: Speaker,
    party: string | undefined,
    reported: boolean,
  ): Omit<DatedPosition, "dated">[] {
    if ("speaker" in saying) {
      // To deny that somebody says something tells nothing of what is so.
      if (saying.kind === "denies that") return [];
      return held(saying.saying, of, saying.speaker, spokenFor(model, { by: saying.speaker }), true);
    }
    const who = { speaker, ...(party === undefined ? {} : { party }), reported, current: true };
    const made = (how: Position["how"], answers: readonly { question: string; option: string }[]) =>
      answers.filter((answer) => answer.question === of.id).map(({ option }) => ({ ...who, how, option }));
    switch (saying.kind) {
      case "says that":
        return made("says", certain(saying.guard));
      case "requires that":
        return made("requires", certain(saying.guard));
      case "denies that":
        return made("excludes", ruledOut(saying.guard)).flatMap((position) => {
          // Every question takes one of its options: to exclude one of two is to hold the other.
          const left = of.options.filter((option) => option.name !== position.option);
          const only = left.length === 1 ? left[0] : undefined;
          return [only === undefined ? position : { ...position, how: "says" as const, option: only.name }];
        });
      case "proposes":
      case "accepts":
        return saying.onlyIf === undefined ? [] : made("requires", certain(saying.onlyIf));
      default:
        return [];
    }
  }
}

function drafts(question: Question): DatedPosition[] {
  return question.options.flatMap(({ name, draft }) =>
    (draft?.holders ?? []).map(
      (party): DatedPosition => ({
        speaker: { kind: "party", id: party },
        party,
        option: name,
        how: "drafted",
        reported: false,
        current: true,
        ...(draft === undefined ? {} : { dated: draft.on }),
      }),
    ),
  );
}

/** A party's position gives way to its own later one. What is undated, or dated too roughly to tell, stands beside the others. */
function withCurrency(positions: readonly DatedPosition[]): DatedPosition[] {
  return positions.map((position) => {
    const superseded = positions.some(
      (later) =>
        !position.reported &&
        !later.reported &&
        holderOf(later) === holderOf(position) &&
        position.dated !== undefined &&
        later.dated !== undefined &&
        before(position.dated, later.dated),
    );
    return superseded ? { ...position, current: false } : position;
  });
}

function holderOf({ party, speaker }: Position): string {
  return party ?? speaker.id;
}

/** Whether all of one day, month or year lies before another. ISO dates compare as texts. */
function before(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

function clashIn(positions: readonly Position[]): readonly [Position, Position] | undefined {
  for (const one of positions) {
    for (const other of positions) if (one !== other && clash(one, other)) return [one, other];
  }
  return undefined;
}

function clash(one: Position, other: Position): boolean {
  if (one.how === "excludes") return other.how !== "excludes" && one.option === other.option;
  return other.how !== "excludes" && one.option !== other.option;
}

function asks(saying: Saying, question: Question): boolean {
  if ("speaker" in saying) return saying.kind === "says that" && asks(saying.saying, question);
  return saying.kind === "asks" && saying.topic.kind === "question" && saying.topic.name === question.id;
}

function whyOf(model: Model, question: Question, state: QuestionState, positions: readonly Position[]): string {
  const held = positions.map((position) => positionWords(model, position)).join("; ");
  switch (state) {
    case "answered":
    case "disputed":
      return `${sentence(held)}.`;
    case "open":
      return `${questionWords(model, question.id)} has been asked and not answered${held === "" ? "" : `: ${held}`}.`;
    case "unasked":
      return `No statement asks ${questionWords(model, question.id)}${held === "" ? "" : `: ${held}`}.`;
  }
}

function positionWords(model: Model, { how, option, party, speaker, statement }: Position): string {
  const who = speakerName(model, party === undefined ? speaker : { kind: "party", id: party });
  const said = { says: "says", requires: "requires", excludes: "excludes", drafted: "has drafted" }[how];
  return `${who} ${said} “${option}”${statement === undefined ? "" : ` (${evidence(model, statement)})`}`;
}
