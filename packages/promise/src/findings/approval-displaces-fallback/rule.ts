import { actWords, clauseName, sentence } from "../../answers/plain.ts";
import { and, type Formula, not, or } from "../../diagram/formula.ts";
import { falls, type GroundNorm, type Status } from "../../ground/index.ts";
import type { SettledDecision } from "../../settle/index.ts";
import { withDecision } from "../conduct.ts";
import type { AgreementText, PromiseCase } from "../context.ts";
import type { Rule } from "../finding.ts";
import { extent } from "../logic.ts";
import { mentions } from "../places.ts";
import { decisionWords, parties, pledgeWords } from "../words.ts";

export const approvalDisplacesFallback: Rule = {
  code: "approval-displaces-fallback",
  severity: "warning",
  title: "Approval leaves the promise with less than refusal",
  why: "Where a yes takes away what a no would leave, agreeing to something weaker is a way to void the promise.",
  precedent: {
    text: "The North Atlantic Treaty puts itself in that place: help by the allies ends once the Security Council has taken the measures necessary, whatever these turn out to be.",
    source: "North Atlantic Treaty, 4 April 1949, art. 5; UN Charter, art. 51",
  },
  *check(text) {
    for (const decision of text.settled.decisions.values()) {
      if (!isGate(text, decision)) continue;
      for (const pledge of text.pledges) {
        const lost = new Map<string, { loss: Loss; losers: Set<string>; cases: Set<PromiseCase> }>();
        for (const one of pledge.cases) {
          for (const loss of lossesBy(one, decision)) {
            const key = `${loss.ground.clause.id}|${loss.ground.act.key}|${loss.binding}`;
            const known = lost.get(key) ?? { loss, losers: new Set(), cases: new Set() };
            for (const alike of one.alikeTo(loss.party)) known.losers.add(alike);
            known.cases.add(one);
            lost.set(key, known);
          }
        }
        for (const { loss, losers, cases } of lost.values()) {
          const { ground, binding } = loss;
          const who = parties(text, [...losers]);
          const are = losers.size === 1 ? "is" : "are";
          yield {
            at: ground.norm.at,
            message: sentence(
              `a yes in ${decisionWords(decision)} takes away what a no leaves: once it is approved, ${who} ${are} no longer ${binding ? "bound" : "free"} under ${clauseName(ground.clause.id)} to ${actWords(text.model, ground.norm.act)}, which ${pledgeWords(text, pledge, [...cases])} counts on.`,
            ),
            related: [
              { at: decision.rule.at, message: "whose approval takes it away" },
              { at: pledge.term.at, message: "what counts it" },
            ],
            support: [...ground.norm.support, ...(ground.norm.gate?.support ?? [])],
            suggestion: {
              message: "Let what is agreed in common come on top of what each may do alone, not in its place.",
            },
          };
        }
      }
    }
  },
};

/** A decision to act: some norm holds because it is approved. One that merely ends help does what it says. */
function isGate(text: AgreementText, { id }: SettledDecision): boolean {
  return text.settled.clauses.some(({ norms }) =>
    norms.some(
      ({ gate, modality }) =>
        gate?.kind === "if" && modality !== "must not" && mentions(gate.condition, id, "approved"),
    ),
  );
}

interface Loss {
  readonly party: string;
  /** The norm that holds after refusal. */
  readonly ground: GroundNorm;
  readonly binding: boolean;
}

function lossesBy(one: PromiseCase, decision: SettledDecision): Loss[] {
  const yes = withDecision(decision.id, "approved");
  const no = withDecision(decision.id, "refused");
  // Where what is agreed on makes up for what is lost, nothing is.
  if (extent(and(one.structure.kept(one.term, no), not(one.structure.kept(one.term, yes)))) === "never") return [];
  const { verbs } = one.text.settled;
  return one.helps.flatMap(({ party, act }) => {
    const acts = [act, ...one.structure.actsUnder(party, act)];
    return acts.flatMap((counted) => {
      const approved = one.structure.status(party, counted, yes);
      const refused = one.structure.status(party, counted, no);
      const fewerDuties = and(refused.bound, not(approved.bound));
      const fewerRights = and(open(refused), not(open(approved)));
      if (extent(or(fewerDuties, fewerRights)) === "never") return [];
      const ground = one.structure.norms.find(
        (norm) =>
          (norm.modality === "may" || norm.modality === "shall") &&
          norm.parties.includes(party) &&
          (falls(verbs, counted, norm.act) || falls(verbs, norm.act, counted)) &&
          extent(and(one.structure.applies(norm, party, no), not(one.structure.applies(norm, party, yes)))) !== "never",
      );
      if (ground === undefined) return [];
      return [{ party, ground, binding: extent(fewerDuties) !== "never" }];
    });
  });
}

function open({ bound, free }: Status): Formula {
  return or(bound, free);
}
