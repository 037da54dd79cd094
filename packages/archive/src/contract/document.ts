/** A document as it comes in: its words, and what is known of where they come from. */
export interface NewDocument {
  /** The words, as read from the file. What is stored is {@link normaliseText} of them, and offsets refer to that. */
  readonly text: string;
  readonly title?: string;
  /** The day, month or year it is dated: `2025-08-20`, `2025-08`, `2025`. */
  readonly date?: string;
  readonly author?: string;
  readonly mediaType: string;
  /** Where it was found: an absolute path or an address. */
  readonly origin: string;
  /** The address of a page that was saved as a file. */
  readonly url?: string;
  /** SHA-256 of the file's bytes, in hexadecimal; by it and `origin` a second import knows that it need not be read again. */
  readonly original?: string;
}

/** One place where a document was found. */
export interface Origin {
  readonly origin: string;
  readonly url?: string;
  readonly mediaType: string;
  readonly original?: string;
  readonly added: string;
}

/** What is known of a document, without its text. */
export interface DocumentEntry {
  /** SHA-256 of the normalised text, in hexadecimal. */
  readonly id: string;
  readonly title: string;
  readonly date?: string;
  readonly author?: string;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  /** The document that came first, of which this one is a near-identical copy. That one is never a copy itself. */
  readonly copyOf?: string;
  /** Share of word sequences that the copy has in common with that document (Jaccard index, 0..1). */
  readonly similarity?: number;
  /** When it was added, ISO 8601 in UTC. */
  readonly added: string;
}

/** A document with its text and all its origins, the first one first. */
export interface StoredDocument extends DocumentEntry {
  readonly text: string;
  readonly origins: readonly Origin[];
}

/**
 * What became of a document that was to be added: `added`; `copy` – added, and marked as a near-identical copy of `copyOf`; or `known` – the same
 * text is there already, and where it was found now is noted.
 */
export interface Added {
  readonly id: string;
  readonly outcome: "added" | "copy" | "known";
  readonly copyOf?: string;
}
