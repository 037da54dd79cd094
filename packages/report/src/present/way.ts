import type { Model } from "@proviso/agreement";
import { nameOf, plain, type Station, type StationKind, type WayAnswer } from "@proviso/promise";
import { type Block, type Document, evidence, heading, list, paragraph, quiet, strong } from "../document/document.ts";
import { answerHeading, caseHeading } from "./headings.ts";

/** What each station is called. */
export const STATION_WORDS: Readonly<Record<StationKind, string>> = {
  invoked: "Invoked",
  found: "Found",
  decided: "Decided",
  performed: "Performed",
};

/** The way from trigger to help: what the text asks for at each station, who holds it, and who can cut it there. */
export function presentWay(model: Model, answer: WayAnswer): Document {
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      paragraph(strong(one.value.sentence)),
      ...one.value.stations.flatMap((station) => stationBlocks(model, station)),
    ]),
  ];
}

function stationBlocks(model: Model, { kind, holds, cuts }: Station): Block[] {
  return [
    heading(3, STATION_WORDS[kind]),
    holds.length === 0
      ? paragraph(quiet("The text asks for nothing here."))
      : list(
          ...holds.map(({ words, holders, at, support }) => ({
            line: [
              plain.sentence(words),
              ...(holders.length === 0 ? [] : [quiet(` (${plain.shortList(holders, model)})`)]),
            ],
            below: evidence([{ text: "in the text", at, support }]),
          })),
        ),
    paragraph(cutWords(model, cuts)),
  ];
}

const LISTED = 4;

/** "Can be cut by Russia; by China; by France and Italy together." */
export function cutWords(model: Model, { listed, count }: Station["cuts"]): string {
  if (listed.length === 0) return "Nobody can cut it here.";
  if (listed.some((parties) => parties.length === 0)) return "Nobody has to cut it: it leads nowhere.";
  const shown = listed
    .slice(0, LISTED)
    .map((parties) =>
      parties.length === 1
        ? `by ${nameOf(model, parties[0] ?? "")} alone`
        : `by ${plain.shortList(parties, model)} together`,
    );
  const rest = BigInt(count) - BigInt(shown.length);
  return `Can be cut ${shown.join("; ")}${rest > 0n ? `; and in ${rest} more ways` : ""}.`;
}
