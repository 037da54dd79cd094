import type { NewDocument } from "../contract/index.ts";
import { shinglesOf } from "../likeness/shingles.ts";
import { normaliseText, sha256 } from "../text/normalise.ts";
import { mustBeDate } from "./date.ts";

/** A document that is ready to be stored. */
export interface Prepared {
  readonly given: NewDocument;
  readonly id: string;
  readonly text: string;
  readonly shingles: ReadonlySet<string>;
  /** What an export says of a document, beside what a file says. */
  readonly past?: Past;
}

export interface Past {
  readonly added: string;
  /** When it was found in this place. */
  readonly found: string;
  /** The document of which it was found to be a copy there. */
  readonly copyOf?: string;
  readonly similarity?: number;
}

/** What can be worked out without the database. @throws RangeError where a text has no words, or a date is none */
export function prepare(given: NewDocument, past?: Past): Prepared {
  const text = normaliseText(given.text);
  const shingles = shinglesOf(text);
  if (shingles.size === 0) throw new RangeError(`\`${given.origin}\` has no words that could be kept.`);
  if (given.date !== undefined) mustBeDate(given.date, `The date of \`${given.origin}\``);
  return { given, id: sha256(text), text, shingles, past };
}

/** A title in one line. */
export function titleOf({ given: { title = "" } }: Prepared): string {
  return normaliseText(title).replaceAll(/\s+/g, " ");
}
