import type { AstNode, CompositeCstNode, CstNode, Mutable, ParseResult } from "langium";
import type { Fix, Report } from "../diagnostics/diagnostic.ts";
import { didYouMean, nearest } from "../diagnostics/suggest.ts";
import type { ProvisoFile } from "../generated/ast.ts";
import * as ast from "../generated/ast.ts";
import { coreServices, forgetServices } from "../services.ts";
import { TextFile } from "../text/text-file.ts";
import type { RecognitionException, TokenLike } from "./chevrotain.ts";
import { hintFor } from "./hints.ts";
import { type Mistake, type ProvisoErrorMessages, QUANTIFIERS, wordBeforeOf } from "./messages.ts";
import { readAs } from "./read-as.ts";
import type { Slice, SlicingLexer } from "./slicing-lexer.ts";
import { tidy } from "./tidy.ts";
import { tellUnlike, unlike } from "./unlike.ts";

/** A `.proviso` file as far as it could be read. */
export interface ParsedFile {
  readonly file: TextFile;
  readonly ast: ProvisoFile;
  /** Some of the text was not understood, so what seems missing may stand in it. */
  readonly broken: boolean;
  /** Names that stand in text that was not understood: they may be declared there. */
  readonly lostNames: ReadonlySet<string>;
}

/** After so many places in one declaration where the parser lost its way, the rest of it is not read. */
const MOST_ROUNDS = 40;

