/** What each kind of answer is called and tells, without the engine that gives it: for menus and descriptions. */
export const KIND_TEXTS = {
  dossier: {
    title: "The dossier",
    about: "the three sentences, each agreement with its verdicts, what is weak, open and claimed",
  },
  brief: { title: "The brief", about: "the report on the dossier: three sentences, then what they rest on" },
  findings: { title: "Weak places", about: "what is weak in the texts, why that matters, and what happened to others" },
  void: { title: "Who can void it", about: "who can void a promise without breaking it" },
  way: { title: "From trigger to help", about: "who holds each station on the way to help, and who can cut it there" },
  power: { title: "Whom it hangs on", about: "how much hangs on each party" },
  strength: { title: "How sure it is", about: "how sure a promise is in a scenario" },
  arrival: { title: "When help comes", about: "with what probability help has come within so many days" },
  worth: { title: "Better than nothing?", about: "a promise beside the same scenario without it" },
  play: { title: "What comes of it", about: "what follows day by day from votes and deeds" },
  story: { title: "How it fails", about: "a course of events in which the promise fails although nobody breaks it" },
  questions: { title: "What to ask", about: "which open questions to ask first, and in which words" },
  compare: { title: "Promises side by side", about: "several promises in one table" },
  diff: { title: "What changes", about: "what changes from one draft, reading or answer to another" },
  sweep: { title: "A sweep", about: "an answer mapped over one or two numbers of a scenario" },
  record: { title: "What was said", about: "statements, questions and claims" },
  claim: { title: "A claim", about: "how a claim fares against the record" },
  deter: {
    title: "Would an attack pay?",
    about: "whether an attack would pay, on a scenario's stakes or the numbers given",
  },
  influence: {
    title: "Who moves whom",
    about: "where those round a table end up, by a table of the dossier, of KTAB or of Decide",
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly about: string }>>;

export type KindName = keyof typeof KIND_TEXTS;

export const KIND_NAMES = Object.keys(KIND_TEXTS) as readonly KindName[];
