import type { Model } from "@proviso/agreement";
import type { Diagnostic } from "@proviso/language";
import type {
  ArrivalAnswer,
  Brief,
  DiffAnswer,
  PlayAnswer,
  PowerAnswer,
  QuestionsAnswer,
  StoryAnswer,
  StrengthAnswer,
  VoidAnswer,
  WayAnswer,
  WorthAnswer,
} from "@proviso/promise";
import type { Answered, Asked, Compared, DeterInAnswer, Dossier, FindingsAnswer, KindName } from "@proviso/report/ask";
import type { InfluenceAnswer } from "@proviso/report/present/influence";
import type { RecordAnswer } from "@proviso/report/present/record";

/** What the engine made of the dossier's texts. */
export interface Checked {
  /** Counts the changes; an answer says to which of them it belongs. */
  readonly revision: number;
  /** Absent while any text has an error. */
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** The values of the answers that rooms draw pictures of; every other kind is shown by its layout. */
export interface Values {
  dossier: Dossier;
  brief: Brief;
  findings: FindingsAnswer;
  void: VoidAnswer;
  way: WayAnswer;
  power: PowerAnswer;
  strength: StrengthAnswer;
  arrival: ArrivalAnswer;
  worth: WorthAnswer;
  questions: QuestionsAnswer;
  compare: Compared;
  diff: DiffAnswer;
  play: PlayAnswer;
  story: StoryAnswer;
  deter: DeterInAnswer;
  influence: InfluenceAnswer;
  record: RecordAnswer;
}

export type ValueOf<K extends KindName> = K extends keyof Values ? Values[K] : unknown;

/** Texts by path that are no files of the dossier and that a question names, such as a table of another tool. */
export type Beside = Readonly<Record<string, string>>;

/** A question under the number by which it is answered. */
export interface Put {
  readonly id: number;
  readonly answer: KindName;
  readonly asked: Asked;
}

/** Kinds that will be asked of every text anew, to be gone through while nobody asks. There is no reply. */
export interface Rehearse {
  readonly kind: "rehearse";
  readonly kinds: readonly KindName[];
}

export type Request =
  | { readonly id: number; readonly kind: "open"; readonly files: Readonly<Record<string, string>> }
  | {
      readonly id: number;
      readonly kind: "write";
      readonly texts: ReadonlyMap<string, string | undefined>;
      /** What is asked of the texts as they then are; not answered where more is written first. */
      readonly along: readonly Put[];
    }
  | (Put & {
      readonly kind: "ask";
      readonly beside?: Beside;
      /** Whether to tell how far the answer is while it is worked out. */
      readonly tell: boolean;
    });

/** How far an answer is: what is being done and, where that is known, how much of it. */
export interface Progress {
  readonly what: string;
  readonly done?: number;
  readonly of?: number;
}

export type Reply =
  | { readonly id: number; readonly kind: "checked"; readonly checked: Checked }
  | { readonly id: number; readonly kind: "answered"; readonly revision: number; readonly answers: readonly Answered[] }
  | { readonly id: number; readonly kind: "progress"; readonly progress: Progress }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };
