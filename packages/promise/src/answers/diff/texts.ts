import type { Model, Place } from "@proviso/agreement";
import type { SettledClause, SettledDecision } from "../../settle/index.ts";
import type { Game } from "../game.ts";
import {
  conditionWords,
  durationWords,
  eventWords,
  finderWords,
  list,
  normWords,
  partyName,
  quorumWords,
  ruleWords,
  sentence,
  subjectWords,
  timingWords,
} from "../plain.ts";
import { promiseIn } from "../target.ts";
import { endingWords, shortName } from "./words.ts";

/** A part of a text as it stands under one answering, in plain words. */
export interface TextItem {
  /** "clause defence", "decision response": the same in two drafts of one text. */
  readonly item: string;
  readonly title?: string;
  readonly lines: readonly TextLine[];
  /** From where to where it is written, all its lines included. */
  readonly at: Place;
}

export interface TextLine {
  readonly text: string;
  readonly at: Place;
}

/** What a text says under one answering, item by item, in the order in which it is written; what it draws in from other texts comes last. */
export function textItems(model: Model, game: Game): TextItem[] {
  const { settled } = game.structure;
  const home = model.agreements.find(({ id }) => id === settled.agreement)?.at.file;
  const promise = promiseIn(settled, game.target.id);
  const items: TextItem[] = [
    ...forceItem(model, game),
    ...[...settled.groups].flatMap(([id, parties]) => groupItem(model, id, parties)),
    ...[...settled.weights].flatMap(([id, weights]) => weightItem(model, id, weights)),
    ...[...settled.decisions.values()].map((decision) => decisionItem(model, decision)),
    ...settled.clauses.map((clause) => clauseItem(model, clause)),
    ...(promise === undefined
      ? []
      : [
          {
            item: `promise ${promise.name}`,
            lines: [
              {
                text: sentence(
                  `to ${subjectWords(model, promise.to)}, kept when ${conditionWords(model, promise.keptWhen)}.`,
                ),
                at: promise.at,
              },
            ],
            at: promise.at,
          },
        ]),
  ];
  const away = ({ at }: TextItem) => (at.file === home ? "" : at.file);
  return items.sort((a, b) => (away(a) === away(b) ? a.at.offset - b.at.offset : away(a) < away(b) ? -1 : 1));
}

function forceItem(model: Model, game: Game): TextItem[] {
  const { ratified, entersOnce, ends } = game.structure.settled;
  const lines: TextLine[] = [
    ...ratified.map(({ by, at }) => ({ text: `Upon ratification by ${subjectWords(model, by)}.`, at })),
    ...entersOnce.map(({ once, at }) => ({ text: `Enters into force once ${conditionWords(model, once)}.`, at })),
    ...ends.map(({ ending, at }) => ({ text: `Ends ${endingWords(model, ending)}.`, at })),
  ];
  const [first] = lines;
  return first === undefined ? [] : [{ item: "the agreement", lines, at: first.at }];
}

function groupItem(model: Model, id: string, parties: readonly string[]): TextItem[] {
  const group = model.agreements.flatMap(({ groups }) => groups).find((candidate) => candidate.id === id);
  if (group === undefined) return [];
  // Without an "and": one more in the list changes no other word.
  const text = sentence(`${parties.map((party) => partyName(model, party)).join(", ")}.`);
  return [{ item: `group ${group.name}`, lines: [{ text, at: group.at }], at: group.at }];
}

function weightItem(model: Model, id: string, weights: ReadonlyMap<string, string>): TextItem[] {
  const attribute = model.agreements.flatMap(({ attributes }) => attributes).find((candidate) => candidate.id === id);
  if (attribute === undefined) return [];
  const text = sentence(`${list([...weights].map(([party, weight]) => `${partyName(model, party)} ${weight}`))}.`);
  return [{ item: `weights ${attribute.name}`, lines: [{ text, at: attribute.at }], at: attribute.at }];
}

/** "Needs a yes from all of the Guarantors, within 3 days, failing which it is refused." */
function decisionItem(model: Model, decision: SettledDecision): TextItem {
  const { rule, quorum, within, rounds, failing, ratified, consulting, abstain } = decision;
  const parts = [
    `needs ${ruleWords(model, rule.rule)}`,
    ...(quorum === undefined ? [] : [`with ${quorumWords(model, quorum)}`]),
    ...consulting.map(
      ({ whos, time }) =>
        `after consulting ${list(whos.map((who) => subjectWords(model, { kind: "who", who })))}${time === undefined ? "" : ` for ${timingWords(time)}`}`,
    ),
    ...(within === undefined ? [] : [`within ${durationWords(within.duration)}`]),
    ...(rounds === undefined ? [] : [`in up to ${rounds.most} rounds`]),
    ...(ratified === undefined ? [] : [`upon ratification by ${subjectWords(model, ratified.by)}`]),
    ...(failing === undefined ? [] : [`failing which it is ${failing.outcome}`]),
  ];
  return {
    item: `decision ${shortName(decision.id)}`,
    ...titled(decision.title),
    lines: [
      { text: sentence(`${parts.join(", ")}.`), at: rule.at },
      ...abstain.map(({ subject, at }) => ({ text: sentence(`${subjectWords(model, subject)} abstains.`), at })),
    ],
    at: decision.at,
  };
}

function clauseItem(model: Model, clause: SettledClause): TextItem {
  const { when, request, determined, ratified, norms, takesEffect, lapses } = clause;
  const conditions = [
    ...(when === undefined ? [] : [`when ${eventWords(model, when.event)}`]),
    ...(request === undefined ? [] : [`at the request of ${subjectWords(model, request.by)}`]),
    ...(determined === undefined ? [] : [`as determined by ${finderWords(model, determined.by)}`]),
    ...(ratified === undefined ? [] : [`upon ratification by ${subjectWords(model, ratified.by)}`]),
  ];
  const first = when ?? request ?? determined ?? ratified;
  return {
    item: `clause ${shortName(clause.id)}`,
    ...titled(clause.title),
    lines: [
      ...(first === undefined ? [] : [{ text: sentence(`${conditions.join(", ")}:`), at: first.at }]),
      ...norms.map((norm) => ({ text: sentence(`${normWords(model, norm)}.`), at: norm.at })),
      ...takesEffect.map(({ once, at }) => ({ text: `Takes effect once ${conditionWords(model, once)}.`, at })),
      ...lapses.map(({ ending, at }) => ({ text: `Lapses ${endingWords(model, ending)}.`, at })),
    ],
    at: clause.at,
  };
}

function titled(title: string | undefined): { readonly title?: string } {
  return title === undefined ? {} : { title };
}
