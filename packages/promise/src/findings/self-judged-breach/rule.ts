import { actWords, clauseName, eventWords, sentence } from "../../answers/plain.ts";
import { not } from "../../diagram/formula.ts";
import type { Choice, GroundNorm } from "../../ground/index.ts";
import type { SettledClause } from "../../settle/index.ts";
import type { AgreementText, Counted, PromiseCase } from "../context.ts";
import type { Rule } from "../finding.ts";
import { eachOf } from "../words.ts";

export const selfJudgedBreach: Rule = {
  code: "self-judged-breach",
  severity: "warning",
  title: "Those who owe help judge whether it is owed",
  why: "A debtor who is judge of its own debt is not bound by it. Whether it can escape so is tested on what it may lawfully choose, whatever the words say.",
  precedent: {
    text: "At Locarno the guarantors were to help at once against a flagrant breach, but each of them only once it had satisfied itself that the breach was unprovoked and that there was no time to lose.",
    source: "Treaty of Mutual Guarantee, Locarno, 16 October 1925, art. 4(3)",
  },
  *check(text) {
    const found = new Map<string, { clause: SettledClause; ground: GroundNorm; judges: Set<string> }>();
    for (const { cases } of text.pledges) {
      for (const one of cases) {
        for (const deed of one.helps) {
          for (const ground of judged(one, deed)) {
            const known = found.get(ground.clause.id) ?? { clause: ground.clause, ground, judges: new Set() };
            for (const alike of one.alikeTo(deed.party)) known.judges.add(alike);
            found.set(ground.clause.id, known);
          }
        }
      }
    }
    for (const { clause, ground, judges } of found.values()) {
      const what =
        clause.when === undefined
          ? "whether the case has come"
          : `whether ${eventWords(text.model, { ...clause.when.event, where: [] })}`;
      yield {
        at: clause.determined?.at ?? clause.at,
        message: sentence(
          `${eachOf(text, [...judges])} decides for itself under ${clauseName(clause.id)} ${what}, and so whether it must ${actWords(text.model, ground.norm.act)}.`,
        ),
        related: [{ at: ground.norm.at, message: "the duty that it judges" }],
        support: clause.determined?.support ?? [],
        suggestion: {
          message: `Let others find it: "as determined by any of …", the victim, or a decision that no one party can stop.`,
        },
      };
    }
  },
};

/** The duties that a party escapes by its own judgement of the trigger, and could not escape otherwise. */
function judged(one: PromiseCase, deed: Counted): GroundNorm[] {
  const duties = one
    .normsOn(deed, "shall")
    .filter(({ clause, joint }) => joint === undefined && clause.determined !== undefined);
  if (duties.length === 0) return [];
  const undone = not(one.structure.does(deed.party, deed.act));
  const judgement = judgementOf(one.text, duties);
  const mine = (choice: Choice): boolean => choice.owner === deed.party;
  // To do nothing is a choice too: a party escapes by its judgement if it can then stay away.
  const byJudgement = one.canBring(
    undone,
    [deed.party],
    (choice) => mine(choice) && (judgement(choice) || choice.kind === "act"),
  );
  if (!byJudgement || one.canBring(undone, [deed.party], (choice) => mine(choice) && !judgement(choice))) return [];
  return duties.filter(({ clause }) => {
    const own = judgementOf(
      one.text,
      duties.filter((duty) => duty.clause === clause),
    );
    return one.structure.choices.some((choice) => mine(choice) && own(choice));
  });
}

/** A finding that a clause's trigger has happened, or a vote in the decision that finds it. */
function judgementOf(text: AgreementText, duties: readonly GroundNorm[]): (choice: Choice) => boolean {
  const clauses = new Set(duties.map(({ clause }) => clause.id));
  const decisions = new Set(
    duties.flatMap(({ clause }) => (clause.determined?.by.kind === "decision" ? [clause.determined.by.decision] : [])),
  );
  const endings = new Set(text.settled.clauses.flatMap(({ lapses }) => lapses.map(({ at }) => at)));
  return (choice) =>
    choice.kind === "vote"
      ? decisions.has(choice.about)
      : choice.kind === "finding" &&
        (choice.at === undefined || !endings.has(choice.at)) &&
        [...choice.clauses].some((clause) => clauses.has(clause));
}
