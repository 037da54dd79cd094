import type { Payoff, Scenario, Stakes, Timing, Varied, VariedNumber, VariedTime } from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import { event } from "./act.ts";
import { lowerDuration } from "./condition.ts";
import type { Context } from "./context.ts";
import { lowerOne, lowerStanceSubject, voteCast } from "./scenario.ts";
import { lowerSubject } from "./who.ts";

/** More would be an accident. */
const MOST_VALUES = 10_000;

/** What a number is written in: a percentage, a whole number, or any decimal. */
type Written = "chance" | "count" | "payoff";

/** `vary reliability from 50% to 100% by 5%` */
export function lowerVaried(node: ast.Vary, context: Context): Varied | undefined {
  const { at, support } = context.base(node);
  const values = [node.start, node.end, node.step];
  if (values.some((value) => value?.value === undefined)) return undefined;
  const number = lowerNumber(
    node.number,
    values.every(({ percent }) => percent === true),
    context,
  );
  if (number === undefined) return undefined;
  const kind = writtenAs(number);
  for (const value of values) tellValue(value, kind, context);
  const [from, to, by] = values.map((value) => Number(value.value)) as [number, number, number];
  if (kind === "chance" && Math.max(from, to) > 100) context.tell("bad-range", node, "A chance is at most 100%.");
  else if (to < from) context.tell("bad-range", node, `The range ends at ${to}, before it begins at ${from}.`);
  else if (by === 0) context.tell("bad-range", node.step, "The range goes in steps of nothing.");
  else if (by < 0) context.tell("bad-range", node.step, "The range goes in steps backwards; write them as above 0.");
  else if ((to - from) / by >= MOST_VALUES)
    context.tell("bad-range", node, `The range has more than ${MOST_VALUES} values; take larger steps.`);
  else return { number, from: node.start.value, to: node.end.value, by: node.step.value, at, support };
  return undefined;
}

function tellValue(value: ast.VaryValue, kind: Written, context: Context): void {
  const below = value.value.startsWith("-");
  if (kind === "chance" && value.percent !== true)
    context.tell("bad-range", value, `\`${value.value}\` stands for a chance.`, {
      help: `Write \`${value.value}%\`, or the percentage that you mean.`,
    });
  else if (kind === "count" && (value.percent === true || value.value.includes(".")))
    context.tell(
      "bad-range",
      value,
      "A delay is varied in whole numbers, in the unit in which it is written; a day likewise.",
    );
  else if (kind === "payoff" && value.percent === true)
    context.tell("bad-range", value, `\`${value.value}%\` stands for a payoff, which is no chance.`, {
      help: `Write \`${value.value}\`, on the scale of the other payoffs.`,
    });
  else if (kind !== "payoff" && below) context.tell("bad-range", value, "Only payoffs can be below 0.");
}

function writtenAs(number: VariedNumber): Written {
  switch (number.kind) {
    case "stance":
    case "reliability":
    case "follows":
    case "vetoed":
      return "chance";
    case "delay":
    case "ratification":
      return number.end === "least" || number.end === "most" || number.end === "length" ? "count" : "chance";
    case "stakes":
      return number.outcome === "deterred" ? "chance" : "payoff";
    case "day":
    case "vote":
      return "count";
  }
}

/** @param percent the values are percentages, which tells the chance of one of several times from its length */
function lowerNumber(
  node: ast.ScenarioNumber | undefined,
  percent: boolean,
  context: Context,
): VariedNumber | undefined {
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
    case "TimeNumber": {
      const subject = lowerSubject(node.subject, context);
      const on = context.resolve(node.on, ["decision", "clause"]);
      const which = lowerWhich(node, percent);
      if (subject === undefined || which === undefined || (node.on !== undefined && on === undefined)) return undefined;
      return { kind: node.word, subject, ...(on === undefined ? {} : { on: on.id }), ...which };
    }
    case "StakesNumber": {
      const subject = lowerStakesSubject(node.subject, context);
      if (subject === undefined || node.outcome === undefined) return undefined;
      return { kind: "stakes", side: sideOf([node.outcome]), subject, outcome: node.outcome };
    }
    case "VetoedNumber":
      return { kind: "vetoed" };
    case "SentenceNumber":
      return lowerSentenceNumber(node, context);
  }
}

function lowerWhich(node: ast.TimeNumber, percent: boolean): VariedTime | undefined {
  if (node.bound !== undefined) return { end: node.bound };
  if (node.each !== undefined) return { end: "each", unit: node.each };
  if (node.never) return { end: "never" };
  const after = lowerDuration(node.after);
  return after === undefined ? undefined : { end: percent ? "chance" : "length", after };
}

function lowerSentenceNumber(node: ast.SentenceNumber, context: Context): VariedNumber | undefined {
  if (node.vote !== undefined) {
    const vote = voteCast(node, context);
    return vote === undefined ? undefined : { kind: "vote", ...vote };
  }
  if (node.leader === undefined) {
    const found = event(node.actor, node.predicate, [], context);
    return found === undefined ? undefined : { kind: "day", event: found };
  }
  if (!ast.isRef(node.actor)) {
    if (node.actor !== undefined)
      context.tell("wrong-kind", node.actor, "One party or faction follows others; name it.");
    return undefined;
  }
  const [follower, leader] = [lowerOne(node.actor, context), lowerOne(node.leader, context)];
  return follower === undefined || leader === undefined ? undefined : { kind: "follows", follower, leader };
}

