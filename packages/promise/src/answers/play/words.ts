import type { Event, Model } from "@proviso/agreement";
import { type Choice, type GroundAct, words as groundWords, type Roles } from "../../ground/index.ts";
import type { SettledDecision } from "../../settle/index.ts";
import { conditionWords, eventWords, list, partyName } from "../plain.ts";

/** How many parties a sentence names before it counts the rest. */
const NAMED = 6;

/** "Albania, Belgium, … and 26 others" */
export function some(model: Model, parties: readonly string[]): string {
  if (parties.length <= NAMED + 1) return list(parties, model);
  const names = parties.slice(0, NAMED).map((party) => partyName(model, party));
  return `${names.join(", ")} and ${parties.length - NAMED} others`;
}

/**
 * The infinitive of a grounded act: "assist Ukraine with troops", `do "parley"`.
 * @param by who does it: of a group that consults the group, "consult each other"
 */
export function actWords(model: Model, act: GroundAct, by: readonly string[] = []): string {
  return act.quoted === undefined ? [act.verb, ...rest(model, act, by)].join(" ") : `do "${act.quoted}"`;
}

/** "France assists Ukraine", "France and Germany assist Ukraine" */
export function deedWords(model: Model, parties: readonly string[], act: GroundAct): string {
  const one = parties.length === 1;
  if (act.quoted !== undefined) return `${some(model, parties)} ${one ? "does" : "do"} "${act.quoted}"`;
  const entry = model.verbs.find(({ infinitive }) => infinitive === act.verb);
  const verb = one ? (entry?.thirdPerson ?? `${act.verb}s`) : act.verb;
  return [some(model, parties), verb, ...rest(model, act, parties)].join(" ");
}

function rest(model: Model, { verb, object, amount, means }: GroundAct, by: readonly string[]): string[] {
  const particle = model.verbs.find(({ infinitive }) => infinitive === verb)?.particle;
  return [
    ...(particle === undefined ? [] : [particle]),
    ...(object === undefined ? [] : [objectWords(model, object, by)]),
    ...(amount === undefined ? [] : [amount]),
    ...(means === undefined ? [] : [`with ${means.things.join(` ${means.joined} `)}`]),
  ];
}

/** To whom it is done; who does it is left out among them, and where all who do it are, they do it to each other. */
function objectWords(model: Model, object: NonNullable<GroundAct["object"]>, by: readonly string[]): string {
  if (object.kind === "other") {
    const name = object.key.slice(object.key.lastIndexOf(".") + 1);
    return isClause(model, object.key) ? `clause ${name}` : name;
  }
  const others = object.parties.filter((party) => !by.includes(party));
  const mutual = by.length > 0 && others.length + by.length === object.parties.length;
  if (mutual && by.length > 1) return others.length === 0 ? "each other" : `each other and ${some(model, others)}`;
  const parties = mutual ? others : object.parties;
  if (parties.length === 0) return "nobody";
  return `${object.any ? "any of " : ""}${some(model, parties)}`;
}

function isClause(model: Model, id: string): boolean {
  return model.agreements.some(({ clauses }) => clauses.some((clause) => clause.id === id));
}

/** A trigger as it happens, its roles filled: "Russia attacks Estonia"; "someone attacks Ukraine" where nobody is named. */
export function happeningWords(model: Model, event: Event, roles: Roles): string {
  const verb = event.act.kind === "verb" ? event.act.verb : undefined;
  const entry = model.verbs.find(({ infinitive }) => infinitive === verb);
  const by = entry?.subjectRole === undefined ? [] : roles[entry.subjectRole];
  const hit = entry?.objectRole === undefined ? [] : roles[entry.objectRole];
  const subject: Event["subject"] =
    by.length === 1 && by[0] !== undefined ? { kind: "who", who: { kind: "party", party: by[0] } } : event.subject;
  const object = hit.length === 1 ? hit[0] : undefined;
  const act: Event["act"] =
    event.act.kind === "verb" && event.act.object?.kind === "subject" && object !== undefined
      ? { ...event.act, object: { kind: "subject", subject: { kind: "who", who: { kind: "party", party: object } } } }
      : event.act;
  return eventWords(model, { ...event, subject, act }).replace(/^anyone /, "someone ");
}

export function decisionWords({ id, title }: SettledDecision): string {
  return `the decision “${title ?? id.slice(id.lastIndexOf(".") + 1)}”`;
}

/** What a finding says, after "find that". */
export function findingWords(model: Model, choice: Choice, trigger: string | undefined): string {
  if (!choice.about.startsWith("that ")) return trigger ?? "the case has arisen";
  // A finding that ends something is identified by the words of the ending.
  const clause = model.agreements
    .flatMap(({ clauses, force }) => [
      ...clauses.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "lapses" ? [part.ending] : []))),
      ...force.flatMap((part) => (part.kind === "ends" ? [part.ending] : [])),
    ])
    .flatMap((ending) => (ending.kind === "if" ? [ending.condition] : []))
    .find((condition) => choice.about === `that ${groundWords.condition(condition)}`);
  return clause === undefined ? choice.about.slice("that ".length) : conditionWords(model, clause);
}
