import type { Amount, Members, Rule } from "@proviso/agreement";
import {
  ABSTAIN,
  and,
  atLeast,
  constant,
  type Formula,
  NO,
  NOT_CAST,
  not,
  or,
  threshold,
  YES,
} from "../diagram/formula.ts";
import { MeaningError, type Settled, type SettledDecision } from "../settle/index.ts";
import type { Actors, Roles } from "./actors.ts";
import { isImplied } from "./implied.ts";
import { reaches, weightsOf } from "./shares.ts";

/** Reads a vote: the formula for "the vote of `party` is one of `outcomes`". */
export type Voter = (party: string, outcomes: readonly number[]) => Formula;

/** When a decision is approved and when it has failed; neither: pending. */
export interface Outcome {
  readonly approved: Formula;
  readonly failed: Formula;
}

/** How votes that were not cast are read: as abstentions at a deadline, else at their worst or best for the decision. */
type Uncast = "abstain" | "worst" | "best";

/** Whether votes of this decision may stay uncast in a way that matters (semantics, definition 4). */
export function mayStayUncast(decision: SettledDecision, failureMatters: boolean): boolean {
  return decision.quorum !== undefined || (decision.within === undefined && failureMatters);
}

/**
 * The outcome of a decision as a function of its votes (semantics, definition 4).
 * @throws MeaningError `empty-electorate`
 */
export function outcome(
  decision: SettledDecision,
  settled: Settled,
  actors: Actors,
  roles: Roles,
  votes: Voter,
): Outcome {
  const silent = new Set(decision.abstain.flatMap((part) => [...actors.partiesOf(part.subject, roles)]));
  if (votersOf(decision, settled, actors, roles).size === 0) throw nobodyLeft(decision);
  const reader = (uncast: Uncast): RuleReader =>
    new RuleReader(decision, settled, actors, roles, (party, outcomes) => {
      if (silent.has(party)) return constant(outcomes.includes(ABSTAIN));
      const as = uncast === "abstain" ? ABSTAIN : uncast === "worst" ? NO : YES;
      return votes(party, outcomes.includes(as) ? [...outcomes, NOT_CAST] : outcomes);
    });
  const quorum = cast(decision, settled, actors, roles, votes, silent);
  if (decision.within !== undefined) {
    const approved = joined(reader("abstain").rule(decision.rule.rule), quorum);
    return { approved, failed: not(approved) };
  }
  const everyone = cast(decision, settled, actors, roles, () => constant(true), silent);
  return {
    approved: joined(reader("worst").rule(decision.rule.rule), quorum),
    // A quorum that is out of reach even if all vote fails the decision.
    failed: not(and(reader("best").rule(decision.rule.rule), everyone)),
  };
}

/** A quorum that the votes which carry the decision fill asks for nothing more. */
function joined(rule: Formula, quorum: Formula): Formula {
  return isImplied(rule, quorum) ? rule : and(rule, quorum);
}

/** Parties that have a vote in the decision, each once. */
export function electorate(decision: SettledDecision, settled: Settled, actors: Actors, roles: Roles): string[] {
  const voters = votersOf(decision, settled, actors, roles);
  for (const part of decision.abstain) for (const party of actors.partiesOf(part.subject, roles)) voters.delete(party);
  return [...voters];
}

function votersOf(decision: SettledDecision, settled: Settled, actors: Actors, roles: Roles): Set<string> {
  const voters = new Set<string>();
  const reader = new RuleReader(decision, settled, actors, roles, (party) => {
    voters.add(party);
    return constant(false);
  });
  reader.rule(decision.rule.rule);
  return voters;
}

function nobodyLeft({ id, rule }: SettledDecision): MeaningError {
  return new MeaningError(
    "empty-electorate",
    `Nobody is left to decide ${id} once the exceptions are taken out. Name another decider for that case.`,
    rule.at,
  );
}

