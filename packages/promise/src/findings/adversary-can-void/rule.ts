import { partyName, sentence } from "../../answers/plain.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import type { Report, Rule } from "../finding.ts";
import { type Means, meansOf } from "../means.ts";
import { pledgeWords } from "../words.ts";

export const adversaryCanVoid: Rule = {
  code: "adversary-can-void",
  severity: "error",
  title: "The party that the promise guards against can void it",
  why: "A guarantee that the attacker can switch off protects only against those who would not have attacked.",
  precedent: {
    text: "In the draft of 15 April 2022 Russia asked that all guarantors, itself among them, agree before any of them helps; Kyiv saw that Moscow could invade and then veto the answer.",
    source:
      "Draft treaty on Ukraine's guarantees, 15 April 2022, art. 5, as quoted in The New York Times, 15 June 2024",
  },
  *check(text) {
    for (const adversary of text.adversaries)
      for (const pledge of text.pledges) yield* checkPledge(text, pledge, adversary);
  },
};

function* checkPledge(text: AgreementText, pledge: Pledge, adversary: string): Generator<Report> {
  const voided: PromiseCase[] = [];
  let means: readonly Means[] = [];
  for (const { beneficiaries } of pledge.cases) {
    if (beneficiaries.includes(adversary)) continue;
    const one = text.case(pledge.term, beneficiaries, text.options.attacker ?? adversary);
    // What fails whoever does what is voided by nobody.
    if (!one.canVoid([adversary]) || one.canVoid([])) continue;
    if (voided.length === 0) means = meansOf(one, adversary);
    voided.push(one);
  }
  const [first] = means;
  if (first === undefined) return;
  const attacks = voided.some(({ attackers }) => attackers.includes(adversary));
  const name = partyName(text.model, adversary);
  const promise = pledgeWords(text, pledge, voided);
  yield {
    at: first.at,
    message: attacks
      ? sentence(`${name} could attack and then void ${promise} alone: ${first.words}.`)
      : sentence(`${name}, an adversary, can void ${promise} alone: ${first.words}.`),
    related: [
      { at: pledge.term.at, message: "what it can void" },
      ...means.slice(1).map((other) => ({ at: other.at, message: `also: ${other.words}` })),
    ],
    support: first.support,
    suggestion: {
      message: `Write "except the attacker" after the group that decides, or say what the others may do when the decision fails.`,
    },
  };
}
