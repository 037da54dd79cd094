/** The little of Chevrotain's exceptions that is read here; Langium does not re-export their types. */
export interface TokenLike {
  readonly image: string;
  readonly startOffset: number;
  readonly tokenType: { readonly name: string };
}

export interface RecognitionException {
  readonly name: string;
  readonly message: string;
  readonly token: TokenLike;
  readonly resyncedTokens?: readonly TokenLike[];
}
