import { format } from "@proviso/language";
import { type Candidate, type Selector, statementText } from "@proviso/record";
import type { Style } from "@proviso/report/document/style";
import { wrap } from "@proviso/report/document/width";
import { actText, sideText } from "@proviso/report/present/read";
import type { Review } from "@proviso/review";

/** How much of the document is shown around the words, in characters. */
const AROUND = 280;

export const KEYS = "a accept   r reject   m mend   b bears on   ← → go   u undo   q quit   ? help";

export const HELP = `a, Enter   accept: the statement goes into the dossier's file at once
r          reject: nothing is written into the dossier
m          mend, then: p party   a act   d date   n not said, or said   c leave the condition out   Esc back
b          on what it bears: the next that is offered, then nothing
← →        the candidate before, the next
u          undo the last step; what it wrote is taken back
q, Ctrl+C  quit; what was decided stays, and the same line goes on from there`;

/** One candidate as a reviewer sees it: who says what, in the middle of the document's own words, and what is read out of it. */
export function screen(
  review: Review,
  text: string,
  { style, columns, status = "" }: { readonly style: Style; readonly columns: number; readonly status?: string },
): string {
  const { candidate, candidates, at } = review;
  if (candidate === undefined) return ending(review, style, status);
  const width = Math.min(columns, 92);
  const decided = review.decisions.get(candidate.id);
  const lines = [
    style.dim(`${at + 1} of ${candidates.length}${decided === undefined ? "" : ` · ${decided.kind}`}`),
    "",
    `${style.bold(speakerWords(candidate))} ${actText(candidate.act, candidate.polarity, candidate.speaker)}${candidate.said === undefined ? "" : `, ${candidate.said.date}`}`,
    "",
    ...wrap(context(text, candidate, style), width),
    "",
    ...row(
      "condition",
      candidate.conditions.map(({ cue, words }) => `${exact(cue)} ${exact(words)}`).join("; "),
      style,
      width,
    ),
    ...row("bears on", bearsWords(review), style, width),
    ...row("known by", candidate.because.join("; "), style, width),
    ...written(review, text, style, width),
    "",
    style.dim(KEYS),
    ...(status === "" ? [] : ["", status]),
  ];
  return `${lines.join("\n")}\n`;
}

function ending({ candidates, decisions, done }: Review, style: Style, status: string): string {
  const of = (kind: string) => [...decisions.values()].filter((one) => one.kind === kind).length;
  const rest = candidates.length - decisions.size;
  return [
    style.bold(
      done ? "All candidates are reviewed." : `${rest} ${rest === 1 ? "candidate is" : "candidates are"} left.`,
    ),
    `${of("accepted")} accepted, ${of("rejected")} rejected.`,
    "",
    style.dim("← back   u undo   q quit"),
    ...(status === "" ? [] : ["", status]),
    "",
  ].join("\n");
}

function speakerWords({ speaker }: Candidate): string {
  if (speaker.party !== undefined && speaker.with !== undefined) return sideText(speaker);
  const named = speaker.person ?? speaker.faction ?? speaker.party;
  const words = exact(speaker.words);
  if (named === undefined) return `${words} (no party known)`;
  return speaker.party !== undefined && speaker.party !== named ? `${named} (${speaker.party})` : named;
}

function bearsWords(review: Review): string {
  const { bears } = review;
  if (bears === null) return "nothing in the dossier";
  return `${bears.on}${bears.option === undefined ? "" : ` is ${bears.option}`} (${Math.round(bears.score * 100)}%: ${bears.because})`;
}

/** The statement as it would stand in the dossier, or why there can be none. */
function written(review: Review, text: string, style: Style, width: number): string[] {
  const { candidate, bears } = review;
  if (candidate === undefined) return [];
  try {
    const { statement } = statementText(candidate, { text, source: { name: "document" }, bears });
    const lines = (format(statement).text ?? statement).trimEnd().split("\n");
    // The words cited stand above.
    const told = lines.filter((line) => !/^\s*(?:cite|quote|and) /.test(line));
    return ["", style.dim("accepted, it is written as:"), ...told.flatMap((line) => indented(line, width))];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return ["", `It cannot be accepted as it stands: ${error.message}`];
  }
}

function indented(line: string, width: number): string[] {
  const blanks = `  ${/^ */.exec(line)?.[0] ?? ""}`;
  return wrap(line, width - blanks.length).map((part) => blanks + part);
}

function row(label: string, value: string, style: Style, width: number): string[] {
  if (value === "") return [];
  return wrap(`${label}: ${value}`, width).map((line, i) =>
    i === 0 ? line.replace(`${label}:`, style.dim(`${label}:`)) : line,
  );
}

function exact(selectors: readonly Selector[]): string {
  return selectors.map((selector) => selector.exact.replaceAll(/\s+/g, " ")).join(" … ");
}

/** The document around the words: what is said in bold, who says it and how underlined by a name's style. */
function context(text: string, { cue, content, speaker }: Candidate, style: Style): string {
  const marks = [
    ...content.map(({ start, end }) => ({ start, end, mark: style.bold })),
    ...[...cue, ...speaker.words].map(({ start, end }) => ({ start, end, mark: style.good })),
  ].sort((one, other) => one.start - other.start || other.end - one.end);
  const first = marks[0]?.start ?? 0;
  const last = Math.max(...marks.map(({ end }) => end), first);
  const from = Math.max(0, boundary(text, first - AROUND));
  const to = Math.min(text.length, last + AROUND);
  let shown = from > 0 ? "… " : "";
  let at = from;
  for (const { start, end, mark } of marks) {
    if (end <= at) continue;
    const begin = Math.max(start, at);
    shown += flat(text.slice(at, begin)) + words(text.slice(begin, end), mark);
    at = end;
  }
  return `${shown}${flat(text.slice(at, to))}${to < text.length ? " …" : ""}`;
}

/** Marked word by word, so that a line can end between two of them. */
function words(text: string, mark: (text: string) => string): string {
  return flat(text)
    .split(/( +)/)
    .map((part) => (part.trim() === "" ? part : mark(part)))
    .join("");
}

function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

function boundary(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(" ", at);
  return space === -1 ? at : space + 1;
}
