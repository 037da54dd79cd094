import type { Bearing, Candidate, Condition, Named, Nested, SpeechAct } from "../candidate.ts";
import type { Selector, Span } from "../selector.ts";

/** What a reviewer knows that a candidate does not say. */
export interface Acceptance {
  /** The name under which the dossier cites the document, and where the document stands, should the dossier not know it yet. */
  readonly source: { readonly name: string; readonly path?: string; readonly dated?: string };
  /** The document's text, that the spans point into. */
  readonly text: string;
  /** A name for the statement; none is needed. */
  readonly name?: string;
  /** The statement that this one corrects. */
  readonly supersedes?: string;
  /** On what it bears, of what the candidate offers: the first by default, `null` for nothing in the dossier. */
  readonly bears?: Bearing | null;
  /** How surely a bearing must have been found to be taken without being asked for, 0..1. */
  readonly surely?: number;
}

/** A statement in the language, with what has to be declared for it: each a declaration of its own, unformatted. */
export interface StatementText {
  readonly statement: string;
  readonly declarations: readonly { readonly name: string; readonly text: string }[];
}

const SURELY = 0.5;

/**
 * An accepted candidate as one `statement` block: who, for whom, when, what and under which conditions, with the words cited as they stand, in as many
 * fragments as they have. What bears on nothing in the dossier is written in the document's words.
 * @throws RangeError where a selector does not quote the text, nobody is named as speaker, or nothing is said
 */
export function statementText(candidate: Candidate, acceptance: Acceptance): StatementText {
  const { text, source, name, supersedes } = acceptance;
  for (const selector of selectorsOf(candidate)) {
    if (text.slice(selector.start, selector.end) !== selector.exact)
      throw new RangeError(
        `The text at ${selector.start} to ${selector.end} is not “${selector.exact}”: the document has changed since it was read.`,
      );
  }
  const declare = new Map<string, string>();
  if (source.path !== undefined)
    declare.set(source.name, `source ${source.name} ${string(source.path)} dated ${source.dated ?? "1970"}`);
  const speaker = reference(candidate.speaker, declare);
  const behalf = candidate.onBehalfOf === undefined ? undefined : reference(candidate.onBehalfOf, declare);
  const through = candidate.reportedBy === undefined ? undefined : reference(candidate.reportedBy, declare);
  const parts = [
    `statement${name === undefined ? "" : ` ${name}`} by ${speaker}`,
    ...(behalf === undefined || behalf === speaker || behalf === candidate.speaker.party ? [] : [`for ${behalf}`]),
    candidate.said === undefined ? "undated" : `on ${candidate.said.date}`,
    ...(candidate.venue === undefined || candidate.venue.length === 0 ? [] : [`at ${string(words(candidate.venue))}`]),
    ...(through === undefined ? [] : [`reported by ${through}`]),
    ...(supersedes === undefined ? [] : [`supersedes ${supersedes}`]),
    sayingText(candidate, bearingOf(candidate, acceptance), candidate.conditions, declare),
    citation(candidate, acceptance),
  ];
  return {
    statement: parts.join(" "),
    declarations: [...declare].map(([declared, written]) => ({ name: declared, text: written })),
  };
}

/** Every selector of a candidate: each has to quote the document's text. */
export function selectorsOf(candidate: Candidate): Selector[] {
  const named = (one: Named | undefined) => one?.words ?? [];
  const inner = (one: Nested | undefined): Selector[] =>
    one === undefined ? [] : [...named(one.speaker), ...one.cue, ...one.content, ...inner(one.nested)];
  return [
    ...named(candidate.speaker),
    ...named(candidate.onBehalfOf),
    ...named(candidate.reportedBy),
    ...candidate.cue,
    ...candidate.content,
    ...candidate.conditions.flatMap(({ cue, words: said }) => [...cue, ...said]),
    ...(candidate.said?.words ?? []),
    ...(candidate.venue ?? []),
    ...inner(candidate.nested),
  ];
}

function bearingOf(candidate: Candidate, { bears: chosen, surely }: Acceptance): Bearing | undefined {
  return chosen === undefined ? likelyBearing(candidate, surely) : (chosen ?? undefined);
}

