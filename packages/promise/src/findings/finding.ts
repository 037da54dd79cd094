import type { Place, Support } from "@proviso/agreement";
import type { Answering } from "../settle/index.ts";
import type { AgreementText } from "./context.ts";

/** `error`: the text does not do what it is for. `warning`: somebody can rely on less than the words suggest. `info`: something is left unsaid. */
export type Severity = "error" | "warning" | "info";

/** What happened when a real text did the same, or how one avoided it. */
export interface Precedent {
  readonly text: string;
  /** The treaty and article, or the report. */
  readonly source: string;
}

/** How to mend it; with `edits`, so that an editor can. */
export interface Suggestion {
  readonly message: string;
  readonly edits?: readonly { readonly at: Place; readonly newText: string }[];
}

/** A weakness of an agreement's text, at a place, for a reader who has to sign it. */
export interface Finding {
  /** Stable: `single-veto`. For a text without meaning, the code of that error. */
  readonly code: string;
  readonly severity: Severity;
  /** Name of the agreement. */
  readonly agreement: string;
  readonly at: Place;
  readonly related: readonly { readonly at: Place; readonly message: string }[];
  /** What this text does, with its parties' and clauses' names, in a sentence that a newspaper could print. */
  readonly message: string;
  /** Why that matters in any text. */
  readonly why: string;
  /** Absent for errors of meaning and limits of the check. */
  readonly precedent?: Precedent;
  readonly suggestion?: Suggestion;
  /** What supports the words found fault with. */
  readonly support: readonly Support[];
  /** The answerings of the open questions in which it holds; empty: in all that were examined. */
  readonly where: readonly Answering[];
}

/** What a rule has to say about one place; the engine adds the rest. */
export interface Report {
  readonly at: Place;
  readonly message: string;
  readonly related?: Finding["related"];
  readonly suggestion?: Suggestion;
  readonly support?: readonly Support[];
}

interface Described {
  readonly code: string;
  readonly severity: Severity;
  /** One line, as a heading. */
  readonly title: string;
  readonly why: string;
  readonly precedent: Precedent;
}

/** A rule that reads one agreement under one answering. Pure; equal reports under several answerings become one finding. */
export interface Rule extends Described {
  check(text: AgreementText): Iterable<Report>;
}

/** A rule that compares the answerings with each other, or does not depend on them. */
export interface SpreadRule extends Described {
  checkAll(texts: readonly AgreementText[]): Iterable<Report>;
}
