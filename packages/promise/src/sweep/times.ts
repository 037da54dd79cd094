import type { Delay, Scenario, Timing, VariedNumber } from "@proviso/agreement";
import { durationWords } from "../answers/plain.ts";
import type { Given } from "./numbers.ts";
import { shared } from "./shares.ts";
import { onWords, subjectName } from "./subject-name.ts";

const LISTS = { delay: "delays", ratification: "ratifications" } as const;

/** A scenario's delays or ratifications as lines, in each of the forms in which a time is written. */
export function timeLines(word: keyof typeof LISTS, scenario: Scenario): Given[] {
  const list = LISTS[word];
  return scenario[list].map(({ subject, on, time, at, support }, place): Given => {
    const name = lineName(word, { subject, on });
    return {
      ...{ name, kind: word, subject, on, at, support },
      ...(time.kind === "range" ? { unit: time.to.unit } : {}),
      values: valuesOf(time),
      set: (of, given) => ({
        ...of,
        [list]: of[list].map((one, i) => (i === place ? { ...one, time: changed(name, one.time, given) } : one)),
      }),
    };
  });
}

/** `delay France to`, `delay France each day`, `ratification Turkey on defence never`, `delay France 5 days` for the chance of that. */
export function timeName(number: Extract<VariedNumber, { readonly kind: "delay" | "ratification" }>): string {
  return `${lineName(number.kind, number)} ${partOf(number)}`;
}

function lineName(word: keyof typeof LISTS, { subject, on }: Pick<Delay, "subject" | "on">): string {
  return `${word} ${subjectName(subject)}${onWords(on)}`;
}

function partOf(number: Extract<VariedNumber, { readonly kind: "delay" | "ratification" }>): string {
  switch (number.end) {
    case "least":
      return "from";
    case "most":
      return "to";
    case "each":
      return `each ${number.unit}`;
    case "never":
      return NEVER;
    case "chance":
      return durationWords(number.after);
    case "length":
      return `${INSTEAD}${durationWords(number.after)}`;
  }
}

const NEVER = "never";
const INSTEAD = "instead of ";

function valuesOf(time: Timing): Given["values"] {
  switch (time.kind) {
    case "range":
      return [
        ["from", time.from, "count"],
        ["to", time.to.count, "count"],
      ];
    case "each":
      return [[`each ${time.unit}`, time.probability]];
    case "distribution":
      return [
        ...time.points.flatMap(({ after, probability }): Given["values"] => [
          [durationWords(after), probability],
          [`${INSTEAD}${durationWords(after)}`, after.count, "count"],
        ]),
        [NEVER, time.never],
      ];
  }
}

/** @throws RangeError if it cannot be so long */
function changed(name: string, time: Timing, given: ReadonlyMap<string, number>): Timing {
  switch (time.kind) {
    case "range": {
      const { from = time.from, to = time.to.count } = Object.fromEntries(given);
      if (from > to) {
        const [[end, value] = ["from", from], ...more] = given;
        const cannot = more.length > 0 ? `${name} cannot be so` : `${name} ${end} cannot be ${value}`;
        throw new RangeError(`${cannot}: it would run from ${from} to ${to}.`);
      }
      return { ...time, from, to: { ...time.to, count: to } };
    }
    case "each":
      return { ...time, probability: given.get(`each ${time.unit}`) ?? time.probability };
    case "distribution":
      return withShares(name, time, given);
  }
}

/** What nothing is left for never happens. */
function withShares(
  name: string,
  time: Extract<Timing, { readonly kind: "distribution" }>,
  given: ReadonlyMap<string, number>,
): Timing {
  const stands = Object.fromEntries([
    ...time.points.map(({ after, probability }) => [durationWords(after), probability] as const),
    [NEVER, time.never] as const,
  ]);
  const chances = new Map([...given].filter(([part]) => !part.startsWith(INSTEAD)));
  const others = Object.entries(stands).some(([part, share]) => !chances.has(part) && share > 0);
  const shares = chances.size === 0 ? stands : shared(name, others ? stands : { ...stands, [NEVER]: 1 }, chances);
  return {
    ...time,
    points: time.points.map(({ after }) => ({
      after: { ...after, count: given.get(`${INSTEAD}${durationWords(after)}`) ?? after.count },
      probability: shares[durationWords(after)] ?? 0,
    })),
    never: shares[NEVER] ?? 0,
  };
}
