/** What may follow a word of saying. */
export interface Frame {
  /** "that the deal is dead", or the same without "that". */
  readonly clause: boolean;
  /** The same, but only with "that". */
  readonly that: boolean;
  /** Words in quotation marks, also before the verb: "…," he said. */
  readonly quotation: boolean;
  /** What is said as a noun phrase: "announced a truce", "criticised the plan". */
  readonly object: boolean;
  /** "to withdraw"; with an addressee, "Kyiv to withdraw". */
  readonly infinitive: boolean;
  /** "withdrawing": "suggested withdrawing". */
  readonly gerund: boolean;
  /** "whether", "what", "how", "if". */
  readonly question: boolean;
  /** Somebody may be named before what is said: "told reporters that". */
  readonly addressee: boolean;
  /** Prepositions that introduce what is said: "warned of", "called for". */
  readonly prepositions: readonly string[];
}

const LETTERS: Readonly<Record<string, keyof Frame>> = {
  c: "clause",
  t: "that",
  q: "quotation",
  o: "object",
  i: "infinitive",
  g: "gerund",
  w: "question",
  a: "addressee",
};

/** A frame in short: letters for what may follow, then prepositions: `frame("cqa of about")`. */
export function frame(code: string): Frame {
  const [letters = "", ...prepositions] = code.split(" ");
  const made: Record<string, boolean> = {};
  for (const [letter, name] of Object.entries(LETTERS)) made[name] = letters.includes(letter);
  return { ...(made as unknown as Omit<Frame, "prepositions">), prepositions };
}
