import type { Model } from "@proviso/agreement";
import {
  type ArrivalAsk,
  type GameMemory,
  type OptionWeights,
  type PlayEvent,
  type Side,
  targetNamed,
  targets,
} from "@proviso/promise";
import type { Deterrence } from "@proviso/promise/deterrence";
import type { Issue } from "@proviso/promise/influence";
import type { Answered } from "./answered.ts";
import { askBrief } from "./brief.ts";
import { askCompare } from "./compare.ts";
import { askDeter, askDeterIn } from "./deter.ts";
import { askDiff } from "./diff.ts";
import { askDossier } from "./dossier.ts";
import { EACH } from "./each.ts";
import { askFindings } from "./findings.ts";
import { type ForeignKind, readForeign } from "./foreign.ts";
import { askInfluence, askTable, type InfluenceAsk } from "./influence.ts";
import { KIND_TEXTS, type KindName } from "./names.ts";
import { withNumbers } from "./numbers.ts";
import { askClaim, askRecord } from "./said.ts";
import { askSweep } from "./sweep.ts";
import { targetsMeant } from "./targets.ts";
import { withoutVoters } from "./without.ts";

/** A question with all that it may say, as plain data: every part may be left out, and those that a kind of answer does not know are ignored. */
export interface Asked
  extends Pick<
    ArrivalAsk,
    | "reading"
    | "take"
    | "scenario"
    | "attacker"
    | "to"
    | "countUnlawful"
    | "listed"
    | "nodeBudget"
    | "days"
    | "horizon"
    | "seed"
    | "runs"
    | "monteCarlo"
    | "exact"
    | "swings"
  > {
  /** The promise or decision; for a comparison, several with commas. Unless told: every promise of the dossier, or the main one. */
  readonly of?: string;
  /** Other numbers for the scenario, by name: `{ "stance China no": 0.3 }`. */
  readonly numbers?: Readonly<Record<string, number>>;
  /** Parties without a voice, by decision: `{ "Pact.response": ["Russia"] }`. */
  readonly without?: Readonly<Record<string, readonly string[]>>;
  readonly events?: readonly PlayEvent[];
  /** False: leave out what an answer becomes over the ranges that its scenario states, which takes as many answers again as there are points. */
  readonly ranges?: boolean;
  readonly dutiesKept?: boolean;
  readonly weights?: OptionWeights;
  readonly samples?: number;
  readonly sort?: "power" | "text";
  readonly full?: boolean;
  /** Of the brief: what it holds after its three sentences. */
  readonly parts?: readonly string[];
  readonly vary?: readonly string[];
  readonly answer?: string;
  /** The two sides of a difference; the second may stand in another draft of the dossier. */
  readonly a?: AskedSide;
  readonly b?: AskedSide;
  readonly claim?: string;
  /** Of the record: how what was said is put in order, and whether only what bears on one question is wanted. */
  readonly by?: "time" | "party" | "question";
  readonly question?: string;
  /** Of the record: only what this party, person, faction or author says; what is done so; where these words stand; what does not agree. */
  readonly party?: string;
  readonly act?: string;
  readonly words?: string;
  readonly conflicting?: boolean;
  readonly deter?: Deterrence;
  readonly influence?: InfluenceAsk & {
    /** A table of the dossier, or the path of a file of another tool; every table of the dossier unless told. */
    readonly table?: string;
    readonly issue?: string;
    readonly kind?: ForeignKind;
  };
}

export type AskedSide = Partial<Pick<Side, "name" | "reading" | "take" | "label">>;

/** What a question is put to. */
export interface Subject {
  readonly model: Model;
  /** The files that were given, without those that they use. */
  readonly files: readonly string[];
  /** The draft that side `a` of a difference stands in, where it is another. */
  readonly before?: Model;
  /** The text of a file beside the agreements, such as a table of another tool. */
  readonly read: (path: string) => Promise<string>;
  readonly onProgress?: (done: number, of: number) => void;
  /** Told what is being done, where an answer has parts. */
  readonly onPart?: (what: string, done?: number, of?: number) => void;
  readonly signal?: AbortSignal;
  /** What whoever asks again and again keeps of the games that were asked about. */
  readonly memory?: GameMemory;
}

