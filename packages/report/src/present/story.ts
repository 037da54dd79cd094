import type { Model } from "@proviso/agreement";
import type { StoryAnswer, StoryValue } from "@proviso/promise";
import { type Block, type Document, evidence, fresh, paragraph, quiet, strong } from "../document/document.ts";
import { plural } from "../document/plural.ts";
import { answerHeading, caseHeading } from "./headings.ts";
import { barredBlocks, protocol } from "./play.ts";

/** The shortest story of a promise that fails and is not broken. */
export function presentStory(model: Model, answer: StoryAnswer): Document {
  const shown = new Set<string>();
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [...caseHeading(model, answer, one), ...story(one.value, shown)]),
  ];
}

function story(value: StoryValue, shown: Set<string>): Block[] {
  const assumed =
    value.assumed.length === 0 ? [] : [paragraph(quiet(`Taken for granted: ${value.assumed.join("; ")}.`))];
  if (!value.exists) {
    return [paragraph(strong(value.sentence)), ...evidence(fresh(value.why?.steps ?? [], shown)), ...assumed];
  }
  return [
    paragraph(strong(value.sentence)),
    ...protocol(value.entries, shown),
    ...(value.remark === "" ? [] : [paragraph(strong(value.remark)), ...barredBlocks(value, shown)]),
    paragraph(
      quiet(
        `${plural(value.length, "step")}: what happens, what is asked, and what is done or left undone against it.`,
      ),
    ),
    ...assumed,
  ];
}
