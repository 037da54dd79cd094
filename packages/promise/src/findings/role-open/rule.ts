import type { Condition, Ending, Role, Subject, Who } from "@proviso/agreement";
import { actWords, clauseName, conditionWords, sentence } from "../../answers/plain.ts";
import { isCircumstance } from "../../ground/deeds.ts";
import type { SettledClause } from "../../settle/index.ts";
import type { AgreementText } from "../context.ts";
import type { Report, Rule } from "../finding.ts";

export const roleOpen: Rule = {
  code: "role-open",
  severity: "warning",
  title: "A role that nobody fills",
  why: "What is everybody's business is nobody's duty: each party can point at another.",
  precedent: {
    text: "The draft side agreement to the 28 points had signature lines for Ukraine, the United States, the European Union, NATO and Russia, and it stayed unclear whether Russia's signature was needed at all.",
    source: "Draft framework for a United States guarantee, as reported on 20 and 21 November 2025",
  },
  *check(text) {
    for (const clause of text.settled.clauses) yield* checkClause(text, clause);
    for (const { ending, at, support } of text.settled.ends) {
      if (ending.kind !== "if" || !openFinder(text, ending)) continue;
      yield {
        at,
        message: `${text.agreement.id} ends if ${conditionWords(text.model, ending.condition)}, and nobody is named to find that it is so.`,
        support,
        suggestion: WHO_FINDS,
      };
    }
  },
};

const WHO_FINDS = { message: `Name who finds it: "as determined by …".` };

function* checkClause(text: AgreementText, clause: SettledClause): Generator<Report> {
  const name = clauseName(clause.id);
  const filled = rolesFilled(text, clause);
  for (const norm of clause.norms) {
    const act = actWords(text.model, norm.act);
    if (norm.actor.kind === "someone") {
      yield {
        at: norm.at,
        message: sentence(`${name} says that someone ${norm.modality} ${act} and does not say who.`),
        support: [...norm.support, ...clause.support],
        suggestion: { message: "Name the party, or bind each of a group." },
      };
      continue;
    }
    for (const role of rolesIn(norm.actor)) {
      if (filled.has(role)) continue;
      yield {
        at: norm.at,
        message: sentence(`${name} speaks of the ${role}, and nothing in it says who that is.`),
        support: [...norm.support, ...clause.support],
        suggestion: { message: "Name the party, or give the clause a trigger that has such a role." },
      };
    }
  }
  if (clause.request?.by.kind === "someone") {
    yield {
      at: clause.request.at,
      message: sentence(`${name} applies at a request and does not say whose.`),
      support: clause.request.support,
      suggestion: { message: `Name who may ask: "at request of …".` },
    };
  }
  for (const { ending, at, support } of clause.lapses) {
    if (ending.kind !== "if" || !openFinder(text, ending)) continue;
    yield {
      at,
      message: sentence(
        `${name} lapses if ${conditionWords(text.model, ending.condition)}, and nobody is named to find that it is so.`,
      ),
      support,
      suggestion: WHO_FINDS,
    };
  }
}

/**
 * An ending on something that must be found, and nobody is named to find it: an attack or breach, or circumstances. Decisions need no finder, nor
 * does what a party plainly does or not, such as joining an alliance.
 */
function openFinder(text: AgreementText, { condition, determinedBy }: EndingIf): boolean {
  if (determinedBy !== undefined) return determinedBy.kind === "subject" && determinedBy.subject.kind === "someone";
  const disputable = (part: Condition): boolean => {
    switch (part.kind) {
      case "and":
      case "or":
        return part.of.some(disputable);
      case "decision":
        return false;
      case "kept":
      case "breached":
        return true;
      case "event":
        return part.event.where.length > 0 || isCircumstance(part.event, text.settled);
    }
  };
  return disputable(condition);
}

type EndingIf = Extract<Ending, { kind: "if" }>;

/** Roles for which the clause's own trigger names somebody, whoever it turns out to be. */
function rolesFilled(text: AgreementText, { when }: SettledClause): ReadonlySet<Role> {
  const verb = when?.event.act.kind === "verb" ? text.settled.verbs.get(when.event.act.verb) : undefined;
  return new Set([verb?.subjectRole, verb?.objectRole].filter((role): role is Role => role !== undefined));
}

/** The roles a subject consists of; one that is merely taken out of a group may be empty. */
function rolesIn(subject: Subject): Role[] {
  const role = (who: Who): Role[] => (who.kind === "role" ? [who.role] : []);
  return subject.kind === "who" ? role(subject.who) : [];
}
