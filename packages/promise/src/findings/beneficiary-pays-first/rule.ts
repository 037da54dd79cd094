import { list, sentence } from "../../answers/plain.ts";
import type { GroundNorm } from "../../ground/index.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import type { Report, Rule } from "../finding.ts";
import { extent } from "../logic.ts";
import { deedWords, eachOf, local, parties } from "../words.ts";

export const beneficiaryPaysFirst: Rule = {
  code: "beneficiary-pays-first",
  severity: "warning",
  title: "What the beneficiary gives is sure, what it gets is not",
  why: "Whoever performs first has nothing left to bargain with when the other side does not.",
  precedent: {
    text: "The Istanbul terms asked Ukraine for neutrality without allies, bases or foreign contingents; the draft that followed made the help it was to get in return wait for the agreement of all guarantors, Russia included.",
    source:
      "Istanbul communiqué, 29 March 2022, points 1 and 4; draft treaty, 15 April 2022, art. 5, as reported by The New York Times",
  },
  *check(text) {
    for (const pledge of text.pledges) for (const one of pledge.cases) yield* checkCase(text, pledge, one);
  },
};

function* checkCase(text: AgreementText, { term }: Pledge, one: PromiseCase): Generator<Report> {
  const { beneficiary } = one;
  if (beneficiary === undefined || !one.canVoid(one.players)) return;
  const given = gives(one, beneficiary);
  const [first] = given;
  if (first === undefined) return;
  const duties = given.map(({ norm }) => `${norm.modality} ${deedWords(text, norm)}`);
  const named = duties.length > 3 ? [...duties.slice(0, 3), `${duties.length - 3} more`] : duties;
  yield {
    at: first.norm.at,
    message: sentence(
      `${eachOf(text, one.beneficiaries)} ${list([...new Set(named)])}, whatever the others do, while the promise "${term.name}" that it gets ${unsure(text, one)}.`,
    ),
    related: [
      ...given.slice(1).map(({ norm }) => ({ at: norm.at, message: "also unconditional" })),
      { at: term.at, message: "what it gets" },
    ],
    support: [...first.norm.support, ...first.clause.support],
    suggestion: {
      message: `Let what it gives wait for what it gets ("takes effect once …"), or let it lapse where "${local(term.id)}" is not kept.`,
    },
  };
}

/**
 * Duties of the beneficiary that hold in any case and that its helpers do not share. Not to attack anyone is no price: the law asks it of all.
 */
function gives(one: PromiseCase, beneficiary: string): GroundNorm[] {
  return one.structure.norms.filter(
    (ground) =>
      (ground.modality === "shall" || ground.modality === "must not") &&
      ground.clause.when === undefined &&
      !ground.norm.manner.asItDeemsNecessary &&
      !isLawAnyway(one, ground) &&
      ground.norm.manner.until === undefined &&
      ground.parties.includes(beneficiary) &&
      !one.players.every((party) => ground.parties.includes(party)) &&
      extent(one.structure.applies(ground, beneficiary)) === "always",
  );
}

function isLawAnyway({ text }: PromiseCase, { modality, act }: GroundNorm): boolean {
  return modality === "must not" && act.verb !== undefined && text.settled.verbs.get(act.verb)?.circumstance === true;
}

function unsure(text: AgreementText, one: PromiseCase): string {
  if (one.canVoid([])) return "cannot be kept";
  const alone = one.players.filter((party) => one.canVoid([party])).flatMap((party) => one.alikeTo(party));
  if (alone.length === 0) return "can lawfully be left unkept";
  return alone.length === 1
    ? `can be voided by ${parties(text, alone)} alone`
    : `can be voided by any one of ${parties(text, alone)}`;
}