type Statements = Pick<
  Scenario,
  "events" | "votes" | "stances" | "reliabilities" | "delays" | "ratifications" | "follows" | "stakes"
> & { readonly vetoed: readonly Scenario["vetoed"][] };

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
    const percent = [line.start, line.end, line.step].every((value) => value?.percent === true);
    const number = lowerNumber(line.number, percent, context.quietly());
    if (number === undefined) return;
    const key = wholeOf(number);
    if (seen.has(key))
      context.tell(
        "bad-range",
        line,
        "This number varies already, and shares of one whole vary together: vary one of them.",
      );
    seen.add(key);
    if (!isStated(number, stated))
      context.tell("bad-range", line.number, "The scenario does not state the number that varies here.", {
        help: "State what is likeliest in a line of its own, such as `stance China yes 5%, no 95%`; then say within which range it may lie.",
      });
    else tellEnds(number, line, stated, context);
  });
}

/** The same for numbers that are shares of one whole. */
function wholeOf(number: VariedNumber): string {
  switch (number.kind) {
    case "stance":
      return JSON.stringify({ ...number, vote: undefined });
    case "delay":
    case "ratification":
      return JSON.stringify(
        number.end === "chance" || number.end === "never" ? { ...number, end: "shares", after: undefined } : number,
      );
    default:
      return JSON.stringify(number);
  }
}

/** The least that something takes stays below the most, wherever the two vary. */
function tellEnds(number: VariedNumber, line: ast.Vary, stated: Statements, context: Context): void {
  if ((number.kind !== "delay" && number.kind !== "ratification") || (number.end !== "least" && number.end !== "most"))
    return;
  const time = timeOf(number, stated);
  if (time?.kind !== "range") return;
  const [from, to] = [Number(line.start?.value), Number(line.end?.value)];
  if (number.end === "least" && to > time.to.count)
    context.tell("bad-range", line, `The least would be ${to}, and the most is ${time.to.count}.`);
  if (number.end === "most" && from < time.from)
    context.tell("bad-range", line, `The most would be ${from}, and the least is ${time.from}.`);
}

function timeOf(
  number: Extract<VariedNumber, { readonly kind: "delay" | "ratification" }>,
  { delays, ratifications }: Statements,
): Timing | undefined {
  return (number.kind === "delay" ? delays : ratifications).find(
    ({ subject, on }) => same(subject, number.subject) && on === number.on,
  )?.time;
}

function isStated(number: VariedNumber, stated: Statements): boolean {
  const { events, votes, stances, follows, stakes, vetoed } = stated;
  switch (number.kind) {
    case "stance":
      return stances.some(({ subject, on }) => same(subject, number.subject) && on === number.on);
    // What nobody states is 100%.
    case "reliability":
      return true;
    case "delay":
    case "ratification": {
      const time = timeOf(number, stated);
      if (number.end === "least" || number.end === "most") return time?.kind === "range";
      if (number.end === "each") return time?.kind === "each" && time.unit === number.unit;
      if (time?.kind !== "distribution") return false;
      return !("after" in number) || time.points.some(({ after }) => same(after, number.after));
    }
    case "follows":
      return follows.some(
        ({ follower, leaders }) =>
          follower === number.follower && leaders.some(({ leader }) => leader === number.leader),
      );
    case "vetoed":
      return vetoed.length > 0;
    case "vote":
      return votes.some(
        ({ subject, decision, vote }) =>
          same(subject, number.subject) && decision === number.decision && vote === number.vote,
      );
    case "stakes":
      return stakes.some(
        ({ side, subject, payoffs }) =>
          side === number.side &&
          same(subject, number.subject) &&
          payoffs.some(({ outcome }) => outcome === number.outcome),
      );
    case "day":
      return events.some(
        ({ event: { subject, act } }) => same(subject, number.event.subject) && same(act, number.event.act),
      );
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const ATTACKER = new Set(["holds", "unanswered", "answered", "vetoed", "deterred"]);

/** `stakes the attacker holds 0, unanswered 3, answered -2`, `stakes each of Guarantors honour -1, renege -4` */
export function lowerStakes(node: ast.Stakes, context: Context): Stakes | undefined {
  const subject = lowerStakesSubject(node.subject, context);
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
  const side = sideOf([...named]);
  const wrong = stakesFault(named, attacker, payoffs.length);
  if (wrong !== undefined) context.tell("stakes", node, wrong.message, { help: wrong.help });
  for (const stake of node.stakes)
    if (stake.probability !== undefined && Number(stake.probability.value) > 100)
      context.tell("bad-number", stake, `\`${stake.probability.value}%\` is more than 100%.`);
  return subject === undefined || wrong !== undefined ? undefined : { side, subject, payoffs, at, support };
}

/** Whoever attacks in the scenario, whatever the text's clauses call it. */
function lowerStakesSubject(node: ast.Subject | undefined, context: Context): Stakes["subject"] | undefined {
  return ast.isRole(node) && node.role === "attacker"
    ? { kind: "who", who: { kind: "role", role: "attacker" } }
    : lowerSubject(node, context);
}

function sideOf(outcomes: readonly string[]): Stakes["side"] {
  return outcomes.some((outcome) => ATTACKER.has(outcome)) ? "attacker" : "guarantors";
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