/** Parses a file and tells every mistake of grammar. */
export function parseFile(path: string, text: string, report: Report): ParsedFile {
  const steps = parseInSteps(path, text, report);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same, resting after every few hundred words, so that a long file need not hold the thread.
 *
 * The text is cut into words once; the parser then reads a few declarations at a time, and their trees become one. Where it cannot go on, the words
 * up to the next one that can begin something are left out and the declarations are read again; one mistake therefore never hides the next.
 */
export function* parseInSteps(path: string, text: string, report: Report): Generator<undefined, ParsedFile> {
  const file = new TextFile(path, text);
  const lexed = lexer().cut(text);
  // What is told while a text is read that turns out to be something else altogether is not told.
  const telling: ((to: Report) => void)[] = [(to) => tellUnclosed(file, to)];
  for (const { offset, length } of lexed.errors) {
    const end = offset + length;
    const message = `\`${text.slice(offset, end)}\` has no meaning here.`;
    telling.push((to) => to.add("unexpected-character", file.place(offset, end), message));
  }
  const later: Pick<Report, "add"> = { add: (...args) => telling.push((to) => to.add(...args)) };
  const found: Found = { mistakes: [], lost: [] };
  let whole: ProvisoFile | undefined;
  for (const piece of pieces(lexed)) {
    yield;
    const part = parseSlice(file, piece, found, later);
    if (whole === undefined) whole = part;
    else append(whole, part, piece.continues);
  }
  whole ??= parseSlice(file, { tokens: [], hidden: [] }, found, later);
  const places = [...lexed.errors.map(({ offset }) => offset), ...found.mistakes.map(({ from }) => from)];
  if (unlike(whole, places, file)) {
    tellUnlike(file, places, report);
    whole = parseSlice(file, { tokens: [], hidden: [] }, found, later);
  } else {
    for (const tell of telling) tell(report);
    tellMistakes(file, found.mistakes, report);
  }
  return {
    file,
    ast: whole,
    broken: found.mistakes.length > 0 || lexed.errors.length > 0,
    lostNames: namesIn(text, found.lost, found.mistakes),
  };
}

interface Found {
  readonly mistakes: (Mistake & { readonly from: number })[];
  /** Stretches of text that were not understood. */
  readonly lost: [number, number][];
}

function lexer(): SlicingLexer {
  return coreServices().parser.Lexer as SlicingLexer;
}

/** Enough words for about a millisecond of parsing. */
const SLICE = 500;

interface Piece extends Slice {
  /** Where the piece begins inside the agreement whose heading it repeats. */
  readonly continues?: number;
}

/** A text in pieces that can be parsed one by one: some declarations, or some items under their agreement's heading. */
function* pieces({ tokens, hidden }: Slice): Generator<Piece> {
  let start = 0;
  let comment = 0;
  let depth = 0;
  let heading: Slice["tokens"] = [];
  /** The heading that the piece begun at `start` repeats. */
  let repeated: Slice["tokens"] = [];
  for (let at = 0; at <= tokens.length; at++) {
    const word = tokens[at]?.tokenType.name ?? "";
    const isDeclaration = FILE_STARTERS.has(word) && !(word === "reading" && tokens[at - 1]?.image === "some");
    const isItem = depth === 0 && heading.length > 0 && ITEM_STARTERS.has(word);
    const isEnd = at === tokens.length;
    if (isEnd || (at - start >= SLICE && (isDeclaration || isItem))) {
      // What is said between two pieces belongs to the second, as it belongs to the word that it stands before.
      const limit = isEnd ? Number.POSITIVE_INFINITY : (tokens[at - 1]?.startOffset ?? 0);
      let until = comment;
      while (until < hidden.length && (hidden[until]?.startOffset ?? 0) < limit) until++;
      const own = tokens.slice(start, at);
      const begins = Math.min(own[0]?.startOffset ?? 0, hidden[comment]?.startOffset ?? Number.POSITIVE_INFINITY);
      yield {
        tokens: [...repeated, ...own],
        hidden: hidden.slice(comment, until),
        ...(repeated.length > 0 ? { continues: begins } : {}),
      };
      start = at;
      comment = until;
      repeated = isDeclaration ? [] : heading;
    }
    if (isDeclaration) {
      depth = 0;
      heading = headingAt(tokens, at);
    } else if (word === "[") depth++;
    else if (word === "]") depth = Math.max(0, depth - 1);
  }
}

/** `agreement Pact "A pact"`, or nothing where there is no such heading. */
function headingAt(tokens: Slice["tokens"], at: number): Slice["tokens"] {
  const heading = tokens.slice(at, at + 3);
  const [keyword, name, title] = heading.map((token) => token.tokenType.name);
  return keyword === "agreement" && (name === "UPPER" || name === "LOWER") && title === "STRING" ? heading : [];
}

function parseSlice(file: TextFile, slice: Slice, { mistakes, lost }: Found, report: Pick<Report, "add">): ProvisoFile {
  let { tokens } = slice;
  let { messages, result } = runParser(file.text, slice);
  if (result === undefined) {
    const from = tokens[0]?.startOffset ?? 0;
    report.add("syntax", file.place(from, from + 1), "This text is nested too deeply to be read.", {
      help: "Split what stands in parentheses, square brackets or nested sayings.",
    });
    lost.push([from, endOf(tokens.at(-1))]);
    return parseSlice(file, { tokens: [], hidden: [] }, { mistakes, lost }, report);
  }
  for (let round = 0; ; round++) {
    const stops = (result.parserErrors as readonly RecognitionException[]).filter(
      (error) => error.name === "NotAllInputParsedException" || messages.mistake(error.message)?.lostItsWay === true,
    );
    const first = stops[0]?.token;
    if (first === undefined) break;
    if (round === MOST_ROUNDS) {
      const end = endOf(tokens.at(-1));
      report.add("too-many-mistakes", file.place(first.startOffset, end), "The rest of this text was not read.");
      lost.push([first.startOffset, end]);
      break;
    }
    // The parser goes on at the next declaration by itself, so one round may find a stray word in each.
    let done = -1;
    for (const { token } of stops) {
      if (!(token.startOffset >= done)) continue;
      const from = tokens.findIndex(({ startOffset }) => startOffset === token.startOffset);
      const { mistake, starters } = misspeltQuantifier(tokens, from) ?? strayWord(token, result.value);
      mistakes.push(mistake);
      const [meant] = mistake.meant;
      if (meant !== undefined && (STARTERS.has(meant) || QUANTIFIERS.includes(meant))) {
        // Read as the word that was meant, it does not hide what its own block says.
        const at = tokens.findIndex(({ startOffset }) => startOffset === mistake.offset);
        tokens = tokens.with(at, readAs(meant, tokens[at] as Slice["tokens"][number], lexer()));
        done = tokens[from + 1]?.startOffset ?? Number.POSITIVE_INFINITY;
        continue;
      }
      const to = restart(tokens, from + 1, starters);
      done = tokens[to]?.startOffset ?? Number.POSITIVE_INFINITY;
      lost.push([token.startOffset, endOf(tokens[to - 1])]);
      tokens = [...tokens.slice(0, from), ...tokens.slice(to)];
    }
    const again = runParser(file.text, { tokens, hidden: slice.hidden });
    if (again.result === undefined) break;
    ({ messages, result } = { messages: again.messages, result: again.result });
  }
  const before = mistakes.length;
  for (const error of result.parserErrors as readonly RecognitionException[]) {
    const known = messages.mistake(error.message);
    if (error.name === "NotAllInputParsedException" || known?.lostItsWay === true) continue;
    const told = known?.offset ?? error.token.startOffset;
    const from = told >= 0 ? told : endOf(tokens.at(-1));
    mistakes.push({
      code: known?.code ?? "syntax",
      message: known?.message ?? `\`${error.token.image}\` cannot stand here.`,
      offset: from,
      end: known !== undefined && known.end >= 0 ? known.end : from,
      meant: known?.meant ?? [],
      help: known?.help,
      lostItsWay: false,
      from,
    });
    for (const token of [error.token, ...(error.resyncedTokens ?? [])])
      if (token.startOffset >= 0) lost.push([token.startOffset, token.startOffset + token.image.length]);
  }
  if (mistakes.length > before) tidy(result.value);
  return result.value;
}

function endOf(token: { readonly startOffset: number; readonly image: string } | undefined): number {
  return token === undefined ? 0 : token.startOffset + token.image.length;
}

/** Runs the parser on some words of a text. No result if it ran out of stack: it descends with the text's nesting. */
function runParser(
  text: string,
  slice: Slice,
): { messages: ProvisoErrorMessages; result: ParseResult<ProvisoFile> | undefined } {
  const { LangiumParser: parser, ParserErrorMessageProvider: provider } = coreServices().parser;
  const messages = provider as ProvisoErrorMessages;
  messages.forget();
  try {
    const result = lexer().only(slice, () => parser.parse<ProvisoFile>(text));
    return { messages, result };
  } catch {
    forgetServices();
    return { messages, result: undefined };
  }
}

/**
 * Makes one tree of two, in which parents and places are as if the text had been parsed in one go. A piece that continues an agreement at an offset
 * gives it its items.
 */
function append(whole: ProvisoFile, part: ProvisoFile, continues: number | undefined): void {
  const last = whole.declarations.at(-1);
  const [first] = part.declarations;
  const joins = continues !== undefined && ast.isAgreement(last) && ast.isAgreement(first);
  if (joins) {
    for (const item of first.items) adopt(item, last, last.items);
    adoptText(innermost(first.$cstNode), innermost(last.$cstNode), ({ offset }) => offset >= continues);
  }
  for (const declaration of joins ? part.declarations.slice(1) : part.declarations)
    adopt(declaration, whole, whole.declarations);
  const joined = joins ? first.$cstNode : undefined;
  const [root, other] = [whole.$cstNode, part.$cstNode] as (CompositeCstNode | undefined)[];
  adoptText(other, root, (child) => child !== joined);
}

function adopt<T extends AstNode>(node: T, parent: AstNode, siblings: T[]): void {
  const child = node as Mutable<AstNode>;
  child.$container = parent;
  child.$containerIndex = siblings.length;
  siblings.push(node);
}

/** The node that holds the parts: a rule that only calls another leaves a node with a single child. */
function innermost(node: CstNode | undefined): CompositeCstNode | undefined {
  let at = node as CompositeCstNode | undefined;
  for (;;) {
    const [only, second] = at?.content ?? [];
    if (only === undefined || second !== undefined || !("content" in only)) return at;
    at = only as CompositeCstNode;
  }
}

/** Moves nodes of the text from one tree to another. */
function adoptText(
  from: CompositeCstNode | undefined,
  to: CompositeCstNode | undefined,
  which: (child: CstNode) => boolean,
): void {
  for (const child of from?.content ?? []) {
    if (!which(child)) continue;
    (child as Mutable<CstNode>).container = to;
    (to?.content as CstNode[] | undefined)?.push(child);
  }
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
    report.add(mistake.code, place, mistake.message, { help: mistake.help, fixes });
  }
}

