import type { Selector } from "./selector.ts";

/** What is done by saying something. */
export type SpeechAct =
  | "propose"
  | "accept"
  | "reject"
  | "require"
  | "answer"
  | "deny"
  | "claim"
  | "clarify"
  | "announce"
  | "threaten"
  | "ask"
  | "warn"
  | "state";

/** Who a document's words name, and whom that is taken to be. */
export interface Named {
  /** As the document names them: "He", "the Kremlin", "Lavrov". */
  readonly words: readonly Selector[];
  /** As the language writes a person or party, where known: `Lavrov`, `Russia`; else as the document does. */
  readonly person?: string;
  readonly party?: string;
  readonly faction?: string;
  /** Other parties that speak with it: of "the leaders of Estonia, Latvia and Lithuania" the last two. */
  readonly with?: readonly string[];
  /** How it was resolved, step by step, for people: "He → Lavrov → Russia". */
  readonly because: string;
}

/** A condition under which something is said to hold. */
export interface Condition {
  readonly kind:
    | "only if"
    | "if"
    | "unless"
    | "in return for"
    | "contingent on"
    | "provided that"
    | "until"
    | "without";
  /** The words that make it a condition, and those that say what it is. */
  readonly cue: readonly Selector[];
  readonly words: readonly Selector[];
}

/** A day, month or year, with the words it was read from; `resolved` tells how: "Wednesday before 2025-08-22". */
export interface When {
  readonly date: string;
  readonly words: readonly Selector[];
  readonly resolved?: string;
}

/** A question or clause of a dossier on which a candidate seems to bear, with how surely (0..1) and by which words. */
export interface Bearing {
  readonly on: string;
  /** For a question, the option that the words speak for, where they do. */
  readonly option?: string;
  readonly score: number;
  readonly because: string;
}

/** A statement that a reader, a rule or a model, found in a document and nobody has reviewed yet. */
export interface Candidate {
  /** Of the document and the spans; the same words read twice are the same candidate. */
  readonly id: string;
  /** SHA-256 of the document's text, in hexadecimal. */
  readonly document: string;
  readonly speaker: Named;
  readonly onBehalfOf?: Named;
  /** Who reports it, where not the document's author. */
  readonly reportedBy?: Named;
  readonly act: SpeechAct;
  /** `content`, where what is said does the act by itself ("we will not accept it"), whatever words say that it is said. */
  readonly actIn?: "content";
  /** The words that say that it is said: "stated", "would only accept". */
  readonly cue: readonly Selector[];
  /** What is said; several where discontinuous. */
  readonly content: readonly Selector[];
  readonly quotation: "quoted" | "paraphrased" | "mixed";
  readonly polarity: "affirmed" | "negated";
  readonly modality: "asserted" | "obliged" | "permitted" | "forbidden" | "possible" | "hypothetical";
  readonly conditions: readonly Condition[];
  readonly said?: When;
  readonly venue?: readonly Selector[];
  /** What the speaker says that another says or does: never the other's own position. */
  readonly nested?: Nested;
  readonly bears: readonly Bearing[];
  /** 0..1, by the rule that found it; the documentation says how it was measured. */
  readonly confidence: number;
  /** The rules that fired, for people. */
  readonly because: readonly string[];
  readonly foundBy: "rules" | "model";
}

export interface Nested {
  readonly speaker: Named;
  readonly act: SpeechAct;
  readonly cue: readonly Selector[];
  readonly content: readonly Selector[];
  readonly polarity: "affirmed" | "negated";
  readonly nested?: Nested;
}
