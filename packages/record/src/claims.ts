import type { Claim, Model, RecordTest, Statement } from "@proviso/agreement";
import { denied, heard } from "./heard.ts";
import { evidence, sayingWords, sentence, speakerName } from "./words.ts";

export type Verdict = "supported" | "contradicted" | "unsupported";

export interface ClaimVerdict {
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** The verdict needs what one speaker says of another: without reports it would be a different one. */
  readonly nestedOnly: boolean;
  /** What would support the claim and what would contradict it are both on record. */
  readonly bothWays: boolean;
  /** The statements that decide, in the order of the text. A `never` that nobody denies is decided by there being none. */
  readonly deciding: readonly Statement[];
  readonly why: string;
}

/**
 * Whether the record supports a claim. It does where `holds if` is met; it contradicts it where `fails if` is met. Where both are met, what
 * speakers say themselves goes before what is reported of them; if that settles nothing, the claim is unsupported and `bothWays`.
 * @throws RangeError for a claim that the model does not have
 */
export function claimVerdict(model: Model, claimId: string): ClaimVerdict {
  const claim = model.claims.find((candidate) => candidate.id === claimId);
  if (claim === undefined) {
    const known = model.claims.map((candidate) => candidate.id).join(", ");
    throw new RangeError(`There is no claim ${claimId}; the record has ${known === "" ? "none" : known}.`);
  }
  const all = hearing(model, claim, true);
  const own = hearing(model, claim, false);
  const bothWays = all.holds.met && all.fails.met;
  const verdict = verdictOf(bothWays ? own : all);
  const nestedOnly = verdict !== "unsupported" && verdictOf(own) !== verdict;
  const used = bothWays && verdict !== "unsupported" ? own : all;
  const parts = verdict === "supported" ? [used.holds] : verdict === "contradicted" || bothWays ? [used.fails] : [];
  if (bothWays && verdict === "unsupported") parts.unshift(used.holds);
  const statements = new Set(parts.flatMap((part) => part.statements));
  return {
    claim,
    verdict,
    nestedOnly,
    bothWays,
    deciding: model.statements.filter((statement) => statements.has(statement)),
    why: whyOf(model, claim, verdict, nestedOnly, bothWays, parts),
  };
}

interface Outcome {
  readonly met: boolean;
  readonly statements: readonly Statement[];
  /** One clause of a sentence for each thing that the record holds, or lacks. */
  readonly because: readonly string[];
}

const UNMET: Outcome = { met: false, statements: [], because: [] };

function hearing(model: Model, claim: Claim, reports: boolean): { readonly holds: Outcome; readonly fails: Outcome } {
  return {
    holds: outcome(model, claim.holdsIf, reports),
    fails: claim.failsIf === undefined ? UNMET : outcome(model, claim.failsIf, reports),
  };
}

function verdictOf({ holds, fails }: { readonly holds: Outcome; readonly fails: Outcome }): Verdict {
  if (holds.met === fails.met) return "unsupported";
  return holds.met ? "supported" : "contradicted";
}

function outcome(model: Model, test: RecordTest, reports: boolean): Outcome {
  if (test.kind !== "said") {
    const parts = test.of.map((part) => outcome(model, part, reports));
    const met = test.kind === "and" ? parts.every((part) => part.met) : parts.some((part) => part.met);
    const counted = met ? parts.filter((part) => part.met) : [];
    return {
      met,
      statements: counted.flatMap((part) => part.statements),
      because: counted.flatMap((part) => part.because),
    };
  }
  const words = `${speakerName(model, test.speaker)} ${sayingWords(model, test.saying)}`;
  const hits = heard(model, test.speaker, test.saying).filter((hit) => reports || !hit.nested);
  const statements = hits.map((hit) => hit.statement);
  if (!test.never) {
    if (statements.length === 0) return UNMET;
    return { met: true, statements, because: [`${words} (${cited(model, statements)})`] };
  }
  if (statements.length > 0) return UNMET;
  const denials = denied(model, test.speaker, test.saying);
  const denial = denials.length === 0 ? "" : `, and it is denied (${cited(model, denials)})`;
  return { met: true, statements: denials, because: [`no statement says that ${words}${denial}`] };
}

function cited(model: Model, statements: readonly Statement[]): string {
  return statements.map((statement) => evidence(model, statement)).join("; ");
}

function whyOf(
  model: Model,
  claim: Claim,
  verdict: Verdict,
  nestedOnly: boolean,
  bothWays: boolean,
  parts: readonly Outcome[],
): string {
  const because = parts.flatMap((part) => part.because).join("; ");
  if (verdict !== "unsupported") {
    const rests = nestedOnly ? " This rests on what one speaker says of another." : "";
    const against = bothWays ? " What others report says the opposite; a speaker's own words go first." : "";
    return `${sentence(because)}.${rests}${against}`;
  }
  if (bothWays) return `The record speaks both ways: ${because}.`;
  const needed = leaves(claim.holdsIf).map(
    (said) => `${speakerName(model, said.speaker)} ${said.never ? "never " : ""}${sayingWords(model, said.saying)}`,
  );
  return `The record does not hold what the claim needs: that ${needed.join(`; that `)}.`;
}

function leaves(test: RecordTest): Extract<RecordTest, { kind: "said" }>[] {
  return test.kind === "said" ? [test] : test.of.flatMap(leaves);
}
