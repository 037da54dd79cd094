import type { Act, Event } from "./act.ts";
import type { Condition, Duration, Ending, Finder } from "./condition.ts";
import type { Guarded, Supported } from "./support.ts";
import type { Subject, Who } from "./who.ts";

/** `shall` binds, `may` permits, `must not` bars, `may decline to` opts out of a duty. */
export type Modality = "shall" | "may" | "must not" | "may decline to";

/** How and until when a norm is to be performed. */
export interface Manner {
  /** `as it deems necessary`: bound to decide, free to act. */
  readonly asItDeemsNecessary: boolean;
  readonly atOnce: boolean;
  readonly within?: Duration;
  readonly lasting?: Duration;
  /** ISO date or part of one. */
  readonly by?: string;
  readonly until?:
    | { readonly kind: "date"; readonly date: string }
    | { readonly kind: "condition"; readonly condition: Condition };
  readonly afterConsulting: readonly Who[];
  /** `upon its ratification`: holds for a performer once it has ratified the clause. */
  readonly uponItsRatification?: true;
}

/** Who performs what. */
export interface Norm {
  readonly kind: "norm";
  readonly actor: Subject;
  readonly modality: Modality;
  readonly act: Act;
  readonly manner: Manner;
}

/**
 * The parts of a clause in the order of the text. An `if` or `unless` governs the norms that follow it, up to the next one; norms before the first
 * hold unconditionally.
 */
export type ClausePart = Guarded &
  Supported &
  (
    | { readonly kind: "when"; readonly event: Event }
    | { readonly kind: "request"; readonly by: Subject }
    | { readonly kind: "determined"; readonly by: Finder }
    | { readonly kind: "if" | "unless"; readonly condition: Condition }
    | Norm
    /** It holds once so many of them have ratified it. */
    | { readonly kind: "ratified"; readonly by: Subject }
    | { readonly kind: "takes effect"; readonly once: Condition }
    | { readonly kind: "lapses"; readonly ending: Ending }
  );

export interface Clause extends Supported, Guarded {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly parts: readonly ClausePart[];
}
