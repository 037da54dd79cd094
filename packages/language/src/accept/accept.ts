import { Report } from "../diagnostics/diagnostic.ts";
import { format } from "../format/format.ts";
import * as ast from "../generated/ast.ts";
import { parseFile } from "../parse/parse.ts";
import { normalise } from "../sources/normal.ts";

/** A statement in the language and what it needs declared, as `statementText` of the record gives it. */
export interface Accepted {
  readonly statement: string;
  readonly declarations: readonly { readonly name: string; readonly text: string }[];
}

export interface AcceptOptions {
  /** How errors call the file. */
  readonly path?: string;
  /** Names that other files of the dossier declare; parties of the prelude need no declaration. */
  readonly known?: ReadonlySet<string>;
}

export interface AcceptResult {
  /** The new text of the file; the old one where the statement is there already. */
  readonly text: string;
  readonly added: boolean;
  /** The lines that were added, formatted. */
  readonly block: string;
}

/**
 * Adds a statement at the end of a file, after what it needs declared and is not. What was there stays byte for byte, line endings and comments included;
 * what is added is as the formatter prints it. A statement of the same speaker on the same day with the same cited words is the same statement, and is not added twice.
 * @param old the file's text, empty for a new file
 * @throws RangeError where the file or the statement has mistakes of grammar
 */
export function acceptStatement(
  old: string,
  accepted: Accepted,
  { path = "record.proviso", known }: AcceptOptions = {},
): AcceptResult {
  const before = parsed(path, old);
  const made = parsed("the statement", accepted.statement);
  const [statement, ...more] = made.filter(ast.isStatement);
  if (statement === undefined || more.length > 0 || made.length !== 1)
    throw new RangeError("What is accepted is not one statement.");
  const key = statementKey(statement);
  if (before.some((each) => ast.isStatement(each) && statementKey(each) === key))
    return { text: old, added: false, block: "" };
  const taken = before.find((each) => ast.isStatement(each) && each.name !== undefined && each.name === statement.name);
  if (taken !== undefined)
    throw new RangeError(`\`${path}\` already has a statement \`${statement.name}\`; give it another name.`);
  const declared = new Set(before.flatMap((each) => ("name" in each && each.name !== undefined ? [each.name] : [])));
  const needed = accepted.declarations.filter(({ name }) => !declared.has(name) && known?.has(name) !== true);
  const block = [...needed.map(({ text }) => `${formatted(text)}\n`), formatted(accepted.statement)].join("");
  const ending = /\r\n/.test(old) ? "\r\n" : "\n";
  const lines = ending === "\n" ? block : block.replace(/\n/g, ending);
  const gap = old.trim() === "" ? "" : /\n\s*\n$/.test(old) ? "" : /\n$/.test(old) ? ending : ending + ending;
  return { text: `${old}${gap}${lines}`, added: true, block };
}

/** By what a statement is known again: its speaker, its day and the words it cites, whatever the blanks and marks. Uncited, by its own words. */
function statementKey(statement: ast.Statement): string {
  const cited = statement.support
    .filter(ast.isCitation)
    .flatMap(({ source, fragments }) => fragments.map(({ text }) => `${source?.path}: ${normalise(text ?? "").text}`));
  const said = cited.length > 0 ? cited : [statement.$cstNode?.text.replace(/\s+/g, " ") ?? ""];
  return [statement.by?.path, statement.dated?.date ?? "", ...said].join("\n");
}

function parsed(path: string, text: string): readonly ast.Declaration[] {
  const report = new Report();
  const { ast: file } = parseFile(path, text, report);
  const error = report.sorted().find(({ severity }) => severity === "error");
  if (error !== undefined) throw new RangeError(`${path}:${error.place.line}: ${error.message}`);
  return file.declarations;
}

function formatted(text: string): string {
  const { text: made, errors } = format(text);
  if (made === undefined) throw new RangeError(`${errors[0]?.message ?? "It has mistakes of grammar."}`);
  return made;
}
