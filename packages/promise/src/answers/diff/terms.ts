import type { Model, Place, Support } from "@proviso/agreement";
import type { SettledClause, SettledDecision } from "../../settle/index.ts";
import type { Game } from "../game.ts";
import { conditionWords, eventWords, finderWords, normWords, ruleWords, subjectWords } from "../plain.ts";

/** A term of the text that moved: present in one, changed, or gone. */
export interface TermChange {
  /** "clause defence", "decision response". */
  readonly item: string;
  /** What of it: "trigger", "rule", "deadline", "what is owed", … */
  readonly what: string;
  /** Absent: it is new in B. */
  readonly before?: string;
  /** Absent: it is gone in B. */
  readonly after?: string;
  readonly at: Place;
}

interface Term {
  readonly item: string;
  readonly what: string;
  readonly text: string;
  readonly at: Place;
}

/** What moved between two settled texts, clause by clause and decision by decision, told in plain words. */
export function termChanges(modelA: Model, a: Game, modelB: Model, b: Game): TermChange[] {
  const before = indexed(termsOf(modelA, a));
  const after = indexed(termsOf(modelB, b));
  const changes: TermChange[] = [];
  for (const [key, old] of before) {
    const now = after.get(key);
    if (now?.text === old.text) continue;
    changes.push({ item: old.item, what: old.what, before: old.text, after: now?.text, at: now?.at ?? old.at });
  }
  for (const [key, now] of after) {
    if (!before.has(key)) changes.push({ item: now.item, what: now.what, after: now.text, at: now.at });
  }
  return changes;
}

function indexed(terms: readonly Term[]): Map<string, Term> {
  return new Map(terms.map((term) => [`${term.item} ${term.what}`, term]));
}

function termsOf(model: Model, game: Game): Term[] {
  const { settled } = game.structure;
  return [
    ...settled.clauses.flatMap((clause) => clauseTerms(model, clause)),
    ...[...settled.decisions.values()].flatMap((decision) => decisionTerms(model, decision)),
    ...[...settled.groups].map(([id, parties]) => ({
      item: `group ${short(id)}`,
      what: "members",
      text: parties.join(", "),
      at: settled.promises[0]?.at ?? nowhere,
    })),
  ];
}

const nowhere: Place = { file: "", line: 0, column: 0, endLine: 0, endColumn: 0, offset: 0, end: 0 };

function clauseTerms(model: Model, clause: SettledClause): Term[] {
  const item = `clause ${short(clause.id)}`;
  const terms: Term[] = [];
  const add = (what: string, text: string, at: Place): void => {
    terms.push({ item, what, text, at });
  };
  if (clause.when !== undefined) add("trigger", eventWords(model, clause.when.event), clause.when.at);
  if (clause.request !== undefined) add("who invokes", subjectWords(model, clause.request.by), clause.request.at);
  if (clause.determined !== undefined)
    add("who determines", finderWords(model, clause.determined.by), clause.determined.at);
  clause.norms.forEach((norm, index) => {
    add(clause.norms.length === 1 ? "what is owed" : `what is owed (${index + 1})`, normWords(model, norm), norm.at);
  });
  for (const part of clause.takesEffect) add("takes effect", `once ${conditionWords(model, part.once)}`, part.at);
  clause.lapses.forEach((part, index) => {
    add(
      clause.lapses.length === 1 ? "lapses" : `lapses (${index + 1})`,
      part.ending.kind === "if"
        ? `if ${conditionWords(model, part.ending.condition)}`
        : `after ${part.ending.duration.count} ${part.ending.duration.unit}s`,
      part.at,
    );
  });
  const cited = citations([...clause.support, ...clause.norms.flatMap((norm) => norm.support)]);
  if (cited !== "") add("citations", cited, clause.at);
  return terms;
}

function decisionTerms(model: Model, decision: SettledDecision): Term[] {
  const item = `decision ${short(decision.id)}`;
  const terms: Term[] = [{ item, what: "rule", text: ruleWords(model, decision.rule.rule), at: decision.rule.at }];
  const { within, failing, quorum } = decision;
  if (within !== undefined)
    terms.push({
      item,
      what: "deadline",
      text: `${within.duration.count} ${within.duration.unit}${within.duration.count === 1 ? "" : "s"}`,
      at: within.at,
    });
  if (failing !== undefined) terms.push({ item, what: "failing which", text: failing.outcome, at: failing.at });
  if (quorum !== undefined) terms.push({ item, what: "quorum", text: quorum.amount.text, at: quorum.at });
  const cited = citations([...decision.support, ...decision.rule.support]);
  if (cited !== "") terms.push({ item, what: "citations", text: cited, at: decision.at });
  return terms;
}

function citations(support: readonly Support[]): string {
  return support
    .flatMap((one) =>
      one.kind === "assumed" ? [] : one.fragments.map((fragment) => `${one.source} “${fragment.words}”`),
    )
    .join("; ");
}

function short(id: string): string {
  return id.split(".").at(-1) ?? id;
}
