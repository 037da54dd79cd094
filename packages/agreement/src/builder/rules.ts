import type { Amount, ClausePart, DecisionPart, Duration, Rule } from "../index.ts";
import type { Ref } from "./acts.ts";
import { duration } from "./conditions.ts";
import { built, whole } from "./names.ts";
import { type TimingInput, timing } from "./time.ts";
import { type MembersInput, members, quantified, type SubjectInput, subject, type WhoInput, who } from "./who.ts";

/** A rule; `allOf(g)`, `anyOf(g)` and `atLeast(k, g)` stand for rules too, and a party or role decides alone. */
export type RuleInput = Rule | SubjectInput | { readonly kind: "and" | "or"; readonly of: readonly RuleInput[] };

/**
 * `2/3`, `55%`, `9`: an exact amount. A fraction or a percentage is a share.
 * @throws RangeError for anything else
 */
export function amount(text: string | number): Amount {
  const written = String(text);
  const fraction = /^(\d+)\/(\d+)$/.exec(written);
  if (fraction !== null && BigInt(fraction[2] as string) !== 0n) {
    return { numerator: fraction[1] as string, denominator: fraction[2] as string, share: true, text: written };
  }
  const decimal = /^(\d+)(?:\.(\d+))?(%?)$/.exec(written);
  if (decimal === null) throw new RangeError(`"${written}" is not an amount: write 2/3, 55% or 9.`);
  const [, units = "0", decimals = "", percent] = decimal;
  const denominator = 10n ** BigInt(decimals.length) * (percent === "%" ? 100n : 1n);
  return {
    numerator: BigInt(units + decimals).toString(),
    denominator: denominator.toString(),
    share: percent === "%",
    text: written,
  };
}

/** `atLeastOf("60%", troops)`: a share of a group's heads or weights, or so much of its weights. For use where somebody acts. */
export const atLeastOf = (share: string, of: MembersInput) =>
  quantified({ kind: "at least share", amount: amount(share) }, of);

export const majorityOf = (of: MembersInput): Rule => ({ kind: "majority", of: members(of) });
export const allBut = (count: number, of: MembersInput): Rule => ({
  kind: "all but",
  count: whole(count, "all but"),
  of: members(of),
});
export const atLeastShare = (share: string, of: MembersInput): Rule => ({
  kind: "at least",
  amount: amount(share),
  of: members(of),
});
export const moreThan = (share: string | number, of: MembersInput): Rule => ({
  kind: "more than",
  amount: amount(share),
  of: members(of),
});
export const noObjection = (from: MembersInput): Rule => ({ kind: "no objection", from: members(from) });
export const ruleOf = (decision: Ref<"decision">): Rule => ({ kind: "rule of", decision: decision.name });

export function rule(from: RuleInput): Rule {
  if (typeof from === "string") return { kind: "who", who: who(from) };
  switch (from.kind) {
    case "and":
    case "or":
      return { kind: from.kind, of: (from.of as readonly RuleInput[]).map(rule) };
    case "party":
    case "group":
    case "role":
      return { kind: "who", who: from };
    case "members": {
      const { quantifier } = from;
      if (quantifier.kind === "all" || quantifier.kind === "any") return { kind: quantifier.kind, of: from.members };
      if (quantifier.kind === "at least")
        return { kind: "at least", amount: amount(quantifier.count), of: from.members };
      if (quantifier.kind === "at least share")
        return { kind: "at least", amount: quantifier.amount, of: from.members };
      throw new RangeError(`"${quantifier.kind} of" is not a decision rule.`);
    }
    case "anyone":
    case "someone":
      throw new RangeError(`"${from.kind}" cannot decide: name who does.`);
    default:
      return from;
  }
}

export function by(from: RuleInput): DecisionPart {
  return { ...built, kind: "by", rule: rule(from) };
}

export function quorum(share: string | number, of: MembersInput): DecisionPart {
  return { ...built, kind: "quorum", amount: amount(share), of: members(of) };
}

export function within(count: number, unit: Duration["unit"]): DecisionPart {
  return { ...built, kind: "within", duration: duration(count, unit) };
}

export function failing(outcome: "approved" | "refused"): DecisionPart {
  if (outcome !== "approved" && outcome !== "refused")
    throw new RangeError(`A decision that fails its deadline is approved or refused, not "${outcome}".`);
  return { ...built, kind: "failing", outcome };
}

export function mustAbstain(of: SubjectInput): DecisionPart {
  return { ...built, kind: "abstain", subject: subject(of) };
}

export function afterConsulting(...whos: readonly WhoInput[]): DecisionPart {
  return { ...built, kind: "consulting", whos: whos.map(who) };
}

/** `afterConsultingFor([3, "day"], "Ukraine")` */
export function afterConsultingFor(time: TimingInput, ...whos: readonly WhoInput[]): DecisionPart {
  return { ...built, kind: "consulting", whos: whos.map(who), time: timing(time) };
}

/** A refused vote is repeated, up to so many rounds in all; `anew` makes each a vote of its own. */
export function rounds(
  most: number,
  options: { readonly gap?: TimingInput; readonly anew?: boolean } = {},
): DecisionPart {
  const gap = options.gap === undefined ? {} : { gap: timing(options.gap) };
  return { ...built, kind: "rounds", most: whole(most, "rounds", 1), ...gap, anew: options.anew ?? false };
}

/** Of a decision or a clause: it takes effect once so many have ratified it. */
export function uponRatificationBy(of: SubjectInput): Extract<DecisionPart & ClausePart, { kind: "ratified" }> {
  return { ...built, kind: "ratified", by: subject(of) };
}
