import type { Passage, SearchHit, SearchPage } from "@proviso/archive/contract";
import {
  type Document,
  heading,
  type Inline,
  type Item,
  type Line,
  list,
  paragraph,
  quiet,
  strong,
} from "../document/document.ts";
import { plural } from "../document/plural.ts";

/** What a search has found. `place` shows where a document was found as the reader knows it, such as a path from the folder they are in. */
export function presentSearch(page: SearchPage, place: (origin: string) => string = (origin) => origin): Document {
  const { query, total, hits, next } = page;
  const asked = query.trim() === "" ? "" : ` for ${query.trim()}`;
  return [
    heading(1, `${total === 0 ? "No document" : plural(total, "document")}${asked}`),
    ...(hits.length === 0 ? [paragraph(total === 0 ? NOTHING : "There are no further documents.")] : []),
    ...(hits.length === 0 ? [] : [list(...hits.map((hit) => item(hit, place)))]),
    ...(next === undefined ? [] : [paragraph(quiet(`For the next ones add --after ${next}`))]),
  ];
}

const NOTHING =
  "Words must all be there, as they are written. Try fewer of them, guarant* for words that begin so, or OR between words.";

function item(
  { document, origin, url, copies, titleHits, passages }: SearchHit,
  place: (origin: string) => string,
): Item {
  const { title, date, author, copyOf } = document;
  const about = [date ?? "undated", ...(author === undefined ? [] : [author])].join(", ");
  const where = [
    url ?? place(origin),
    ...(copies === 0 ? [] : [`${copies} near-identical ${copies === 1 ? "copy" : "copies"} beside it`]),
  ];
  const named: Line = title === "" ? [strong(place(origin).replace(/^.*\//, ""))] : titled(title, titleHits);
  return {
    line: [...named, " ", quiet(`(${about})`)],
    below: [
      ...passages.map((passage) => paragraph(...excerpt(passage, document.length))),
      paragraph(
        quiet(`${copyOf === undefined ? "" : "A copy; the words are not in the original. "}${where.join("; ")}`),
      ),
    ],
  };
}

function titled(title: string, hits: SearchHit["titleHits"]): Line {
  return hits.length === 0 ? [title] : marked(title, 0, hits);
}

/** A passage with its hits marked, and with dots where the text goes on. */
function excerpt({ start, end, text, hits }: Passage, length: number): Line {
  return [...(start > 0 ? ["… "] : []), ...marked(text, start, hits), ...(end < length ? [" …"] : [])];
}

function marked(text: string, from: number, hits: readonly { readonly start: number; readonly end: number }[]): Line {
  const line: Inline[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start - from > at) line.push(text.slice(at, start - from));
    line.push(strong(text.slice(start - from, end - from)));
    at = end - from;
  }
  if (at < text.length) line.push(text.slice(at));
  return line;
}
