import type { Condition, Duration, Ending, Finder, Guard, Timing } from "@proviso/agreement";
import type { AstNode } from "langium";
import * as ast from "../generated/ast.ts";
import type { NameKind } from "../link/names.ts";
import { event } from "./act.ts";
import type { Context } from "./context.ts";
import { lowerPercent, percentShown, percentSum } from "./numbers.ts";
import { lowerSubject } from "./who.ts";

/** Joins what stands between `and`s or `or`s; tells if both stand on one level. */
export function join<T>(
  node: AstNode & { readonly operators: readonly ("and" | "or")[] },
  of: readonly T[],
  make: (kind: "and" | "or", of: readonly T[]) => T,
  context: Context,
): T | undefined {
  const kinds = new Set(node.operators);
  if (kinds.size > 1)
    context.tell(
      "mixed-and-or",
      node,
      "`and` and `or` stand side by side, so this can be read in two ways: put parentheses around what belongs together.",
    );
  if (of.length <= 1) return of[0];
  return make(kinds.has("or") ? "or" : "and", of);
}

export function lowerCondition(node: ast.Condition | undefined, context: Context): Condition | undefined {
  if (node === undefined) return undefined;
  const of = node.operands.flatMap((each) => lowerTerm(each, context) ?? []);
  return join<Condition>(node, of, (kind, operands) => ({ kind, of: operands }), context);
}

const KEEPABLE: readonly NameKind[] = ["clause", "promise", "agreement", "fact"];

function lowerTerm(node: ast.Term, context: Context): Condition | undefined {
  if (ast.isCondition(node)) return lowerCondition(node, context);
  switch (node.state) {
    case "approved":
    case "fails": {
      const decision = plainRef(node.subject, "a decision", context);
      const named = context.resolve(decision, ["decision"]);
      return named === undefined ? undefined : { kind: "decision", decision: named.id, is: node.state };
    }
    case "kept":
    case "breached": {
      const kept = plainRef(node.subject, "a clause, promise, agreement or fact", context);
      const named = context.resolve(kept, KEEPABLE);
      return named === undefined ? undefined : { kind: node.state, name: named.id };
    }
    default: {
      const found = event(node.subject, node.predicate, node.facts, context);
      return found === undefined ? undefined : { kind: "event", event: found };
    }
  }
}

function plainRef(node: ast.Subject | undefined, wanted: string, context: Context): ast.Ref | undefined {
  if (node === undefined || ast.isRef(node)) return node;
  context.tell("wrong-kind", node, `Here ${wanted} is wanted, not somebody.`);
  return undefined;
}

/** Who finds: somebody, or a decision. */
export function lowerFinder(node: ast.Subject | undefined, context: Context): Finder | undefined {
  if (node === undefined) return undefined;
  if (ast.isRef(node)) {
    const decision = context.lookUp(node, ["decision"]);
    if (decision !== undefined) return { kind: "decision", decision: context.bind(node, decision).id };
    if (/^\p{Ll}/u.test(node.path.slice(node.path.indexOf(".") + 1))) {
      context.resolve(node, ["decision"]);
      return undefined;
    }
  }
  const subject = lowerSubject(node, context);
  return subject === undefined ? undefined : { kind: "subject", subject };
}

const UNITS = { hour: "hour", day: "day", week: "week", month: "month", year: "year" } as const;

export function lowerDuration(node: ast.Duration | undefined): Duration | undefined {
  if (node?.count === undefined || node.unit === undefined) return undefined;
  const unit = UNITS[node.unit.replace(/s$/, "") as keyof typeof UNITS];
  return unit === undefined ? undefined : { count: Number(node.count), unit };
}

