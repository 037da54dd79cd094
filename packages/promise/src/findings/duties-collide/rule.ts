import { actWords, clauseName, list, sentence } from "../../answers/plain.ts";
import { and, evaluate, type Formula } from "../../diagram/formula.ts";
import { falls, type Structure } from "../../ground/index.ts";
import type { AgreementText } from "../context.ts";
import type { Rule } from "../finding.ts";
import { dependsOn, extent, witness } from "../logic.ts";
import { decisionWords, parties } from "../words.ts";

export const dutiesCollide: Rule = {
  code: "duties-collide",
  severity: "error",
  title: "One party must do what it must not do",
  why: "A party that is in breach whatever it does will choose which of its duties to break, and the other side will choose differently.",
  precedent: {
    text: "The guarantors of Cyprus reserved the right to take action, and Turkey relied on it in 1974; Cyprus answers that action cannot mean force, which the Charter forbids and which prevails over the treaty.",
    source: "Treaty of Guarantee, 16 August 1960, art. IV; UN Charter, arts. 2(4) and 103",
  },
  *check(text) {
    // One collision is told once, of everybody whom it catches, whoever the promise is to.
    const collisions: Collision[] = [];
    for (const { structure, alikeTo } of readings(text)) {
      const duties = structure.norms.filter(
        ({ triggered, modality, norm }) => triggered && modality === "shall" && !norm.manner.asItDeemsNecessary,
      );
      for (const duty of duties) {
        for (const bar of structure.norms) {
          if (bar.modality !== "must not" || !falls(text.settled.verbs, duty.act, bar.act)) continue;
          const torn = duty.parties.filter((party) => bar.parties.includes(party));
          const both = (party: string) => and(structure.applies(duty, party), structure.applies(bar, party));
          const caught = torn.filter((party) => extent(both(party)) !== "never");
          const [first] = caught;
          if (first === undefined) continue;
          const known = collisions.find((one) => one.duty.norm === duty.norm && one.bar.norm === bar.norm);
          const told = known ?? { duty, bar, caught: new Set<string>(), when: circumstances(structure, both(first)) };
          for (const party of caught.flatMap(alikeTo)) told.caught.add(party);
          if (known === undefined) collisions.push(told);
        }
      }
    }
    for (const { duty, bar, caught, when } of collisions) {
      const inOrder = text.settled.parties.filter((party) => caught.has(party));
      const them = inOrder.length === 1 ? "it" : "them";
      yield {
        at: duty.norm.at,
        message: sentence(
          `${clauseName(duty.clause.id)} obliges ${parties(text, inOrder)} to ${actWords(text.model, duty.norm.act)} and ${clauseName(bar.clause.id)} forbids ${them} to ${actWords(text.model, bar.norm.act)}, and both can hold at once${when}.`,
        ),
        related: [{ at: bar.norm.at, message: "forbids it" }],
        support: [...duty.norm.support, ...bar.norm.support],
        suggestion: { message: "Let one yield: put the duty under the condition that lifts the bar." },
      };
    }
  },
};

interface Collision {
  readonly duty: Structure["norms"][number];
  readonly bar: Structure["norms"][number];
  readonly caught: Set<string>;
  readonly when: string;
}

/** The text as such, and as it reads for each beneficiary, since roles may only then be filled. */
function readings(text: AgreementText): { structure: Structure; alikeTo: (party: string) => readonly string[] }[] {
  const cases = text.pledges.flatMap((pledge) => pledge.cases);
  return [
    { structure: text.structure, alikeTo: (party) => [party] },
    ...cases.map((one) => ({ structure: one.structure, alikeTo: (party: string) => one.alikeTo(party) })),
  ];
}

/** ", for example while the decision "response" is not approved" */
function circumstances(structure: Structure, both: Formula): string {
  const chosen = witness(both);
  if (chosen === undefined || chosen.size === 0) return "";
  const read = dependsOn(both);
  const states = [...structure.settled.decisions.values()].flatMap((decision) => {
    const votes = structure.choices.filter(({ kind, about }) => kind === "vote" && about === decision.id);
    if (!votes.some(({ variable }) => read.has(variable.name))) return [];
    const approved = evaluate(structure.decided(decision.id).approved, ({ name }) => chosen.get(name) ?? 0);
    return [`${decisionWords(decision)} is ${approved ? "" : "not "}approved`];
  });
  return states.length === 0 ? "" : `, for example while ${list(states)}`;
}
