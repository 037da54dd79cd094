import { quoted } from "@proviso/agreement";
import { evidence, heading, list, strong } from "../../document/document.ts";
import type { Section } from "../brief.ts";
import { disagreements } from "../record.ts";

/** What is claimed, held against the record. */
export const claimSection: Section = ({ claims }) =>
  claims.length === 0
    ? []
    : [
        heading(2, "Claims"),
        list(
          ...claims.map(({ text, by, verdict, why, at, support, deciding }) => ({
            line: [`${quoted(text)}${by === undefined ? "" : ` (${by})`}: `, strong(verdict), `. ${why}`],
            below: evidence([{ text: "the claim", at, support }, ...deciding]),
          })),
        ),
      ];

/** Where the record does not agree, and who has changed position. */
export const disagreementSection: Section = ({ disagreements: all }, { shown }) =>
  all.length === 0 ? [] : [heading(2, "What was said does not agree"), disagreements(all, shown)];
