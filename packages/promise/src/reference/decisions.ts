import type { Amount, Members, Rule } from "@proviso/agreement";
import { MeaningError, type Settled, type SettledDecision } from "../settle/index.ts";
import { membersOf, partiesNamed, partiesOf, SCALE, type World, weight } from "./world.ts";

export type Vote = "yes" | "abstain" | "no" | "not cast";
export type Outcome = "approved" | "fails" | "pending";

/** Everyone who has a vote in it, in the order of the rule. */
export function electorate(world: World, decision: SettledDecision): readonly string[] {
  const voters = new Set(votersIn(world, decision.rule.rule));
  if (decision.quorum !== undefined) for (const party of membersOf(world, decision.quorum.of)) voters.add(party);
  return [...voters];
}

function votersIn(world: World, rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.of.flatMap((part) => votersIn(world, part));
    case "rule of":
      return votersIn(world, ruleOf(world.settled, rule.decision));
    case "who":
      return partiesNamed(world, rule.who);
    case "no objection":
      return membersOf(world, rule.from);
    default:
      return membersOf(world, rule.of);
  }
}

/** Those who stay in the count and vote neither way. */
export function abstainers(world: World, decision: SettledDecision): ReadonlySet<string> {
  return new Set(decision.abstain.flatMap((part) => partiesOf(world, part.subject)));
}

/** Not casting is a vote of its own only where there is a quorum, or no deadline and something waits for failure. */
export function mayStayUncast(settled: Settled, decision: SettledDecision): boolean {
  if (decision.quorum !== undefined) return true;
  return decision.within === undefined && awaited(settled).has(decision.id);
}

const known = new WeakMap<Settled, ReadonlySet<string>>();

/** Decisions whose failure something waits for. */
function awaited(settled: Settled): ReadonlySet<string> {
  const before = known.get(settled);
  if (before !== undefined) return before;
  const found = new Set<string>();
  known.set(settled, found);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part);
    else if (value !== null && typeof value === "object") {
      if ("is" in value && value.is === "fails" && "decision" in value) found.add(String(value.decision));
      for (const part of Object.values(value)) walk(part);
    }
  };
  walk([settled.clauses, settled.entersOnce, settled.ends, settled.promises]);
  return found;
}

/** What comes of the votes. */
export function outcome(world: World, decision: SettledDecision, votes: ReadonlyMap<string, Vote>): Outcome {
  if (decision.failing?.outcome === "approved" && !hasNoObjection(world.settled, decision.rule.rule))
    throw new MeaningError("silence", `${decision.id} is approved by silence without "no objection".`, decision.at);
  if (votersIn(world, decision.rule.rule).length === 0)
    throw new MeaningError("empty-electorate", `Nobody decides ${decision.id}.`, decision.at);
  if (decision.within !== undefined) return met(world, decision, votes) ? "approved" : "fails";
  const uncast = [...votes].filter(([, vote]) => vote === "not cast").map(([party]) => party);
  let anyMet = false;
  let anyNot = false;
  const complete = (from: number, now: Map<string, Vote>): void => {
    const party = uncast[from];
    if (party === undefined) {
      if (met(world, decision, now)) anyMet = true;
      else anyNot = true;
      return;
    }
    for (const vote of ["yes", "abstain", "no", "not cast"] as const) complete(from + 1, new Map(now).set(party, vote));
  };
  complete(0, new Map(votes));
  return anyMet && anyNot ? "pending" : anyMet ? "approved" : "fails";
}

function met(world: World, decision: SettledDecision, votes: ReadonlyMap<string, Vote>): boolean {
  const { quorum } = decision;
  if (quorum !== undefined) {
    const { total, sum } = count(world, quorum.of, (party) => votes.get(party) !== "not cast");
    if (!reaches(sum, quorum.amount, total, "at least")) return false;
  }
  return ruleMet(world, decision.rule.rule, votes);
}

function ruleMet(world: World, rule: Rule, votes: ReadonlyMap<string, Vote>): boolean {
  const yes = (party: string): boolean => votes.get(party) === "yes";
  const no = (party: string): boolean => votes.get(party) === "no";
  switch (rule.kind) {
    case "and":
      return rule.of.map((part) => ruleMet(world, part, votes)).every(Boolean);
    case "or":
      return rule.of.map((part) => ruleMet(world, part, votes)).some(Boolean);
    case "rule of":
      return ruleMet(world, ruleOf(world.settled, rule.decision), votes);
    case "who": {
      const deciders = partiesNamed(world, rule.who);
      if (deciders.length === 0) throw new MeaningError("empty-electorate", "Nobody decides.");
      return deciders.every(yes);
    }
    case "no objection":
      return !membersOf(world, rule.from).some(no);
    default: {
      const all = entitled(world, rule.of);
      const { total, sum } = count(world, rule.of, yes);
      const voting = count(world, rule.of, (party) => yes(party) || no(party)).sum;
      const base = rule.of.voting ? voting : total;
      if (rule.of.voting && voting === 0n) return false;
      switch (rule.kind) {
        case "all":
          return rule.of.voting ? !all.some(no) : all.every(yes);
        case "any":
          return all.some(yes);
        case "majority":
          return 2n * sum > base;
        case "all but":
          return sum >= base - BigInt(rule.count) * SCALE;
        case "at least":
        case "more than":
          return reaches(sum, rule.amount, base, rule.kind);
      }
    }
  }
}

function count(world: World, members: Members, is: (party: string) => boolean): { total: bigint; sum: bigint } {
  let total = 0n;
  let sum = 0n;
  for (const party of entitled(world, members)) {
    total += weight(world, members, party);
    if (is(party)) sum += weight(world, members, party);
  }
  return { total, sum };
}

function entitled(world: World, members: Members): readonly string[] {
  const parties = membersOf(world, members);
  if (parties.length === 0)
    throw new MeaningError("empty-electorate", `Nobody of ${members.group} has a vote; a rule needs somebody.`);
  return parties;
}

function reaches(sum: bigint, amount: Amount, base: bigint, how: "at least" | "more than"): boolean {
  const have = sum * BigInt(amount.denominator);
  const need = BigInt(amount.numerator) * (amount.share ? base : SCALE);
  return how === "at least" ? have >= need : have > need;
}

function hasNoObjection(settled: Settled, rule: Rule): boolean {
  if (rule.kind === "no objection") return true;
  if (rule.kind === "rule of") return hasNoObjection(settled, ruleOf(settled, rule.decision));
  return (rule.kind === "and" || rule.kind === "or") && rule.of.some((part) => hasNoObjection(settled, part));
}

function ruleOf(settled: Settled, decision: string): Rule {
  const found = settled.decisions.get(decision);
  if (found === undefined) throw new RangeError(`There is no decision ${decision}.`);
  return found.rule.rule;
}
