import type { Payoff, Scenario, Stakes, Varied, VariedNumber } from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import type { Context } from "./context.ts";
import { lowerOne, lowerStanceSubject } from "./scenario.ts";
import { lowerSubject } from "./who.ts";

/** More would be an accident. */
const MOST_VALUES = 10_000;

/** `vary reliability from 50% to 100% by 5%` */
export function lowerVaried(node: ast.Vary, context: Context): Varied | undefined {
  const number = lowerNumber(node.number, context);
  const { at, support } = context.base(node);
  const written = [node.start, node.end, node.step];
  if (number === undefined || written.some((value) => value?.value === undefined)) return undefined;
  const chance = number.kind !== "delay";
  for (const value of written) {
    if (chance && value.percent !== true)
      context.tell("bad-range", value, `\`${value.value}\` stands for a chance.`, {
        help: `Write \`${value.value}%\`, or the percentage that you mean.`,
      });
    else if (!chance && (value.percent === true || value.value.includes(".")))
      context.tell("bad-range", value, "A delay is varied in whole numbers, in the unit in which it is written.");
  }
  const [from, to, by] = written.map((value) => Number(value.value)) as [number, number, number];
  if (chance && Math.max(from, to) > 100) context.tell("bad-range", node, "A chance is at most 100%.");
  else if (to < from) context.tell("bad-range", node, `The range ends at ${to}, before it begins at ${from}.`);
  else if (by === 0) context.tell("bad-range", node.step, "The range goes in steps of nothing.");
  else if ((to - from) / by >= MOST_VALUES)
    context.tell("bad-range", node, `The range has more than ${MOST_VALUES} values; take larger steps.`);
  else return { number, from: node.start.value, to: node.end.value, by: node.step.value, at, support };
  return undefined;
}

function lowerNumber(node: ast.ScenarioNumber | undefined, context: Context): VariedNumber | undefined {
  if (node === undefined) return undefined;
  switch (node.$type) {
    case "StanceNumber": {
      const subject = lowerStanceSubject(node.subject, context);
      const on = context.resolve(node.on, ["decision"]);
      if (subject === undefined || node.vote === undefined || (node.on !== undefined && on === undefined))
        return undefined;
      return { kind: "stance", subject, ...(on === undefined ? {} : { on: on.id }), vote: node.vote };
    }
    case "ReliabilityNumber": {
      const subject = lowerSubject(node.subject, context);
      if (node.subject !== undefined && subject === undefined) return undefined;
      return { kind: "reliability", ...(subject === undefined ? {} : { subject }) };
    }
    case "DelayNumber": {
      const subject = lowerSubject(node.subject, context);
      const on = context.resolve(node.on, ["decision", "clause"]);
      if (subject === undefined || node.bound === undefined || (node.on !== undefined && on === undefined))
        return undefined;
      return { kind: "delay", subject, ...(on === undefined ? {} : { on: on.id }), end: node.bound };
    }
    case "FollowNumber": {
      const [follower, leader] = [lowerOne(node.follower, context), lowerOne(node.leader, context)];
      return follower === undefined || leader === undefined ? undefined : { kind: "follows", follower, leader };
    }
  }
}

type Statements = Pick<Scenario, "stances" | "reliabilities" | "delays" | "follows">;

/** Each range is of a number that the scenario states, none is of the same number as another, and there are two at most. */
export function tellVaried(node: ast.Scenario, stated: Statements, context: Context): void {
  const seen = new Set<string>();
  const lines = node.parts.filter(ast.isVary);
  lines.forEach((line, i) => {
    if (i === 2)
      context.tell(
        "bad-range",
        line,
        `This scenario has ${lines.length} ranges; answers are worked out over two at most.`,
        {
          help: "Keep two, or write another scenario for the others.",
        },
      );
    const number = lowerNumber(line.number, context.quietly());
    if (number === undefined) return;
    const key = JSON.stringify(number.kind === "stance" ? { ...number, vote: undefined } : number);
    if (seen.has(key))
      context.tell(
        "bad-range",
        line,
        "This number varies already, and shares of one whole vary together: vary one of them.",
      );
    seen.add(key);
    if (isStated(number, stated)) return;
    context.tell("bad-range", line.number, "The scenario does not state the number that varies here.", {
      help: "State what is likeliest in a line of its own, such as `stance China yes 5%, no 95%`; then say within which range it may lie.",
    });
  });
}

