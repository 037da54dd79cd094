import type { LexerResult } from "langium";
import type { SlicingLexer } from "./slicing-lexer.ts";

type Token = LexerResult["tokens"][number];

/** A misspelt word as the keyword that was meant; it stays at its place. The same word if the language has no such keyword. */
export function readAs(keyword: string, token: Token, lexer: SlicingLexer): Token {
  const tokenType = lexer.definition[keyword];
  return tokenType === undefined
    ? token
    : { ...token, image: keyword, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? token.tokenTypeIdx };
}
