import { type Model, type Place, type PromiseTerm, quoted, type Support } from "@proviso/agreement";
import { electorate } from "../../ground/decisions.ts";
import type { SettledClause, SettledDecision } from "../../settle/index.ts";
import type { Game } from "../game.ts";
import {
  conditionWords,
  durationWords,
  eventWords,
  finderWords,
  list,
  normWords,
  quorumWords,
  ruleWords,
  subjectWords,
  timingWords,
} from "../plain.ts";
import { nameOf, promiseIn } from "../target.ts";
import { endingWords, shortName } from "./words.ts";

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
  /** Where B says it, or where A said it if it is gone. */
  readonly at: Place;
  /** Where A said it; absent: it is new in B. */
  readonly from?: Place;
}

interface Term {
  readonly item: string;
  readonly what: string;
  readonly text: string;
  readonly at: Place;
  /** What of it stays while the rest changes: a term of B takes the place of a term of A where this is the same. "": of none. */
  readonly like: string;
}

/** What moved between two settled texts, clause by clause and decision by decision, told in plain words. */
export function termChanges(modelA: Model, a: Game, modelB: Model, b: Game): TermChange[] {
  const before = grouped(termsOf(modelA, a));
  const after = grouped(termsOf(modelB, b));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    moved(before.get(key) ?? [], after.get(key) ?? []),
  );
}

/** Terms of one kind of one item: those that both texts have are no change; of the rest, those that are alike are one that changed. */
function moved(before: readonly Term[], after: readonly Term[]): TermChange[] {
  const texts = (terms: readonly Term[]) => new Set(terms.map(({ text }) => text));
  const [old, now] = [texts(before), texts(after)];
  const gone = before.filter(({ text }) => !now.has(text));
  const come = after.filter(({ text }) => !old.has(text));
  const changes = gone.map((term): TermChange => {
    const { item, what, text, at, like } = term;
    const successor = like === "" ? -1 : come.findIndex((other) => other.like === like);
    const next = successor === -1 ? undefined : come.splice(successor, 1)[0];
    return next === undefined
      ? { item, what, before: text, at, from: at }
      : { item, what, before: text, after: next.text, at: next.at, from: at };
  });
  return [...changes, ...come.map(({ item, what, text, at }): TermChange => ({ item, what, after: text, at }))];
}

