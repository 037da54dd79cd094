import { type Place, quoted, type Support } from "@proviso/agreement";

/**
 * What an answer looks like before it is known where it will be shown: headings, paragraphs, lists, tables and evidence. Each answer is laid out once
 * (`present/`) and printed as text, Markdown or HTML.
 */
export type Document = readonly Block[];

export type Inline = string | { readonly mark: "strong" | "quiet" | "code"; readonly text: string };
export type Line = readonly Inline[];

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly line: Line }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | Table
  | { readonly kind: "evidence"; readonly steps: readonly Evidence[] };

export interface Item {
  readonly line: Line;
  readonly below?: Document;
}

export interface Table {
  readonly kind: "table";
  readonly columns: readonly { readonly title: string; readonly align?: "left" | "right" }[];
  readonly rows: readonly (readonly Line[])[];
}

/** A step of a reason: what it says, where it is written, and what supports it. */
export interface Evidence {
  readonly text: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
export const paragraph = (...line: Inline[]): Block => ({ kind: "paragraph", line });
export const list = (...items: Item[]): Block => ({ kind: "list", items });
export const strong = (text: string): Inline => ({ mark: "strong", text });
export const quiet = (text: string): Inline => ({ mark: "quiet", text });
export const code = (text: string): Inline => ({ mark: "code", text });

export function plainText(line: Line): string {
  return line.map((part) => (typeof part === "string" ? part : part.text)).join("");
}

/** Where something is written, as people and editors read it. */
export function placeText(place: Place): string {
  return `${place.file}:${place.line}`;
}

/** What supports a step, one line each: the cited words, or the reason for assuming it. */
export function supportTexts(support: readonly Support[]): string[] {
  const texts = support.map((one) =>
    one.kind === "assumed"
      ? `assumed: ${one.why}`
      : `${one.fragments.map(({ words }) => quoted(words)).join(" … ")} (${one.source})`,
  );
  return [...new Set(texts)];
}

/**
 * The steps that a document has not shown yet, and of their support what it has not: said once, evidence need not be said again.
 * @param shown what was shown so far; what is returned is added
 */
export function fresh(steps: readonly Evidence[], shown: Set<string>): Evidence[] {
  const isNew = (key: string): boolean => !shown.has(key) && Boolean(shown.add(key));
  return steps
    .filter(({ text, at }) => isNew(`${at.file}:${at.offset} ${text}`))
    .map((step) => ({ ...step, support: step.support.filter(({ at }) => isNew(`${at.file}:${at.offset}`)) }));
}

/** Evidence as a block; no block where there is none. */
export function evidence(steps: readonly Evidence[]): Block[] {
  return steps.length === 0 ? [] : [{ kind: "evidence", steps }];
}
