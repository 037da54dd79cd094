import type { Actor, Issue } from "../issue.ts";
import { type Imported, imported } from "./imported.ts";
import { type Bounds, type Field, linesOf, Numbers, nameOf, type Problem, type Row, rowOf, tidy } from "./table.ts";

const FORMAT = { delimiter: ",", quote: '"' };
const FULL = { low: 0, high: 100 };
const ANY = { low: 0, high: Number.POSITIVE_INFINITY };
const WHOLE = { low: 1, high: 1000 };

/**
 * Reads a scenario of KTAB, the KAPSARC Toolkit for Behavioral Analysis (its Spatial Model of Politics): a line
 * `name,description,nActors,nDims`, a line `Actor,Description,Influence,Pos1,Sal1,…`, and one line an actor. Lines may end in a comma. Each dimension
 * becomes an issue named by its column; position and salience run from 0 to 100, influence from 0.
 */
export function readKtab(text: string): Imported {
  const problems: Problem[] = [];
  const report = (problem: Problem): number => problems.push(problem);
  const at = ({ line, column }: { line: number; column: number }, message: string): void => {
    report({ severity: "error", line, column, message });
  };
  const numbers = new Numbers(report);
  const lines = linesOf(text);
  const rows = lines.flatMap((line, i) => {
    if (/^[\s,]*$/.test(line)) return [];
    return [trailing(rowOf(line, i + 1, FORMAT, report))];
  });
  const [first, second, ...rest] = rows;
  if (first === undefined) {
    at(
      { line: 1, column: 1 },
      "The file is empty; it begins with name,description,number of actors,number of dimensions.",
    );
    return imported("", "", [], problems);
  }
  const [name, description, actors, dimensions, extra] = first.fields;
  const [only] = first.fields;
  const other = first.fields.length === 1 ? /[;\t]/.exec(only?.text ?? "")?.[0] : undefined;
  if (only !== undefined && other !== undefined) {
    at(
      { line: only.line, column: only.column + [...only.text].indexOf(other) },
      `Fields are separated by commas in a KTAB file, not by ${nameOf(other)}.`,
    );
    return imported("", "", [], problems);
  }
  const count = numbers.read(actors ?? missing(first), "The number of actors", WHOLE);
  const wide = numbers.read(dimensions ?? missing(first), "The number of dimensions", WHOLE);
  if (extra !== undefined)
    at(extra, "The first line has four fields: name,description,number of actors,number of dimensions.");
  if (second === undefined) {
    at(
      { line: lines.length, column: 1 },
      "The line that names the columns is missing: Actor,Description,Influence,Position,Salience,…",
    );
    return imported(name?.text ?? "", description?.text ?? "", [], problems);
  }
  const pairs = columnsOf(second, at);
  if (wide !== undefined && wide !== pairs.length) {
    at(dimensions as Field, `The first line promises ${counted(wide, "dimension")}, the second names ${pairs.length}.`);
  }
  if (count !== undefined && count !== rest.length) {
    at(actors as Field, `The first line promises ${counted(count, "actor")}, but ${rest.length} follow.`);
  }

  const seen = new Map<string, number>();
  const found: Actor[][] = pairs.map(() => []);
  const columns = 3 + 2 * pairs.length;
  for (const row of rest) {
    if (row.broken) continue;
    const [id, title, influence] = row.fields;
    if (id === undefined || id.text === "") at({ line: row.line, column: 1 }, "The actor has no name.");
    else {
      const before = seen.get(id.text);
      if (before === undefined) seen.set(id.text, row.line);
      else at(id, `${id.text} is already on line ${before}.`);
    }
    const who = id === undefined || id.text === "" ? "the actor" : id.text;
    if (row.fields.length < columns) {
      at(
        { line: row.line, column: row.end },
        `The line ends after ${counted(row.fields.length, "field")}; there are ${columns} columns.`,
      );
    }
    const read = (field: Field | undefined, what: string, bounds: Bounds): number | undefined =>
      field === undefined ? undefined : numbers.read(field, what, bounds);
    const power = read(influence, `The influence of ${who}`, ANY);
    let used = 0;
    pairs.forEach((pair, d) => {
      const position = read(row.fields[3 + 2 * d], `The position of ${who} on ${pair}`, FULL);
      const salience = read(row.fields[4 + 2 * d], `The salience of ${pair} to ${who}`, FULL);
      if (power === undefined || position === undefined || salience === undefined || id === undefined) return;
      used += salience;
      found[d]?.push({
        id: id.text,
        ...(title === undefined || title.text === "" ? {} : { name: title.text }),
        position,
        influence: power,
        salience,
      });
    });
    if (tidy(used) > 100) {
      report({
        severity: "warning",
        line: row.line,
        column: row.fields[4]?.column ?? 1,
        message: `The saliences of ${who} add up to ${tidy(used)}; KTAB takes no more than 100.`,
      });
    }
    const surplus = row.fields[columns];
    if (surplus !== undefined) at(surplus, `The line has more fields than the ${columns} columns.`);
  }
  const issues = pairs.map((title, d): Issue => ({ id: title, title, actors: found[d] ?? [] }));
  return imported(name?.text ?? "", description?.text ?? "", issues, problems);
}

/** The names of the dimensions: those of the position columns, without the word. */
function columnsOf(row: Row, at: (place: { line: number; column: number }, message: string) => void): string[] {
  const named = row.fields.slice(3);
  if (named.length === 0) {
    at(
      { line: row.line, column: row.end },
      "No column holds a position: Actor,Description,Influence,Position,Salience,…",
    );
  }
  if (named.length % 2 === 1) {
    at(
      named.at(-1) as Field,
      `The column ${named.at(-1)?.text} has no partner: each dimension has a position and a salience.`,
    );
  }
  const pairs: string[] = [];
  for (let i = 0; i + 1 < named.length; i += 2) {
    const field = named[i] as Field;
    const short = field.text.replace(/\s*\b(position|pos)$/i, "");
    const title = short === "" ? field.text : short;
    if (title === "") at(field, "The column has no name.");
    else if (pairs.includes(title)) at(field, `Two columns are called ${field.text}.`);
    pairs.push(title);
  }
  return pairs;
}

/** A comma at the end of a line ends it. */
function trailing(row: Row): Row {
  return row.fields.length > 1 && row.fields.at(-1)?.text === "" ? { ...row, fields: row.fields.slice(0, -1) } : row;
}

function missing(row: Row): Field {
  return { text: "", line: row.line, column: row.end };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