/** How long something takes. A consultation cannot take forever: then `mayNever` is false. */
export function lowerTiming(node: ast.Timing | undefined, context: Context, mayNever = true): Timing | undefined {
  if (node === undefined) return undefined;
  if (node.each !== undefined) {
    const probability = lowerPercent(node.chance, context);
    if (probability === 0)
      context.tell("bad-number", node, "With a probability of 0% it never happens; say `never 100%` if that is meant.");
    return probability === undefined ? undefined : { kind: "each", unit: node.each, probability };
  }
  if (node.from !== undefined) {
    const to = lowerDuration(node.to);
    if (to === undefined) return undefined;
    const from = Number(node.from);
    if (from > to.count) context.tell("bad-number", node, `\`${from} to ${to.count}\` ends before it begins.`);
    return { kind: "range", from, to };
  }
  const [only, ...others] = node.outcomes;
  if (only !== undefined && others.length === 0 && only.chance === undefined && !only.never) {
    const to = lowerDuration(only.after);
    return to === undefined ? undefined : { kind: "range", from: to.count, to };
  }
  let never = 0;
  const points: { after: Duration; probability: number }[] = [];
  for (const each of node.outcomes) {
    if (each.chance === undefined) {
      context.tell("time-sum", each, "Each of several times needs its probability: `1 day 50%, 2 days 50%`.");
      return undefined;
    }
    const probability = lowerPercent(each.chance, context);
    const after = lowerDuration(each.after);
    if (probability === undefined) return undefined;
    if (each.never) {
      never += probability;
      if (!mayNever) context.tell("time-sum", each, "A consultation comes to an end; leave out `never`.");
    } else if (after !== undefined) points.push({ after, probability });
  }
  const total = percentSum(node.outcomes.map((each) => each.chance));
  if (total !== 100)
    context.tell(
      "time-sum",
      node,
      `These probabilities add up to ${percentShown(total)}%, not to 100%. What never happens is \`never …%\`.`,
    );
  return { kind: "distribution", points, never };
}

export function lowerEnding(node: ast.Ending | undefined, context: Context): Ending | undefined {
  if (node === undefined) return undefined;
  if (ast.isEndingAfter(node)) {
    const duration = lowerDuration(node.duration);
    return duration === undefined ? undefined : { kind: "after", duration };
  }
  if (ast.isEndingNotice(node)) {
    const duration = lowerDuration(node.duration);
    const by = lowerSubject(node.by, context);
    return duration === undefined || by === undefined ? undefined : { kind: "notice", duration, by };
  }
  const condition = lowerCondition(node.condition, context);
  const determinedBy = lowerFinder(node.by, context);
  if (condition === undefined) return undefined;
  return { kind: "if", condition, ...(determinedBy === undefined ? {} : { determinedBy }) };
}

export function lowerGuard(node: ast.Guard | undefined, context: Context): Guard | undefined {
  if (node === undefined) return undefined;
  const of = node.operands.flatMap((each) => lowerAnswer(each.question, each.option, context) ?? []);
  return join<Guard>(node, of, (kind, operands) => ({ kind, of: operands }), context);
}

export function lowerAnswer(
  questionRef: ast.Ref | undefined,
  optionRef: ast.OptionRef | undefined,
  context: Context,
): { readonly kind: "answer"; readonly question: string; readonly option: string } | undefined {
  const question = context.resolve(questionRef, ["question"]);
  if (question === undefined || optionRef?.name === undefined) return undefined;
  const options = context.names.options(question);
  const option = options.get(optionRef.name);
  if (option === undefined) {
    const names = [...options.keys()];
    const place = context.place(optionRef);
    context.tell(
      "unknown-option",
      place,
      `\`${question.name}\` has no answer \`${optionRef.name}\`; its answers are ${names.map((name) => `\`${name}\``).join(", ")}.`,
      { fixes: names.map((name) => ({ title: `Write \`${name}\``, edits: [{ place, newText: name }] })) },
    );
    return undefined;
  }
  context.gathered.bindings.set(optionRef, option);
  return { kind: "answer", question: question.id, option: option.name };
}
