import { quoted } from "@proviso/agreement";
import { type Brief, type BriefQuestion, plain } from "@proviso/promise";
import { code, heading, type Item, list, paragraph, placeText, quiet, strong } from "../../document/document.ts";
import type { Section } from "../brief.ts";
import { overWords } from "../questions.ts";

/** The open questions, ranked, each with the sentence to put across the table. */
export const askedSection: Section = (brief, { model }) => {
  const { questions, rankedBy } = brief;
  if (questions.length === 0) return [];
  const title = model.scenarios.find(({ id }) => id === rankedBy.scenario)?.title;
  const by = title === undefined ? "who can void the promise" : `what their answers move in “${title}”`;
  return [
    heading(2, "What to ask, in this order"),
    list(...questions.map((one) => item(one, brief))),
    paragraph(quiet(plain.sentence(`ranked by ${by}. ${overWords({ ...rankedBy, ranked: ranks(brief) })}`))),
  ];
};

function ranks({ questions }: Brief): BriefQuestion["ranked"][] {
  return questions.map(({ ranked }) => ranked);
}

function item({ id, text, say, ranked, decides, touches, record, at, options }: BriefQuestion, brief: Brief): Item {
  // The third sentence says of its question already what each answer makes of the promise.
  const told = brief.sentences.some((sentence) => sentence.text.includes(quoted(text)));
  const effect = touches ? "The verdict stays; who must act together changes." : "This changes nothing here.";
  return {
    line: [
      strong(say),
      " ",
      quiet(`${id.split(".").at(-1)}, ${placeText(at)}`),
      ranked.moves || decides ? ` ${ranked.why.sentence}` : "",
      decides ? "" : ` ${effect}`,
      record === undefined ? "" : ` On record: ${record.state}. ${record.why}`,
    ],
    below:
      decides && !told
        ? [list(...options.map(({ option, verdicts }) => ({ line: [code(option), `: ${verdicts.join(" / ")}`] })))]
        : [],
  };
}
