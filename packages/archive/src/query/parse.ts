import { ArchiveError } from "../engine/error.ts";
import { wordsOf } from "../text/words.ts";
import { LONGEST_PHRASE, type Query, type Term } from "./query.ts";

interface Token {
  readonly kind: "(" | ")" | "and" | "or" | "not" | "term";
  readonly at: number;
  readonly term?: Term;
}

/** Beyond these a query is refused rather than slow. */
const MOST_TOKENS = 200;
const DEEPEST = 40;

/**
 * Reads a query: words that must all be there, "a phrase", guarant* for beginnings, AND, OR, NOT in capitals (or - before a word), and brackets. NOT
 * binds most tightly, then AND, then OR. A text without anything to look for gives `undefined`.
 * @throws ArchiveError `query`, with the place, where it cannot be understood
 */
export function parseQuery(text: string): Query | undefined {
  const tokens = tokensOf(text);
  if (tokens.length === 0 && text.trim() !== "") throw bad("there is no letter or digit in it", undefined);
  if (tokens.length === 0) return undefined;
  if (tokens.length > MOST_TOKENS) throw bad(`it has more than ${MOST_TOKENS} words`, undefined);
  let next = 0;
  const peek = () => tokens[next]?.kind;

  function either(depth: number): Query {
    const of = [all(depth)];
    while (peek() === "or") {
      next++;
      of.push(all(depth));
    }
    return of.length === 1 ? (of[0] as Query) : { kind: "or", of };
  }
  function all(depth: number): Query {
    const of = [one(depth)];
    for (;;) {
      const kind = peek();
      if (kind === "and") next++;
      else if (kind === undefined || kind === "or" || kind === ")") break;
      of.push(one(depth));
    }
    return of.length === 1 ? (of[0] as Query) : { kind: "and", of };
  }
  function one(depth: number): Query {
    if (depth > DEEPEST) throw bad("it has too many brackets within brackets", tokens[next]?.at);
    const token = tokens[next++];
    if (token === undefined) {
      const last = tokens.at(-1);
      throw bad(`something has to follow ${named(last)}`, last?.at);
    }
    switch (token.kind) {
      case "term":
        return token.term as Term;
      case "not":
        return { kind: "not", of: one(depth + 1) };
      case "(": {
        const inner = either(depth + 1);
        if (tokens[next]?.kind !== ")") throw bad("this bracket is not closed", token.at);
        next++;
        return inner;
      }
      default:
        throw bad(`${named(token)} has nothing before it to join`, token.at);
    }
  }

  const query = either(0);
  const left = tokens[next];
  if (left !== undefined) throw bad("this bracket was never opened", left.at);
  if (holdsOfNothing(query)) throw bad("it finds whatever lacks a word; add a word that has to be there", undefined);
  return query;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const blank = /^\s+/.exec(rest)?.[0].length;
    if (blank !== undefined) {
      at += blank;
      continue;
    }
    const first = rest[0] as string;
    if (first === "(" || first === ")") {
      tokens.push({ kind: first, at });
      at++;
    } else if (QUOTES.test(first)) {
      const inner = /^["“”„]([^"“”„]*)["“”„](\*?)/.exec(rest);
      if (inner === null) throw bad("this quotation mark is not closed", at);
      tokens.push({ kind: "term", at, term: termOf(inner[1] as string, inner[2] === "*", at) });
      at += inner[0].length;
    } else if (first === "-" && /^-[^\s)-]/.test(rest)) {
      tokens.push({ kind: "not", at });
      at++;
    } else {
      const word = (/^[^\s()"“”„]+/.exec(rest) as RegExpExecArray)[0];
      const kind = ({ AND: "and", OR: "or", NOT: "not" } as const)[word];
      if (kind !== undefined) tokens.push({ kind, at });
      else if (!NOTHING.test(word))
        tokens.push({ kind: "term", at, term: termOf(word.replace(/\*+$/, ""), word.endsWith("*"), at) });
      at += word.length;
    }
  }
  return tokens;
}

/** A dash or a stop by itself, as in words that were pasted, means nothing. */
const NOTHING = /^[^\p{L}\p{N}*]+$/u;
const QUOTES = /["“”„]/;

function termOf(text: string, prefix: boolean, at: number): Term {
  const words = Array.from(wordsOf(text), ({ word }) => word);
  if (words.length === 0) throw bad("there is no letter or digit in what is to be looked for", at);
  if (words.length > LONGEST_PHRASE)
    throw bad(`a phrase may have ${LONGEST_PHRASE} words, this has ${words.length}`, at);
  return { kind: "term", words, prefix };
}

/** Whether it holds of a document without words, and so of nearly all of them. */
function holdsOfNothing(query: Query): boolean {
  switch (query.kind) {
    case "term":
      return false;
    case "and":
      return query.of.every(holdsOfNothing);
    case "or":
      return query.of.some(holdsOfNothing);
    case "not":
      return !holdsOfNothing(query.of);
  }
}

function named(token: Token | undefined): string {
  return token === undefined
    ? "it"
    : token.kind === "(" || token.kind === ")"
      ? "the bracket"
      : token.kind.toUpperCase();
}

function bad(why: string, at: number | undefined): ArchiveError {
  const place = at === undefined ? "" : ` (character ${at + 1})`;
  return new ArchiveError("query", `The query cannot be understood: ${why}${place}.`);
}
