/** A sentence of a treaty that binds, permits or forbids, taken apart. */
export interface Norm {
  /** The whole sentence, for the citation. */
  readonly words: string;
  /** "In the event of an armed attack …", "if …". */
  readonly conditions: readonly NormCondition[];
  readonly subject: string;
  readonly modal: "shall" | "may" | "must not";
  /** Why the modal was read so, where the text has another word. */
  readonly modalRead?: string;
  /** The verb and what follows it, without conditions. */
  readonly act: string;
}

export interface NormCondition {
  readonly kind: "when" | "unless";
  readonly words: string;
}

const MODAL =
  "(shall not|shall never|shall|may not|must not|must|may|will not|will|undertakes? not to|undertakes? to|agrees? not to|agrees? to|commits? (?:itself|themselves) to|pledges? (?:itself |themselves )?not to|pledges? (?:itself |themselves )?to|(?:is|are) (?:obliged|bound|required) to|(?:is|are) entitled to|(?:has|have) the right to)";
const SENTENCE = new RegExp(
  `^(.{2,160}?)\\s+${MODAL}(?:,?\\s+|,\\s*)(?!have the right|be entitled|have been)(.+)$`,
  "su",
);
const LEAD =
  /^((?:in (?:the event|case) (?:of|that)|if|should|whenever|when|where|upon|once|unless|except (?:when|if|where)|as long as|so long as|until|after|before)\b)/iu;
/** What may begin the main clause after a condition and a comma. */
const MAIN = /^(?:(?:the|each|every|all|any|no|both|neither|either|it|they|this)\b|\p{Lu})/u;
const TRAIL =
  /,?\s+\b((?:in (?:the event|case) (?:of|that)|if|whenever|when|unless|except (?:when|if)|provided that|on condition that)\s.+)$/iu;

/** The norm in a sentence; undefined where it has none. @param before whom "it" and "they" mean */
export function normIn(sentence: string, before: string | undefined): Norm | undefined {
  let rest = sentence.replace(/[.;:]+$/, "").trim();
  const conditions: NormCondition[] = [];
  for (;;) {
    const lead = leadIn(rest);
    if (lead === undefined) break;
    conditions.push(conditionOf(lead));
    rest = rest.slice(lead.length).replace(/^,\s+/, "");
  }
  const match = SENTENCE.exec(rest);
  if (match === null) return undefined;
  const [, named = "", word = "", following = ""] = match;
  let after = following;
  // "may, unless they agree otherwise, publish": what stands between commas is a condition, or tells how.
  const between = match[0].slice(named.length).trim().slice(word.length).startsWith(",")
    ? /^([^,]+),\s+(.+)$/su.exec(following)
    : null;
  if (between?.[1] !== undefined && between[2] !== undefined) {
    const isCondition = CONDITION.test(between[1]);
    if (isCondition) conditions.push(conditionOf(between[1]));
    after = isCondition ? between[2] : `${between[2]}, ${between[1]}`;
  }
  // A subordinate clause before the subject hides it.
  const subject = /^(?:it|they|he|she)$/i.test(named)
    ? (conditionSubject(conditions) ?? before ?? named)
    : (named.split(/,\s+/).at(-1) ?? named);
  let act = after;
  const trail = TRAIL.exec(act);
  if (trail?.[1] !== undefined && trail.index > 3) {
    conditions.push(conditionOf(trail[1]));
    act = act.slice(0, trail.index);
  }
  const { modal, read } = modalOf(word);
  const free = /^be (?:free|entitled|permitted|allowed) to\s+/i.exec(act);
  if (free !== null) act = act.slice(free[0].length);
  const bound = /^be (?:obliged|bound|required) to\s+/i.exec(act);
  if (bound !== null) act = act.slice(bound[0].length);
  const isFree = free !== null && modal === "shall";
  return {
    words: sentence.trim(),
    conditions,
    subject,
    modal: isFree ? "may" : modal,
    ...(read === undefined ? {} : { modalRead: read }),
    act: act.trim(),
  };
}

/** The condition at the head of a sentence: to the first comma behind which a main clause may begin. */
function leadIn(sentence: string): string | undefined {
  if (!LEAD.test(sentence)) return undefined;
  for (const { index, 0: comma } of sentence.matchAll(/,\s+/g)) {
    const after = sentence.slice(index + comma.length);
    if (MAIN.test(after) && SENTENCE.test(after)) return sentence.slice(0, index);
  }
  return undefined;
}

/** Of "if the Commission finds a violation, it may": the Commission. */
function conditionSubject(conditions: readonly NormCondition[]): string | undefined {
  for (const { words } of conditions) {
    const found =
      /^(the (?:\p{Lu}[\p{L}-]*\s?)+|\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*)*|(?:any|either|a|one) Party)\s+\p{Ll}/u.exec(
        words,
      )?.[1];
    if (found !== undefined) return found.trim();
  }
  return undefined;
}

function modalOf(words: string): { modal: Norm["modal"]; read?: string } {
  const lower = words.toLowerCase();
  if (/\bnot\b|never/.test(lower)) return { modal: "must not", ...read(lower, /^(?:shall|must)/) };
  if (/^may|entitled|right/.test(lower)) return { modal: "may", ...read(lower, /^may/) };
  return { modal: "shall", ...read(lower, /^shall/) };
}

function read(words: string, plain: RegExp): { read?: string } {
  if (plain.test(words)) return {};
  const as = /not|never/.test(words) ? "a prohibition" : /entitled|right/.test(words) ? "a permission" : "a duty";
  return { read: `“${words}” is read as ${as}` };
}

const CONDITION =
  /^(?:in (?:the event|case) (?:of|that)|if|should|whenever|when|where|upon|unless|except (?:when|if|where)|provided that|on condition that)\b/i;

function conditionOf(words: string): NormCondition {
  const isUnless = /^(?:unless|except)\b/i.test(words);
  return {
    kind: isUnless ? "unless" : "when",
    words: words
      .replace(
        /^(?:in (?:the event|case) (?:of|that)|if|should|whenever|when|where|upon|once|unless|except (?:when|if|where)|provided that|on condition that|as long as|so long as|until|after|before)\s+/i,
        "",
      )
      .trim(),
  };
}
