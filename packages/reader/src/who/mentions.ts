import type { Span } from "@proviso/record";

/** What a name stands for. */
export interface Entry {
  readonly party?: string;
  /** As the language writes a person: `Lavrov`. */
  readonly person?: string;
  /** "demonym": an adjective, which names nobody by itself. */
  readonly kind: "party" | "demonym" | "seat" | "person";
}

export interface Mention extends Span, Entry {
  readonly words: string;
}

/** Names by their first word, longest first. */
export class Names {
  readonly #byFirst = new Map<string, { readonly words: string; readonly entry: Entry }[]>();

  /** A name that is known already keeps its first meaning. */
  add(words: string, entry: Entry): void {
    const first = FIRST_WORD.exec(words)?.[0];
    if (first === undefined) return;
    const list = this.#byFirst.get(first) ?? [];
    if (list.some((known) => known.words === words)) return;
    list.push({ words, entry });
    list.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(first, list);
  }

  has(words: string): boolean {
    const first = FIRST_WORD.exec(words)?.[0] ?? "";
    return this.#byFirst.get(first)?.some((known) => known.words === words) ?? false;
  }

  /** Every name in a text, in order and never overlapping. Words joined by a hyphen to something before them are no name: "pro-Russian". */
  in(text: string): Mention[] {
    const found: Mention[] = [];
    let past = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (index < past) continue;
      const before = text[index - 1];
      if (before === "-" || before === "‑") continue;
      for (const { words, entry } of this.#byFirst.get(word) ?? []) {
        const end = index + words.length;
        if (!text.startsWith(words, index) || JOINS.test(text[end] ?? " ")) continue;
        found.push({ start: index, end, words, ...entry });
        past = end;
        break;
      }
    }
    return found;
  }
}

const WORD = /[\p{L}\p{N}]+/gu;
const FIRST_WORD = /[\p{L}\p{N}]+/u;
const JOINS = /[\p{L}\p{N}]/u;
