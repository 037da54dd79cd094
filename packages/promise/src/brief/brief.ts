import type { Agreement, Model, Source } from "@proviso/agreement";
import type { BriefRecord } from "../answers/record.ts";
import { promisesOf } from "../answers/target.ts";
import type { ArrivalAsk } from "../arrival/index.ts";
import { type BriefQuestion, type BriefQuestions, questionsOf } from "./asked.ts";
import { type Assumed, assumptionsIn } from "./assumed.ts";
import { type BriefCourse, coursesOf } from "./courses.ts";
import { type BriefDifference, differencesOf } from "./drafts.ts";
import type { BriefClaim, BriefDisagreement, BriefFinding } from "./handed.ts";
import { heldUnder } from "./held.ts";
import { type BriefLedger, ledgersOf } from "./ledgers.ts";
import { agreementOf, mainPromise } from "./main-promise.ts";
import { type BriefSentence, sentencesOf } from "./sentences.ts";
import {
  type BriefDeterrence,
  type BriefRanges,
  type BriefTable,
  deterrencesOf,
  rangesOf,
  tablesOf,
} from "./stated.ts";
import { type BriefStory, storiesOf } from "./stories.ts";
import { type BriefTime, timesOf } from "./times.ts";
import { type BriefPromise, turnsOf, verdictsOn } from "./verdicts.ts";

/** The report on a dossier: three sentences for whoever has no more time, then every answer on which they rest. */
export interface Brief {
  readonly kind: "brief";
  readonly title: string;
  readonly status: string;
  /** The three sentences. */
  readonly sentences: readonly BriefSentence[];
  /** The promise the brief is about. */
  readonly main: BriefPromise;
  /** The dossier's other promises, to set beside it. */
  readonly beside: readonly BriefPromise[];
  /** When help comes, how surely, and whether that is better than no agreement. */
  readonly times: readonly BriefTime[];
  /** What the beneficiary gives, and what it gets for it. */
  readonly ledgers: readonly BriefLedger[];
  /** How it fails and nobody breaks it. */
  readonly stories: readonly BriefStory[];
  /** What comes of the scenarios' events. */
  readonly courses: readonly BriefCourse[];
  /** How sure it is over the ranges that scenarios state. */
  readonly ranges: readonly BriefRanges[];
  /** Whether an attack would pay, on the stakes that scenarios state. */
  readonly deterrences: readonly BriefDeterrence[];
  /** Where the questions of the dossier's tables end. */
  readonly tables: readonly BriefTable[];
  /** What to ask, and in which words. */
  readonly questions: readonly BriefQuestion[];
  readonly rankedBy: BriefQuestions["by"];
  /** What changes from draft to draft. */
  readonly differences: readonly BriefDifference[];
  readonly findings: readonly BriefFinding[];
  readonly claims: readonly BriefClaim[];
  /** Where the record does not agree, and who has changed position. */
  readonly disagreements: readonly BriefDisagreement[];
  readonly sources: readonly Source[];
  /** What no source says and the encoder assumed, with the reason. */
  readonly assumed: readonly Assumed[];
}

export interface BriefOptions extends ArrivalAsk {
  /** The promise the brief is about; by default that of the agreement with most readings, or the first. */
  readonly promise?: string;
  /** What the linter and the record have to say; the brief does not look for it. */
  readonly findings?: readonly BriefFinding[];
  readonly claims?: readonly BriefClaim[];
  readonly disagreements?: readonly BriefDisagreement[];
  /** By qualified question. */
  readonly records?: ReadonlyMap<string, BriefRecord>;
  /** Told of each part before it is worked out. */
  readonly onPart?: (part: string) => void;
}

/** A report has many figures: where one has no exact form it is played so often, unless told; its error stands beside it. */
const RUNS = 10_000;

/**
 * The report on everything in the files.
 * @throws RangeError if no agreement makes a promise; MeaningError for a text without meaning; an AbortError when cancelled
 */
export function brief(model: Model, options: BriefOptions = {}): Brief {
  const {
    promise,
    findings = [],
    claims = [],
    disagreements = [],
    records,
    onPart: part = () => {},
    ...asked
  } = options;
  const ask = { ...asked, runs: asked.runs ?? RUNS };
  const target = mainPromise(model, promise);
  const agreement = agreementOf(model, target);
  const held = heldUnder(model, target, ask, findings);
  part("asking who can void what");
  const main = { ...verdictsOn(model, target, ask), turns: turnsOf(model, target, ask) };
  const beside = promisesOf(model)
    .filter((other) => other.id !== target.id)
    .map((other) => verdictsOn(model, other, { ...ask, reading: undefined, take: undefined, to: undefined }));
  part("asking when help comes, and comparing with no agreement");
  const times = timesOf(model, target, ask);
  part("looking for the shortest way to fail");
  const stories = storiesOf(model, target, ask);
  part("playing what the scenarios state");
  const courses = coursesOf(model, target, ask);
  part("working out what is stated of ranges, stakes and influence");
  const ranges = rangesOf(model, target, ask);
  const deterrences = deterrencesOf(model, target, ask);
  const tables = tablesOf(model);
  part("ranking the questions");
  const { questions, by } = questionsOf(model, target, { ...ask, records });
  part("comparing the drafts");
  const differences = differencesOf(model, ask);
  return {
    kind: "brief",
    title: agreement.title,
    status: statusOf(agreement),
    sentences: sentencesOf(main, held, times, questions),
    main,
    beside,
    times,
    ledgers: ledgersOf(model, target, ask),
    stories,
    courses,
    ranges,
    deterrences,
    tables,
    questions,
    rankedBy: by,
    differences,
    findings: held,
    claims,
    disagreements,
    sources: model.sources,
    assumed: assumptionsIn(model),
  };
}

function statusOf(agreement: Agreement): string {
  const steps = agreement.status.flatMap((status) => status.steps);
  return steps.map(({ stage, on }) => `${stage} ${on}`).join(", ");
}