/** On what a candidate is taken to bear where nobody says so: the surest of what was found, if it is sure enough. */
export function likelyBearing({ bears }: Pick<Candidate, "bears">, surely = SURELY): Bearing | undefined {
  return [...bears].sort((one, other) => other.score - one.score).find(({ score }) => score >= surely);
}

/** How somebody is written, with what has to be declared. Who is known by no name becomes a faction, named after the document's words. */
function reference(named: Named, declare: Map<string, string>): string {
  const called = words(named.words);
  const { person, party, faction } = named;
  if (person !== undefined && party !== undefined) {
    declare.set(person, `person ${person} of ${party} ${string(isName(called) ? called : spaced(person))}`);
    return person;
  }
  if (faction !== undefined) {
    declare.set(
      faction,
      `faction ${faction}${party === undefined ? "" : ` of ${party}`} ${string(called === "" ? faction : called)}`,
    );
    return faction;
  }
  if (party !== undefined) return party;
  const made = nameFrom(person ?? called);
  if (made === "") throw new RangeError("Nobody is named as the speaker; name a party, person or faction.");
  declare.set(made, `faction ${made} ${string(called === "" ? made : called)}`);
  return made;
}

function isName(called: string): boolean {
  return called !== "" && !/^(?:he|she|they|it|him|her|them|we|i)$/i.test(called);
}

/** `KeithKellogg` → "Keith Kellogg". */
function spaced(name: string): string {
  return name.replace(/(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])/g, " ");
}

