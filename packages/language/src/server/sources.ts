import type { Place } from "@proviso/agreement";
import { URI, UriUtils } from "langium";
import * as ast from "../generated/ast.ts";
import type { Named } from "../link/names.ts";
import { normalise } from "../sources/normal.ts";
import { TextFile } from "../text/text-file.ts";
import type { Analysed } from "./analyses.ts";
import { leafAt } from "./occurrences.ts";

/** The URI that a path means when it is written in the file of another URI. */
export function resolveUri(from: string, relative: string): string {
  return UriUtils.resolvePath(UriUtils.dirname(URI.parse(from)), relative).toString();
}

/** Words of a citation and where they come from. */
export interface Cited {
  readonly source: Named;
  readonly node: ast.Source;
  /** Absent if the source could not be read. */
  readonly text?: TextFile;
  /** Absent if the words are not in the source. */
  readonly place?: Place;
}

export function citedWords(words: ast.Words, { analysis }: Analysed): Cited | undefined {
  const citation = words.$container;
  const source = ast.isCitation(citation) ? analysis.bindings.get(citation.source) : undefined;
  const node = source?.node;
  if (!source?.file || !ast.isSource(node)) return undefined;
  const uri = resolveUri(source.file.path, node.path);
  const content = analysis.texts.get(uri);
  if (content === undefined) return { source, node };
  const text = new TextFile(uri, content);
  const normal = normalise(content);
  const wanted = normalise(words.text).text;
  const at = wanted === "" ? -1 : normal.text.indexOf(wanted);
  if (at === -1) return { source, node, text };
  const start = normal.offsets[at] ?? 0;
  const end = (normal.offsets[at + wanted.length - 1] ?? start) + 1;
  return { source, node, text, place: text.place(start, end) };
}

/** Where the quotation at an offset leads: cited words to their source, a path to its file. */
export function linkAt(analysed: Analysed, offset: number): { readonly from: Place; readonly to: Place } | undefined {
  const leaf = leafAt(analysed.parsed.ast, offset);
  const node = leaf?.astNode;
  if (!leaf?.text.startsWith('"') || !node) return undefined;
  const from = analysed.parsed.file.placeOf(leaf);
  if (ast.isWords(node)) {
    const to = citedWords(node, analysed)?.place;
    return to && { from, to };
  }
  if (!ast.isUse(node) && !ast.isSource(node)) return undefined;
  const uri = resolveUri(analysed.path, node.path);
  const content = analysed.analysis.texts.get(uri);
  return content === undefined ? undefined : { from, to: new TextFile(uri, content).place(0) };
}
