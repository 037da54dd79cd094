import type { Condition, Finder, Place, Support } from "@proviso/agreement";
import { clauseName, conditionWords } from "../../answers/plain.ts";
import { evaluate, NO, YES } from "../../diagram/formula.ts";
import { NOBODY } from "../../ground/actors.ts";
import type { Structure } from "../../ground/index.ts";
import type { AgreementText } from "../context.ts";
import type { Report, Rule } from "../finding.ts";
import { anyAlone } from "../words.ts";

export const lapsesAtWill: Rule = {
  code: "lapses-at-will",
  severity: "warning",
  title: "One party's own view ends it",
  why: "A promise that ends when one side says that the other has forfeited it lasts as long as that side wants it to.",
  precedent: {
    text: "Under the 28 points the guarantee falls if Ukraine fires a missile at Moscow or St Petersburg without cause. Whoever judges the cause holds the guarantee.",
    source: "28-point plan, as reported on 20 and 21 November 2025, point 10",
  },
  *check(text) {
    for (const clause of text.settled.clauses) {
      for (const part of clause.lapses)
        yield* checkEnding(text, part, `${clauseName(clause.id)} of ${text.agreement.id}`);
    }
    for (const part of text.settled.ends) yield* checkEnding(text, part, text.agreement.id);
  },
};

interface Part {
  readonly at: Place;
  readonly support: readonly Support[];
  readonly ending: { readonly kind: string; readonly condition?: Condition; readonly determinedBy?: Finder };
}

function* checkEnding(text: AgreementText, { at, support, ending }: Part, what: string): Generator<Report> {
  const { condition, determinedBy } = ending;
  if (condition === undefined || determinedBy === undefined) return;
  // A beneficiary may let go of what it is promised.
  const beneficiaries = text.pledges.flatMap(({ cases }) => cases.flatMap(({ beneficiaries: to }) => to));
  const enders = findAlone(text.structure, determinedBy).filter(
    (party) => beneficiaries.length === 0 || beneficiaries.some((beneficiary) => beneficiary !== party),
  );
  if (enders.length === 0) return;
  yield {
    at,
    message: `${anyAlone(text, enders)} can end ${what} by finding that ${conditionWords(text.model, condition)}.`,
    related: text.pledges.map(({ term }) => ({ at: term.at, message: "what ends with it" })),
    support,
    suggestion: { message: "Let a third party or a decision find it, or only suspend until that is done." },
  };
}

/** Those whose finding needs nobody else's. */
function findAlone(structure: Structure, by: Finder): readonly string[] {
  if (by.kind === "decision") {
    const { approved } = structure.decided(by.decision);
    return structure
      .voters(by.decision)
      .filter((party) => evaluate(approved, ({ name }) => (structure.choice(name)?.owner === party ? YES : NO)));
  }
  const { subject } = by;
  if (subject.kind === "someone" || subject.kind === "anyone") return [];
  const parties = structure.actors.partiesOf(subject, NOBODY);
  if (subject.kind === "members") {
    const { quantifier } = subject;
    if (quantifier.kind === "any" || quantifier.kind === "each") return parties;
    if (quantifier.kind === "at least" && quantifier.count <= 1) return parties;
  }
  return parties.length === 1 ? parties : [];
}
