import type {
  Ballot,
  Delay,
  Expectation,
  Expected,
  Following,
  Ratification,
  Reliability,
  Scenario,
  ScenarioEvent,
  ScenarioVote,
  Stakes,
  Stance,
  Subject,
  Varied,
  Vetoed,
} from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import type { Named, NameKind } from "../link/names.ts";
import { event } from "./act.ts";
import { lowerDuration, lowerTiming } from "./condition.ts";
import type { Context } from "./context.ts";
import { lowerDate, lowerPercent, percentShown, percentSum } from "./numbers.ts";
import { lowerStakes, lowerVaried, tellVaried } from "./ranges.ts";
import { lowerSubject, partyOfPerson } from "./who.ts";

export function lowerScenario(node: ast.Scenario, named: Named, context: Context): Scenario | undefined {
  const of = context.resolve(node.of, ["agreement"]);
  const { at, support } = context.base(node);
  context.agreement = of;
  context.owner = named;
  const events: ScenarioEvent[] = [];
  const votes: ScenarioVote[] = [];
  const stances: Stance[] = [];
  const follows: Following[] = [];
  const reliabilities: Reliability[] = [];
  const delays: Delay[] = [];
  const varied: Varied[] = [];
  const stakes: Stakes[] = [];
  const vetoed: Vetoed[] = [];
  const ratifications: Ratification[] = [];
  const expectations: Expectation[] = [];
  const add = <T>(list: T[], value: T | undefined) => {
    if (value !== undefined) list.push(value);
  };
  for (const part of node.parts) {
    switch (part.$type) {
      case "ScenarioSentence":
        if (part.leaders.length > 0) add(follows, lowerFollowing(part, context));
        else if (part.vote !== undefined) add(votes, lowerVote(part, context));
        else add(events, lowerScenarioEvent(part, context));
        break;
      case "Stance":
        add(stances, lowerStance(part, context));
        break;
      case "Reliability":
        add(reliabilities, lowerReliability(part, context));
        break;
      case "Delay":
        add(delays, lowerTaken(part, context));
        break;
      case "Ratification":
        add(ratifications, lowerTaken(part, context));
        break;
      case "Vary":
        add(varied, lowerVaried(part, context));
        break;
      case "Stakes":
        add(stakes, once(stakes, lowerStakes(part, context), part, context));
        break;
      case "Vetoed":
        add(vetoed, once(vetoed, lowerVetoed(part, context), part, context));
        break;
      case "Expect":
        add(expectations, lowerExpectation(part, context));
        break;
    }
  }
  tellFollowers(node, follows, context);
  tellVaried(node, { events, votes, stances, follows, reliabilities, delays, ratifications, stakes, vetoed }, context);
  context.owner = undefined;
  context.agreement = undefined;
  if (of === undefined) return undefined;
  return {
    id: named.id,
    title: node.title ?? "",
    of: of.id,
    events,
    votes,
    stances,
    follows,
    reliabilities,
    delays,
    varied,
    stakes,
    ...(vetoed[0] === undefined ? {} : { vetoed: vetoed[0] }),
    ratifications,
    expectations,
    at,
    support,
  };
}

function lowerScenarioEvent(node: ast.ScenarioSentence, context: Context): ScenarioEvent | undefined {
  const found = event(node.actor, node.predicate, node.facts, context);
  if (found !== undefined && !isDefinite(found.subject))
    context.tell("wrong-kind", node.actor, "A scenario says who does it: name a party, or write `each of` a group.");
  const { at, support } = context.base(node);
  if (found === undefined || node.day === undefined) return undefined;
  return { event: found, day: Number(node.day), at, support };
}

function lowerVote(node: ast.ScenarioSentence, context: Context): ScenarioVote | undefined {
  const cast = voteCast(node, context);
  if (cast !== undefined && !isDefinite(cast.subject))
    context.tell("wrong-kind", node.actor, "A scenario says who votes: name a party, or write `each of` a group.");
  const { at, support } = context.base(node);
  return cast === undefined || node.day === undefined ? undefined : { ...cast, day: Number(node.day), at, support };
}

/** Who votes how on what. */
export function voteCast(
  node: ast.ScenarioSentence | ast.SentenceNumber,
  context: Context,
): Pick<ScenarioVote, "subject" | "decision" | "vote"> | undefined {
  const subject = lowerSubject(node.actor, context);
  const decision = context.resolve(node.on, ["decision"]);
  const vote = node.vote === "abstains" ? "abstain" : node.vote;
  if (subject === undefined || decision === undefined || vote === undefined) return undefined;
  return { subject, decision: decision.id, vote };
}

function isDefinite(subject: Subject): boolean {
  if (subject.kind === "members") return subject.quantifier.kind === "each" || subject.quantifier.kind === "all";
  return subject.kind === "who";
}