export interface Kind {
  /** What a page of these answers is called. */
  readonly title: string;
  /** One line for people. */
  readonly about: string;
  readonly answers: (subject: Subject, asked: Asked) => Answered[] | Promise<Answered[]>;
}

/** Points of a grid that are worked out in one go. */
const MOST_POINTS = 10_000;

/** Every answer there is, by name: one way to ask for each, whoever asks. */
export const KINDS = {
  dossier: whole(KIND_TEXTS.dossier, askDossier),
  brief: whole(KIND_TEXTS.brief, askBrief),
  findings: {
    ...KIND_TEXTS.findings,
    answers: ({ model }, { of, attacker }) => [askFindings(model, { of, attacker })],
  },
  void: each(KIND_TEXTS.void, EACH.void),
  way: each(KIND_TEXTS.way, EACH.way),
  power: each(KIND_TEXTS.power, EACH.power),
  strength: each(KIND_TEXTS.strength, EACH.strength),
  arrival: each(KIND_TEXTS.arrival, EACH.arrival),
  worth: each(KIND_TEXTS.worth, EACH.worth),
  play: each(KIND_TEXTS.play, EACH.play),
  story: each(KIND_TEXTS.story, EACH.story),
  questions: each(KIND_TEXTS.questions, EACH.questions),
  compare: {
    ...KIND_TEXTS.compare,
    answers: (subject, asked) => {
      const names = asked.of?.split(",").map((name) => name.trim());
      const { model, files } = subject;
      return [
        askCompare(model, names ?? targetsMeant(model, files, undefined, targets(model)), engineAsk(subject, asked)),
      ];
    },
  },
  diff: {
    ...KIND_TEXTS.diff,
    answers: ({ model, files, before }, asked) => {
      const side = (of: Model, given: AskedSide | undefined, label: string): Side => {
        const name = given?.name ?? asked.of ?? onlyPromise(of, files);
        const { reading = asked.reading, take } = given ?? {};
        return {
          model: of,
          name: targetNamed(of, name).id,
          label: given?.label ?? label,
          reading,
          take: { ...asked.take, ...take },
        };
      };
      const a = side(before ?? model, asked.a, before === undefined ? "the first" : "the earlier text");
      const b = side(model, asked.b, before === undefined ? "the second" : "the text now");
      const { attacker, to, countUnlawful, nodeBudget } = asked;
      return [askDiff(a, b, { attacker, to, countUnlawful, nodeBudget })];
    },
  },
  sweep: {
    ...KIND_TEXTS.sweep,
    answers: (subject, asked) => {
      const { model, files } = subject;
      const { reading, take, scenario, attacker, to, countUnlawful, nodeBudget, runs, seed, vary = [], answer } = asked;
      const ask = { reading, take, scenario, attacker, to, countUnlawful, nodeBudget, runs, seed, vary, answer };
      const name = asked.of ?? onlyPromise(model, files);
      return [askSweep(model, name, ask, MOST_POINTS, subject.onProgress)];
    },
  },
  record: {
    ...KIND_TEXTS.record,
    answers: ({ model }, { by, question, party, act, words, conflicting }) => [
      askRecord(model, { by, question, party, act, words, conflicting }),
    ],
  },
  claim: {
    ...KIND_TEXTS.claim,
    answers: ({ model }, { claim }) =>
      (claim === undefined ? model.claims.map(({ id }) => id) : [claim]).map((id) => askClaim(model, id)),
  },
  deter: {
    ...KIND_TEXTS.deter,
    answers: (subject, asked) => {
      const { deter } = asked;
      if (deter !== undefined) return [askDeter(deter)];
      const name = asked.of ?? onlyPromise(subject.model, subject.files);
      return [askDeterIn(subject.model, name, engineAsk(subject, asked))];
    },
  },
  influence: {
    ...KIND_TEXTS.influence,
    answers: async ({ model, files, read }, { influence = {} }) => {
      const { table, issue, kind, ...ask } = influence;
      const own = model.tables.filter(({ id, at }) => (table === undefined ? files.includes(at.file) : id === table));
      if (own.length > 0) return own.map((one) => askTable(model, one, ask));
      if (table === undefined)
        throw new RangeError("There is no table in these files. Name a file of KTAB or of Decide in the dossier.");
      const { title, issues } = tableIn(await read(table), table, kind);
      const asked = issues.filter(({ id, title: name }) => [undefined, id, name].includes(issue));
      if (asked.length === 0)
        throw new RangeError(
          `The table has no question ${issue ?? ""}; it has ${issues.map(({ id }) => id).join(", ") || "none"}.`,
        );
      return asked.map((one) => askInfluence(one, title, ask));
    },
  },
} as const satisfies Readonly<Record<KindName, Kind>>;

