import type { Fragment } from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import type { Named } from "../link/names.ts";
import type { Context } from "../lower/context.ts";
import { TextFile } from "../text/text-file.ts";
import type { Library } from "./library.ts";
import { find, type Normal, normalise, originalRange } from "./normal.ts";

/** Looks cited words up in their sources. */
export class Citations {
  readonly #library: Library;
  readonly #normal = new Map<TextFile, Normal>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** A file that `from` names, if it could be read. */
  file(from: string, path: string): TextFile | undefined {
    const file = this.#library.get(from, path);
    return file instanceof TextFile ? file : undefined;
  }

  /** The words with the place where they stand in the source; tells if they stand nowhere. */
  verify(source: Named, words: ast.Words, context: Context): Fragment {
    const text = words.text ?? "";
    const node = source.node;
    const file =
      ast.isSource(node) && source.file !== undefined ? this.file(source.file.path, node.path ?? "") : undefined;
    // A source that cannot be read has been told about where it is declared.
    if (file === undefined) return { words: text };
    const normal = this.#normalised(file);
    const wanted = normalise(text).text;
    if (wanted === "") {
      context.tell("citation-not-found", words, "The citation holds no words.");
      return { words: text };
    }
    const at = find(normal.text, wanted);
    if (at !== -1) return { words: text, range: originalRange(normal, at, wanted.length) };
    const { message, help } = explainMiss(normal, wanted, source.name);
    context.tell("citation-not-found", words, message, { help });
    return { words: text };
  }

  #normalised(file: TextFile): Normal {
    let normal = this.#normal.get(file);
    if (normal === undefined) {
      normal = normalise(file.text);
      this.#normal.set(file, normal);
    }
    return normal;
  }
}

/** How far the source agrees, and what it says instead. */
function explainMiss(normal: Normal, wanted: string, source: string): { message: string; help: string | undefined } {
  const words = wanted.split(" ");
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (find(normal.text, words.slice(0, middle).join(" ")) === -1) high = middle - 1;
    else low = middle;
  }
  const message = `The source \`${source}\` does not hold the words “${shortened(wanted, 60)}”.`;
  if (low === 0) return { message, help: undefined };
  const known = words.slice(0, low).join(" ");
  const at = find(normal.text, known);
  const next = normal.text.slice(at + known.length, at + known.length + 60).trim();
  const tail = known.length > 40 ? `… ${known.slice(-38)}` : known;
  return {
    message,
    help: `The source agrees as far as “${tail}” and goes on “${shortened(next, 40)}”; the citation goes on “${shortened(words.slice(low).join(" "), 40)}”.`,
  };
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