const FOLLOWERS: readonly NameKind[] = ["party", "faction", "person"];

/** The one who is meant: a person stands for its party, a faction for itself. */
export function lowerOne(ref: ast.Ref | undefined, context: Context): string | undefined {
  const named = context.resolve(ref, FOLLOWERS);
  if (named === undefined) return undefined;
  return named.kind === "person" ? partyOfPerson(named, context) : named.id;
}

function lowerFollowing(node: ast.ScenarioSentence, context: Context): Following | undefined {
  if (!ast.isRef(node.actor)) {
    if (node.actor !== undefined)
      context.tell("wrong-kind", node.actor, "One party or faction follows others; name it.");
    return undefined;
  }
  const follower = lowerOne(node.actor, context);
  const leaders = node.leaders.flatMap((each) => {
    const leader = lowerOne(each.leader, context);
    const probability = lowerPercent(each.probability, context);
    return leader === undefined || probability === undefined ? [] : [{ leader, probability }];
  });
  const { at, support } = context.base(node);
  const total = percentSum(node.leaders.map((each) => each.probability));
  if (total > 100)
    context.tell("follow-sum", node, `The shares add up to ${percentShown(total)}%, which is more than 100%.`);
  return follower === undefined ? undefined : { follower, leaders, at, support };
}

/** A leader follows nobody, and nobody follows itself. */
function tellFollowers(node: ast.Scenario, follows: readonly Following[], context: Context): void {
  const followers = new Set(follows.map((each) => each.follower));
  const sentences = node.parts.filter(ast.isScenarioSentence).filter((each) => each.leaders.length > 0);
  for (const sentence of sentences) {
    for (const each of sentence.leaders) {
      const named = context.gathered.bindings.get(each.leader);
      if (named !== undefined && followers.has(named.id))
        context.tell("follows-itself", each, `\`${each.leader.path}\` is followed here but follows somebody itself.`);
    }
  }
}

function lowerStance(node: ast.Stance, context: Context): Stance | undefined {
  const subject = lowerStanceSubject(node.subject, context);
  const on = context.resolve(node.on, ["decision"]);
  const ballot = lowerBallot(node, context);
  const { at, support } = context.base(node);
  if (subject === undefined || ballot === undefined) return undefined;
  return { subject, ...(on === undefined ? {} : { on: on.id }), ballot, at, support };
}

export function lowerStanceSubject(node: ast.Subject | undefined, context: Context): Stance["subject"] | undefined {
  if (ast.isRef(node)) {
    const faction = context.lookUp(node, ["faction"]);
    if (faction !== undefined) {
      context.bind(node, faction);
      return { kind: "faction", faction: faction.id };
    }
  }
  return lowerSubject(node, context);
}

function lowerBallot(node: ast.Stance, context: Context): Ballot | undefined {
  const ballot = { yes: 0, abstain: 0, no: 0 };
  const seen = new Set<string>();
  for (const each of node.ballot) {
    const probability = lowerPercent(each.probability, context);
    if (each.vote === undefined || probability === undefined) return undefined;
    if (seen.has(each.vote)) context.tell("repeated-part", each, `\`${each.vote}\` stands twice in this stance.`);
    seen.add(each.vote);
    ballot[each.vote] = probability;
  }
  const total = percentSum(node.ballot.map((each) => each.probability));
  if (total !== 100) context.tell("stance-sum", node, `This stance adds up to ${percentShown(total)}%, not to 100%.`);
  return ballot;
}

function lowerReliability(node: ast.Reliability, context: Context): Reliability | undefined {
  const subject = lowerSubject(node.subject, context);
  const probability = lowerPercent(node.probability, context);
  const { at, support } = context.base(node);
  if (probability === undefined || (node.subject !== undefined && subject === undefined)) return undefined;
  return { ...(subject === undefined ? {} : { subject }), probability, at, support };
}

/** A delay or a ratification. */
function lowerTaken(node: ast.Delay | ast.Ratification, context: Context): Delay | undefined {
  const subject = lowerSubject(node.subject, context);
  const on = context.resolve(node.on, ["decision", "clause"]);
  const time = lowerTiming(node.time, context);
  const { at, support } = context.base(node);
  if (subject !== undefined && !isDefinite(subject))
    context.tell(
      "wrong-kind",
      node.subject,
      "A scenario says who takes so long: name a party, or write `each of` a group.",
    );
  if (subject === undefined || time === undefined || (node.on !== undefined && on === undefined)) return undefined;
  return { subject, ...(on === undefined ? {} : { on: on.id }), time, at, support };
}

