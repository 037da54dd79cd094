import { ruleWords, sentence } from "../../answers/plain.ts";
import type { Rule } from "../finding.ts";
import { dependsOn, extent } from "../logic.ts";
import { decisionWords, parties } from "../words.ts";

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
      const { approved, failed } = text.structure.decided(decision.id);
      // Where nothing can be decided, nobody's vote matters: that is another finding.
      if (extent(approved) !== "sometimes") continue;
      const read = new Set([...dependsOn(approved), ...dependsOn(failed)]);
      const matters = new Set(
        text.structure.choices.filter(({ variable }) => read.has(variable.name)).map(({ owner }) => owner),
      );
      const idle = text.structure.voters(decision.id).filter((party) => !matters.has(party));
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
