import { AstUtils, GrammarAST } from "langium";
import { LSPErrorCodes, ResponseError, TextEdit, type WorkspaceEdit } from "vscode-languageserver";
import { isBetween, type ProvisoKeywordNames } from "../generated/ast.ts";
import { ProvisoGrammar } from "../generated/grammar.ts";
import { KIND_WORDS, type Named } from "../link/names.ts";
import type { Analysis } from "../load.ts";
import { SOFT_WORDS } from "../parse/soft-words.ts";
import type { Analysed } from "./analyses.ts";
import { type Occurrence, occurrenceAt, occurrencesOf } from "./occurrences.ts";
import { toRange } from "./places.ts";

function refuse(message: string): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** The word that a rename at this offset would change; refuses, with the reason, where there is none. */
export function renameable(analysed: Analysed, offset: number): Occurrence {
  const occurrence = occurrenceAt(analysed, offset);
  if (!occurrence) refuse("There is no name here that could be changed.");
  const { named } = occurrence;
  if (named.node === undefined) {
    refuse(`\`${named.name}\` is a party that every file knows (${named.title}); its name belongs to the language.`);
  }
  if (isBetween(named.node)) refuse("`Parties` is the language's own word for those that `between` lists.");
  return occurrence;
}

/** The edits that give something another name in every file that sees it. */
export function rename(occurrence: Occurrence, to: string, analyses: readonly Analysis[]): WorkspaceEdit {
  const { named } = occurrence;
  checkName(named, to, analyses);
  const changes: Record<string, TextEdit[]> = {};
  const seen = new Set<string>();
  for (const analysis of analyses) {
    for (const { place } of occurrencesOf(named, analysis)) {
      const key = `${place.file}#${place.offset}`;
      if (seen.has(key)) continue;
      seen.add(key);
      changes[place.file] ??= [];
      changes[place.file]?.push(TextEdit.replace(toRange(place), to));
    }
  }
  return { changes };
}

function checkName(named: Named, to: string, analyses: readonly Analysis[]): void {
  const capital = /^\p{Lu}/u.test(named.name);
  if (!(capital ? /^[A-Z][A-Za-z0-9]*$/ : /^[a-z][A-Za-z0-9]*$/).test(to)) {
    const start = capital ? "a capital" : "a small letter";
    refuse(`\`${to}\` cannot name ${KIND_WORDS[named.kind]}: write ${start}, then letters and digits.`);
  }
  if (named.kind !== "option" && keywords().has(to)) refuse(`\`${to}\` is a word of the language.`);
  for (const { names } of analyses) {
    const { kind, within } = named;
    const scope = within && (kind === "option" ? names.options(within) : names.items(within));
    const taken = scope
      ? scope.get(to)
      : (names.all.find((each) => !each.within && each.name === to) ?? names.party(to));
    if (taken && taken !== named) refuse(`\`${to}\` is already the name of ${KIND_WORDS[taken.kind]}.`);
    if (capital && names.party(to)) refuse(`\`${to}\` is already the name of a party: ${names.party(to)?.title}.`);
  }
}

let words: ReadonlySet<string> | undefined;

/** The words that the grammar reserves; those that are names elsewhere are not among them. */
export function keywords(): ReadonlySet<string> {
  words ??= new Set(
    AstUtils.streamAllContents(ProvisoGrammar())
      .filter(GrammarAST.isKeyword)
      .map((keyword) => keyword.value as ProvisoKeywordNames)
      .filter((value) => /^\w+$/.test(value) && !SOFT_WORDS.has(value)),
  );
  return words;
}
