import type { Duration, Place, Support } from "@proviso/agreement";
import { actWords, clauseName, sentence } from "../../answers/plain.ts";
import type { AgreementText } from "../context.ts";
import { endOf, onDate, plus, startOf } from "../dates.ts";
import type { Report, Rule } from "../finding.ts";
import { actorWords, counted } from "../words.ts";

export const expired: Rule = {
  code: "expired",
  severity: "warning",
  title: "It has run out",
  why: "A promise that has lapsed still looks like one to whoever reads only its text.",
  precedent: {
    text: "The Collective Security Treaty came into force on 20 April 1994, and in 1999 Azerbaijan, Georgia and Uzbekistan did not renew it. Nothing in its articles tells a reader that.",
    source: "Collective Security Treaty, 15 May 1992",
  },
  *check(text) {
    const { today } = text.options;
    if (today === undefined) return;
    const { settled, agreement, model } = text;
    for (const { steps, at, support } of agreement.status) {
      for (const { stage, on } of steps) {
        if (stage !== "lapsed" || startOf(on) > today) continue;
        yield { at, message: `${agreement.id} lapsed ${onDate(on)}.`, support, suggestion: RENEW };
      }
    }
    for (const { ending, at, support } of settled.ends) {
      if (ending.kind === "after") yield* ranOut(text, agreement.id, ending.duration, at, support, today);
    }
    for (const clause of settled.clauses) {
      const name = sentence(clauseName(clause.id));
      for (const { ending, at, support } of clause.lapses) {
        if (ending.kind === "after") yield* ranOut(text, name, ending.duration, at, support, today);
      }
      for (const { actor, act, modality, manner, at, support } of clause.norms) {
        if (manner.until?.kind !== "date" || endOf(manner.until.date) >= today) continue;
        const ended =
          modality === "must not"
            ? "no longer forbidden to"
            : modality === "shall"
              ? "no longer bound to"
              : "no longer free to";
        yield {
          at,
          message: `${name} ran until ${manner.until.date}: ${actorWords(text, actor)} is ${ended} ${actWords(model, act)}.`,
          support,
          suggestion: RENEW,
        };
      }
    }
  },
};

const RENEW = { message: "Renew it, or take it out of what is relied on." };

/** A term runs from the entry into force, else from the signature. */
function* ranOut(
  { agreement }: AgreementText,
  what: string,
  duration: Duration,
  at: Place,
  support: readonly Support[],
  today: string,
): Generator<Report> {
  const steps = agreement.status.flatMap((status) => status.steps.map((step) => ({ ...step, at: status.at })));
  const start = steps.find(({ stage }) => stage === "in force") ?? steps.find(({ stage }) => stage === "signed");
  if (start === undefined) return;
  const end = plus(endOf(start.on), duration);
  if (end > today) return;
  const began = start.stage === "signed" ? "was signed" : "came into force";
  yield {
    at,
    message: `${what} ended on ${end}: it was to last ${counted(duration.count, duration.unit)} and ${began} ${onDate(start.on)}.`,
    related: [{ at: start.at, message: "from then on" }],
    support,
    suggestion: RENEW,
  };
}