function cast(
  decision: SettledDecision,
  settled: Settled,
  actors: Actors,
  roles: Roles,
  votes: Voter,
  silent: ReadonlySet<string>,
): Formula {
  const reader = new RuleReader(decision, settled, actors, roles, (party) =>
    silent.has(party) ? constant(true) : votes(party, [NO, ABSTAIN, YES]),
  );
  const { quorum } = decision;
  return quorum === undefined ? constant(true) : reader.atLeast(quorum.amount, quorum.of, false);
}

class RuleReader {
  readonly #decision: SettledDecision;
  readonly #settled: Settled;
  readonly #actors: Actors;
  readonly #roles: Roles;
  readonly #vote: Voter;

  constructor(decision: SettledDecision, settled: Settled, actors: Actors, roles: Roles, vote: Voter) {
    this.#decision = decision;
    this.#settled = settled;
    this.#actors = actors;
    this.#roles = roles;
    this.#vote = vote;
  }

  rule(rule: Rule, inside: readonly string[] = [this.#decision.id]): Formula {
    switch (rule.kind) {
      case "and":
        return and(...rule.of.map((part) => this.rule(part, inside)));
      case "or":
        return or(...rule.of.map((part) => this.rule(part, inside)));
      case "all":
        return and(...this.#voters(rule.of).map((party) => this.#vote(party, [YES])));
      case "any":
        return or(...this.#voters(rule.of).map((party) => this.#vote(party, [YES])));
      case "majority":
        return this.atLeast({ numerator: "1", denominator: "2", share: true, text: "majority" }, rule.of, true);
      case "all but": {
        const voters = this.#voters(rule.of);
        return atLeast(
          Math.max(0, voters.length - rule.count),
          voters.map((party) => this.#vote(party, [YES])),
        );
      }
      case "at least":
      case "more than":
        return this.atLeast(rule.amount, rule.of, rule.kind === "more than");
      case "no objection":
        // Where nobody is left who could object, nobody does.
        return and(...this.#actors.members(rule.from, this.#roles).map((party) => this.#vote(party, [ABSTAIN, YES])));
      case "who":
        return and(...this.#nonEmpty(this.#actors.who(rule.who, this.#roles)).map((party) => this.#vote(party, [YES])));
      case "rule of": {
        const other = this.#settled.decisions.get(rule.decision);
        if (other === undefined || inside.includes(rule.decision)) {
          throw new MeaningError(
            "rule-cycle",
            `The rule of ${this.#decision.id} refers back to itself.`,
            this.#decision.rule.at,
          );
        }
        return this.rule(other.rule.rule, [...inside, rule.decision]);
      }
    }
  }

  /** `amount` of the members (or of their weights) vote yes; with `strictly`, more than that. */
  atLeast(amount: Amount, of: Members, strictly: boolean): Formula {
    const voters = this.#voters(of);
    const given = weightsOf(of, voters, this.#settled, {
      words: `votes in ${this.#decision.id}`,
      at: this.#decision.rule.at,
    });
    if (!amount.share || !of.voting)
      return reaches(
        amount,
        given,
        voters.map((party) => this.#vote(party, [YES])),
        strictly,
      );
    const { weights } = given;
    const numerator = BigInt(amount.numerator);
    const denominator = BigInt(amount.denominator);
    const margin = strictly ? 1n : 0n;
    // yes·d ≥ n·(yes + no), and somebody said yes: no votes at all approve nothing.
    const yes = voters.map((party) => this.#vote(party, [YES]));
    const no = voters.map((party) => this.#vote(party, [NO]));
    return and(
      or(...yes),
      threshold(
        margin,
        [
          ...weights.map((weight) => weight * (denominator - numerator)),
          ...weights.map((weight) => -weight * numerator),
        ],
        [...yes, ...no],
      ),
    );
  }

  #voters(of: Members): readonly string[] {
    return this.#nonEmpty(this.#actors.members(of, this.#roles));
  }

  #nonEmpty(voters: readonly string[]): readonly string[] {
    if (voters.length > 0) return voters;
    throw nobodyLeft(this.#decision);
  }
}
