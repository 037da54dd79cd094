import type * as ast from "../generated/ast.ts";
import type { Named } from "../link/names.ts";
import type { Context } from "../lower/context.ts";
import { partyOfPerson } from "../lower/who.ts";

export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The rows of a comma-separated text (RFC 4180), without empty lines; every cell knows where it stands. */
export function parseCsv(text: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  while (at <= text.length) {
    const start = at;
    let value = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close === -1) {
          value += text.slice(at);
          at = text.length;
          break;
        }
        value += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
    }
    const rest = /[^,\r\n]*/y;
    rest.lastIndex = at;
    value += rest.exec(text)?.[0] ?? "";
    at = Math.max(at, rest.lastIndex);
    row.push({ text: value.trim(), start, end: at });
    if (text[at] === ",") {
      at++;
      continue;
    }
    if (row.length > 1 || row[0]?.text !== "") rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  }
  return rows;
}

/** The values of `attribute votes of Members from "votes.csv"`; none if the file has mistakes, which are told. */
export function lowerAttributeFile(
  node: ast.Attribute,
  named: Named,
  context: Context,
): { party: string; value: string }[] | undefined {
  const file = context.citations.file(context.file.path, node.path ?? "");
  // A file that cannot be read has been told about when it was fetched.
  if (file === undefined) return undefined;
  const [header, ...rows] = parseCsv(file.text);
  const titles = (header ?? []).map((cell) => cell.text.toLowerCase());
  const partyColumn = titles.indexOf("party");
  let valueColumn = titles.indexOf(named.name.toLowerCase());
  if (valueColumn === -1) valueColumn = titles.indexOf("value");
  if (partyColumn === -1 || valueColumn === -1) {
    const last = header?.[header.length - 1];
    context.tell(
      "csv-header",
      file.place(header?.[0]?.start ?? 0, last?.end ?? 0),
      `The first line has to name the columns \`party\` and \`${named.name}\` (or \`value\`).`,
    );
    return undefined;
  }
  let sound = true;
  const values: { party: string; value: string }[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const [party, value] = [row[partyColumn], row[valueColumn]];
    const line = file.place(row[0]?.start ?? 0, row[row.length - 1]?.end ?? 0);
    if (party === undefined || value === undefined || party.text === "" || value.text === "") {
      sound = false;
      context.tell("csv-row", line, `Line ${line.line} does not hold a party and a value.`);
      continue;
    }
    const id = findParty(party.text, context);
    if (id === undefined) {
      sound = false;
      const found = context.names.find(
        party.text.replace(/\s+/g, ""),
        ["party", "person"],
        context.file.path,
        undefined,
      );
      context.unknown(
        party.text,
        file.place(party.start, party.end),
        ["party", "person"],
        found.kind === "unknown" ? found.suggestions : [],
      );
      continue;
    }
    const place = file.place(value.start, value.end);
    if (!/^-?\d+(\.\d+)?$/.test(value.text)) {
      sound = false;
      context.tell("csv-number", place, `\`${value.text}\` (line ${place.line}, ${id}) is not a number.`);
      continue;
    }
    if (seen.has(id)) context.tell("repeated-member", line, `\`${id}\` has two values.`);
    seen.add(id);
    if (value.text.startsWith("-"))
      context.tell("negative-weight", place, `\`${id}\` has the weight ${value.text}, which is less than zero.`);
    values.push({ party: id, value: value.text });
  }
  return sound ? values : undefined;
}

/** By name or alias, with or without the blanks that people write. */
function findParty(text: string, context: Context): string | undefined {
  for (const name of [text, text.replace(/\s+/g, "")]) {
    const found = context.names.find(name, ["party", "person"], context.file.path, undefined);
    if (found.kind !== "found") continue;
    if (found.named.kind === "person") return partyOfPerson(found.named, context);
    context.mention(found.named);
    return found.named.id;
  }
  return undefined;
}
