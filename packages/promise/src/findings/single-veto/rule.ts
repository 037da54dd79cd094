import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import type { Report, Rule } from "../finding.ts";
import { type Means, meansOf, stopsOthers } from "../means.ts";
import { anyAlone, pledgeWords } from "../words.ts";

export const singleVeto: Rule = {
  code: "single-veto",
  severity: "warning",
  title: "One party alone can stop the others",
  why: "Where everyone must agree, the promise is worth what its most reluctant party makes of it.",
  precedent: {
    text: "In May 1981 the Security Council could not send the force that the peace of 1979 counted on, for fear of one veto; a force outside the United Nations had to be set up by a protocol of 3 August 1981.",
    source: "UN Charter, art. 27(3); Protocol to the Treaty of Peace between Egypt and Israel, 3 August 1981",
  },
  *check(text) {
    for (const pledge of text.pledges) yield* checkPledge(text, pledge);
  },
};

interface Veto {
  readonly means: Means;
  readonly parties: Set<string>;
  readonly cases: Set<PromiseCase>;
}

function* checkPledge(text: AgreementText, pledge: Pledge): Generator<Report> {
  const vetoes = new Map<string, Veto>();
  for (const one of pledge.cases) {
    if (one.canVoid([])) continue;
    for (const party of one.players) {
      if (isOnlyHelper(one, party) || !one.canBlock([party])) continue;
      for (const means of meansOf(one, party, stopsOthers)) {
        const key = `${means.at.file}|${means.at.offset}|${means.words}`;
        const known = vetoes.get(key) ?? { means, parties: new Set(), cases: new Set() };
        for (const alike of one.alikeTo(party)) known.parties.add(alike);
        known.cases.add(one);
        vetoes.set(key, known);
      }
    }
  }
  for (const { means, parties, cases } of vetoes.values()) {
    // That an adversary can is another finding's, and a worse one; but it is named beside others who can, lest it look as if it could not.
    if ([...parties].every((party) => text.adversaries.includes(party))) continue;
    yield {
      at: means.at,
      message: `${anyAlone(text, [...parties])} can block ${pledgeWords(text, pledge, [...cases])}: ${means.words}.`,
      related: [{ at: pledge.term.at, message: "what it can block" }],
      support: means.support,
      suggestion: { message: "Ask for a majority, or say what each may do alone when the decision fails." },
    };
  }
}

/** Whoever alone is to help stops nobody else by not helping. */
function isOnlyHelper({ helpers }: PromiseCase, party: string): boolean {
  return helpers.length === 1 && helpers[0] === party;
}