function isStated(number: VariedNumber, { stances, delays, follows }: Statements): boolean {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  switch (number.kind) {
    case "stance":
      return stances.some(({ subject, on }) => same(subject, number.subject) && on === number.on);
    // What nobody states is 100%.
    case "reliability":
      return true;
    case "delay":
      return delays.some(
        ({ subject, on, time }) => time.kind === "range" && same(subject, number.subject) && on === number.on,
      );
    case "follows":
      return follows.some(
        ({ follower, leaders }) =>
          follower === number.follower && leaders.some(({ leader }) => leader === number.leader),
      );
  }
}

const ATTACKER = new Set(["holds", "unanswered", "answered", "vetoed", "deterred"]);

/** `stakes the attacker holds 0, unanswered 3, answered -2`, `stakes each of Guarantors honour -1, renege -4` */
export function lowerStakes(node: ast.Stakes, context: Context): Stakes | undefined {
  // Whoever attacks in the scenario, whatever the text's clauses call it.
  const subject: Stakes["subject"] | undefined =
    ast.isRole(node.subject) && node.subject.role === "attacker"
      ? { kind: "who", who: { kind: "role", role: "attacker" } }
      : lowerSubject(node.subject, context);
  const { at, support } = context.base(node);
  const payoffs = node.stakes.flatMap(({ outcome, value, probability }): Payoff[] => {
    if (outcome === undefined) return [];
    const text =
      outcome === "deterred" ? (probability?.value === undefined ? undefined : `${probability.value}%`) : value;
    return text === undefined ? [] : [{ outcome, value: text }];
  });
  if (payoffs.length < node.stakes.length) return undefined;
  const named = new Set<string>(payoffs.map(({ outcome }) => outcome));
  const attacker = payoffs.filter(({ outcome }) => ATTACKER.has(outcome)).length;
  const side = attacker > 0 ? "attacker" : "guarantors";
  const wrong = stakesFault(named, attacker, payoffs.length);
  if (wrong !== undefined) context.tell("stakes", node, wrong.message, { help: wrong.help });
  for (const stake of node.stakes)
    if (stake.probability !== undefined && Number(stake.probability.value) > 100)
      context.tell("bad-number", stake, `\`${stake.probability.value}%\` is more than 100%.`);
  return subject === undefined || wrong !== undefined ? undefined : { side, subject, payoffs, at, support };
}

function stakesFault(
  named: ReadonlySet<string>,
  attacker: number,
  all: number,
): { readonly message: string; readonly help: string } | undefined {
  const ofAttacker =
    "The attacker's are `holds`, `unanswered` and `answered` (and `vetoed` if it differs), or only `deterred at 60%`.";
  const ofGuarantors = "The guarantors' are `honour` and `renege`.";
  if (named.size < all) return { message: "One outcome stands twice in these stakes.", help: "Keep one of them." };
  if (attacker > 0 && attacker < all)
    return {
      message: "These stakes mix the attacker's with the guarantors'.",
      help: `${ofAttacker} ${ofGuarantors} Give each side a line.`,
    };
  if (named.has("deterred") && all > 1)
    return {
      message: "`deterred at` stands for all other stakes of the attacker.",
      help: "Leave it out, or leave them out.",
    };
  const wanted =
    attacker === 0 ? ["honour", "renege"] : named.has("deterred") ? [] : ["holds", "unanswered", "answered"];
  const missing = wanted.filter((outcome) => !named.has(outcome));
  if (missing.length === 0) return undefined;
  return {
    message: `These stakes do not say what \`${missing.join("` and `")}\` ${missing.length === 1 ? "is" : "are"} worth.`,
    help: attacker === 0 ? ofGuarantors : ofAttacker,
  };
}
