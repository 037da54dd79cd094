import type { Span } from "@proviso/record";

/** What the writer adds at the end to somebody else's words: ", effectively undermining their value". */
const COMMENT =
  /,\s+(?:(?:contradicting|reversing|undercutting|undermining|echoing|prompting|drawing|dashing)|(?:effectively|thus|thereby|in effect|essentially|potentially|apparently|seemingly|further)\s+[\p{L}]+ing)\b[^"“”]*$/u;
/** ", something that others dispute". */
const ASIDE =
  /,\s+(?:something|a (?:claim|view|position|charge|demand|step|move)|which)\s+(?:that|which|[\p{Lu}][\p{L}]+)\s[^"“”]*$/u;
const OPENING = /^(?:[\s"“”«»„]|(?:that|whether)\s)+/iu;
/** A phrase before the subject that is no part of the name: "Following last week's summit in Alaska, the administration". */
const BEFORE =
  /(?:^|[.!?]["”’)]*\s+)(?:Following|After|During|In|At|On|Under|Despite|Before|Since|By|With|Amid|Against|Speaking|Earlier|Until)\s(?:[^.!?]*\s)?$/u;

/** "GENEVA, March 3 (Wire) - ": where and when a report was written is no part of what its first sentence says. */
const DATELINE =
  /^\p{Lu}{3,}[\p{Lu} .’'/-]*(?:,\s[\p{L}. ]{2,30}\d{0,2})?\s*(?:\([\p{L}. ]{2,30}\)\s*)?(?:—|–|--?)\s+/u;

/** The words that are said: without "that", the marks of quotation around them, and what the writer adds. */
export function trimmedContent(text: string, spans: readonly Span[], isQuoted: boolean): Span[] {
  const found: Span[] = [];
  for (const { start, end } of spans) {
    let from = start;
    let to = end;
    if (start === 0 || text[start - 1] === "\n") from += DATELINE.exec(text.slice(start, end))?.[0].length ?? 0;
    const shown = text.slice(from, end);
    const opening = OPENING.exec(shown)?.[0] ?? "";
    // A quotation that begins within is left whole.
    const opens = /["“«„]/.test(opening);
    const closesAtEnd = /["”»][.,]?$/.test(shown);
    if (opening !== "" && (!opens || closesAtEnd || isQuoted)) from += opening.length;
    if (opens && closesAtEnd) to -= /["”»]$/.test(shown) ? 1 : 2;
    // `replied: "No." His counterpart …`: the words end with the quotation.
    const closed = /^["“][^"“”]*[.!?]["”](?=\s+\p{Lu})/u.exec(shown);
    if (closed !== null) {
      found.push({ start: end - shown.length + 1, end: end - shown.length + closed[0].length - 1 });
      continue;
    }
    if (!isQuoted) {
      const said = text.slice(from, to);
      const comment = COMMENT.exec(said) ?? ASIDE.exec(said);
      if (comment !== null) to = from + comment.index;
    }
    while (to > from && /[\s"“”«»]/.test(text[to - 1]!) && (opens || /\s/.test(text[to - 1]!))) to--;
    if (to > from && /[\p{L}\p{N}]/u.test(text.slice(from, to))) found.push({ start: from, end: to });
  }
  return found;
}

const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const WHEN = new RegExp(
  `\\s+(?:on\\s+${DAY}(?:\\s+(?:morning|evening|night|afternoon))?|in\\s+(?:[A-Z][a-z]+\\s+)?(?:1[5-9]|20)\\d\\d|yesterday|last (?:week|month|year|night)|outright|flatly)$`,
);

/** What is offered or refused, without the day on which it was: "proposed talks on Sunday". */
export function withoutWhen(text: string, spans: readonly Span[]): Span[] {
  return spans.map(({ start, end }) => {
    const shown = text.slice(start, end);
    // In a longer phrase the day is more likely that of something within it.
    const isLong = shown.split(/\s+/).length > 9 || /\b(?:that|which|who|having)\b/.test(shown);
    const tail = isLong ? null : WHEN.exec(shown);
    return { start, end: tail === null || tail.index === 0 ? end : start + tail.index };
  });
}

/** The words that name a source, without what stands before it in its sentence. */
export function trimmedSource(text: string, spans: readonly Span[]): Span[] {
  return spans.map(({ start, end }) => {
    let [from, to] = [start, end];
    const shown = text.slice(from, to);
    const comma = shown.lastIndexOf(", ");
    const lead = text.slice(Math.max(0, from - 200), from);
    const isAfterPhrase = /\baccording to\s+$/i.test(lead) || (BEFORE.test(lead) && !/[,.]$/.test(shown));
    if (comma > 0 && isAfterPhrase) from += comma + 2;
    const aside =
      /,\s+(?:for (?:its|his|her|their) part|in turn|however|too|meanwhile),?$|,\s+(?:who|speaking|quoted|asked)\b[^,]*,?$/.exec(
        text.slice(from, to),
      );
    if (aside !== null) to = from + aside.index;
    const possessive = /[’']s$/.exec(text.slice(from, to));
    if (possessive !== null) to -= 2;
    while (to > from && /[\s,]/.test(text[to - 1]!)) to--;
    return { start: from, end: to };
  });
}
