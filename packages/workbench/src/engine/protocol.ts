import type { Model } from "@proviso/agreement";
import type { Diagnostic } from "@proviso/language";
import type {
  ArrivalAnswer,
  ArrivalAsk,
  Ask,
  PlayAnswer,
  PowerAnswer,
  QuestionsAnswer,
  StoryAnswer,
  StrengthAnswer,
  VoidAnswer,
  WorthAnswer,
} from "@proviso/promise";

/** What the engine made of the dossier's texts. */
export interface Checked {
  /** Counts the changes; an answer says to which of them it belongs. */
  readonly revision: number;
  /** Absent while any text has an error. */
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** What can be asked of a promise, and what comes back. */
export interface Answers {
  void: VoidAnswer;
  power: PowerAnswer;
  strength: StrengthAnswer;
  arrival: ArrivalAnswer;
  worth: WorthAnswer;
  questions: QuestionsAnswer;
  play: PlayAnswer;
  story: StoryAnswer;
}

export type AnswerName = keyof Answers;

/** Ask of an answer, without what cannot be sent to a worker. */
export type Put = Omit<ArrivalAsk & Ask, "signal" | "onProgress">;

export type Request =
  | { readonly id: number; readonly kind: "open"; readonly files: Readonly<Record<string, string>> }
  | { readonly id: number; readonly kind: "write"; readonly path: string; readonly text: string | undefined }
  | { readonly id: number; readonly kind: "ask"; readonly answer: AnswerName; readonly of: string; readonly put: Put };

export type Reply =
  | { readonly id: number; readonly kind: "checked"; readonly checked: Checked }
  | { readonly id: number; readonly kind: "answered"; readonly revision: number; readonly value: unknown }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };
