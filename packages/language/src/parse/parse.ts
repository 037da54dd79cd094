import type { AstNode, ParseResult } from "langium";
import type { Fix, Report } from "../diagnostics/diagnostic.ts";
import { didYouMean, nearest } from "../diagnostics/suggest.ts";
import type { ProvisoFile } from "../generated/ast.ts";
import * as ast from "../generated/ast.ts";
import { coreServices, forgetServices } from "../services.ts";
import { TextFile } from "../text/text-file.ts";
import type { RecognitionException, TokenLike } from "./chevrotain.ts";
import type { Mistake, ProvisoErrorMessages } from "./messages.ts";
import { tidy } from "./tidy.ts";

/** A `.proviso` file as far as it could be read. */
export interface ParsedFile {
  readonly file: TextFile;
  readonly ast: ProvisoFile;
  /** Some of the text was not understood, so what seems missing may stand in it. */
  readonly broken: boolean;
  /** Names that stand in text that was not understood: they may be declared there. */
  readonly lostNames: ReadonlySet<string>;
}

/** After so many places in one declaration where the parser lost its way, the rest is not read. */
const MOST_ROUNDS = 40;

/**
 * Parses a file and tells every mistake of grammar. Where the parser cannot go on, the text up to the next word that can begin something is blanked
 * out (so that places stay right) and the file is parsed again; one mistake therefore never hides the next.
 */
export function parseFile(path: string, text: string, report: Report): ParsedFile {
  try {
    return parseWhole(path, text, report);
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    report.add("syntax", new TextFile(path, text).place(0, 1), "This text is nested too deeply to be read.", {
      help: "Split what stands in parentheses, square brackets or nested sayings.",
    });
    return { ...parseWhole(path, "", report), file: new TextFile(path, text), broken: true };
  }
}

/** The parser descends with the text's nesting; a text that nests thousands deep runs out of stack. */
class GaveUp extends Error {}

function runParser(text: string): ParseResult<ProvisoFile> {
  try {
    return coreServices().parser.LangiumParser.parse<ProvisoFile>(text);
  } catch (error) {
    forgetServices();
    throw new GaveUp("The parser gave up.", { cause: error });
  }
}

function parseWhole(path: string, text: string, report: Report): ParsedFile {
  const file = new TextFile(path, text);
  const messages = coreServices().parser.ParserErrorMessageProvider as ProvisoErrorMessages;
  const lost: [number, number][] = [];
  const mistakes: (Mistake & { readonly from: number })[] = [];
  let read = text;
  let result = runParser(read);

  for (let round = 0; ; round++) {
    const stops = (result.parserErrors as readonly RecognitionException[]).filter(
      (error) => error.name === "NotAllInputParsedException" || messages.mistake(error.message)?.lostItsWay === true,
    );
    const first = stops[0]?.token.startOffset;
    if (first === undefined) break;
    if (round === MOST_ROUNDS || !(first >= 0)) {
      report.add(
        "too-many-mistakes",
        file.place(Math.max(first, 0), text.length),
        "The rest of the file was not read.",
      );
      break;
    }
    // The parser goes on at the next declaration by itself, so one round may find a stray word in each.
    let done = 0;
    for (const { token } of stops) {
      const from = token.startOffset;
      if (!(from >= done)) continue;
      const { mistake, starters } = strayWord(token, result.value);
      mistakes.push(mistake);
      done = restart(read, from + token.image.length, starters);
      lost.push([from, done]);
      read = read.slice(0, from) + blank(read.slice(from, done)) + read.slice(done);
    }
    messages.forget();
    result = runParser(read);
  }

  tellUnclosed(file, report);
  for (const error of result.lexerErrors) {
    const end = error.offset + error.length;
    report.add(
      "unexpected-character",
      file.place(error.offset, end),
      `\`${text.slice(error.offset, end)}\` has no meaning here.`,
    );
  }
  for (const error of result.parserErrors as readonly RecognitionException[]) {
    const known = messages.mistake(error.message);
    if (error.name === "NotAllInputParsedException" || known?.lostItsWay === true) continue;
    const offset = known?.offset ?? error.token.startOffset;
    const from = Number.isNaN(offset) || offset < 0 ? text.trimEnd().length : offset;
    mistakes.push({
      code: known?.code ?? "syntax",
      message: known?.message ?? `\`${error.token.image}\` cannot stand here.`,
      offset: from,
      end: known !== undefined && known.end >= 0 ? known.end : from,
      meant: known?.meant ?? [],
      lostItsWay: false,
      from,
    });
    for (const token of [error.token, ...(error.resyncedTokens ?? [])]) {
      if (token.startOffset >= 0) lost.push([token.startOffset, token.startOffset + token.image.length]);
    }
  }
  messages.forget();
  if (mistakes.length > 0) tidy(result.value);
  tellMistakes(file, mistakes, report);

  return {
    file,
    ast: result.value,
    broken: mistakes.length > 0 || result.lexerErrors.length > 0,
    lostNames: namesIn(text, lost, mistakes),
  };
}

/** One message a line, the report sees to that: what follows a mistake on its line is mostly its consequence. */
function tellMistakes(file: TextFile, mistakes: (Mistake & { readonly from: number })[], report: Report): void {
  mistakes.sort((a, b) => a.from - b.from);
  for (const mistake of mistakes) {
    const place = file.place(mistake.offset, mistake.end);
    const fixes: Fix[] = mistake.meant.map((word) => ({
      title: `Write \`${word}\``,
      edits: [{ place, newText: word }],
    }));
    report.add(mistake.code, place, mistake.message, { fixes });
  }
}

