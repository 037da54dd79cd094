import { sentence } from "../../answers/plain.ts";
import { holdsFor } from "../../answers/selectors.ts";
import { and, not } from "../../diagram/formula.ts";
import type { GroundNorm } from "../../ground/index.ts";
import { goneBy } from "../../worth/irreversible.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import { onDate, startOf } from "../dates.ts";
import type { Report, Rule } from "../finding.ts";
import { actorWords, deedWords, eachOf } from "../words.ts";

export const irreversibleBeforeEffect: Rule = {
  code: "irreversible-before-effect",
  severity: "warning",
  title: "What cannot be undone is due before what it is given for",
  why: "A concession that can be withdrawn is a pledge; one that cannot is a gift, if what it was made for may never take effect.",
  precedent: {
    text: "Ukraine gave up its nuclear weapons; what it was assured of in return was that the signatories would seek action by a Security Council in which one of them has a veto.",
    source: "Budapest Memorandum, 5 December 1994, para. 4",
  },
  *check(text) {
    yield* beforeForce(text);
    for (const pledge of text.pledges) for (const one of pledge.cases) yield* beforeReturn(text, pledge, one);
  },
};

/** Due by a day on which the agreement was not yet, or will not yet be, in force. */
function* beforeForce(text: AgreementText): Generator<Report> {
  const entry = text.agreement.status
    .flatMap(({ steps, at }) => steps.map((step) => ({ ...step, at })))
    .find(({ stage }) => stage === "in force");
  if (entry === undefined) return;
  for (const { norm, parties } of irreversibleDuties(text, text.structure.norms)) {
    if (norm.manner.by === undefined || parties.length === 0 || startOf(norm.manner.by) >= startOf(entry.on)) continue;
    yield {
      at: norm.at,
      message: sentence(
        `${actorWords(text, norm.actor)} shall ${deedWords(text, norm)} by ${norm.manner.by}, before the agreement comes into force ${onDate(entry.on)}.`,
      ),
      related: [{ at: entry.at, message: "enters into force" }],
      support: norm.support,
      suggestion: { message: "Let the term run from the entry into force." },
    };
  }
}

/** Due although others can keep what the party is promised from ever taking effect. */
function* beforeReturn(text: AgreementText, { term }: Pledge, one: PromiseCase): Generator<Report> {
  const { beneficiary } = one;
  if (beneficiary === undefined) return;
  for (const { norm, clause, ground, gone } of irreversibleDuties(text, one.structure.norms)) {
    if (!ground.parties.includes(beneficiary) || !mayBeInVain(one, ground, beneficiary)) continue;
    yield {
      at: norm.at,
      message: sentence(
        `${eachOf(text, one.beneficiaries)} shall ${deedWords(text, norm)} even if the promise "${term.name}" made to it never takes effect: by then ${gone}.`,
      ),
      related: [{ at: term.at, message: "what it is given for" }],
      support: [...norm.support, ...clause.support],
      suggestion: {
        message: `Tie the two together: "takes effect once …" the same event as the promise, or step by step.`,
      },
    };
  }
}

function irreversibleDuties(text: AgreementText, norms: readonly GroundNorm[]) {
  return norms.flatMap((ground) => {
    const { norm, clause, parties, modality, act } = ground;
    if (modality !== "shall" || norm.manner.asItDeemsNecessary || act.verb === undefined) return [];
    const gone = goneBy(text.settled.verbs, act.verb);
    return gone === undefined ? [] : [{ ground, norm, clause, parties, gone }];
  });
}

/** Whether others' votes, findings and conditions can leave the duty due and the promise without effect, though every helper would help. */
function mayBeInVain(one: PromiseCase, duty: GroundNorm, beneficiary: string): boolean {
  const helping = new Set(
    one.helps.flatMap(({ party, act }) =>
      [act, ...one.structure.actsUnder(party, act)].map(({ key }) => `${party}|${key}`),
    ),
  );
  const inVain = and(one.structure.applies(duty, beneficiary), not(one.formula));
  const able = one.select(inVain, (choice) =>
    choice.owner === beneficiary || (choice.kind === "act" && helping.has(`${choice.owner}|${choice.about}`))
      ? "never"
      : "always",
  );
  return holdsFor(able, new Set());
}
