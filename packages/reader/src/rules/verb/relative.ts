import type { Verb } from "../../lexicon/verbs.ts";
import { clauseEnd } from "../../phrases/clause.ts";
import { type Subject, simpleStart } from "../../phrases/nounPhrase.ts";
import type { VerbGroup } from "../../phrases/verbGroup.ts";
import { isComma, isNominal, isVerb } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import type { Window } from "./window.ts";

/**
 * "a rule that Kyiv said would void the pact", "what he said was a trap": within a relative clause, what is said is parted from what it is said of. The
 * thing itself is taken along where no pronoun stands for it ("a probe the agency said was closed").
 */
export function insideRelative(
  reading: Reading,
  verb: Verb,
  subject: Subject | undefined,
  group: VerbGroup,
  after: number,
  { floor, ceiling }: Window,
): Run[] | undefined {
  const { tokens } = reading;
  const first = tokens[after];
  if (!verb.frame.clause || subject === undefined || subject.relative !== undefined || subject.to !== group.from)
    return undefined;
  if (first === undefined || after >= ceiling || !isFiniteVerb(reading, after)) return undefined;
  const before = tokens[subject.from - 1];
  if (before === undefined || subject.from - 1 < floor) return undefined;
  const said: Run = { from: after, to: clauseEnd(reading, after, ceiling, { stopAtComma: true }) };
  if (said.to <= said.from) return undefined;
  if (/^(?:that|which|who|whom|what)$/.test(before.lower)) return [said];
  if (!isNominal(before) || before.tag === "PRON" || isComma(before)) return undefined;
  return [{ from: simpleStart(reading, subject.from - 1, floor), to: subject.from }, said];
}

/** An auxiliary, or a verb that is no infinitive and no participle in -ing. */
function isFiniteVerb(reading: Reading, i: number): boolean {
  const token = reading.tokens[i]!;
  return isVerb(token) && !token.lower.endsWith("ing") && reading.tokens[i - 1]?.lower !== "to";
}
