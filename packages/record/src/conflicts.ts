import type { Model, Topic } from "@proviso/agreement";
import { exclude } from "./exclusion.ts";
import { byTopic, holderOf, type Position, positions } from "./positions.ts";
import { addsCondition, agreementsOfQuestions, isFor, latestOfEachKind } from "./stands.ts";
import { datedWords, holderName, holdWords, occasion, sentence, speakerName, topicWords } from "./words.ts";

/**
 * - `told otherwise`: what one says another holds, against what that other says itself.
 * - `differ`: two parties' own current positions exclude one another.
 * - `said to differ`: the same, of a party of whom only others tell.
 * - `reports differ`: two speakers say things of a third that exclude one another, and the third says nothing of it.
 */
export type ConflictKind = "told otherwise" | "differ" | "said to differ" | "reports differ";

export interface Conflict {
  readonly kind: ConflictKind;
  readonly on: Topic;
  /** For `told otherwise` the report first. */
  readonly between: readonly [Position, Position];
  /** The two do not exclude one another, but one of them holds under a condition what the other is said to hold without. */
  readonly condition: boolean;
  readonly why: string;
}

/** Where the record does not agree: one conflict for each two that disagree and each thing, told by their latest statements; what is told otherwise first. */
export function conflicts(model: Model): Conflict[] {
  const all = byTopic(positions(model));
  const found = [...toldOtherwise(model, all), ...differing(model, all), ...reportsDiffering(model, all)];
  const keyed = found.map((conflict) => ({ conflict, key: orderOf(conflict) }));
  return keyed.sort((one, other) => compare(one.key, other.key)).map(({ conflict }) => conflict);
}

/** By kind, then by the dates of the two, undated last, then by name. */
function orderOf({ kind, between, on }: Conflict): string {
  const dates = between.map((one) => one.date ?? "9").sort();
  return `${KINDS.indexOf(kind)} ${dates.join(" ")} ${on.name}`;
}

const KINDS: readonly ConflictKind[] = ["told otherwise", "differ", "said to differ", "reports differ"];

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

type ByTopic = ReadonlyMap<string, readonly Position[]>;

/** By holder, one position of each kind. */
function holders(all: readonly Position[], wanted: (position: Position) => boolean): Map<string, Position[]> {
  const grouped = Map.groupBy(all.filter(wanted), holderOf);
  return new Map([...grouped].map(([holder, held]) => [holder, latestOfEachKind(held)]));
}

function toldOtherwise(model: Model, all: ByTopic): Conflict[] {
  const demands = demandsByAgreement(model, all);
  return [...all.values()].flatMap((held) => {
    const own = holders(held, (each) => !each.reported && each.current);
    const told = Map.groupBy(
      held.filter((each) => each.reported),
      (each) => `${holderOf(each)} ${each.through?.id}`,
    );
    return [...told.values()].flatMap((reports) => {
      const [first] = reports;
      if (first === undefined) return [];
      const themselves = own.get(holderOf(first)) ?? [];
      const demanded = demands.get(`${first.on.kind} ${first.on.name} ${holderOf(first)}`) ?? [];
      const pairs = latestOfEachKind(reports).flatMap((report) => {
        const against = themselves.filter((each) => exclude(report, each) || addsCondition(report, each));
        const told = new Set(against.map(({ statement }) => statement));
        // A demand on a question of an agreement that one is said to accept as it stands is a condition too, unless the same statement says so outright.
        const more =
          isFor(report) && report.under === undefined ? demanded.filter(({ statement }) => !told.has(statement)) : [];
        return [...against, ...more].map((each) => [report, each] as const);
      });
      return pairs.map(([report, each]) => made(model, "told otherwise", report, each));
    });
  });
}

/** What each holder requires of the questions of an agreement, by agreement and holder. */
function demandsByAgreement(model: Model, all: ByTopic): Map<string, Position[]> {
  const agreements = agreementsOfQuestions(model);
  const found = new Map<string, Position[]>();
  for (const held of all.values()) {
    const agreement = held[0]?.on.kind === "question" ? agreements.get(held[0].on.name) : undefined;
    if (agreement === undefined) continue;
    const demanding = holders(held, (each) => !each.reported && each.current && each.how === "requires");
    for (const [holder, demanded] of demanding) {
      const key = `agreement ${agreement} ${holder}`;
      found.set(key, [...(found.get(key) ?? []), ...demanded]);
    }
  }
  return found;
}

function differing(model: Model, all: ByTopic): Conflict[] {
  return [...all.values()].flatMap((held) => {
    const parties = held.filter((each) => each.current && each.party !== undefined);
    const own = holders(parties, (each) => !each.reported);
    // Who says nothing itself is taken at what others say of it, and the conflict says so.
    const told = holders(parties, (each) => each.reported && !own.has(holderOf(each)));
    const themselves = [...own.values()];
    return [
      ...pairs(themselves).flatMap(([one, other]) => firstClash(model, "differ", one, other)),
      ...themselves.flatMap((one) =>
        [...told.values()].flatMap((other) => firstClash(model, "said to differ", one, other)),
      ),
    ];
  });
}

function reportsDiffering(model: Model, all: ByTopic): Conflict[] {
  return [...all.values()].flatMap((held) => {
    const own = new Set(held.filter((each) => !each.reported).map(holderOf));
    const told = Map.groupBy(
      held.filter((each) => each.reported && !own.has(holderOf(each))),
      holderOf,
    );
    return [...told.values()].flatMap((reports) => {
      const tellers = [...Map.groupBy(reports, ({ through }) => through?.id).values()].map(latestOfEachKind);
      return pairs(tellers).flatMap(([one, other]) => firstClash(model, "reports differ", one, other));
    });
  });
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other): [T, T] => [one, other]));
}

function firstClash(
  model: Model,
  kind: ConflictKind,
  ones: readonly Position[],
  others: readonly Position[],
): Conflict[] {
  for (const one of ones) for (const other of others) if (exclude(one, other)) return [made(model, kind, one, other)];
  return [];
}

function made(model: Model, kind: ConflictKind, one: Position, other: Position): Conflict {
  const words = (position: Position) =>
    position.reported ? reportWords(model, position) : datedWords(model, position);
  const second = kind === "told otherwise" ? ownWords(model, one, other) : words(other);
  return {
    kind,
    on: one.on,
    between: [one, other],
    condition: !exclude(one, other),
    why: `${sentence(words(one))}; ${second}.`,
  };
}

function reportWords(model: Model, position: Position): string {
  const teller = position.through === undefined ? "somebody" : speakerName(model, position.through);
  return `${teller} says that ${holderName(model, position)} ${holdWords(model, position)}${occasion(model, position)}`;
}

function ownWords(model: Model, report: Position, position: Position): string {
  const about = position.on.name === report.on.name ? "" : ` on ${topicWords(model, position.on)}`;
  return `${holderName(model, position)} itself ${holdWords(model, position)}${about}${occasion(model, position)}`;
}
