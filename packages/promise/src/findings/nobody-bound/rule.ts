import { effectivelyBound } from "../../answers/bound.ts";
import { actWords, clauseName, conditionWords } from "../../answers/plain.ts";
import { not } from "../../diagram/formula.ts";
import type { GroundNorm } from "../../ground/index.ts";
import type { AgreementText, Counted, Pledge, PromiseCase } from "../context.ts";
import type { Finding, Report, Rule } from "../finding.ts";
import { extent } from "../logic.ts";
import { parties, pledgeWords } from "../words.ts";

export const nobodyBound: Rule = {
  code: "nobody-bound",
  severity: "warning",
  title: "Nobody is bound to do what is promised",
  why: "A party that may do nothing and still be as good as its word has promised its goodwill, not its help. Whether a duty binds is tested by what each party could lawfully choose, whatever the words say.",
  precedent: {
    text: "The United States resisted an automatic duty to fight when the North Atlantic Treaty was drafted; each ally takes such action as it deems necessary.",
    source: "North Atlantic Treaty, 4 April 1949, art. 5",
  },
  *check(text) {
    for (const pledge of text.pledges) yield* checkPledge(text, pledge);
  },
};

function* checkPledge(text: AgreementText, pledge: Pledge): Generator<Report> {
  const loose = pledge.cases.filter((one) => extent(one.formula) !== "always" && isLoose(one));
  const [first] = loose;
  if (first === undefined) return;
  const { words, related } = reason(text, first, loose);
  yield {
    at: pledge.term.at,
    message: `Nobody is bound to keep ${pledgeWords(text, pledge, loose)}: ${words}.`,
    related,
    support: pledge.term.support,
    suggestion: {
      message: `Let at least one party owe the help outright: "… shall …", with no vote or judgement of its own before it.`,
    },
  };
}

function isLoose(one: PromiseCase): boolean {
  if (one.counted.length === 0) return one.decisions.length > 0;
  return (
    !one.counted.some((deed) => isBound(one, deed)) && !jointDuties(one).some((ground) => isBoundJointly(one, ground))
  );
}

/** Bound to help, or, where forbearance is promised, to forbear (semantics, definition 8). */
function isBound(one: PromiseCase, { party, act, forbearance }: Counted): boolean {
  if (!forbearance) return effectivelyBound(one.structure, party, act);
  return !one.canBring(one.structure.does(party, act), [party], (choice) => choice.owner === party);
}

function jointDuties(one: PromiseCase): GroundNorm[] {
  const duties = one.helps.flatMap((deed) => one.normsOn(deed, "shall")).filter(({ joint }) => joint !== undefined);
  return [...new Set(duties)];
}

/** Whether those who owe a duty together cannot all escape it, whatever they choose. */
function isBoundJointly(one: PromiseCase, { norm, joint, parties: owing }: GroundNorm): boolean {
  if (norm.actor.kind !== "members" || joint === undefined) return false;
  const subject = { ...norm.actor, quantifier: { kind: "at least" as const, count: joint } };
  const done = one.structure.kept({
    ...one.term,
    keptWhen: { kind: "event", event: { subject, act: norm.act, where: [] } },
  });
  return !one.canBring(not(done), owing, (choice) => owing.includes(choice.owner));
}

function reason(
  text: AgreementText,
  one: PromiseCase,
  loose: readonly PromiseCase[],
): { words: string; related: Finding["related"] } {
  if (one.counted.length === 0) {
    return {
      words: `it counts as kept when ${conditionWords(text.model, one.term.keptWhen)}, and nobody owes its vote`,
      related: one.decisions.map(({ at }) => ({ at, message: "votes are free" })),
    };
  }
  const norms = (modality: GroundNorm["modality"]) => [
    ...new Set(one.counted.flatMap((deed) => one.normsOn(deed, modality))),
  ];
  const duties = norms("shall");
  const [duty] = duties;
  if (duty !== undefined) {
    const necessary = duties.find(({ norm }) => norm.manner.asItDeemsNecessary);
    const words =
      necessary === undefined
        ? `whoever owes the duty in ${clauseName(duty.clause.id)} can escape it by its own vote or judgement`
        : `${clauseName(necessary.clause.id)} leaves ${helper(text, loose)} to do what it deems necessary`;
    return { words, related: duties.map(({ norm }) => ({ at: norm.at, message: `says "shall"` })) };
  }
  const [licence] = norms("may");
  if (licence !== undefined) {
    return {
      words: `${clauseName(licence.clause.id)} says who may ${actWords(text.model, licence.norm.act)}, not who must`,
      related: [{ at: licence.norm.at, message: `says "may"` }],
    };
  }
  return { words: "no clause obliges anyone to do what it counts", related: [] };
}

/** The only helper by its name; of several, each. */
function helper(text: AgreementText, loose: readonly PromiseCase[]): string {
  const helpers = new Set(loose.flatMap((one) => one.helpers.flatMap((party) => one.alikeTo(party))));
  return helpers.size === 1 ? parties(text, [...helpers]) : "each";
}
