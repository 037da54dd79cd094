import type { Actor, Issue, Scale } from "../issue.ts";
import { type Imported, imported } from "./imported.ts";
import { type Field, linesOf, Numbers, nameOf, type Problem, type Row, rowOf, tidy } from "./table.ts";

const SHARE = { low: 0, high: 1 };
const ANYTHING = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

interface Draft {
  readonly id: string;
  /** Where it is named. */
  readonly at: Field;
  readonly title: string;
  readonly marks: { at: number; says: string }[];
  readonly actors: Actor[];
}

/**
 * Reads a file of the Decide exchange model. Each line begins with what it is: `#A` key, name: an actor. `#P` key, name: an issue.
 * `#M` issue, position, meaning: a mark on its scale. `#D` actor, issue, position, salience, power. `#/` and `#0` are remarks. Fields are separated
 * by whatever follows the first `#A`, `#P`, …: a comma, a semicolon or a tab; with the latter two, numbers may have a decimal comma.
 *
 * The marks of an issue span its scale, 0 to 100 if it has none; positions are put on 0 to 100. Salience and power, stated from 0 to 1, become 0 to 100.
 */
export function readDecide(text: string): Imported {
  const problems: Problem[] = [];
  const report = (problem: Problem): number => problems.push(problem);
  const at = ({ line, column }: { line: number; column: number }, message: string): void => {
    report({ severity: "error", line, column, message });
  };
  const lines = linesOf(text);
  const first = /^\s*(["']?)#.\1[ ]*([,;\t])/m.exec(lines.join("\n"));
  const format = { delimiter: first?.[2] ?? ",", quote: first?.[1] === "'" ? "'" : '"' };
  const numbers = new Numbers(report, format.delimiter !== ",");
  const actors = new Map<string, { readonly name: string; readonly line: number }>();
  const issues = new Map<string, Draft>();
  const remark = /^\s*(["']?)#[/0O]|^\s*$/;
  const rows = lines
    .flatMap((line, i) => (remark.test(line) ? [] : [rowOf(line, i + 1, format, report)]))
    .filter(({ broken }) => !broken);
  if (lines.every((line) => remark.test(line)))
    at({ line: 1, column: 1 }, "The file says nothing; it lists actors (#A), issues (#P) and positions (#D).");

  const field = (row: Row, i: number): Field => row.fields[i] ?? { text: "", line: row.line, column: row.end };
  const key = (row: Row, i: number, what: string): string | undefined => {
    const { text: found } = field(row, i);
    if (found === "") at(field(row, i), `The ${what} has no key.`);
    return found === "" ? undefined : found;
  };
  for (const row of rows) {
    const tag = field(row, 0).text;
    if (tag === "#A") {
      const id = key(row, 1, "actor");
      const before = actors.get(id ?? "");
      if (before !== undefined) at(field(row, 1), `${id} is already on line ${before.line}.`);
      else if (id !== undefined) actors.set(id, { name: field(row, 2).text || id, line: row.line });
    } else if (tag === "#P") {
      const id = key(row, 1, "issue");
      if (id === undefined) continue;
      if (issues.has(id)) at(field(row, 1), `The issue ${id} is there already.`);
      else issues.set(id, { id, at: field(row, 1), title: field(row, 2).text || id, marks: [], actors: [] });
    } else if (tag !== "#M" && tag !== "#D") {
      const hint = row.fields.length === 1 ? ` Fields are separated by ${nameOf(format.delimiter)} here.` : "";
      at(field(row, 0), `A line begins with #A, #P, #M, #D or #/, not with "${tag}".${hint}`);
    }
  }

  const issueAt = (row: Row, i: number): Draft | undefined => {
    const id = key(row, i, "issue");
    const issue = issues.get(id ?? "");
    if (id !== undefined && issue === undefined) at(field(row, i), `There is no issue ${id}; a line #P would name it.`);
    return issue;
  };
  for (const row of rows.filter((one) => field(one, 0).text === "#M")) {
    const issue = issueAt(row, 1);
    const mark = numbers.read(field(row, 2), "The position", ANYTHING);
    if (issue !== undefined && mark !== undefined) issue.marks.push({ at: mark, says: field(row, 3).text });
  }
  for (const { id, at: place, marks } of issues.values()) {
    const [one] = marks;
    if (one !== undefined && marks.every((mark) => mark.at === one.at))
      at(place, `All marks of ${id} stand at ${one.at}; it takes two, at its ends, to span a scale.`);
  }
  for (const row of rows.filter((one) => field(one, 0).text === "#D")) {
    const id = key(row, 1, "actor");
    if (id !== undefined && !actors.has(id)) at(field(row, 1), `There is no actor ${id}; a line #A would name it.`);
    const issue = issueAt(row, 2);
    const who = id ?? "the actor";
    const { low, high } = scaleOf(issue);
    const position = numbers.read(field(row, 3), `The position of ${who}`, { low, high });
    const salience = numbers.read(field(row, 4), `The salience to ${who}`, SHARE);
    const power = numbers.read(field(row, 5), `The power of ${who}`, SHARE);
    const extra = row.fields.slice(6).find((one) => one.text !== "");
    if (extra !== undefined)
      at(extra, "A line #D has an actor, an issue, a position, a salience and a power, and no more.");
    if (issue?.actors.some((actor) => actor.id === id))
      at(field(row, 1), `${who} already has a position on ${issue.id}.`);
    else if (issue !== undefined && id !== undefined) {
      issue.actors.push({
        id,
        name: actors.get(id)?.name ?? id,
        position: tidy(((position ?? low) - low) / ((high - low) / 100)),
        influence: tidy((power ?? 0) * 100),
        salience: tidy((salience ?? 0) * 100),
      });
    }
  }
  const last = rows.at(-1);
  if (last !== undefined && issues.size === 0)
    at({ line: last.line, column: last.end }, "The file ends and has named no issue; a line #P names one.");
  const placed = rows.some((row) => field(row, 0).text === "#D");
  for (const { id, at: place, actors: all } of issues.values())
    if (all.length === 0 && !(placed && problems.some(({ severity }) => severity === "error")))
      at(place, `Nobody has a position on ${id}; a line #D would state one.`);
  const found = [...issues.values()].map((draft): Issue => {
    const { low, high } = scaleOf(draft);
    const marks = [...draft.marks].sort((a, b) => a.at - b.at).filter(({ says }) => says !== "");
    const scale: Scale = { low, high, ...(marks.length === 0 ? {} : { marks }) };
    return { id: draft.id, title: draft.title, scale, actors: draft.actors };
  });
  return imported("", "", found, problems);
}

function scaleOf(issue: Draft | undefined): { low: number; high: number } {
  const marks = issue?.marks.map((mark) => mark.at) ?? [];
  const [low, high] = [Math.min(...marks), Math.max(...marks)];
  return low < high ? { low, high } : { low: 0, high: 100 };
}
