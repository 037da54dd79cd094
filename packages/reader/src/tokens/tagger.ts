import model from "wink-eng-lite-web-model";
import winkNLP, { type WinkMethods } from "wink-nlp";
import type { Run, Tag, Token } from "./token.ts";

/** Longest piece handed to the tagger at once, so that the time for a text without line breaks stays in proportion to its length. */
const LONGEST_PIECE = 20_000;

/** A sentence is cut off here, in tokens: the rules look through a sentence from each of its words. */
const LONGEST_SENTENCE = 300;

let tagger: WinkMethods | undefined;

/** The model takes about a tenth of a second to load, so it is loaded by whoever first reads a text. */
function loaded(): WinkMethods {
  tagger ??= winkNLP(model, ["sbd", "pos"]);
  return tagger;
}

export interface Tagged {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Run[];
  readonly paragraphs: readonly Run[];
}

/** Past and present of the plainest verbs of saying: whoever stands beside one has said something. */
const SAYS = new Set(
  "said says told tells added adds warned insisted argued wrote replied announced declared".split(" "),
);
/** Adverbs and conjunctions that stand with a capital where a sentence begins, and are no names. */
const NO_NAMES =
  /^(?:a|also|and|as|asked|but|earlier|even|for|from|he|here|i|if|in|it|just|later|never|no|none|nor|not|now|of|on|once|one|only|or|other|others|said|she|simply|since|so|some|still|that|the|then|there|these|they|this|those|though|thus|to|too|until|we|what|when|where|which|while|who|why|yet|you)$/;

/** "Ward said", "said Concord resident Smith": a capital beside a verb of saying is a name, whatever the tagger takes it for. */
function nameBeside(tokens: Token[], from: number): void {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (!/^(?:ADJ|ADP|ADV|AUX|INTJ|SCONJ|VERB|X)$/.test(token.tag) || !/^\p{Lu}\p{Ll}/u.test(token.text)) continue;
    if (NO_NAMES.test(token.lower)) continue;
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    const speaks = next !== undefined && SAYS.has(next.lower) && next.tag === "VERB";
    const spoken = i > from && before !== undefined && SAYS.has(before.lower) && before.tag === "VERB";
    if (speaks || spoken) tokens[i] = { ...token, tag: "PROPN" };
  }
}

/** A text's tokens, sentences and paragraphs. A line break ends a paragraph. Any string will do; what the tagger alters beyond recognition is left out. */
export function tagged(text: string): Tagged {
  const tokens: Token[] = [];
  const sentences: Run[] = [];
  const paragraphs: Run[] = [];
  for (const line of lines(text)) {
    const first = tokens.length;
    for (const piece of pieces(text, line.from, line.to)) addPiece(text, piece, tokens, sentences, paragraphs.length);
    nameBeside(tokens, first);
    if (tokens.length > first) paragraphs.push({ from: first, to: tokens.length });
  }
  return { tokens, sentences, paragraphs };
}

function* lines(text: string): Generator<Run> {
  const breaks = /[\n\r\u2028\u2029]+/g;
  let from = 0;
  for (const found of text.matchAll(breaks)) {
    if (found.index > from) yield { from, to: found.index };
    from = found.index + found[0].length;
  }
  if (from < text.length) yield { from, to: text.length };
}

function* pieces(text: string, from: number, to: number): Generator<Run> {
  let start = from;
  while (to - start > LONGEST_PIECE) {
    let cut = start + LONGEST_PIECE;
    while (cut > start + LONGEST_PIECE / 2 && !/\s/.test(text[cut]!)) cut--;
    // Never between the halves of a surrogate pair.
    if (/[\uDC00-\uDFFF]/.test(text[cut]!)) cut--;
    yield { from: start, to: cut };
    start = cut;
  }
  yield { from: start, to };
}

