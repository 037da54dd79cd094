import type { Model } from "@proviso/agreement";
import { type Brief, plain } from "@proviso/promise";
import { type Block, type Document, evidence, fresh, heading, paragraph, quiet, strong } from "../document/document.ts";
import { askedSection } from "./brief/asked.ts";
import { besideSection } from "./brief/beside.ts";
import { courseSection } from "./brief/course.ts";
import { draftSection } from "./brief/drafts.ts";
import { groundSections } from "./brief/ground.ts";
import { ledgerSection } from "./brief/ledger.ts";
import { claimSection, disagreementSection } from "./brief/record.ts";
import { statedSections } from "./brief/stated.ts";
import { storySection } from "./brief/story.ts";
import { timeSections } from "./brief/times.ts";
import { verdictSection } from "./brief/verdicts.ts";
import { weakSection } from "./brief/weak.ts";
import { BRIEF_PARTS, type BriefPart } from "./brief-parts.ts";

/** What a section needs to know besides the brief. */
export interface Telling {
  readonly model: Model;
  /** Also notes, what the verdicts beside it rest on, days of plays, and the list of assumptions; else these are counted. */
  readonly full: boolean;
  /** What was shown so far, so that evidence is shown once. */
  readonly shown: Set<string>;
}

/** One part of a brief under its own heading; nothing where there is nothing to say. */
export type Section = (brief: Brief, telling: Telling) => Block[];

/**
 * In the order in which a reader wants to know: the verdict, what it means in time and worth, how it fails, what to ask, and what it rests on.
 * By name, so that a reader may leave some out.
 */
const SECTIONS = {
  verdicts: verdictSection,
  times: timeSections,
  ledger: ledgerSection,
  story: storySection,
  courses: courseSection,
  stated: statedSections,
  questions: askedSection,
  drafts: draftSection,
  beside: besideSection,
  disagreements: disagreementSection,
  claims: claimSection,
  weak: weakSection,
  ground: groundSections,
} as const satisfies Readonly<Record<BriefPart, Section>>;

/** The report: three sentences for whoever has no more time, then what they rest on, then one short section an answer. */
export function presentBrief(
  model: Model,
  brief: Brief,
  full = false,
  parts: readonly BriefPart[] = BRIEF_PARTS,
): Document {
  const telling: Telling = { model, full, shown: new Set() };
  return [
    heading(1, brief.title),
    ...(brief.status === "" ? [] : [paragraph(quiet(plain.sentence(`${brief.status}.`)))]),
    ...brief.sentences.map(({ text }) => paragraph(strong(text))),
    heading(2, "What this rests on"),
    ...evidence(
      fresh(
        brief.sentences.flatMap((sentence) => sentence.evidence),
        telling.shown,
      ),
    ),
    ...BRIEF_PARTS.filter((part) => parts.includes(part)).flatMap((part) => SECTIONS[part](brief, telling)),
  ];
}
