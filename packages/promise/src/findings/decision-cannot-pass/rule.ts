import { ruleWords, sentence } from "../../answers/plain.ts";
import { evaluate, YES } from "../../diagram/formula.ts";
import type { AgreementText } from "../context.ts";
import type { Rule } from "../finding.ts";
import { counted, decisionWords } from "../words.ts";

export const decisionCannotPass: Rule = {
  code: "decision-cannot-pass",
  severity: "error",
  title: "A decision that can never be approved",
  why: "Everything that waits for it waits for ever, and nobody has to vote against it.",
  precedent: {
    text: "The Rio Treaty takes the parties to a dispute out of the vote and fixes its quorum at the number of votes that a decision needs, so that whoever is left can always decide.",
    source: "Inter-American Treaty of Reciprocal Assistance, 2 September 1947, arts. 17 to 19",
  },
  *check(text) {
    for (const decision of text.decisions) {
      if (canPass(text, decision.id)) continue;
      const voters = text.structure.voters(decision.id).length;
      yield {
        at: decision.rule.at,
        message: sentence(
          `${decisionWords(decision)} can never be approved: it needs ${ruleWords(text.model, decision.rule.rule)}, and ${counted(voters, "party").replace(/partys$/, "parties")} may vote.`,
        ),
        related: [...decision.abstain, ...(decision.quorum === undefined ? [] : [decision.quorum])].map(({ at }) => ({
          at,
          message: "counts towards it",
        })),
        support: [...decision.rule.support, ...decision.support],
        suggestion: { message: "Count the voters that are left, and ask for no more than they are." },
      };
    }
  },
};

/** Mostly everyone's yes is enough to see it; only where it is not, the whole rule is worked out. */
function canPass(text: AgreementText, decision: string): boolean {
  const { approved } = text.structure.decided(decision);
  if (evaluate(approved, () => YES)) return true;
  return text.votesThatCount(decision).size > 0;
}
