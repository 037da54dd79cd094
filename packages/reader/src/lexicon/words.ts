/** Small closed lists that the phrase finder and the rules share. */

export const WEEKDAYS = new Set(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

export const MONTHS = new Set(
  "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec.".split(
    " ",
  ),
);

/** Words that tell when and may stand between a verb of saying and what is said. */
export const WHEN = new Set([
  ...WEEKDAYS,
  ..."yesterday today tomorrow tonight recently later earlier again then now afterward afterwards once repeatedly simply also publicly privately flatly bluntly".split(
    " ",
  ),
]);

export const TIME_NOUNS = new Set(
  "week weeks month months year years day days night morning afternoon evening weekend hour hours minutes minute summer spring fall autumn winter".split(
    " ",
  ),
);

export const RELATIVE = new Set(["who", "which", "that", "whom", "whose"]);

export const QUESTION = new Set("whether if what why how who when where which whom whose".split(" "));

export const SUBORDINATE = new Set(
  "when while after before if although though because since as until unless whereas once whenever even".split(" "),
);

export const BE = new Set("be am is are was were been being 's 're 'm".split(" "));
export const HAVE = new Set("have has had having 've 'd 's".split(" "));
export const DO = new Set("do does did".split(" "));
export const MODAL = new Set("will would shall should can could may might must 'll 'd wo ca".split(" "));

export const POSSESSIVE = new Set("my your his her its our their whose".split(" "));
export const SUBJECT_PRONOUNS = new Set(
  "i you he she it we they who there this that these those one some many others both most everyone everybody nobody somebody someone none all another".split(
    " ",
  ),
);
export const NOT_SUBJECT = new Set("him me us them himself herself itself themselves".split(" "));

/** Where something is said. */
export const VENUES = new Set(
  "speech tweet interview interviews statement debate rally post letter op-ed conference message email e-mail video ad series address hearing briefing meeting call column memo".split(
    " ",
  ),
);
