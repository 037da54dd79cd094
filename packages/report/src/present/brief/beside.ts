import { type Given, plain, type Step } from "@proviso/promise";
import { evidence, fresh, heading, list } from "../../document/document.ts";
import type { Section } from "../brief.ts";
import { verdictTable } from "./verdicts.ts";

/** The dossier's other promises. */
export const besideSection: Section = ({ beside }, { model, full, shown }) =>
  beside.length === 0
    ? []
    : [
        heading(2, "Beside it"),
        ...beside.flatMap(({ title, target, verdicts }) => [
          heading(3, `${title}: ${target.title}`),
          list(
            ...verdicts.map(({ under, text, gives, evidence: steps, value }) => ({
              line: [under === "" ? "" : `${under}: `, text, gives === "" ? "" : ` ${gives}`],
              below: evidence(fresh(full ? steps : [...value.gives, ...steps.slice(0, 1)].map(stepOf), shown)),
            })),
          ),
          ...(verdicts.length > 1 ? [verdictTable(model, verdicts)] : []),
        ]),
      ];

function stepOf(step: Step | Given): Step {
  return "text" in step
    ? step
    : { text: `${plain.clauseName(step.clause)}: ${step.words}`, at: step.at, support: step.support };
}
