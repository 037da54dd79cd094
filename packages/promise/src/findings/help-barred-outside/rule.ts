import { clauseName, conditionWords, list, sentence } from "../../answers/plain.ts";
import { falls, type GroundNorm } from "../../ground/index.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import type { Rule } from "../finding.ts";
import { extent } from "../logic.ts";
import { deedWords, parties, pledgeWords } from "../words.ts";

export const helpBarredOutside: Rule = {
  code: "help-barred-outside",
  severity: "warning",
  title: "Whoever helps outside the agreed way is in breach",
  why: "A text that forbids help without approval is worse for its beneficiary than no text: what was every state's right becomes a breach.",
  precedent: {
    text: "Under the Istanbul terms even exercises with foreign forces needed the consent of the guarantors, one of which was the invader.",
    source: "Istanbul communiqué, 29 March 2022, point 4",
  },
  *check(text) {
    for (const pledge of text.pledges) {
      for (const [ground, { helpers, cases, always }] of barsOn(pledge)) {
        const when = always ? "in any case" : conditions(text, ground);
        yield {
          at: ground.at,
          message: sentence(
            `${clauseName(ground.clause)} forbids ${parties(text, [...helpers])} to ${deedWords(text, ground)} ${when}: whoever then gives the help that ${pledgeWords(text, pledge, [...cases])} counts on is in breach.`,
          ),
          related: [{ at: pledge.term.at, message: "counts the help that is barred" }],
          support: [...ground.support, ...(ground.gate?.support ?? [])],
          suggestion: {
            message: "Drop the bar: let the agreed way oblige the parties, and leave their right to help besides.",
          },
        };
      }
    }
  },
};

interface Bar {
  readonly helpers: Set<string>;
  readonly cases: Set<PromiseCase>;
  always: boolean;
}

/** Norms that can make a counted act a breach, with whom they bar. */
function barsOn({ cases }: Pledge): Map<GroundNorm["norm"], Bar> {
  const bars = new Map<GroundNorm["norm"], Bar>();
  for (const one of cases) {
    const { verbs } = one.text.settled;
    for (const deed of one.helps) {
      for (const ground of one.normsOn(deed, "must not")) {
        if (!falls(verbs, deed.act, ground.act)) continue;
        const reach = extent(one.structure.applies(ground, deed.party));
        if (reach === "never") continue;
        const bar = bars.get(ground.norm) ?? { helpers: new Set(), cases: new Set(), always: true };
        for (const alike of one.alikeTo(deed.party)) bar.helpers.add(alike);
        bar.cases.add(one);
        bar.always &&= reach === "always";
        bars.set(ground.norm, bar);
      }
    }
  }
  return bars;
}

function conditions(text: AgreementText, { gate, clause }: GroundNorm["norm"]): string {
  if (gate !== undefined) return `${gate.kind} ${conditionWords(text.model, gate.condition)}`;
  const once = text.settled.clauses.find(({ id }) => id === clause)?.takesEffect ?? [];
  if (once.length > 0) return `once ${list(once.map((part) => conditionWords(text.model, part.once)))}`;
  return "while the clause applies";
}
