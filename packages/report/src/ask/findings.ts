import type { Model } from "@proviso/agreement";
import { answerings, questionsOfAgreement } from "@proviso/promise";
import { type Finding, findings, RULES } from "@proviso/promise/findings";
import { waysInWords } from "../present/answerings.ts";
import { presentFindings } from "../present/findings.ts";
import type { Answered } from "./answered.ts";

/** A finding with the heading of its rule, and where it holds in words. */
export interface ToldFinding extends Finding {
  readonly title: string;
  /** "veto is held"; absent where it holds however the open questions are answered. */
  readonly whereWords?: string;
}

export interface FindingsAnswer {
  readonly kind: "findings";
  readonly findings: readonly ToldFinding[];
}

export interface FindingsAsk {
  /** An agreement, or something of one; every agreement unless told. */
  readonly of?: string;
  readonly attacker?: string;
}

const TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ code, title }) => [code, title]));
const UNRULED = "The text has no meaning, or is too large to be examined";

/**
 * What is weak in a dossier's agreements, each with the reason, what happened where a real text did the same, and how to mend it.
 * @throws RangeError for an agreement or party that is not there
 */
export function askFindings(model: Model, { of, attacker }: FindingsAsk = {}): Answered<FindingsAnswer> {
  const options = { ...(of === undefined ? {} : { of: [of.split(".")[0] ?? of] }), attacker };
  const value: FindingsAnswer = {
    kind: "findings",
    findings: findings(model, options).map((finding) => told(model, finding)),
  };
  return { value, document: presentFindings(value) };
}

function told(model: Model, finding: Finding): ToldFinding {
  const questions = questionsOfAgreement(model, finding.agreement);
  const whereWords =
    finding.where.length === 0 ? undefined : waysInWords(questions, finding.where, answerings(questions));
  return {
    ...finding,
    title: TITLES.get(finding.code) ?? UNRULED,
    ...(whereWords === undefined ? {} : { whereWords }),
  };
}