/**
 * Puts a question of any kind.
 * @throws RangeError for a name that is not there or a number that cannot be; MeaningError for a text without meaning
 */
export async function answersOf(
  kind: KindName,
  subject: Subject,
  asked: Asked,
): Promise<{ title: string; answers: Answered[] }> {
  const { title, answers }: Kind = KINDS[kind];
  const meant = { ...subject, model: withoutVoters(subject.model, asked.without ?? {}) };
  return { title, answers: await answers(withAskedNumbers(meant, asked), asked) };
}

function each(texts: Pick<Kind, "title" | "about">, ask: (typeof EACH)[keyof typeof EACH]): Kind {
  return {
    ...texts,
    answers: (subject, asked) => {
      const { model, files } = subject;
      return targetsMeant(model, files, asked.of, targets(model), asked).map((name) =>
        ask(model, name, engineAsk(subject, asked)),
      );
    },
  };
}

function whole(texts: Pick<Kind, "title" | "about">, ask: typeof askBrief | typeof askDossier): Kind {
  return {
    ...texts,
    answers: (subject, asked) => [ask(subject.model, { ...engineAsk(subject, asked), of: asked.of }, subject.onPart)],
  };
}

function engineAsk(
  { onProgress, signal, memory }: Subject,
  asked: Asked,
): Omit<Asked, "of"> & Pick<ArrivalAsk, "onProgress" | "signal" | "memory"> {
  const { of: _, ...rest } = asked;
  return { ...rest, onProgress, signal, memory };
}

function withAskedNumbers(subject: Subject, { numbers = {}, scenario, of }: Asked): Subject {
  if (Object.keys(numbers).length === 0) return subject;
  const { model, files } = subject;
  const own =
    of === undefined ? model.scenarios : model.scenarios.filter((one) => one.of === targetNamed(model, of).agreement);
  const named = scenario ?? (own.length === 1 ? own[0]?.id : undefined);
  if (named === undefined)
    throw new RangeError(
      `Say which scenario the numbers are for: ${own.map(({ id }) => id).join(", ") || "there is none"}.`,
    );
  return { ...subject, files, model: withNumbers(model, named, numbers) };
}

function onlyPromise(model: Model, files: readonly string[]): string {
  const [only = "", ...more] = targetsMeant(model, files, undefined, targets(model));
  if (more.length > 0) throw new RangeError(`Say which promise is meant: ${[only, ...more].join(", ")}.`);
  return only;
}

/** @throws RangeError that names the first mistake */
function tableIn(
  text: string,
  file: string,
  kind: ForeignKind | undefined,
): { title: string; issues: readonly Issue[] } {
  const found = readForeign(text, kind);
  const wrong = found.problems.find(({ severity }) => severity === "error");
  if (found.issues === undefined)
    throw new RangeError(
      wrong === undefined ? `\`${file}\` is no table.` : `${file}:${wrong.line}:${wrong.column}: ${wrong.message}`,
    );
  return { title: found.description || found.name || file, issues: found.issues };
}
