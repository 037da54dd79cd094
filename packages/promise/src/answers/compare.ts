import type { Model } from "@proviso/agreement";
import { type Answering, questionsOfAgreement } from "../settle/index.ts";
import type { Ask } from "./ask.ts";
import { givesWords } from "./gives.ts";
import { type StrengthAnswer, strengthAnswer } from "./strength-answer.ts";
import { summary } from "./summary.ts";
import { type Target, targetNamed } from "./target.ts";
import { type VoidAnswer, type VoidValue, voidAnswer } from "./void.ts";

/** Several promises side by side: one row each. */
export interface CompareAnswer {
  readonly kind: "compare";
  readonly rows: readonly CompareRow[];
}

export interface CompareRow {
  readonly target: Target;
  readonly agreementTitle: string;
  /** One for each way of answering the open questions that makes a difference. */
  readonly cases: readonly CompareCase[];
  /** Present where the agreement has exactly one scenario, or has the one named. */
  readonly strength?: { readonly scenario: string; readonly low: number; readonly high: number };
}

export interface CompareCase {
  readonly answerings: VoidAnswer["cases"][number]["answerings"];
  readonly beneficiary?: string;
  /** Others to whom the same is promised on the same terms. */
  readonly alike: readonly string[];
  readonly alone: readonly string[];
  readonly blockersAlone: readonly string[];
  /** Members of the smallest voiding coalition; absent if nobody can void. */
  readonly needs?: number;
  readonly securedByDuty: boolean;
  /** Helpers bound whatever they choose / at least permitted in some course / barred in some course. */
  readonly helpers: {
    readonly bound: readonly string[];
    readonly permitted: readonly string[];
    readonly barred: readonly string[];
  };
  readonly summary: string;
  /** What the beneficiary gives in return, in a sentence; empty where it gives nothing. */
  readonly gives: string;
}

/**
 * The table of several agreements on one promise.
 * @param names promises, or agreements that make one each
 * @throws RangeError for a name that is not there, or fewer than two
 */
export function compareAnswer(model: Model, names: readonly string[], ask: Ask = {}): CompareAnswer {
  if (names.length < 2) throw new RangeError(`A comparison needs at least two promises; ${names.length} given.`);
  const compared = names.map((name) => targetNamed(model, name));
  return {
    kind: "compare",
    rows: compared.map((target): CompareRow => {
      const own = model.scenarios.filter((scenario) => scenario.of === target.agreement);
      const scenario =
        own.find((one) => one.id === ask.scenario) ??
        (own.length === 1 && ask.scenario === undefined ? own[0] : undefined);
      const mine = {
        ...ask,
        scenario: scenario?.id,
        reading: readingOf(model, ask.reading, target),
        take: takeOf(model, ask.take, target, compared),
      };
      const answer = voidAnswer(model, target.id, { ...mine, scenario: undefined });
      const strength =
        scenario === undefined || scenario.stances.length === 0 ? undefined : strengthAnswer(model, target.id, mine);
      return {
        target,
        agreementTitle:
          model.agreements.find((agreement) => agreement.id === target.agreement)?.title ?? target.agreement,
        cases: answer.cases.map((one) => ({
          answerings: one.answerings,
          beneficiary: one.beneficiary,
          alike: one.alike,
          ...row(model, one.value),
          gives: givesWords(model, one.beneficiary, one.value.gives),
        })),
        strength: strength === undefined ? undefined : shortStrength(strength),
      };
    }),
  };
}

/** A reading belongs to one agreement; the others keep their questions open. */
function readingOf(model: Model, name: string | undefined, target: Target): string | undefined {
  const found = model.readings.find((reading) => reading.id === name);
  return found !== undefined && found.of !== target.agreement ? undefined : name;
}

/** So does an answer; one to a question that none of them has is left in, and refused. */
function takeOf(
  model: Model,
  take: Answering | undefined,
  target: Target,
  compared: readonly Target[],
): Answering | undefined {
  if (take === undefined) return undefined;
  const asks = (agreement: string, name: string): boolean =>
    questionsOfAgreement(model, agreement).some((question) => question.id === name || question.name === name);
  return Object.fromEntries(
    Object.entries(take).filter(
      ([name]) => asks(target.agreement, name) || !compared.some(({ agreement }) => asks(agreement, name)),
    ),
  );
}

function shortStrength(answer: StrengthAnswer): CompareRow["strength"] {
  return { scenario: answer.scenario ?? "", low: answer.low, high: answer.high };
}

function row(model: Model, value: VoidValue): Omit<CompareCase, "answerings" | "beneficiary" | "alike" | "gives"> {
  const { voiding, blocking, securing } = value.coalitions;
  return {
    alone: value.alone,
    blockersAlone: blocking.listed.filter((parties) => parties.length === 1).flat(),
    needs: voiding.listed[0]?.length,
    securedByDuty: securing.listed[0]?.length === 0,
    helpers: {
      bound: unique(value.help.filter((help) => help.effectivelyBound).map((help) => help.party)),
      permitted: unique(
        value.help.filter((help) => help.bound !== "never" || help.free !== "never").map((help) => help.party),
      ),
      barred: unique(value.help.filter((help) => help.barred !== "never").map((help) => help.party)),
    },
    summary: summary(model, value),
  };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
