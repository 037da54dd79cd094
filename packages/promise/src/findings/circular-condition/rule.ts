import { clauseName, list, sentence } from "../../answers/plain.ts";
import type { Rule } from "../finding.ts";

export const circularCondition: Rule = {
  code: "circular-condition",
  severity: "warning",
  title: "Each side waits for the other",
  why: "Where two steps each come after the other, both sides can keep the text to the letter and nothing ever happens.",
  precedent: {
    text: "The guarantees declared in Paris take effect once a ceasefire is in force. Had the ceasefire been made to wait for the guarantees, neither would ever have begun.",
    source: "Paris Declaration, 6 January 2026",
  },
  *check(text) {
    const structures = [
      text.structure,
      ...text.pledges.flatMap(({ cases }) => cases.map(({ structure }) => structure)),
    ];
    const seen = new Set<string>();
    for (const { circular } of structures) {
      for (const ids of circular) {
        if (seen.has(ids.join())) continue;
        seen.add(ids.join());
        const clauses = text.settled.clauses.filter(({ id }) => ids.includes(id));
        const [first, ...others] = clauses;
        if (first === undefined) continue;
        const names = sentence(list(clauses.map(({ id }) => clauseName(id))));
        const wait =
          others.length === 0
            ? "waits for what it asks for itself, so that it need never begin"
            : others.length === 1
              ? "each wait for the other, so that neither need ever begin"
              : "wait for one another in a circle, so that none of them need ever begin";
        yield {
          at: first.at,
          message: `${names} ${wait}.`,
          related: others.map(({ id, at }) => ({ at, message: `${clauseName(id)} waits too` })),
          support: clauses.flatMap(({ support }) => support),
          suggestion: { message: "Say who moves first, or let both wait for a day or for a decision." },
        };
      }
    }
  },
};
