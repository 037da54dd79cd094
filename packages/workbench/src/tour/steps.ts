import type { Room } from "@proviso/report/view/address";

/** One stop of the tour: where it is, at which part of the page, and what is worth knowing there. */
export interface Step {
  readonly room: Room;
  /** Parts of the page, the first that is there is shown; without any, the step is told beside the whole page. */
  readonly at: readonly string[];
  readonly title: string;
  readonly text: string;
}

/** Eight stops, a quarter of a minute each. They name what any dossier has, so that the tour holds when the texts change. */
export const STEPS: readonly Step[] = [
  {
    room: "dossier",
    at: [".lede"],
    title: "Three sentences",
    text: "What the promise is worth, as each account has it, and the question to ask. All of it is worked out from the texts; “why” leads to the words behind it.",
  },
  {
    room: "agreement",
    at: [".cm-editor", ".editor"],
    title: "The text answers back",
    text: "An agreement in plain words. Beside each line stands what follows from it. Write in the text: it is checked as you type, and every save is kept.",
  },
  {
    room: "agreement",
    at: [".switches", "main h1"],
    title: "What is not settled",
    text: "An open point is a switch. Flip one, and every answer moves; leave it open, and you see the whole spread. Undo is at the top.",
  },
  {
    room: "stop",
    at: ["figure", "main h1"],
    title: "Who can stop it",
    text: "Who can void the promise at the top of the page without breaking a word of it: alone first, then together. Take a voice away, where somebody has one, and see what is left.",
  },
  {
    room: "fast",
    at: ["figure", "main h1"],
    title: "How fast, how sure",
    text: "The chance that help under this promise has come by each day, beside the world without an agreement. The numbers below are yours to move; each says where it comes from.",
  },
  {
    room: "record",
    at: ["figure", "main h1"],
    title: "Who said what",
    text: "Every statement by its day and its speaker, in the source's exact words. Where two do not agree, a thread joins them.",
  },
  {
    room: "read",
    at: ["main textarea", "main h1"],
    title: "Read a document",
    text: "Paste or drop an article. What is said in it is marked; you accept, mend or reject it, and what you accept is written into the dossier.",
  },
  {
    room: "questions",
    at: ["main h1"],
    title: "What to ask next",
    text: "The open points by how much their answer would move, each as a sentence to put to the other side. Then “Brief” prints the report.",
  },
];
