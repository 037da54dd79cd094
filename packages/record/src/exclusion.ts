import type { Position } from "./positions.ts";

/**
 * Whether two positions on one thing cannot both be met. Of a question: two answers, or an answer and its exclusion. Of anything else: to want it, under
 * whatever condition, and to reject it. What is held possible, or under a condition, excludes no answer.
 */
export function exclude(one: Position, other: Position): boolean {
  if (one.on.kind !== other.on.kind || one.on.name !== other.on.name) return false;
  if (one.on.kind !== "question" || isStand(one) || isStand(other))
    return isStand(one) && isStand(other) && (one.how === "rejects") !== (other.how === "rejects");
  if (!isChoice(one) || !isChoice(other)) return false;
  if (one.how === "excludes") return other.how !== "excludes" && one.option === other.option;
  return other.how === "excludes" ? one.option === other.option : one.option !== other.option;
}

function isStand({ how, option }: Position): boolean {
  return option === undefined && how !== "answers otherwise";
}

function isChoice({ how, option, under }: Position): boolean {
  return option !== undefined && how !== "possible" && under === undefined;
}
