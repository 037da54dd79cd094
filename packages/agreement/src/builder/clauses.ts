import type { Act, ClausePart, Duration, Ending, Guard, Guarded, Manner, Modality, Norm, Supported } from "../index.ts";
import { type ActOptions, act, deed, type FactInput, type ObjectInput } from "./acts.ts";
import { type ConditionInput, condition, duration, type FinderInput, finder } from "./conditions.ts";
import { BUILT, built } from "./names.ts";
import { type SubjectInput, subject, type WhoInput, who } from "./who.ts";

export function when(
  by: SubjectInput,
  verb: string | Act,
  object?: ObjectInput,
  options: ActOptions & { readonly where?: readonly FactInput[] } = {},
): ClausePart {
  return { ...built, kind: "when", event: deed(by, verb, object, options) };
}

export function atRequestOf(by: SubjectInput): ClausePart {
  return { ...built, kind: "request", by: subject(by) };
}

export function determinedBy(by: FinderInput): ClausePart {
  return { ...built, kind: "determined", by: finder(by) };
}

/** `if`: governs the norms that follow, up to the next `given` or `unless`. */
export function given(on: ConditionInput): ClausePart {
  return { ...built, kind: "if", condition: condition(on) };
}

/** `unless`: governs the norms that follow, up to the next `given` or `unless`. */
export function unless(on: ConditionInput): ClausePart {
  return { ...built, kind: "unless", condition: condition(on) };
}

export function takesEffect(once: ConditionInput): ClausePart {
  return { ...built, kind: "takes effect", once: condition(once) };
}

export function lapses(ending: Ending): ClausePart {
  return { ...built, kind: "lapses", ending };
}

/** How an act is to be done; means and amounts belong to the act. */
export interface NormOptions extends ActOptions {
  readonly asItDeemsNecessary?: boolean;
  readonly atOnce?: boolean;
  readonly within?: readonly [number, Duration["unit"]];
  readonly lasting?: readonly [number, Duration["unit"]];
  readonly by?: string;
  /** A condition, or an ISO date. */
  readonly until?: ConditionInput | string;
  readonly afterConsulting?: readonly WhoInput[];
  readonly uponItsRatification?: boolean;
}

const norm =
  (modality: Modality) =>
  (
    actor: SubjectInput,
    verb: string | Act,
    object?: ObjectInput,
    options: NormOptions = {},
  ): Norm & Guarded & Supported => ({
    ...built,
    kind: "norm",
    actor: subject(actor),
    modality,
    act: act(verb, object, options),
    manner: manner(options),
  });

/** `shall(eachOf(guarantors), "assist", "Ukraine", { within: [7, "day"] })` */
export const shall = norm("shall");
export const may = norm("may");
export const mustNot = norm("must not");
export const mayDecline = norm("may decline to");

function manner(options: NormOptions): Manner {
  return {
    asItDeemsNecessary: options.asItDeemsNecessary ?? false,
    atOnce: options.atOnce ?? false,
    ...(options.within === undefined ? {} : { within: duration(...options.within) }),
    ...(options.lasting === undefined ? {} : { lasting: duration(...options.lasting) }),
    ...(options.by === undefined ? {} : { by: options.by }),
    ...(options.until === undefined
      ? {}
      : {
          until:
            typeof options.until === "string"
              ? { kind: "date", date: options.until }
              : { kind: "condition", condition: condition(options.until) },
        }),
    afterConsulting: (options.afterConsulting ?? []).map(who),
    ...(options.uponItsRatification === true ? { uponItsRatification: true as const } : {}),
  };
}

/** Parts in square brackets: in the text only where the guard holds. Nested brackets are joined by `and`. */
export function bracket<T extends Guarded>(guard: Guard, ...parts: readonly T[]): T[] {
  return parts.map((part) => ({
    ...part,
    guard: part.guard === undefined ? guard : { kind: "and", of: [guard, part.guard] },
  }));
}

/** What no source says, with the reason. */
export function assumed<T extends Supported>(why: string, part: T): T {
  return { ...part, support: [...part.support, { kind: "assumed", why, at: BUILT }] };
}
