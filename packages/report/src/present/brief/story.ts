import type { StoryValue } from "@proviso/promise";
import { type Block, evidence, fresh, heading, paragraph, strong } from "../../document/document.ts";
import type { Section, Telling } from "../brief.ts";
import { barredBlocks, protocol } from "../play.ts";

/** The shortest lawful way in which the promise fails, as a story. */
export const storySection: Section = ({ stories }, telling) =>
  stories.length === 0
    ? []
    : [
        heading(2, "How it fails and nobody breaks it"),
        ...stories.flatMap(({ under, value }) => [
          paragraph(strong(`${under === "" ? "" : `${under}: `}${value.sentence}`)),
          ...told(value, telling),
        ]),
      ];

function told(value: StoryValue, { shown }: Telling): Block[] {
  if (!value.exists) return evidence(fresh(value.why?.steps ?? [], shown));
  return [
    ...protocol(value.entries, shown),
    ...(value.remark === "" ? [] : [paragraph(value.remark), ...barredBlocks(value, shown)]),
  ];
}
