import model from "wink-eng-lite-web-model";
import winkNLP, { type WinkMethods } from "wink-nlp";
import type { Run, Tag, Token } from "./token.ts";

/** Longest piece handed to the tagger at once, so that the time for a text without line breaks stays in proportion to its length. */
const LONGEST_PIECE = 20_000;

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

/** A text's tokens, sentences and paragraphs. A line break ends a paragraph. Any string will do; what the tagger alters beyond recognition is left out. */
export function tagged(text: string): Tagged {
  const tokens: Token[] = [];
  const sentences: Run[] = [];
  const paragraphs: Run[] = [];
  for (const line of lines(text)) {
    const first = tokens.length;
    for (const piece of pieces(text, line.from, line.to)) addPiece(text, piece, tokens, sentences, paragraphs.length);
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
  const doc = nlp.readDoc(words);
  const values = doc.tokens().out();
  const tags = doc.tokens().out(nlp.its.pos) as unknown as Tag[];
  const ends = sentenceEnds(doc.sentences().out(nlp.its.span as never) as unknown as [number, number][], values.length);
  let at = 0;
  let begin = tokens.length;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const found = place(words, value, at);
    if (found >= 0) {
      at = found + value.length;
      tokens.push({
        start: piece.from + found,
        end: piece.from + at,
        text: value,
        lower: value.toLowerCase().replaceAll("’", "'"),
        tag: tags[i]!,
        sentence: sentences.length,
        paragraph,
      });
    }
    if (ends.has(i) && tokens.length > begin) {
      sentences.push({ from: begin, to: tokens.length });
      begin = tokens.length;
    }
  }
}

function sentenceEnds(spans: readonly (readonly [number, number])[], count: number): Set<number> {
  const ends = new Set<number>([count - 1]);
  for (const [, last] of spans) ends.add(last);
  return ends;
}

/** Where a token stands at or shortly after an offset; -1 if the tagger has changed its letters. */
function place(text: string, value: string, at: number): number {
  if (value.trim() === "") return -1;
  let from = at;
  while (from < text.length && !text.startsWith(value, from) && /\s/.test(text[from]!)) from++;
  if (text.startsWith(value, from)) return from;
  const near = text.slice(from, from + value.length + 64).indexOf(value);
  return near < 0 ? -1 : from + near;
}
