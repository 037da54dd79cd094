import type { Place } from "@proviso/agreement";
import { sentence } from "../../answers/plain.ts";
import type { Rule } from "../finding.ts";
import { counted, decisionWords } from "../words.ts";

export const noDefault: Rule = {
  code: "no-default",
  severity: "info",
  title: "A deadline without a default",
  why: "When the term runs out undecided, each side will say that silence meant what suits it.",
  precedent: {
    text: "The guarantors of Cyprus had to consult, and the treaty said what follows if common action proves impossible: each may act alone to restore the order agreed on.",
    source: "Treaty of Guarantee, 16 August 1960, art. IV",
  },
  *check(text) {
    for (const decision of text.decisions) {
      if (decision.within === undefined || decision.failing !== undefined) continue;
      const { count, unit } = decision.within.duration;
      yield {
        at: decision.within.at,
        message: sentence(
          `${decisionWords(decision)} is due within ${counted(count, unit)}, and nothing says what follows if it is not taken by then; here it is read as refused.`,
        ),
        support: decision.within.support,
        suggestion: {
          message: `Say so: "failing which refused", or for a rule of no objection "failing which approved".`,
          edits: [{ at: after(decision.within.at), newText: " failing which refused" }],
        },
      };
    }
  },
};

/** The empty stretch behind a place. */
function after({ file, endLine, endColumn, end }: Place): Place {
  return { file, line: endLine, column: endColumn, endLine, endColumn, offset: end, end };
}