function grouped(terms: readonly Term[]): Map<string, Term[]> {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const key = `${term.item} ${term.what}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [term]);
    else if (known.every(({ text }) => text !== term.text)) known.push(term);
  }
  return groups;
}

function termsOf(model: Model, game: Game): Term[] {
  const { settled } = game.structure;
  const promise = promiseIn(settled, game.target.id);
  return [
    ...(promise === undefined ? [] : promiseTerms(model, promise)),
    ...settled.clauses.flatMap((clause) => clauseTerms(model, clause)),
    ...[...settled.decisions.values()].flatMap((decision) => decisionTerms(model, decision, game)),
    ...[...settled.groups].flatMap(([id, parties]) => groupTerms(model, id, parties)),
    ...[...settled.weights].flatMap(([id, weights]) => weightTerms(model, id, weights)),
    ...settled.ratified.map(
      (part): Term => ({
        item: "the agreement",
        what: "ratified by",
        text: subjectWords(model, part.by),
        at: part.at,
        like: "ratified",
      }),
    ),
    ...settled.entersOnce.map(
      (part): Term => ({
        item: "the agreement",
        what: "enters into force",
        text: `once ${conditionWords(model, part.once)}`,
        at: part.at,
        like: "once",
      }),
    ),
    ...settled.ends.map(
      (part): Term => ({
        item: "the agreement",
        what: "ends",
        text: endingWords(model, part.ending),
        at: part.at,
        like: part.ending.kind,
      }),
    ),
  ];
}

function promiseTerms(model: Model, { name, to, keptWhen, at }: PromiseTerm): Term[] {
  const item = `promise ${name}`;
  return [
    { item, what: "to whom", text: subjectWords(model, to), at, like: "to" },
    { item, what: "kept when", text: conditionWords(model, keptWhen), at, like: "kept" },
  ];
}

/** Each member is a term of its own: what matters is who left and who joined. */
function groupTerms(model: Model, id: string, parties: readonly string[]): Term[] {
  const group = model.agreements.flatMap(({ groups }) => groups).find((candidate) => candidate.id === id);
  if (group === undefined) return [];
  return parties.map((party) => {
    const entry = group.entries.find(({ who }) => who.kind === "party" && who.party === party);
    return {
      item: `group ${group.name}`,
      what: "member",
      text: nameOf(model, party),
      at: entry?.at ?? group.at,
      like: "",
    };
  });
}

/** What each member's vote weighs. */
function weightTerms(model: Model, id: string, weights: ReadonlyMap<string, string>): Term[] {
  const attribute = model.agreements.flatMap(({ attributes }) => attributes).find((candidate) => candidate.id === id);
  if (attribute === undefined) return [];
  return [...weights].map(([party, weight]) => ({
    item: `weights ${attribute.name}`,
    what: `of ${nameOf(model, party)}`,
    text: weight,
    at: attribute.at,
    like: party,
  }));
}

function clauseTerms(model: Model, clause: SettledClause): Term[] {
  const item = `clause ${shortName(clause.id)}`;
  const { when, request, determined } = clause;
  const terms: Term[] = [];
  const add = (what: string, text: string, at: Place, like = what): void => {
    terms.push({ item, what, text, at, like });
  };
  if (when !== undefined) add("trigger", eventWords(model, when.event), when.at);
  if (request !== undefined) add("who invokes", subjectWords(model, request.by), request.at);
  if (determined !== undefined) add("who determines", finderWords(model, determined.by), determined.at);
  if (clause.ratified !== undefined) add("ratified by", subjectWords(model, clause.ratified.by), clause.ratified.at);
  for (const norm of clause.norms) {
    const act = norm.act.kind === "quoted" ? "" : `${norm.act.verb} ${JSON.stringify(norm.act.object ?? null)}`;
    add("what is owed", normWords(model, norm), norm.at, act);
  }
  for (const part of clause.takesEffect) add("takes effect", `once ${conditionWords(model, part.once)}`, part.at);
  for (const part of clause.lapses) add("lapses", endingWords(model, part.ending), part.at, part.ending.kind);
  const cited = [...clause.support, ...clause.norms.flatMap((norm) => norm.support)];
  return [...terms, ...citations(item, cited)];
}

function decisionTerms(model: Model, decision: SettledDecision, game: Game): Term[] {
  const item = `decision ${shortName(decision.id)}`;
  const { rule, within, failing, quorum, rounds, ratified } = decision;
  const { structure } = game;
  const terms: Term[] = [];
  const add = (what: string, text: string, at: Place, like = what): void => {
    terms.push({ item, what, text, at, like });
  };
  add("rule", ruleWords(model, rule.rule), rule.at);
  const voters = electorate(decision, structure.settled, structure.actors, structure.promiseRoles());
  if (voters.length > 0) add("who votes", list(game.inOrder(new Set(voters)), model), rule.at);
  if (within !== undefined) add("deadline", durationWords(within.duration), within.at);
  if (failing !== undefined) add("failing which", failing.outcome, failing.at);
  if (quorum !== undefined) add("quorum", quorumWords(model, quorum), quorum.at);
  if (rounds !== undefined) {
    const { most, gap, anew } = rounds;
    const apart = gap === undefined ? "" : `, ${timingWords(gap)} apart`;
    add("rounds", `up to ${most}${apart}${anew ? ", voting anew" : ""}`, rounds.at);
  }
  if (ratified !== undefined) add("ratified by", subjectWords(model, ratified.by), ratified.at);
  for (const { whos, time, at } of decision.consulting) {
    const term = time === undefined ? "" : ` for ${timingWords(time)}`;
    add("after consulting", `${list(whos.map((who) => subjectWords(model, { kind: "who", who })))}${term}`, at);
  }
  for (const part of decision.abstain) add("who abstains", subjectWords(model, part.subject), part.at);
  return [...terms, ...citations(item, [...decision.support, ...rule.support])];
}

/** The words that an item rests on, each once; no words take the place of others. */
function citations(item: string, support: readonly Support[]): Term[] {
  return support.flatMap((one) =>
    one.kind === "assumed"
      ? []
      : one.fragments.map(
          (fragment): Term => ({
            item,
            what: "rests on",
            text: `${quoted(fragment.words)} (${one.source})`,
            at: one.at,
            like: "",
          }),
        ),
  );
}