/** `pro-Russian advocates` → `ProRussianAdvocates`, of the letters that names have. */
function nameFrom(called: string): string {
  const parts = called
    .normalize("NFC")
    .replace(/[’']s\b/g, "")
    .split(/[^A-Za-z0-9À-ÖØ-öø-ſ]+/)
    .filter((part) => part !== "" && !/^(?:the|a|an|some|many|his|her|their)$/i.test(part));
  const joined = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
  return /^[A-ZÀ-ÖØ-Þ]/.test(joined) ? joined : joined === "" ? "" : `The${joined}`;
}

type Said = Pick<Candidate, "act" | "polarity" | "content" | "cue" | "speaker"> &
  Partial<Pick<Candidate, "modality" | "nested" | "actIn">>;

function sayingText(
  said: Said,
  bearing: Bearing | undefined,
  conditions: readonly Condition[],
  declare: Map<string, string>,
): string {
  const { nested } = said;
  if (nested !== undefined) {
    const outer = said.polarity === "negated" ? "denies" : THAT[said.act];
    // That somebody did not do it is what whoever says so denies; a denial of that is left in the document's words.
    const isUndone = nested.polarity === "negated" && nested.act !== "state";
    const kind = isUndone ? (ASSERTING.has(outer) ? "denies" : undefined) : outer;
    if (kind !== undefined) {
      const inner = isUndone ? { ...nested, polarity: "affirmed" as const } : nested;
      return `${kind} that ${reference(nested.speaker, declare)} ${sayingText(inner, bearing, conditions, declare)}`;
    }
  }
  const told = conditions.filter((each) => each.words.length > 0 && words(each.words) !== words(each.cue));
  const content = withoutConditions(said.content, told);
  // Not to have accepted is not to have rejected.
  const isUndone = said.polarity === "negated" && said.act !== "state";
  const done: Said = isUndone ? { ...said, polarity: "affirmed" } : said;
  const isCondition = told.some((each) => answers(each, bearing) !== undefined);
  const { text, asks } = borne(done, content, isCondition ? undefined : bearing) ?? inWords({ ...done, content });
  const conditioned = told.map((each) => conditionText(each, bearing));
  const before = isUndone ? `denies that ${reference(said.speaker, declare)} ` : "";
  // A question has no condition, and a condition that is only pointed at ("in return") has no words; both are cited all the same.
  return before + (asks ? text : [text, ...conditioned].join(" "));
}

/** What is said without the words of its conditions, which are told after it; all of it where nothing else would be left. */
function withoutConditions(content: readonly Selector[], conditions: readonly Condition[]): readonly Selector[] {
  const out = conditions
    // "would be contingent on" makes no sentence without what follows it.
    .filter(({ kind }) => kind !== "contingent on")
    .flatMap(({ cue, words: said }) => [...cue, ...said])
    .sort((one, other) => one.start - other.start);
  const rest = content.flatMap((selector) => {
    const parts: Selector[] = [];
    let { start } = selector;
    const keep = (end: number) => {
      const exact = selector.exact.slice(start - selector.start, end - selector.start);
      if (/[\p{L}\p{N}]/u.test(exact)) parts.push({ ...selector, start, end, exact });
    };
    for (const span of out) {
      if (span.end <= start || span.start >= selector.end) continue;
      if (span.start > start) keep(span.start);
      start = span.end;
    }
    if (start < selector.end) keep(selector.end);
    return parts;
  });
  return rest.length === 0 ? content : rest;
}

interface Written {
  readonly text: string;
  readonly asks: boolean;
}

/**
 * What is said of a question or another item of the dossier; nothing where the language has no such sentence. Words that forbid or deny something are never
 * taken for an answer: which one they give, only their reader knows, and the document's own words say it.
 */
function borne(
  { act, actIn, polarity, modality }: Said,
  content: readonly Selector[],
  bearing: Bearing | undefined,
): Written | undefined {
  if (bearing === undefined) return undefined;
  // "We will not accept it" rejects by its one "not".
  const isRefused = actIn === "content" && (act === "reject" || act === "deny");
  if ((modality === "forbidden" && !isRefused) || negates(content, bearing, isRefused)) return undefined;
  const { on, option } = bearing;
  const negated = polarity === "negated";
  if (act === "ask") return negated ? undefined : { text: `asks ${on}`, asks: true };
  const told = (text: string): Written => ({ text, asks: false });
  if (option === undefined) {
    const stand = negated ? undefined : STANDS[act];
    return stand === undefined ? undefined : told(`${stand} ${on}`);
  }
  const answer = `${on} is ${option}`;
  if (negated || act === "deny" || act === "reject") return told(`denies that ${answer}`);
  if (act === "warn" || act === "threaten") return told(`${THAT[act]} that ${answer}`);
  if (act === "require") return told(`requires that ${answer}`);
  if (modality === "possible" || modality === "hypothetical" || modality === "permitted")
    return told(`${THAT[act]} that ${on} may be ${option}`);
  if (modality === "obliged") return told(`requires that ${answer}`);
  // To propose an answer is not to say that it is so.
  if (act === "propose") return undefined;
  return told(act === "answer" ? `answers ${answer}` : `${THAT[act]} that ${answer}`);
}

const NEGATIVE =
  /\b(?:no|not|never|nobody|no-one|nothing|none|neither|nor|nowhere|cannot|without|hardly|scarcely|barely|against|unacceptable|impossible|inadmissible|illegitimate|lacks?|lacked|lacking|(?:refus|forbid|forbad|prohibit|bann|reject|exclud|oppos|den(?:y|i)|prevent|rul(?:e|ed|es|ing) out|abandon|withdr[ae]w|scrap|cancel|repeal|revok)\p{L}*)(?!\p{L})|n[’']t\b/iu;
const NOT = /\b(?:not|never|no)\b|n[’']t\b/iu;

/**
 * Whether words say of something that it is not, or shall not be, so; those by which it was taken to bear on the dossier aside.
 * @param isRefused one "not" is what they do, and is told already
 */
function negates(content: readonly Selector[], bearing: Bearing, isRefused: boolean): boolean {
  const phrase = even(phraseOf(bearing));
  const said = isRefused ? even(words(content)).replace(NOT, " ") : even(words(content));
  return NEGATIVE.test(phrase.includes(" ") ? said.split(phrase).join(" ") : said);
}

function inWords({ act, actIn, polarity, content, cue }: Said): Written {
  const said = content.length > 0 ? words(content) : words(cue);
  if (said === "") throw new RangeError("Nothing is said: the candidate has neither words nor a cue.");
  if (polarity === "negated") return { text: `denies ${string(said)}`, asks: false };
  // What the words do themselves, they say: to reject “we will not accept it” would be to accept it.
  if (actIn === "content") return { text: `says ${string(said)}`, asks: false };
  return { text: `${WORDS[act]} ${string(said)}`, asks: act === "ask" };
}

/** Of the verbs before "that": those that tell what follows as so. */
const ASSERTING: ReadonlySet<string> = new Set(["says", "clarifies", "announces"]);

const THAT: Readonly<Record<SpeechAct, string>> = {
  propose: "says",
  accept: "says",
  reject: "denies",
  require: "says",
  answer: "says",
  deny: "denies",
  claim: "says",
  clarify: "clarifies",
  announce: "announces",
  threaten: "threatens",
  ask: "says",
  warn: "warns",
  state: "says",
};

/** Before words of the document. */
const WORDS: Readonly<Record<SpeechAct, string>> = {
  ...THAT,
  propose: "proposes",
  accept: "accepts",
  reject: "rejects",
  require: "requires",
  claim: "claims",
  ask: "asks",
};

/** Towards an agreement, a clause or a question as a whole. */
const STANDS: Readonly<Partial<Record<SpeechAct, string>>> = {
  propose: "proposes",
  accept: "accepts",
  reject: "rejects",
  require: "requires",
  claim: "claims",
  deny: "rejects",
};

const CONDITIONS: Readonly<Record<Condition["kind"], string>> = {
  "only if": "only if",
  if: "if",
  unless: "unless",
  "in return for": "in return for",
  "contingent on": "only if",
  "provided that": "only if",
  until: "unless",
  without: "unless",
};

function conditionText(condition: Condition, bearing: Bearing | undefined): string {
  return `${CONDITIONS[condition.kind]} ${answers(condition, bearing) ?? string(words(condition.words))}`;
}

/** The answer that a condition asks for, where the words by which the statement bears on a question are the condition's own. */
function answers({ kind, words: said }: Condition, bearing: Bearing | undefined): string | undefined {
  if (bearing?.option === undefined || kind === "in return for") return undefined;
  const phrase = even(phraseOf(bearing));
  return phrase.includes(" ") && even(words(said)).includes(phrase) ? `${bearing.on} is ${bearing.option}` : undefined;
}

/** The words of the dossier by which a statement was taken to bear on it. */
function phraseOf({ because }: Bearing): string {
  return because.replace(/^[^:]*: /, "");
}

function even(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/\s+/g, " ").toLowerCase();
}

/** The words that show it: that it is said, what, and on what condition, in the order of the text. */
function citation(candidate: Candidate, { source, text }: Acceptance): string {
  const spans = [
    ...candidate.cue,
    ...candidate.content,
    ...candidate.conditions.flatMap(({ cue, words: said }) => [...cue, ...said]),
    ...(candidate.nested?.cue ?? []),
    ...(candidate.nested?.content ?? []),
  ];
  const quoted = candidate.quotation === "quoted" ? joined(candidate.content, text) : [];
  const all = quoted.length > 0 ? quoted : joined(spans, text);
  const fragments = all
    .map((span) => text.slice(span.start, span.end))
    .filter((fragment) => /[\p{L}\p{N}]/u.test(fragment));
  if (fragments.length === 0) throw new RangeError("Nothing is said: no words of the document are selected.");
  return `${quoted.length > 0 ? "quote" : "cite"} ${source.name} ${fragments.map(string).join(" and ")}`;
}

/** Spans in order; those with nothing but blanks, a comma or "that" between them are one. */
function joined(spans: readonly Span[], text: string): Span[] {
  const made: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const last = made.at(-1);
    if (last !== undefined && (start <= last.end || /^[\s,]*(?:that\s+)?$/.test(text.slice(last.end, start))))
      last.end = Math.max(last.end, end);
    else made.push({ start, end });
  }
  return made;
}

/** Words of the document in order, with `…` where something was left out between them. */
function words(selectors: readonly Selector[]): string {
  return [...selectors]
    .sort((one, other) => one.start - other.start)
    .map(({ exact }) => exact.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .join(" … ");
}

/** A string of the language: on one line, with curly marks for the straight ones that would end it. Citations are compared without regard to either. */
function string(said: string): string {
  const line = said.replace(/\s+/g, " ").trim();
  const marked = line.replace(/"/g, (_, at: number) => (at === 0 || /[\s([—–-]/.test(line[at - 1] ?? "") ? "“" : "”"));
  return `"${marked}"`;
}
