import type { Decision, DecisionPart, Rule } from "@proviso/agreement";
import type * as ast from "../generated/ast.ts";
import type { Named } from "../link/names.ts";
import { join, lowerDuration, lowerTiming } from "./condition.ts";
import type { Context } from "./context.ts";
import { lowerAmount } from "./numbers.ts";
import { flattenParts } from "./parts.ts";
import { lowerMembers, lowerRatifiers, lowerSubject, lowerWho, lowerWhos } from "./who.ts";

/** As many as a procedure may have. */
const MOST_ROUNDS = 1000;

export function lowerDecision(node: ast.Decision, named: Named, context: Context): Decision {
  context.owner = named;
  const decision: Decision = {
    id: named.id,
    name: named.name,
    ...(node.title === undefined ? {} : { title: node.title }),
    ...context.base(node),
    parts: flattenParts(node.parts, context, (part, inherited) => lowerPart(part, inherited, context)),
  };
  context.owner = undefined;
  return decision;
}

function lowerPart(
  part: ast.Part,
  inherited: Parameters<Context["base"]>[1],
  context: Context,
): DecisionPart | undefined {
  const base = context.base(part, inherited);
  switch (part.$type) {
    case "By": {
      const rule = lowerRule(part.rule, context);
      return rule === undefined ? undefined : { kind: "by", rule, ...base };
    }
    case "Quorum": {
      const amount = lowerAmount(part.amount, context);
      const of = lowerMembers(part.of, context);
      return amount === undefined || of === undefined ? undefined : { kind: "quorum", amount, of, ...base };
    }
    case "Consulting": {
      const time = lowerTiming(part.time, context, false);
      return { kind: "consulting", whos: lowerWhos(part.whos, context), ...(time && { time }), ...base };
    }
    case "RoundsPart": {
      const most = Number(part.most ?? Number.NaN);
      if (Number.isNaN(most)) return undefined;
      if (most < 2 || most > MOST_ROUNDS)
        context.tell("bad-number", part, `A vote is repeated in 2 to ${MOST_ROUNDS} rounds, not ${most}.`);
      const gap = lowerTiming(part.gap, context, false);
      return { kind: "rounds", most, ...(gap && { gap }), anew: part.anew === true, ...base };
    }
    case "Ratified": {
      const by = lowerRatifiers(part.by, context);
      return by === undefined ? undefined : { kind: "ratified", by, ...base };
    }
    case "WithinPart": {
      const duration = lowerDuration(part.duration);
      return duration === undefined ? undefined : { kind: "within", duration, ...base };
    }
    case "Failing":
      return part.outcome === undefined ? undefined : { kind: "failing", outcome: part.outcome, ...base };
    case "Sentence": {
      if (!part.abstains) break;
      const subject = lowerSubject(part.actor, context, "named");
      return subject === undefined ? undefined : { kind: "abstain", subject, ...base };
    }
  }
  context.tell(
    "misplaced-part",
    part,
    "This belongs to a clause; a decision says by what rule, by when, after consulting whom, and what silence means.",
  );
  return undefined;
}

export function lowerRule(node: ast.DecisionRule | undefined, context: Context): Rule | undefined {
  if (node === undefined) return undefined;
  const of = node.operands.flatMap((each) => lowerVote(each, context) ?? []);
  return join<Rule>(node, of, (kind, operands) => ({ kind, of: operands }), context);
}

function lowerVote(node: ast.Vote, context: Context): Rule | undefined {
  switch (node.$type) {
    case "DecisionRule":
      return lowerRule(node, context);
    case "AllOf": {
      const of = lowerMembers(node.of, context);
      return of === undefined || node.kind === undefined ? undefined : { kind: node.kind, of };
    }
    case "AllBut": {
      const of = lowerMembers(node.of, context);
      return of === undefined || node.count === undefined
        ? undefined
        : { kind: "all but", count: Number(node.count), of };
    }
    case "AtLeast": {
      const amount = lowerAmount(node.amount, context);
      const of = lowerMembers(node.of, context);
      if (amount === undefined || of === undefined) return undefined;
      return { kind: node.kind === "more" ? "more than" : "at least", amount, of };
    }
    case "NoObjection": {
      const from = lowerMembers(node.from, context);
      return from === undefined ? undefined : { kind: "no objection", from };
    }
    case "RuleOf": {
      const decision = context.resolve(node.decision, ["decision"]);
      return decision === undefined ? undefined : { kind: "rule of", decision: decision.id };
    }
    case "Decider": {
      const who = lowerWho(node.who, context, "acts");
      return who === undefined ? undefined : { kind: "who", who };
    }
  }
}
