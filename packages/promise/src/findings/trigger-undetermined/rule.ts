import type { Event, Finder } from "@proviso/agreement";
import { clauseName, eventWords, sentence } from "../../answers/plain.ts";
import type { Rule } from "../finding.ts";

export const triggerUndetermined: Rule = {
  code: "trigger-undetermined",
  severity: "warning",
  title: "Nobody is named to say that the trigger has happened",
  why: "The first thing that an attacker disputes is that it attacked. Where nobody is named to find it, everybody finds for itself.",
  precedent: {
    text: "The Istanbul communiqué listed aggression, any armed attack and any military operation as triggers and named nobody to establish them; the Paris Declaration of 2026 set up a Special Commission to attribute breaches.",
    source: "Istanbul communiqué, 29 March 2022, point 5; Paris Declaration, 6 January 2026",
  },
  *check(text) {
    for (const clause of text.settled.clauses) {
      const { when, determined } = clause;
      // Who asks knows that it asks.
      if (when === undefined || clause.norms.length === 0 || isRequest(when.event)) continue;
      if (determined !== undefined && !isOpen(determined.by)) continue;
      const missing = determined === undefined ? "; the encoding leaves the role out" : "";
      yield {
        at: determined?.at ?? when.at,
        message: sentence(
          `${clauseName(clause.id)} applies when ${eventWords(text.model, { ...when.event, where: [] })}, and nobody is named to find that this has happened${missing}.`,
        ),
        related: determined === undefined ? [] : [{ at: when.at, message: "the trigger" }],
        support: [...(determined?.support ?? []), ...when.support],
        suggestion: {
          message: `Name who finds it: "as determined by …" with a party, "any of" a group, or a decision.`,
        },
      };
    }
  },
};

function isRequest({ act }: Event): boolean {
  return act.kind === "verb" && act.verb === "request";
}

function isOpen(by: Finder): boolean {
  return by.kind === "subject" && by.subject.kind === "someone";
}
