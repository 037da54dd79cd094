import { ruleWords, sentence } from "../../answers/plain.ts";
import type { AgreementText } from "../context.ts";
import type { Rule } from "../finding.ts";
import { dependsOn } from "../logic.ts";
import { decisionWords, parties } from "../words.ts";
import { tips } from "./tips.ts";

export const voterWithoutPower: Rule = {
  code: "voter-without-power",
  severity: "info",
  title: "A vote that never matters",
  why: "A party that votes and can change nothing carries the blame for what others decide.",
  precedent: {
    text: "In the draft side agreement to the 28 points the President of the United States decides after consulting Ukraine, NATO and Europe: those consulted are in the room, and nothing turns on what they say.",
    source: "Draft framework for a United States guarantee, as reported on 20 and 21 November 2025",
  },
  *check(text) {
    for (const decision of text.decisions) {
      const idle = idleVoters(text, decision.id);
      if (idle.length === 0) continue;
      yield {
        at: decision.rule.at,
        message: sentence(
          `${parties(text, idle)} may vote in ${decisionWords(decision)}, and ${idle.length === 1 ? "its vote" : "their votes"} can never change the outcome, which needs ${ruleWords(text.model, decision.rule.rule)}.`,
        ),
        support: [...decision.rule.support, ...decision.support],
        suggestion: { message: "Change the weights or the quota, or do not call it a vote." },
      };
    }
  },
};

/** Where nothing can be decided, nobody's vote matters: that is another finding. */
function idleVoters(text: AgreementText, decision: string): string[] {
  const { structure } = text;
  const { approved, failed } = structure.decided(decision);
  const votes = structure.choices.filter(({ kind, about }) => kind === "vote" && about === decision);
  const names = votes.map(({ variable }) => variable.name);
  const unseen = votes.filter(({ variable }) => !tips(approved, names, variable.name));
  if (unseen.length === 0) return [];
  const counts = text.votesThatCount(decision);
  if (counts.size === 0) return [];
  // A vote may still decide when the decision fails for good.
  const fails = dependsOn(failed, text.options.nodeBudget);
  const voters = new Set(structure.voters(decision));
  return unseen
    .filter(({ owner, variable: { name } }) => voters.has(owner) && !counts.has(name) && !fails.has(name))
    .map(({ owner }) => owner);
}
