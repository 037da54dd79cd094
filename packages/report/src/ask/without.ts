import type { Decision, Members, Model, Rule } from "@proviso/agreement";
import { nameOf } from "@proviso/promise";

/**
 * The same texts, but these parties have no voice in these decisions: they leave the count, as where a text says `except`.
 * @param without parties by decision, qualified: `{ "Guarantee.response": ["Russia"] }`
 * @throws RangeError for a decision or party that is not there, or a decision that rests on that party alone
 */
export function withoutVoters(model: Model, without: Readonly<Record<string, readonly string[]>>): Model {
  const named = Object.entries(without).filter(([, parties]) => parties.length > 0);
  if (named.length === 0) return model;
  const decisions = new Set(model.agreements.flatMap((agreement) => agreement.decisions.map(({ id }) => id)));
  for (const [id, parties] of named) {
    if (!decisions.has(id))
      throw new RangeError(`There is no decision ${id}; the files have ${[...decisions].join(", ") || "none"}.`);
    const unknown = parties.find((party) => !model.parties.some((one) => one.id === party));
    if (unknown !== undefined) throw new RangeError(`No text here mentions ${unknown}, so it has no voice to lose.`);
  }
  return {
    ...model,
    agreements: model.agreements.map((agreement) => ({
      ...agreement,
      decisions: agreement.decisions.map((decision) => {
        const parties = without[decision.id] ?? [];
        return parties.length === 0 ? decision : silenced(model, decision, parties);
      }),
    })),
  };
}

function silenced(model: Model, decision: Decision, parties: readonly string[]): Decision {
  const fewer = (members: Members): Members => ({
    ...members,
    except: [...members.except, ...parties.map((party) => ({ kind: "party", party }) as const)],
  });
  const lessened = (rule: Rule): Rule => {
    switch (rule.kind) {
      case "and":
      case "or":
        return { ...rule, of: rule.of.map(lessened) };
      case "no objection":
        return { ...rule, from: fewer(rule.from) };
      case "rule of":
        return rule;
      case "who":
        if (rule.who.kind === "party" && parties.includes(rule.who.party))
          throw new RangeError(
            `The decision ${decision.id} is ${nameOf(model, rule.who.party)}'s own; without it nobody decides.`,
          );
        return rule;
      default:
        return { ...rule, of: fewer(rule.of) };
    }
  };
  return {
    ...decision,
    parts: decision.parts.map((part) =>
      part.kind === "by"
        ? { ...part, rule: lessened(part.rule) }
        : part.kind === "quorum"
          ? { ...part, of: fewer(part.of) }
          : part,
    ),
  };
}
