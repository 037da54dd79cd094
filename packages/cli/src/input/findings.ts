import type { Model } from "@proviso/agreement";
import { CODES } from "@proviso/language";
import { answerings, questionsOfAgreement } from "@proviso/promise";
import { type Finding, type FindingsOptions, findings, RULES } from "@proviso/promise/findings";
import { waysInWords } from "../present/answerings.ts";
import type { Remark } from "../render/remark.ts";
import type { RuleText } from "../render/remarks-sarif.ts";
import type { Loaded } from "./load.ts";

/** The weaknesses of the agreements that stand in the files given (not in what they use), as remarks. None where the text has errors. */
export function findingsIn({ model, files }: Loaded, options: FindingsOptions): Remark[] {
  if (model === undefined) return [];
  const own = model.agreements.filter(({ at }) => files.includes(at.file)).map(({ id }) => id);
  return own.length === 0 ? [] : findings(model, { ...options, of: own }).map((finding) => remarkOf(model, finding));
}

/** The same as often as it is asked for, worked out once. */
export function findingsOnce(model: Model): () => readonly Finding[] {
  let found: readonly Finding[] | undefined;
  return () => {
    found ??= findings(model);
    return found;
  };
}

function remarkOf(model: Model, finding: Finding): Remark {
  const { code, severity, at, message, why, precedent, suggestion, related } = finding;
  return {
    code,
    severity,
    place: at,
    message: `${message}${whereWords(model, finding)}`,
    why: precedent === undefined ? why : `${why} ${precedent.text} (${precedent.source})`,
    help: suggestion?.message,
    related: related.map(({ at: place, message: text }) => ({ place, message: text })),
  };
}

/** In which answerings it holds, where not in all. */
function whereWords(model: Model, { agreement, where }: Finding): string {
  if (where.length === 0) return "";
  const questions = questionsOfAgreement(model, agreement);
  const words = waysInWords(questions, where, answerings(questions));
  return words === undefined ? "" : ` (Where ${words}.)`;
}

/** What the language and the linter say about their codes. */
export function ruleTexts(): ReadonlyMap<string, RuleText> {
  return new Map<string, RuleText>([
    ...Object.entries(CODES).map(
      ([code, { explanation, remedy }]) => [code, { short: explanation, help: remedy }] as const,
    ),
    ...RULES.map(({ code, title, why }) => [code, { short: title, help: why }] as const),
  ]);
}