/** Told about the word at which the parser could not go on, by what the text was in the middle of; and where reading may begin again. */
function strayWord(
  token: TokenLike,
  file: ProvisoFile,
): { mistake: Mistake & { readonly from: number }; starters: ReadonlySet<string> } {
  const { phrase, words, starters } = openContext(file, token.startOffset);
  const isWord = /^\p{L}/u.test(token.image);
  const isKeyword = token.image === token.tokenType.name;
  const meant = isWord && !isKeyword ? nearest(token.image, words) : [];
  const hint = didYouMean(meant);
  const image = token.image.length > 40 ? `${token.image.slice(0, 39)}…` : token.image;
  const message = `\`${image}\` cannot stand ${phrase}.`;
  return {
    mistake: {
      code: "syntax",
      message: hint === undefined ? message : `${message} ${hint}`,
      offset: token.startOffset,
      end: token.startOffset + token.image.length,
      meant,
      lostItsWay: true,
      from: token.startOffset,
    },
    // What follows a misspelt `agreement` is not the agreement before it.
    starters: meant[0] !== undefined && FILE_STARTERS.has(meant[0]) ? FILE_STARTERS : starters,
  };
}

const FILE_WORDS = "source use party person faction agreement reading statement claim scenario".split(" ");
const ITEM_WORDS =
  "status between enters ends group fact attribute question version decision clause promise cite quote assumed".split(
    " ",
  );
const CLAUSE_WORDS = "when at as if unless takes lapses each any all none anyone someone the".split(" ");
const MANNER_WORDS = "with within for by until after".split(" ");
const DECISION_WORDS = "by quorum after within failing".split(" ");
const STATEMENT_WORDS = "says denies requires proposes accepts rejects asks claims cite quote assumed".split(" ");
const SCENARIO_WORDS = "stance reliability delay expect on where cite quote assumed".split(" ");

interface Open {
  readonly phrase: string;
  readonly words: readonly string[];
  readonly starters: ReadonlySet<string>;
}

/** What the text was in the middle of, which keywords might have come next, and which words can be read on from. */
function openContext(file: ProvisoFile, offset: number): Open {
  const declaration = lastBefore(file.declarations, offset);
  if (ast.isAgreement(declaration)) {
    let item: ast.AgreementItem | ast.BracketElement | undefined = lastBefore(declaration.items, offset);
    while (ast.isBracket(item)) item = lastBefore(item.elements, offset);
    if (ast.isClause(item))
      return {
        phrase: "in a clause, nor begin another item",
        words: [...CLAUSE_WORDS, ...MANNER_WORDS, ...ITEM_WORDS, ...FILE_WORDS],
        starters: STARTERS,
      };
    if (ast.isDecision(item))
      return {
        phrase: "in a decision, nor begin another item",
        words: [...DECISION_WORDS, ...ITEM_WORDS, ...FILE_WORDS],
        starters: STARTERS,
      };
    return {
      phrase: "in an agreement",
      words: [...ITEM_WORDS, ...FILE_WORDS, "either", "or", "and", "except", "of"],
      starters: STARTERS,
    };
  }
  if (ast.isStatement(declaration))
    return {
      phrase: "in a statement, nor begin a declaration",
      words: [...STATEMENT_WORDS, ...FILE_WORDS],
      starters: STARTERS,
    };
  if (ast.isScenario(declaration))
    return {
      phrase: "in a scenario, nor begin a declaration",
      words: [...SCENARIO_WORDS, ...FILE_WORDS],
      starters: STARTERS,
    };
  return {
    phrase: "here; a declaration such as `agreement` or `statement` is expected",
    words: FILE_WORDS,
    starters: FILE_STARTERS,
  };
}

function lastBefore<T extends AstNode>(nodes: readonly T[], offset: number): T | undefined {
  return nodes.findLast((node) => (node.$cstNode?.offset ?? Number.POSITIVE_INFINITY) < offset);
}

/** Words that can begin a declaration, an item or a part, wherever they stand. */
const STARTERS = new Set([
  ...FILE_WORDS,
  ...ITEM_WORDS,
  ..."when if unless takes lapses stance reliability delay expect quorum failing each as".split(" "),
]);

const FILE_STARTERS: ReadonlySet<string> = new Set(FILE_WORDS);

const TOKEN = /"[^"\n\r]*"?|\/\/[^\n\r]*|[A-Za-zÀ-ÖØ-öø-ſ][A-Za-z0-9_À-ÖØ-öø-ſ]*|[[\]]/g;

/** Where reading may begin again: the next word that begins something, or a square bracket. */
function restart(text: string, from: number, starters: ReadonlySet<string>): number {
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    if (starters.has(match[0]) || (match[0] === "[" && starters !== FILE_STARTERS)) return match.index;
  }
  return text.length;
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, " ");
}

function namesIn(
  text: string,
  stretches: readonly [number, number][],
  mistakes: readonly { readonly from: number }[],
): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (part: string) => {
    for (const match of part.matchAll(TOKEN)) if (/^[\p{L}]/u.test(match[0])) names.add(match[0]);
  };
  for (const [from, to] of stretches) collect(text.slice(from, to));
  for (const { from } of mistakes) {
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const end = text.indexOf("\n", from);
    collect(text.slice(start, end === -1 ? text.length : end));
  }
  return names;
}

/** Quotations that are not closed on their line. */
function tellUnclosed(file: TextFile, report: Report): void {
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(file.text); match !== null; match = TOKEN.exec(file.text)) {
    const image = match[0];
    if (image.startsWith('"') && (image.length === 1 || !image.endsWith('"'))) {
      const place = file.place(match.index, match.index + image.trimEnd().length);
      report.add("unclosed-string", place, "This quotation is not closed on its line.", {
        fixes: [
          {
            title: "Close the quotation",
            edits: [{ place: file.place(place.end, place.end), newText: '"' }],
          },
        ],
      });
    }
  }
}
