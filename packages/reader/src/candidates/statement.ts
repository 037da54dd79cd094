import type { SpeechAct } from "@proviso/record";
import { BODIES, OFFICES, PRIVATE } from "../who/offices.ts";
import type { Who } from "../who/who.ts";
import type { Found } from "./found.ts";

const MODAL = /\b(?:could|may|might|should|must|would|will|can|shall|need)\b|[’'](?:d|ll)\b/i;
const NEGATION = /\b(?:not|never|no longer|hardly|cannot)\b|n[’']t\b/i;
/** Whether words of saying deny that it was said. */
export function isNegated(cue: string): boolean {
  return NEGATION.test(cue);
}

/** Of these acts it tells something that a party has not done them. */
const TELLING_WHEN_NEGATED: readonly SpeechAct[] = ["accept", "reject", "propose", "require", "announce"];
const OPINION = /^(?:has |have |had |did |does )?(?:n[’']t|never|not)?\s*(?:condemn|denounc|critici)/i;

/** Acts that a verb with a noun phrase does: "rejected the plan". To describe, mention or address something is none. */
const DONE_TO_A_THING: readonly SpeechAct[] = [
  "accept",
  "reject",
  "propose",
  "require",
  "ask",
  "announce",
  "deny",
  "warn",
  "claim",
  "threaten",
];
const NOT_DONE =
  /\b(?:describ|portray|call|label|brand|dub|deem|hold|held|charg|welcom|explain|embrac|adopt|resist|specif|elaborat|declin|wonder|maintain|commit)\w*$/i;

const COLLECTIVE =
  /\b(?:states|countries|members|parties|sides|allies|partners|sources|forces|rebels|insurgents|separatists|militants|people|group|party|movement|club|king|queen|capital|men|women|man|woman|families|firms|companies|workers|union|army|fighters|faction|camp|house|team|agency|institute|organisation|organization|bank|fund|panel|tribunal|judges?|prosecutors?|declaration|statement|communiqu[eé]|report|letter|note|document|text|memorandum|ministry)\b/i;

/**
 * Whether something found is a statement of somebody, and not the writer's own words, a plan, a guess, or a deed that only sounds like one.
 * @param isNested it stands inside what somebody else says, where also that which may be said counts
 */
export function isStatement(text: string, found: Found, act: SpeechAct, who: Who, isNested: boolean): boolean {
  const cue = shown(text, found.cue);
  const source = found.source[0];
  if (source === undefined) return false;
  const start = found.cue[0]!.start;
  // "continues to demand", "went on to warn": it was said.
  if (
    /^to\s/i.test(cue) &&
    !/\b(?:continu|go|went|gone|keep|kept|beg[au]n|proceed)\w*(?: on)?\s+$/i.test(
      text.slice(Math.max(0, start - 20), start),
    )
  )
    return false;
  // "until an elected government asks them to go", "neither side announces it": nobody is told to have done it.
  const lead = text.slice(Math.max(0, source.start - 16), source.start);
  if (isNested && /\b(?:until|if|unless|once|before|whenever)\s+$/i.test(lead)) return false;
  if (/^(?:neither|no|nobody)\b/i.test(text.slice(source.start, source.end))) return false;
  if (!isNested && MODAL.test(cue)) return false;
  if (!isNested && isNegated(cue) && (!TELLING_WHEN_NEGATED.includes(act) || OPINION.test(cue))) return false;
  const name = text.slice(source.start, source.end);
  if (
    /^to (?:comment|elaborate|say|respond|answer|discuss the matter|be (?:named|identified|quoted))\b/.test(
      shown(text, found.content),
    ) &&
    act === "reject"
  )
    return false;
  if (/^not to be (?:named|identified|quoted)/.test(shown(text, found.content))) return false;
  // A transcript's question is the reporter's.
  if (/^(?:Q|Q\.|Question|Reporter|Journalist)$/.test(name)) return false;
  // "stopped short of endorsing", "without naming": what was not done.
  if (
    /\b(?:short of|without|instead of|rather than)\s+$/i.test(
      text.slice(Math.max(0, found.cue[0]!.start - 20), found.cue[0]!.start),
    )
  )
    return false;
  if (!isSomebody(name, who, source.start, source.end)) return false;
  if (found.rule === "verb-object" || found.rule === "passive-object") {
    if (/\b(?:call|label|brand)(?:ed|s)?$/i.test(cue))
      return act === "claim" && shown(text, found.content).split(/\s+/).length > 2 && hasName(name, who, source);
    return DONE_TO_A_THING.includes(act) && !NOT_DONE.test(cue.replace(/\s.*$/, cue)) && act !== "state";
  }
  return true;
}

function hasName(name: string, who: Who, { start, end }: { start: number; end: number }): boolean {
  return who.within(start, end).length > 0 || /^\p{Lu}/u.test(name);
}

/** A person, a party, a body or people; not "the terms" or "a text". */
function isSomebody(name: string, who: Who, start: number, end: number): boolean {
  if (/^(?:he|she|they|it|we|i|who|both|some|many|others|critics)$/i.test(name)) return true;
  const words = name.toLowerCase().split(/[^\p{L}-]+/u);
  if (words.some((word) => OFFICES.has(word) || BODIES.has(word) || PRIVATE.has(word))) return true;
  if (COLLECTIVE.test(name)) return true;
  if (who.within(start, end).some((mention) => mention.kind !== "demonym")) return true;
  // A name: capitals after the first word, or a single word that stands with a capital inside its sentence.
  if (
    /\s\p{Lu}/u.test(name) ||
    (/^\p{Lu}/u.test(name) && !/^(?:The|A|An|This|That|These|Those|Such|It|Its)\b/u.test(name))
  )
    return true;
  return /(?:ers|ors|ists|ians|men|ents|ants)$/.test(words.at(-1) ?? "");
}

export function shown(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(" ");
}
