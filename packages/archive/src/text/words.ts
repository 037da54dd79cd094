import type { Span } from "@proviso/record";

/** A word where it stands: `word` is what is compared. */
export interface Word extends Span {
  readonly word: string;
}

/**
 * Runs of letters, digits and their marks; every Han, Hiragana, Katakana or Thai character by itself, since those are written without blanks.
 * Everything else parts words: `Russia's` is two words, `only-if` as well.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}])(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])*/gu;
const PLAIN = /^[a-z0-9]*$/;
/** A longer word is compared by its beginning: both engines limit the length of what they index. */
const LONGEST = 64;

/**
 * The words of a text, in order, as search compares them in both engines. The databases' own word breakers differ from each other and from one version
 * to the next, so they are only ever given what this gives.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const word = fold(found);
    if (word !== "") yield { word, start: index, end: index + found.length };
  }
}

/** Without capitals and accents: `Über` is `uber`, `ﬁ` is `fi`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const folded = PLAIN.test(lower)
    ? lower
    : lower
        .normalize("NFKD")
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]/gu, "");
  return folded.length <= LONGEST ? folded : [...folded].slice(0, LONGEST).join("");
}
