import { type Condition, type Span, selectorsAt } from "@proviso/record";

type Kind = Condition["kind"];

/** A cue with one or two parts; what follows the last part says what the condition is. */
interface Cue {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** The condition is only one where the words around it forbid or deny something. */
  readonly negative?: true;
}

/** The first group is the cue's first part, the last its last. In the order in which they are tried: longer before shorter. */
const CUES: readonly Cue[] = [
  { kind: "unless", pattern: /\b(if not for|but for|were it not for|had it not been for)\s/giu },
  { kind: "only if", pattern: /\b(only (?:if|when|once|after|on condition that|provided that))\s/giu },
  {
    kind: "only if",
    pattern: /\b(only)\b(?=[^.;]{1,240}?\s(?:if|when|once|provided)\s)[^.;]{1,240}?\s(if|when|once|provided)\s/giu,
  },
  {
    kind: "provided that",
    pattern:
      /\b((?:provided|providing|on (?:the )?(?:sole )?condition|on the understanding)(?: that)?|as long as|so long as)\s/giu,
  },
  {
    kind: "contingent on",
    pattern: /\b((?:contingent|conditional|dependent|conditioned) (?:up)?on|depend(?:s|ed)? (?:up)?on|subject to)\s/giu,
  },
  { kind: "in return for", pattern: /\b(in (?:return|exchange) for|as the price (?:of|for))\s/giu },
  { kind: "unless", pattern: /\b(unless|except if)\s/giu },
  { kind: "until", pattern: /\b(until)\s/giu, negative: true },
  { kind: "without", pattern: /\b(without)\s/giu, negative: true },
  {
    kind: "if",
    pattern:
      /(?<!\b(?:as|even|whether|see|ask|asked|asks|wonder|wondered|know) )\b(if|in case|in the event (?:that|of)|should|once)\s/giu,
  },
];

const NEGATIVE =
  /\b(no|not|never|n[’']t|nothing|nobody|cannot|futile|impossible|pointless|meaningless|useless|unacceptable|worthless|unthinkable|refus\w+|reject\w+|wait|only|end)\b|n[’']t\b/i;

/**
 * The conditions in what somebody says, in the text's order, each with the words that make it one and those that say what it is. No stretch belongs to
 * two conditions of the first level: what hangs on a condition's own words is left inside it.
 * @param spans what is said
 */
export function conditionsIn(text: string, spans: readonly Span[]): Condition[] {
  const found: { readonly kind: Kind; readonly cue: Span[]; readonly words: Span }[] = [];
  const others = (span: Span) =>
    spans.filter((other) => other !== span).map(({ start, end }) => text.slice(start, end));
  for (const span of spans) {
    const said = text.slice(span.start, span.end);
    for (const { kind, pattern, negative } of CUES) {
      for (const match of said.matchAll(pattern)) {
        const first = match[1] ?? "";
        const last = match[2];
        const at = span.start + match.index;
        const end = at + match[0].length;
        const cue: Span[] = [{ start: at, end: at + first.length }];
        if (last !== undefined) cue.push({ start: end - 1 - last.length, end: end - 1 });
        // "asked if": a question, not a condition.
        if (kind === "if" && match.index === 0 && ASKING.test(text.slice(Math.max(0, at - 24), at))) continue;
        // "a settlement reached without Kyiv": which settlement, and not on what condition.
        if (kind === "without" && MADE.test(said.slice(0, match.index))) continue;
        const isShould = /^should$/i.test(first);
        if (isShould && !isInversion(text, at, span.start)) continue;
        if (/^once$/i.test(first) && !/\b(would|could|will|can|may)\b/i.test(said)) continue;
        const stop = conditionEnd(
          text,
          end,
          span.end,
          PHRASES.has(kind) && /^[^\p{L}]*(?:(?:and|but|or) )?$/u.test(said.slice(0, match.index)),
          kind === "without",
        );
        if (stop <= end) continue;
        const around = [said.slice(0, match.index), text.slice(stop, span.end), ...others(span)].join(" ");
        if (negative && !NEGATIVE.test(around)) continue;
        const overlaps = found.some((one) => at < one.words.end && one.cue[0]!.start < stop);
        if (!overlaps) found.push({ kind, cue, words: { start: end, end: stop } });
      }
    }
    const opening = /^[\s"“]*(in (?:return|exchange))(?=,)/i.exec(said);
    if (opening?.[1] !== undefined) {
      const start = span.start + opening[0].length - opening[1].length;
      const words = { start, end: start + opening[1].length };
      found.push({ kind: "in return for", cue: [words], words });
    }
  }
  return found
    .sort((a, b) => a.cue[0]!.start - b.cue[0]!.start)
    .map(({ kind, cue, words }) => ({ kind, cue: selectorsAt(text, cue), words: selectorsAt(text, [words]) }));
}

/** "Should talks fail, …": at the head of a clause. */
function isInversion(text: string, at: number, from: number): boolean {
  // "by force should Guyana grant licences": a name after it is its subject.
  if (/^should\s+(?:\p{Lu}[\p{L}’'-]*\s+){1,3}\p{Ll}/u.test(text.slice(at, at + 60))) return true;
  return (
    /(?:^|[,;:“"—]\s*|\bthat )$/.test(text.slice(from, at)) &&
    /^should\s+(?:the|a|an|any|\p{Lu}|talks|it|he|she|they|we)/iu.test(text.slice(at, at + 30))
  );
}

/** Conditions that are told by a noun phrase, after which, at the head of a sentence, the first comma ends them. */
const PHRASES: ReadonlySet<Kind> = new Set<Kind>(["without", "in return for", "contingent on"]);

const MADE =
  /\b(?:reached|made|signed|taken|agreed|concluded|drawn up|held|struck|imposed|negotiated|drafted|decided)\s+$/i;
const ASKING = /\b(?:ask|wonder|inquir|enquir|question|know|knew)\w*\s+(?:[\p{L}]+\s+){0,2}$/iu;
const FINITE = /\s(?=(?:is|are|was|were|would|will|can|cannot|could|has|have|had|does|do|makes?)\b)/;

/** Where the words of a condition end: with what is said, or at a comma that the rest of the sentence follows. */
function conditionEnd(text: string, from: number, to: number, isFronted: boolean, isPhrase: boolean): number {
  const verb = isPhrase ? FINITE.exec(text.slice(from, to)) : null;
  const rest = text.slice(from, verb === null ? to : from + verb.index);
  const stop =
    /;|[.!?]["”’)]*(?=\s|$)|,["”](?=\s|$)|,\s+(?=(?:but|while|whereas|effectively|thus|thereby|or else|then|the|a|an|any|this|that|these|those|he|she|it|they|we|there|and\s+(?:that|he|she|it|they)|\p{Lu})\b)|\s+(?:and|but)\s+(?=that\b)|\s+[—–-]\s+/u.exec(
      rest,
    );
  const comma = isFronted ? rest.indexOf(",") : -1;
  let end = from + Math.min(stop?.index ?? rest.length, comma === -1 ? rest.length : comma);
  while (end > from && /[\s,"“”.]/.test(text[end - 1]!)) end--;
  return end;
}