function addPiece(text: string, piece: Run, tokens: Token[], sentences: Run[], paragraph: number): void {
  const nlp = loaded();
  const words = text.slice(piece.from, piece.to);
  // Two single marks for one double mark: the tagger would take the second for an apostrophe.
  const doc = nlp.readDoc(words.replaceAll("''", '" ').replaceAll("``", '" '));
  const values = doc.tokens().out();
  const tags = doc.tokens().out(nlp.its.pos) as unknown as Tag[];
  const gaps = doc.tokens().out(nlp.its.precedingSpaces);
  const spans = doc.sentences().out(nlp.its.span as never) as unknown as [number, number][];
  const ends = sentenceEnds(spans, values, gaps);
  let at = 0;
  let begin = tokens.length;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const found = place(words, value, at);
    if (found !== undefined) {
      at = found.to;
      const spaced = gaps[i] !== "" || i === 0;
      const where = { sentence: sentences.length, paragraph };
      const add = (from: number, to: number, tag: Tag, apart: boolean): void => {
        const written = words.slice(from, to);
        const lower = written.toLowerCase().replaceAll("’", "'");
        tokens.push({
          start: piece.from + from,
          end: piece.from + to,
          text: written,
          lower,
          tag,
          spaced: apart,
          ...where,
        });
      };
      // "'A deal" begins with a quotation mark; "'s" and "'re" do not.
      const opens = /^['‘]\p{Lu}/u.test(value);
      if (opens) add(found.from, found.from + 1, "PUNCT", spaced);
      add(
        opens ? found.from + 1 : found.from,
        found.to,
        opens ? untagged(value.slice(1)) : tags[i]!,
        opens ? false : spaced,
      );
    }
    if ((ends.has(i) || tokens.length - begin >= LONGEST_SENTENCE) && tokens.length > begin) {
      sentences.push({ from: begin, to: tokens.length });
      begin = tokens.length;
    }
  }
}

/**
 * The last tokens of the sentences. The tagger takes the full stop of an abbreviation for the end of a sentence in "(R-Miss.) said", and leaves a
 * closing quotation mark to the sentence after: both are put right here.
 */
function sentenceEnds(
  spans: readonly (readonly [number, number])[],
  values: readonly string[],
  gaps: readonly string[],
): Set<number> {
  const ends = new Set<number>();
  for (const [, last] of spans) {
    let end = last;
    while (/^["”’'»]+$/.test(values[end + 1] ?? "") && gaps[end + 1] === "") end++;
    if (!isBracketed(values, end) && !/^([),;:]|\p{Ll}.*)$/u.test(values[end + 1] ?? "")) ends.add(end);
  }
  return ends.add(values.length - 1);
}

/** Inside a short bracket, as in "(D-N. Y.)". */
function isBracketed(values: readonly string[], end: number): boolean {
  const before = values.slice(Math.max(0, end - 8), end + 1);
  const after = values.slice(end + 1, end + 5);
  return before.lastIndexOf("(") > before.lastIndexOf(")") && after.includes(")");
}

/** A tag for a word that the tagger has taken for a mark. */
const untagged = (word: string): Tag =>
  /^(A|An|The)$/.test(word) ? "DET" : /^(I|It|He|She|We|You|They)$/.test(word) ? "PRON" : "NOUN";

/** Where a token stands at or shortly after an offset; undefined if the tagger has changed its letters. */
function place(text: string, value: string, at: number): Run | undefined {
  if (value.trim() === "") return undefined;
  let from = at;
  const doubled = (i: number): boolean => value === '"' && (text.startsWith("''", i) || text.startsWith("``", i));
  while (from < text.length && !text.startsWith(value, from) && !doubled(from) && /\s/.test(text[from]!)) from++;
  if (doubled(from)) return { from, to: from + 2 };
  if (text.startsWith(value, from)) return { from, to: from + value.length };
  const near = text.slice(from, from + value.length + 64).indexOf(value);
  return near < 0 ? undefined : { from: from + near, to: from + near + value.length };
}
