import type { InfluenceTable, Model, TableNumber, TableRow } from "@proviso/agreement";
import { type Actor, type Course, type Issue, months, type Stated } from "../influence/index.ts";
import { list, partyName, sentence } from "./plain.ts";
import type { Step } from "./why.ts";

/** Little by little is shown month by month, for so long. */
const MOST_MONTHS = 60;

/** For a table in which nothing ever changes. */
const ANY_DAY = "1970";

/** @throws RangeError that lists the tables there are */
export function tableNamed(model: Model, name: string): InfluenceTable {
  const found = model.tables.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const names = model.tables.map(({ id }) => id).join(", ");
  throw new RangeError(`There is no table ${name}; the files have ${names === "" ? "none" : names}.`);
}

/** A table as the models of influence take it: positions from 0 to 100 between its two ends. */
export function issueOf(model: Model, table: InfluenceTable): Issue {
  const { on } = table;
  const question =
    on.kind === "words"
      ? undefined
      : model.agreements.flatMap(({ questions }) => questions).find(({ id }) => id === on.question);
  return {
    id: table.id,
    title: on.kind === "words" ? on.words : (question?.text ?? table.title),
    scale: {
      low: 0,
      high: 100,
      marks: [
        { at: 0, says: on.low },
        { at: 100, says: on.high },
      ],
    },
    actors: table.rows.map((row) => actorOf(model, row)),
  };
}

function actorOf(model: Model, { actor, of, position, influence, salience }: TableRow): Actor {
  return {
    id: actor.id,
    name: actorName(model, actor.id),
    ...(of === undefined ? {} : { of }),
    ...(position.length === 0 ? {} : { position: courseOf(position) }),
    influence: courseOf(influence),
    salience: courseOf(salience),
  };
}

/** A party's or person's name; a faction has a title and no name, so its identifier is written as words: "Kellogg Camp". */
function actorName(model: Model, id: string): string {
  const name = partyName(model, id);
  return name === id ? id.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ") : name;
}

function courseOf(numbers: readonly TableNumber[]): Course {
  const [first] = numbers;
  if (first !== undefined && first.date === undefined) return statedOf(first);
  return numbers.map((number) => ({
    on: number.date ?? ANY_DAY,
    value: statedOf(number),
    ...(number.gradually ? { gradually: true } : {}),
  }));
}

function statedOf({ low, high, likely }: TableNumber): Stated {
  return low === high ? low : { low, high, ...(likely === undefined ? {} : { likely }) };
}

/** A line of a table in words: `Hawks: position 10 to 25, influence 70 since 2025-02 and 30 by 2025-08, salience 80`. */
export function rowWords(model: Model, { actor, of, position, influence, salience }: TableRow): string {
  const said = (kind: string, numbers: readonly TableNumber[]): string[] =>
    numbers.length === 0 ? [] : [`${kind} ${list(numbers.map(numberWords))}`];
  const whose = of === undefined ? "" : `, of ${actorName(model, of)}`;
  return `${actorName(model, actor.id)}${whose}: ${[...said("position", position), ...said("influence", influence), ...said("salience", salience)].join(", ")}`;
}

function numberWords({ low, high, likely, date, gradually }: TableNumber): string {
  const range = low === high ? `${low}` : `${low} to ${high}${likely === undefined ? "" : ` (likeliest ${likely})`}`;
  return date === undefined ? range : `${range} ${gradually ? "by" : "since"} ${date}`;
}

/** Each line of a table in words, with whose it is, where it stands, and what supports it: itself, or else the table. */
export function restsOf(model: Model, { rows, support: whole }: InfluenceTable): (Step & { readonly actor: string })[] {
  return rows.map((row) => {
    const support = row.support.length > 0 ? row.support : whole;
    const bare = support.length > 0 ? "" : " (no source, and no reason is given)";
    return { actor: row.actor.id, text: `${sentence(rowWords(model, row))}${bare}`, at: row.at, support };
  });
}

/** Whether anything in a table changes over time, so that a date matters. */
export function isDated({ rows }: InfluenceTable): boolean {
  return rows.some((row) => [row.position, row.influence, row.salience].some((numbers) => numbers.length > 1));
}

/** The dates at which something in a table changes, in order; month by month where it changes little by little; any one if nothing does. */
export function datesOf({ rows }: InfluenceTable): string[] {
  const dates = new Set<string>();
  for (const row of rows)
    for (const numbers of [row.position, row.influence, row.salience])
      numbers.forEach(({ date, gradually }, i) => {
        if (date === undefined) return;
        dates.add(date);
        const before = numbers[i - 1]?.date;
        if (gradually && before !== undefined)
          for (const month of months(before, date).slice(0, MOST_MONTHS))
            if (first(month) > first(before)) dates.add(month);
      });
  const inOrder = [...dates].sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : a.length - b.length));
  const found = inOrder.filter((date, i) => i === 0 || first(date) !== first(inOrder[i - 1] ?? ""));
  return found.length === 0 ? [ANY_DAY] : found;
}

/** The first day of a day, month or year. */
function first(date: string): string {
  return `${date}${"-01-01".slice(date.length - 4)}`;
}
