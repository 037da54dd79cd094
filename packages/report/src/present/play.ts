import type { Model } from "@proviso/agreement";
import { type Entry, nameOf, type PlayAnswer, type PlayValue, plain } from "@proviso/promise";
import {
  type Block,
  type Document,
  evidence,
  fresh,
  heading,
  type Item,
  list,
  paragraph,
  quiet,
  strong,
} from "../document/document.ts";
import { answerHeading, caseHeading } from "./headings.ts";

/** What comes of a course of events, day by day. */
export function presentPlay(model: Model, answer: PlayAnswer): Document {
  const shown = new Set<string>();
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      paragraph(strong(one.value.sentence)),
      ...protocol(one.value.entries, shown),
      ...breachTable(model, one.value),
      ...barredBlocks(one.value, shown),
      ...remarks(model, one.value),
    ]),
  ];
}

/** A protocol by days, each line with the words it rests on where these were not shown yet. */
export function protocol(entries: readonly Entry[], shown: Set<string>): Block[] {
  const days = [...new Set(entries.map(({ day }) => day))];
  return days.flatMap((day) => [
    heading(3, `Day ${day}`),
    list(...entries.filter((entry) => entry.day === day).map((entry) => line(entry, shown))),
  ]);
}

function line({ text, rests, at, support }: Entry, shown: Set<string>): Item {
  return { line: [text], below: rests === undefined ? [] : evidence(fresh([{ text: rests, at, support }], shown)) };
}

/** Words under which help would be a breach, where the protocol has not shown them. */
export function barredBlocks({ barred }: Pick<PlayValue, "barred">, shown: Set<string>): Block[] {
  const steps = barred.map(({ clause, words, at, support }) => ({
    text: `${plain.clauseName(clause)}: ${words}`,
    at,
    support,
  }));
  return evidence(fresh(steps, shown));
}

function breachTable(model: Model, { breaches }: PlayValue): Block[] {
  if (breaches.length === 0) return [];
  return [
    {
      kind: "table",
      columns: [{ title: "In breach" }, { title: "of" }, { title: "which says" }, { title: "days" }],
      rows: breaches.map(({ parties, clause, words, from, until }) => [
        [parties.map((party) => nameOf(model, party)).join(", ")],
        [plain.clauseName(clause)],
        [words],
        [until === undefined ? `from ${from}, to the end` : `${from} to ${until}`],
      ]),
    },
  ];
}

function remarks(model: Model, { unheeded, unmade, kept, assumed, decisions }: PlayValue): Block[] {
  const pending = decisions.filter(({ outcome }) => outcome === "pending").map(({ decision }) => decision);
  const lines = [
    ...(pending.length === 0 ? [] : [`Still pending at the end, without a term: ${plain.list(pending)}.`]),
    ...(unheeded.length === 0 ? [] : [`There is no place here for ${plain.list(unheeded)}.`]),
    // Where it is kept all the same, what was not said changed nothing.
    ...(kept.atEnd || unmade.length === 0 ? [] : [unmadeWords(model, unmade)]),
    ...(assumed.length === 0 ? [] : [`Taken for granted: ${assumed.join("; ")}.`]),
  ];
  return lines.map((text) => paragraph(quiet(text)));
}

/** What nobody is said to find or to ratify, and how to say it. */
function unmadeWords(model: Model, unmade: PlayValue["unmade"]): string {
  const options = { finding: "--find", ratification: "--ratify" } as const;
  const told = unmade.map(
    ({ words, parties }) => `${plain.shortList(parties, model)} ${parties.length === 1 ? "does" : "do"} not ${words}`,
  );
  const how = [...new Set(unmade.map(({ kind }) => options[kind]))];
  return `Since nobody says otherwise, ${told.join("; and ")}. Say so with ${plain.list(how)}.`;
}