function lowerVetoed(node: ast.Vetoed, context: Context): Vetoed | undefined {
  const probability = lowerPercent(node.probability, context);
  const { at, support } = context.base(node);
  return probability === undefined ? undefined : { probability, at, support };
}

/** What stands once in a scenario, or once for each side. */
function once<T extends Stakes | Vetoed>(
  before: readonly T[],
  one: T | undefined,
  node: ast.Stakes | ast.Vetoed,
  context: Context,
): T | undefined {
  const side = (of: T): string | undefined => ("side" in of ? of.side : undefined);
  if (one === undefined || !before.some((other) => side(other) === side(one))) return one;
  const what = side(one) === undefined ? "`vetoed` stands" : `the stakes of the ${side(one)} stand`;
  context.tell("repeated-part", node, `${what.charAt(0).toUpperCase()}${what.slice(1)} twice in this scenario.`);
  return undefined;
}

function lowerExpectation(node: ast.Expect, context: Context): Expectation | undefined {
  const reading = context.resolve(node.reading, ["reading"]);
  const what = lowerExpected(node.expected, context);
  const { at, support } = context.base(node);
  if (what === undefined || (node.reading !== undefined && reading === undefined)) return undefined;
  const scope: Expectation["in"] = node.some
    ? { kind: "some" }
    : reading === undefined
      ? undefined
      : { kind: "reading", reading: reading.id };
  return { ...(scope === undefined ? {} : { in: scope }), what, at, support };
}

const ITEMS: readonly NameKind[] = ["clause", "decision", "question", "promise", "group", "fact", "attribute"];

function lowerExpected(node: ast.Expected | undefined, context: Context): Expected | undefined {
  if (node === undefined) return undefined;
  if (ast.isExpectFinding(node)) {
    const at = context.resolve(node.at, ITEMS);
    if (node.at !== undefined && at === undefined) return undefined;
    return { kind: "finding", code: node.code ?? "", ...(at === undefined ? {} : { at: at.id }) };
  }
  if (node.outcome === undefined) {
    const promise = context.resolve(node.name, ["promise", "decision"]);
    if (promise === undefined || node.parties === undefined) return undefined;
    return { kind: "needs", promise: promise.id, parties: Number(node.parties) };
  }
  return lowerOutcome(node.name, node.outcome, context);
}

function lowerOutcome(name: ast.Ref, node: ast.Outcome, context: Context): Expected | undefined {
  const negated = node.negated === true;
  if (node.verb !== undefined) {
    const named = context.resolve(name, ["promise", "decision"]);
    const by = node.by.flatMap((each) => {
      const party = context.resolve(each, ["party", "person"]);
      return party === undefined ? [] : [party.kind === "person" ? partyOfPerson(party, context) : party.id];
    });
    return named === undefined ? undefined : { kind: "coalition", name: named.id, negated, verb: node.verb, by };
  }
  if (node.worse) {
    const promise = context.resolve(name, ["promise"]);
    const reading = context.resolve(node.reading, ["reading"]);
    if (promise === undefined || (node.reading !== undefined && reading === undefined)) return undefined;
    return {
      kind: "worse",
      promise: promise.id,
      negated,
      than: reading === undefined ? { kind: "nothing" } : { kind: "reading", reading: reading.id },
    };
  }
  if (node.position !== undefined) {
    const table = context.resolve(name, ["table"]);
    const position = Number(node.position);
    const date = node.date === undefined ? undefined : lowerDate(node.date, node, context);
    if (position > 100) context.tell("bad-number", node, `\`${node.position}\` is more than 100, where a table ends.`);
    if (table === undefined || node.bound === undefined) return undefined;
    return {
      kind: "table",
      table: table.id,
      negated,
      bound: node.bound === "most" ? "at most" : "at least",
      position,
      ...(date === undefined ? {} : { on: date }),
    };
  }
  if (node.kept) {
    const promise = context.resolve(name, ["promise"]);
    const probability = lowerPercent(node.probability, context);
    const within = lowerDuration(node.within);
    if (promise === undefined || probability === undefined || node.bound === undefined) return undefined;
    return {
      kind: "kept",
      promise: promise.id,
      negated,
      ...(within === undefined ? {} : { within }),
      bound: node.bound === "most" ? "at most" : "at least",
      probability,
    };
  }
  if (node.state === undefined) return undefined;
  const kinds = RECORD_KINDS[node.state];
  const named = context.resolve(name, kinds);
  return named === undefined ? undefined : { kind: "record", name: named.id, negated, state: node.state };
}

const RECORD_KINDS: Readonly<Record<NonNullable<ast.Outcome["state"]>, readonly NameKind[]>> = {
  supported: ["claim"],
  contradicted: ["claim"],
  unsupported: ["claim"],
  open: ["question"],
  answered: ["question"],
  disputed: ["question"],
  unasked: ["question"],
};
