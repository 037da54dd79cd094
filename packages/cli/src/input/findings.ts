import type { Model } from "@proviso/agreement";
import { CODES } from "@proviso/language";
import { answerings, questionsOfAgreement } from "@proviso/promise";
import { type Finding, type FindingsOptions, findings, RULES } from "@proviso/promise/findings";
import { waysInWords } from "@proviso/report/present/answerings";
import type { Remark } from "../render/remark.ts";
import type { RuleText } from "../render/remarks-sarif.ts";
import type { Loaded } from "./load.ts";

/**
 * The weaknesses of the agreements that stand in the files given (not in what they use), as remarks; none where the text has errors. Each agreement is
 * examined where most is known of it: among the loads that have it, in the one with most of its scenarios.
 */
export function findingsIn(
  loads: readonly Loaded[],
  options: FindingsOptions,
  onLoad: (loaded: Loaded, index: number) => void = () => {},
): Remark[] {
  const given = new Set(loads.flatMap(({ files }) => files));
  const best = new Map<string, { loaded: Loaded; id: string; known: number }>();
  for (const loaded of loads) {
    for (const { id, at } of loaded.model?.agreements ?? []) {
      if (!given.has(at.file)) continue;
      const known = loaded.model?.scenarios.filter((scenario) => scenario.of === id).length ?? 0;
      const key = `${at.file} ${id}`;
      const before = best.get(key);
      if (before === undefined || known > before.known) best.set(key, { loaded, id, known });
    }
  }
  return loads.flatMap((loaded, index) => {
    const of = [...best.values()].filter((one) => one.loaded === loaded).map(({ id }) => id);
    if (loaded.model === undefined || of.length === 0) return [];
    onLoad(loaded, index);
    const { model } = loaded;
    return findings(model, { ...options, of }).map((finding) => remarkOf(model, finding));
  });
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
