import { clauseName, sentence } from "../../answers/plain.ts";
import { and, not, or } from "../../diagram/formula.ts";
import type { GroundNorm } from "../../ground/index.ts";
import type { SettledDecision } from "../../settle/index.ts";
import { withDecision } from "../conduct.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import type { Report, Rule } from "../finding.ts";
import { extent } from "../logic.ts";
import { placeOf } from "../places.ts";
import { actorWords, decisionWords, deedWords, pledgeWords } from "../words.ts";

export const noDeadline: Rule = {
  code: "no-deadline",
  severity: "warning",
  title: "Help waits for something that has no term",
  why: "Help that may come at any time may come too late, and a party that never answers has broken nothing.",
  precedent: {
    text: "The assurances that Ukraine received for its nuclear weapons set no term for anything; the agreement with the United States thirty years later asks for a meeting within 24 hours where possible.",
    source: "Budapest Memorandum, 5 December 1994, paras 4 and 6; United States–Ukraine agreement, 13 June 2024",
  },
  *check(text) {
    for (const pledge of text.pledges) yield* checkPledge(text, pledge);
  },
};

function* checkPledge(text: AgreementText, pledge: Pledge): Generator<Report> {
  const promise = pledgeWords(text, pledge);
  const related = [{ at: pledge.term.at, message: "what waits for it" }];
  const decisions = new Set<SettledDecision>(
    pledge.cases.flatMap((one) =>
      one.decisions.filter((decision) => decision.within === undefined && waitsFor(one, decision)),
    ),
  );
  for (const decision of decisions) {
    yield {
      at: placeOf(text, decision),
      message: sentence(`${decisionWords(decision)} has no deadline, and ${promise} can wait for it without end.`),
      related,
      support: decision.rule.support,
      suggestion: { message: `Say by when, and what follows otherwise: "within 3 days failing which …".` },
    };
  }
  const duties = new Set<GroundNorm["norm"]>();
  for (const one of pledge.cases) {
    for (const deed of one.helps) {
      for (const { norm } of one.normsOn(deed, "shall")) {
        // Who is bound only to decide has no act to be late with.
        if (!norm.manner.asItDeemsNecessary) duties.add(norm);
      }
    }
  }
  for (const norm of duties) {
    const { within, atOnce, by } = norm.manner;
    if (within !== undefined || atOnce || by !== undefined) continue;
    yield {
      at: norm.at,
      message: sentence(
        `${clauseName(norm.clause)} does not say by when ${actorWords(text, norm.actor)} must ${deedWords(text, norm)}, as ${promise} counts on.`,
      ),
      related,
      support: norm.support,
      suggestion: { message: `Add "at once", "within … days" or "by" a date.` },
    };
  }
}

/** Whether the promise may be kept once the decision is taken, one way or the other, and not while it is pending. */
function waitsFor({ structure, term }: PromiseCase, { id }: SettledDecision): boolean {
  const pending = structure.kept(term, withDecision(id, "pending"));
  const taken = or(
    structure.kept(term, withDecision(id, "approved")),
    structure.kept(term, withDecision(id, "refused")),
  );
  return extent(and(taken, not(pending))) !== "never";
}
