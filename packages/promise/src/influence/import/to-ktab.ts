import { weightedMean } from "../centre.ts";
import type { Issue } from "../issue.ts";
import { standings } from "../standing.ts";

/**
 * A table on a date as KTAB reads it, at the likeliest values: what KTAB has no words for (ranges, dates) is left out, and a delegation stands at the
 * mean of its members.
 * @throws RangeError if the issue has faults, or nobody has weight
 */
export function toKtab(issue: Issue, on: string): string {
  const rows = standings(issue, on, weightedMean).map(({ id, influence, position, salience }) => {
    const name = issue.actors.find((actor) => actor.id === id)?.name;
    return [id, name ?? id, shown(influence), shown(position), shown(salience)];
  });
  const lines = [
    [issue.id, issue.title, String(rows.length), "1"],
    ["Actor", "Description", "Influence", `${issue.id} Position`, `${issue.id} Salience`],
    ...rows,
  ];
  return lines.map((line) => `${line.map(field).join(",")}\n`).join("");
}

function shown(value: number): string {
  return String(Number(value.toFixed(6)));
}

function field(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ");
  return /[",]/.test(plain) || plain.trim() !== plain ? `"${plain.replaceAll('"', '""')}"` : plain;
}
