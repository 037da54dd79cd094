import { quoted } from "@proviso/agreement";
import type { Bearing, Candidate, Condition, Named, Nested, Selector, SpeechAct } from "@proviso/record";
import { code, type Document, heading, type Item, list, paragraph, quiet, strong } from "../document/document.ts";
import { plural } from "../document/plural.ts";

/** Who is said to have said what, as corpora of attributions mark it. Offsets count UTF-16 code units of the document's text. */
export interface AttributionShown {
  readonly source: readonly WordsAt[];
  readonly cue: readonly WordsAt[];
  readonly content: readonly WordsAt[];
  readonly quotation: Candidate["quotation"];
  /** The rule that found it. */
  readonly rule: string;
  /** Whether its cue stands in the content of another: what somebody says that somebody says. */
  readonly inner: boolean;
}

export interface WordsAt {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** What was read in one document. */
export interface ReadAnswer {
  /** As it was named: a path, or `<stdin>`. */
  readonly file: string;
  readonly kind: "text" | "markdown" | "html" | "pdf" | "docx";
  readonly title?: string;
  /** The date from which relative dates were counted. */
  readonly dated?: string;
  readonly author?: string;
  readonly candidates: readonly Candidate[];
  /** Every attribution that the rules found, as corpora mark them; the candidates are made of them. For programs. */
  readonly attributions: readonly AttributionShown[];
  readonly counts: {
    readonly words: number;
    readonly sentences: number;
    readonly attributions: number;
    readonly leftOut: number;
    readonly ofParties: number;
  };
  /** Where each candidate's first words stand, for people: "article.txt:3", "note.pdf, page 4". */
  readonly places: readonly string[];
}

/** The statements found in a document: who does what by saying what, in whose words, on what condition, and on what it bears. */
export function presentRead(answer: ReadAnswer): Document {
  const { file, title, dated, author, candidates, places, counts } = answer;
  const about = [title === undefined ? undefined : file, author, dated === undefined ? "undated" : `dated ${dated}`];
  return [
    heading(1, title ?? file),
    paragraph(quiet(about.filter((part) => part !== undefined).join(" · "))),
    ...(candidates.length === 0 ? [paragraph(strong("Nobody is found to say anything."))] : []),
    ...candidates.flatMap((candidate, index) => presentCandidate(candidate, index + 1, places[index] ?? file)),
    paragraph(quiet(countsText(answer))),
    ...(candidates.length === 0 || counts.ofParties > 0
      ? []
      : [paragraph(quiet("No speaker is known to speak for a party."))]),
  ];
}

function presentCandidate(candidate: Candidate, number: number, place: string): Document {
  const { speaker, act, polarity, content, conditions, nested, said, venue, bears } = candidate;
  const items: Item[] = [
    ...conditions.map((condition) => ({ line: [conditionText(condition)] })),
    ...(nested === undefined ? [] : [{ line: [nestedText(nested)] }]),
    ...(said === undefined
      ? []
      : [{ line: [`said ${said.date}`, ...(said.resolved === undefined ? [] : [quiet(` (${said.resolved})`)])] }]),
    ...(venue === undefined ? [] : [{ line: [`at ${wordsOf(venue)}`] }]),
    ...bears.map((bearing) => ({ line: bearingLine(bearing) })),
    { line: [quiet(`why: ${candidate.because.join("; ")}; confidence ${candidate.confidence.toFixed(2)}`)] },
  ];
  return [
    heading(3, `${number}. ${capital(sideText(speaker))} ${actText(act, polarity, speaker)}`),
    paragraph(contentText(candidate, content), " ", code(place)),
    list(...items),
  ];
}

/** "accepts", "do not accept". */
export function actText(act: SpeechAct, polarity: Candidate["polarity"], speaker: Named): string {
  const verb = act === "state" ? "say" : act;
  const shown = wordsOf(speaker.words);
  const isMany =
    speaker.with !== undefined ||
    (speaker.party === undefined && /^(?:two|three|four|five|several|some|many|both|they)\b|s$|\band\b/i.test(shown));
  if (polarity === "negated") return `${isMany ? "do" : "does"} not ${verb}`;
  return isMany ? verb : verb.endsWith("y") && verb !== "say" ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** "Russia (Russian Foreign Minister Sergey Lavrov)", and the document's own words where nobody knows for whom. */
export function sideText({ party, faction, words, with: others }: Named): string {
  const shown = wordsOf(words);
  if (party !== undefined && others !== undefined && others.length > 0) {
    const sides = [party, ...others].map(spaced);
    const all = `${sides.slice(0, -1).join(", ")} and ${sides.at(-1)}`;
    return all.toLowerCase() === shown.toLowerCase() ? all : `${all} (${shown})`;
  }
  if (party === undefined) return faction === undefined ? shown : `${shown} (${faction})`;
  const side = spaced(party);
  return side.toLowerCase() === shown.toLowerCase().replace(/^the /, "") ? side : `${side} (${shown})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `UnitedStates` → "United States". */
function spaced(id: string): string {
  return id.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").replaceAll(/ (And|Of|The) /g, (word) => word.toLowerCase());
}

function contentText({ quotation }: Candidate, content: readonly Selector[]): string {
  const words = quoted(wordsOf(content));
  return quotation === "quoted"
    ? words
    : quotation === "mixed"
      ? `${words} (partly quoted)`
      : `${words} (in the writer's words)`;
}

/** "only if “they aligned with …”". */
export function conditionText({ kind, words }: Condition): string {
  const shown = wordsOf(words);
  return kind === "in return for" && /^in (return|exchange)$/i.test(shown)
    ? "in return for what comes before"
    : `${kind} ${quoted(shown)}`;
}

/** What is told of another: "of Russia: accepts “…”". */
export function nestedText({ speaker, act, polarity, content, nested }: Nested): string {
  const deeper = nested === undefined ? "" : `; ${nestedText(nested)}`;
  return `of ${sideText(speaker)}: ${actText(act, polarity, speaker)} ${quoted(wordsOf(content))}${deeper}`;
}

function bearingLine({ on, option, score, because }: Bearing): Item["line"] {
  return [
    "bears on ",
    code(on),
    ...(option === undefined ? [] : [`: ${option}`]),
    quiet(` (${score.toFixed(2)}, ${because})`),
  ];
}

/** The document's words on one line, with `…` where they are in pieces. */
export function wordsOf(words: readonly Selector[]): string {
  return words.map(({ exact }) => exact.replaceAll(/\s+/g, " ")).join(" … ");
}

function countsText({ counts, candidates }: ReadAnswer): string {
  const { words, sentences, leftOut, ofParties } = counts;
  const read = `${plural(words, "word")}, ${plural(sentences, "sentence")}; ${plural(candidates.length, "statement")}, ${ofParties} of parties`;
  return leftOut === 0
    ? `${read}.`
    : `${read}; ${leftOut} left out, as said by nobody named, only planned or guessed, or no statement.`;
}
