import type { Model } from "@proviso/agreement";
import {
  type DeterAnswer,
  type DeterAsk,
  type DeterValue,
  deterAnswer,
  type OverRanges,
  overRanges,
} from "@proviso/promise";
import { CAUTION, type Deterrence, type DeterrenceAnswer, deterrence } from "@proviso/promise/deterrence";
import { presentDeter, presentDeterIn } from "../present/deter.ts";
import type { Answered } from "./answered.ts";

/** A fraction as JSON can hold it: exactly, as text, and nearly, as a number. */
export interface ExportedFraction {
  readonly exactly: string;
  readonly about: number;
}

type Fraction = DeterrenceAnswer["response"];

export type Exported<T> = T extends Fraction
  ? ExportedFraction
  : T extends readonly (infer Each)[]
    ? readonly Exported<Each>[]
    : T extends object
      ? { readonly [Key in keyof T]: Exported<T[Key]> }
      : T;

/** What comes out of a scenario, for one way of answering what is open. */
export type DeterIn = Omit<DeterValue, "answer" | "given"> & Exported<Omit<DeterrenceAnswer, "game" | "kind">>;

/** The value of the answer in a scenario. */
export type DeterInAnswer = Omit<DeterAnswer, "cases"> & {
  readonly cases: readonly (Omit<DeterAnswer["cases"][number], "value"> & { readonly value: DeterIn })[];
  /** Over the ranges that the scenario states, if it states any. */
  readonly ranges?: OverRanges;
  /** To be shown wherever a result is. */
  readonly caution: string;
};

/** Whether an attack would pay on the numbers given, which are taken exactly. @throws RangeError for what is no number or no probability */
export function askDeter(given: Deterrence): Answered {
  const answer = deterrence(given);
  const { game: _, ...value } = answer;
  const { veto, reliability } = given;
  return {
    value: exported({ ...value, caution: CAUTION }),
    document: presentDeter(answer, { veto: String(veto), reliability: String(reliability) }),
  };
}

/**
 * The same in a scenario of a dossier: its stakes, its veto or what its stances make of the decision, its reliability; what is given counts instead.
 * @throws RangeError where the scenario does not say what the attacker stands to gain
 */
export function askDeterIn(model: Model, name: string, ask: DeterAsk = {}): Answered<DeterInAnswer> {
  const answer = deterAnswer(model, name, ask);
  const cases = answer.cases.map(({ value: { answer: solved, given: _, ...value }, ...one }) => {
    const { game: _game, kind: _kind, ...rest } = solved;
    return { ...one, value: exported({ ...value, ...rest }) as DeterIn };
  });
  const ranges = overStated(model, name, answer.scenario, ask);
  return {
    value: { ...answer, cases, ...(ranges === undefined ? {} : { ranges }), caution: CAUTION },
    document: presentDeterIn(model, answer, ranges),
  };
}

/** Over the ranges that the scenario states; not where other numbers than the scenario's were given, since those count instead. */
function overStated(model: Model, name: string, scenario: string | undefined, ask: DeterAsk): OverRanges | undefined {
  const { attackerStakes, guarantorStakes, veto, reliability, decision, ...rest } = ask;
  if ([attackerStakes, guarantorStakes, veto, reliability, decision].some((given) => given !== undefined))
    return undefined;
  const { reading, take, attacker, to, countUnlawful, nodeBudget } = rest;
  return overRanges(
    model,
    name,
    { kind: "deter" },
    { reading, take, attacker, to, countUnlawful, nodeBudget, scenario },
  );
}

function exported(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exported);
  if (typeof value !== "object" || value === null) return value;
  if ("numerator" in value && "denominator" in value && "value" in value) {
    const { numerator, denominator, value: about } = value;
    return { exactly: denominator === 1n ? String(numerator) : `${numerator}/${denominator}`, about };
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, exported(part)]));
}