/** `al of`, where `al` was taken for a name. */
function misspeltQuantifier(
  tokens: Slice["tokens"],
  at: number,
): { mistake: Mistake & { readonly from: number }; starters: ReadonlySet<string> } | undefined {
  const [before, token] = [tokens[at - 1], tokens[at]];
  const mistake = token === undefined ? undefined : wordBeforeOf(token, before);
  return mistake && { mistake: { ...mistake, lostItsWay: true, from: mistake.offset }, starters: STARTERS };
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
      help: hintFor(token.image, []),
      lostItsWay: true,
      from: token.startOffset,
    },
    // What follows a misspelt `agreement` is not the agreement before it.
    starters: meant[0] !== undefined && FILE_STARTERS.has(meant[0]) ? FILE_STARTERS : starters,
  };
}

const FILE_WORDS = "source use party person faction agreement reading statement claim table scenario".split(" ");
const ITEM_WORDS =
  "status between enters ends group fact attribute question version decision clause promise cite quote assumed".split(
    " ",
  );
const CLAUSE_WORDS = "when at as if unless takes lapses each any all none anyone someone the".split(" ");
const MANNER_WORDS = "with within for by until after".split(" ");
const DECISION_WORDS = "by quorum after within failing".split(" ");
const STATEMENT_WORDS =
  "says denies announces clarifies answers warns threatens requires proposes accepts rejects asks claims only if unless in reported supersedes cite quote assumed".split(
    " ",
  );
const SCENARIO_WORDS =
  "stance reliability delay votes abstains vary stakes vetoed expect on where cite quote assumed".split(" ");

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

/** Words that begin an item of an agreement and stand nowhere else. */
const ITEM_STARTERS: ReadonlySet<string> = new Set(
  "status between enters ends group fact attribute question version decision clause promise".split(" "),
);

const FILE_STARTERS: ReadonlySet<string> = new Set(FILE_WORDS);

const TOKEN = /"[^"\n\r]*"?|\/\/[^\n\r]*|[A-Za-zÀ-ÖØ-öø-ſ][A-Za-z0-9_À-ÖØ-öø-ſ]*/g;

/** Where reading may begin again: the next word that begins something, or a square bracket. */
function restart(tokens: Slice["tokens"], from: number, starters: ReadonlySet<string>): number {
  for (let at = from; at < tokens.length; at++) {
    const image = tokens[at]?.image ?? "";
    if (starters.has(image) || (image === "[" && starters !== FILE_STARTERS)) return at;
  }
  return tokens.length;
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
