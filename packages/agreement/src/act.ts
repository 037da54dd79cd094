import type { Subject } from "./who.ts";

/**
 * What is done. A quoted act is one that the verb table does not know; it is the same act wherever the same words stand.
 * `verb` is the infinitive of the verb table (`assist`).
 */
export type Act =
  | { readonly kind: "quoted"; readonly words: string }
  | {
      readonly kind: "verb";
      readonly verb: string;
      readonly object?: ActObject;
      /** `limit forces to 250000 personnel`. */
      readonly amount?: { readonly value: number; readonly unit: string };
      readonly means?: Means;
    };

/** What an act is done to or about. Names are qualified (`Charter.enforcement`), things are the text's own nouns (`troops`). */
export type ActObject =
  | { readonly kind: "subject"; readonly subject: Subject }
  | { readonly kind: "thing"; readonly thing: string }
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "decision" | "clause" | "agreement" | "fact" | "promise"; readonly name: string };

/** `with A and B` (all of them) or `with A or B` (one of them suffices). */
export interface Means {
  readonly joined: "and" | "or";
  readonly things: readonly string[];
}

/** Somebody does something. */
export interface Deed {
  readonly subject: Subject;
  readonly act: Act;
}

/** A deed in circumstances that somebody must find. */
export interface Event extends Deed {
  readonly where: readonly FactTest[];
}

/** `where inArea`, `where not inCrimea`; `fact` is a qualified name. */
export interface FactTest {
  readonly fact: string;
  readonly negated: boolean;
}
