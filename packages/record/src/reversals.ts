import type { Model, Topic } from "@proviso/agreement";
import { exclude } from "./exclusion.ts";
import { before, byTopic, holderOf, type Position, positions } from "./positions.ts";
import { addsCondition, agreementsOfQuestions, isFor, latestOfEachKind } from "./stands.ts";
import { datedWords, sentence } from "./words.ts";

/** A holder's own later position that excludes its earlier one, or holds it under a condition that was not there, or without one that was. */
export interface Reversal {
  /** Party, or a faction or author with a line of its own. */
  readonly holder: string;
  readonly on: Topic;
  readonly from: Position;
  readonly to: Position;
  readonly change: "reversed" | "condition added" | "condition dropped";
  readonly why: string;
}

/**
 * How each holder's own position changed over time, in the order of the dates. Each position is compared with the last one that surely lies before it;
 * what is undated, or dated too roughly to tell, is left out. What others say of the holder is never its own change.
 */
export function reversals(model: Model): Reversal[] {
  const agreements = agreementsOfQuestions(model);
  const own = positions(model).filter((each) => !each.reported && each.date !== undefined);
  const found: Reversal[] = [];
  for (const held of Map.groupBy(own, holderOf).values()) {
    for (const [, onOne] of byTopic(held)) found.push(...changes(model, onOne));
    found.push(...demandsAfterAccepting(model, held, agreements));
  }
  return found.sort(
    (one, other) =>
      compare(one.to.date, other.to.date) || compare(one.holder, other.holder) || compare(one.on.name, other.on.name),
  );
}

function compare(one = "", other = ""): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The days on which something was said, in order, each with one position of each kind. */
function days(all: readonly Position[]): { readonly date: string; readonly held: readonly Position[] }[] {
  return [...Map.groupBy(all, ({ date }) => date ?? "")]
    .map(([date, held]) => ({ date, held: latestOfEachKind(held) }))
    .sort((one, other) => compare(one.date, other.date));
}

function changes(model: Model, all: readonly Position[]): Reversal[] {
  const said = days(all);
  return said.flatMap(({ date, held }, at) => {
    const last = said.slice(0, at).findLast((day) => before(day.date, date));
    if (last === undefined) return [];
    for (const to of held)
      for (const from of last.held) {
        // Whoever said both on one day has not changed from the one to the other.
        if (last.held.some((each) => same(each, to)) || held.some((each) => same(each, from))) continue;
        if (exclude(from, to)) return [made(model, from, to, "reversed")];
        if (addsCondition(from, to))
          return [made(model, from, to, to.under === undefined ? "condition dropped" : "condition added")];
      }
    return [];
  });
}

function same(one: Position, other: Position): boolean {
  return (
    one.how === other.how && one.option === other.option && (one.under === undefined) === (other.under === undefined)
  );
}

/** Whoever has accepted an agreement as it stands, and later requires an answer to one of its questions, has added a condition. */
function demandsAfterAccepting(
  model: Model,
  held: readonly Position[],
  agreements: ReadonlyMap<string, string>,
): Reversal[] {
  const accepted = Map.groupBy(
    held.filter((each) => each.on.kind === "agreement" && isFor(each) && each.under === undefined),
    ({ on }) => on.name,
  );
  if (accepted.size === 0) return [];
  const demands = held.filter((each) => each.on.kind === "question" && each.how === "requires");
  return [...byTopic(demands).values()].flatMap((demanded) => {
    const agreement = agreements.get(demanded[0]?.on.name ?? "");
    const earlier = agreement === undefined ? [] : (accepted.get(agreement) ?? []);
    const [first] = days(demanded);
    const to = first?.held[0];
    if (to?.date === undefined) return [];
    const { date } = to;
    const from = days(earlier).findLast((day) => before(day.date, date))?.held[0];
    // A statement on the agreement itself that carries the condition is told of there.
    const outright = held.some(({ statement, on }) => statement === to.statement && on.kind === "agreement");
    return from === undefined || outright ? [] : [made(model, from, to, "condition added")];
  });
}

function made(model: Model, from: Position, to: Position, change: Reversal["change"]): Reversal {
  const words = `${datedWords(model, from)}; later ${datedWords(model, to)}`;
  return { holder: holderOf(to), on: from.on, from, to, change, why: `${sentence(words)}.` };
}
