/** Nouns of saying, in both numbers, and the prepositions after which they tell what is said. */
const TABLE: readonly (readonly [string, string])[] = [
  [
    "claim assertion allegation contention argument statement remark comment announcement declaration admission acknowledgment suggestion insistence",
    "that of about on",
  ],
  ["warning threat accusation denial complaint criticism", "that of about against"],
  ["promise pledge vow offer refusal", "that to of"],
  ["demand call request appeal plea", "that for to"],
  ["question", "about"],
  ["report rumor rumour", "that of"],
  ["praise", "for of"],
  ["condemnation denunciation endorsement", "of"],
  ["proposal", "that to for"],
  ["objection", "that to"],
];

export const SAYING_NOUNS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.flatMap(([words, prepositions]) =>
    words.split(" ").flatMap((word): [string, readonly string[]][] => {
      const plural = word.endsWith("y")
        ? `${word.slice(0, -1)}ies`
        : /(s|sh|ch)$/.test(word)
          ? `${word}es`
          : `${word}s`;
      const list = prepositions.split(" ");
      return [
        [word, list],
        [plural, list],
      ];
    }),
  ),
);
