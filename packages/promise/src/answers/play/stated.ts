import type { Model, Place, Support } from "@proviso/agreement";
import { ABSTAIN, NO, YES } from "../../diagram/formula.ts";
import { electorate } from "../../ground/decisions.ts";
import { isCircumstance } from "../../ground/deeds.ts";
import { type Choice, type GroundAct, groundAct, NOBODY, type Structure } from "../../ground/index.ts";
import { partyName } from "../plain.ts";
import { actNamed, doneBy, partyNamed } from "./acts.ts";
import { type Asking, rolesOf } from "./asking.ts";
import type { Cast } from "./ballots.ts";
import type { PlayEvent } from "./event.ts";
import { actWords } from "./words.ts";

/** An act that somebody is said to do or to refuse. */
export interface StatedDeed {
  readonly party: string;
  readonly act: GroundAct;
  /** The acts of the text that it does. */
  readonly does: readonly GroundAct[];
  readonly refused: boolean;
  readonly day: number;
  readonly at?: Place;
  readonly support: readonly Support[];
}

const LEVELS = { yes: YES, no: NO, abstain: ABSTAIN } as const;

/** What events say of one text: events by the choices they settle. */
export interface Stated {
  readonly votes: readonly Cast[];
  readonly deeds: readonly StatedDeed[];
  /** By the name of the choice; undefined day: as soon as there is something to find. */
  readonly findings: ReadonlyMap<string, number | undefined>;
  /** By the name of the choice; `never` is not made at all. */
  readonly requests: ReadonlyMap<string, number | "never">;
  /** By the name of the choice. */
  readonly ratifications: ReadonlyMap<string, number>;
  /** What has no place in this text, in plain words. */
  readonly unheeded: readonly string[];
}

/**
 * Reads events against a text. A name that no text of the model knows is an error; one that this answering leaves out is unheeded.
 * @throws RangeError that lists what there is
 */
export function statedIn(
  model: Model,
  structure: Structure,
  all: readonly Asking[],
  events: readonly PlayEvent[],
  withoutDeeds = false,
): Stated {
  const votes: Cast[] = [];
  const deeds: StatedDeed[] = withoutDeeds ? [] : inScenario(structure);
  const findings = new Map<string, number | undefined>();
  const requests = new Map<string, number | "never">(requestedInScenario(structure));
  const ratifications = new Map<string, number>();
  const unheeded: string[] = [];
  for (const event of events) {
    const party = partyNamed(model, event.party);
    const name = partyName(model, party);
    const day = event.day ?? 0;
    if (!Number.isInteger(day)) throw new RangeError(`Days are whole numbers, not ${day}.`);
    switch (event.kind) {
      case "vote": {
        const decision = decisionOf(model, structure, all, party, event.decision);
        if (decision === undefined) unheeded.push(`the vote of ${name} on ${event.decision ?? "a decision"}`);
        else votes.push({ party, decision, day, level: LEVELS[event.how] });
        break;
      }
      case "deed":
      case "refusal": {
        const act = actNamed(model, event.act);
        const does = doneBy(structure, party, act);
        const refused = event.kind === "refusal";
        if (refused && does.length === 0) unheeded.push(`the refusal of ${name} to ${actWords(model, act)}`);
        else deeds.push({ party, act, does, refused, day, support: [] });
        break;
      }
      case "finding": {
        const found = choicesOf(structure, "finding", party, event.clause);
        if (found.length === 0) unheeded.push(`the finding of ${name}`);
        for (const choice of found) findings.set(choice.variable.name, event.day);
        break;
      }
      case "ratification": {
        const found = choicesOf(structure, "ratification", party, event.what);
        if (found.length === 0) unheeded.push(`the ratification of ${name}`);
        for (const choice of found) ratifications.set(choice.variable.name, day);
        break;
      }
      case "request": {
        const found = choicesOf(structure, "request", party, event.clause);
        if (found.length === 0) unheeded.push(`the request of ${name}`);
        for (const choice of found) requests.set(choice.variable.name, event.made === false ? "never" : day);
        break;
      }
    }
  }
  // Whoever is said to vote otherwise now does so: of two votes the first stated stands.
  if (!withoutDeeds)
    for (const vote of votesInScenario(structure)) {
      const named = vote.decision.slice(vote.decision.lastIndexOf(".") + 1);
      if (decisionOf(model, structure, all, vote.party, vote.decision) !== undefined) votes.push(vote);
      else unheeded.push(`the vote of ${partyName(model, vote.party)} on ${named}`);
    }
  return { votes, deeds, findings, requests, ratifications, unheeded };
}

function choicesOf(structure: Structure, kind: Choice["kind"], party: string, clause: string | undefined): Choice[] {
  return structure.choices.filter(
    (choice) =>
      choice.kind === kind &&
      choice.owner === party &&
      (clause === undefined || [...choice.clauses].some((id) => id === clause || id.endsWith(`.${clause}`))),
  );
}

/** The decision of that name in which the party votes; undefined if this answering has none. */
function decisionOf(
  model: Model,
  structure: Structure,
  all: readonly Asking[],
  party: string,
  name: string | undefined,
): string | undefined {
  const { settled, actors } = structure;
  const named = (id: string): boolean => name === undefined || id === name || id.endsWith(`.${name}`);
  const known = model.agreements.flatMap(({ decisions }) => decisions.map(({ id }) => id));
  if (!known.some(named))
    throw new RangeError(`There is no decision ${name}; the files have ${known.join(", ") || "none"}.`);
  // Who counts for a quorum only has a vote as well.
  const votes = new Set(
    structure.choices.flatMap(({ kind, owner, about }) => (kind === "vote" && owner === party ? [about] : [])),
  );
  const found = [...settled.decisions.values()].filter(
    (decision) =>
      named(decision.id) &&
      (votes.has(decision.id) ||
        electorate(decision, settled, actors, rolesOf(structure, all, decision.id)).includes(party)),
  );
  if (found.length > 1)
    throw new RangeError(`${party} votes in ${found.map(({ id }) => id).join(", ")}. Say in which.`);
  return found[0]?.id;
}

/** What a scenario says that parties do of their own choice. */
function inScenario(structure: Structure): StatedDeed[] {
  const { settled, actors, course } = structure;
  return (course.scenario?.events ?? []).flatMap(({ event, day, at, support }) => {
    if (isCircumstance(event, settled) || isRequest(event.act)) return [];
    const act = groundAct(event.act, actors, NOBODY);
    return actors
      .partiesOf(event.subject, NOBODY)
      .map((party) => ({ party, act, does: doneBy(structure, party, act), refused: false, day, at, support }));
  });
}

/** The votes that a scenario says are cast. */
function votesInScenario({ actors, course }: Structure): Cast[] {
  return (course.scenario?.votes ?? []).flatMap(({ subject, decision, vote, day }) =>
    actors.partiesOf(subject, NOBODY).map((party): Cast => ({ party, decision, day, level: LEVELS[vote] })),
  );
}

function requestedInScenario(structure: Structure): [string, number][] {
  const { actors, course } = structure;
  return (course.scenario?.events ?? []).flatMap(({ event, day }) =>
    isRequest(event.act)
      ? actors
          .partiesOf(event.subject, NOBODY)
          .flatMap((party) => choicesOf(structure, "request", party, undefined))
          .map(({ variable }): [string, number] => [variable.name, day])
      : [],
  );
}

function isRequest(act: { readonly kind: string; readonly verb?: string }): boolean {
  return act.kind === "verb" && act.verb === "request";
}
