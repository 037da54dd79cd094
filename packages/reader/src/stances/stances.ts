import type { Attribution } from "../attribution.ts";
import { forms } from "../lexicon/inflect.ts";
import { phraseEnd, subjectBefore } from "../phrases/nounPhrase.ts";
import { subjectOf } from "../phrases/subject.ts";
import { verbGroup } from "../phrases/verbGroup.ts";
import { isComma, isVerb } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run } from "../tokens/token.ts";

/** What may follow a verb by which a party takes a stand: a noun phrase, "to" and a verb, a verb in -ing, a clause; or only what stands before. */
type Complement = "o" | "i" | "g" | "c" | "k";

/** Verbs, with a particle, by which a party takes a stand, whether or not a word is quoted of it. */
const TABLE: readonly (readonly [verbs: string, complements: string])[] = [
  ["accept embrace approve endorse reject oppose dismiss rebuff repudiate spurn", "og"],
  ["answer retort counter", "c"],
  ["ask urge press", "o"],
  ["rule+out turn+down", "og"],
  ["refuse decline", "oi"],
  ["agree+to consent+to object+to", "ogi"],
  ["agree", "ic"],
  ["approve+of sign+up+to", "og"],
  ["demand insist", "oc"],
  ["propose suggest", "ogc"],
  ["offer threaten promise pledge vow undertake", "oi"],
  ["hold maintain", "c"],
  ["say warn state", "k"],
];

interface Verb {
  readonly particles: readonly string[];
  readonly takes: string;
  readonly form: "base" | "third" | "past" | "ing";
}

const BY_FORM: ReadonlyMap<string, readonly Verb[]> = build();

function build(): Map<string, Verb[]> {
  const map = new Map<string, Verb[]>();
  for (const [list, takes] of TABLE) {
    for (const entry of list.split(" ")) {
      const [lemma = "", ...particles] = entry.split("+");
      const { base, third, past, ing } = forms(lemma);
      const shapes: [string, Verb["form"]][] = [
        [base, "base"],
        [third, "third"],
        [ing, "ing"],
        ...past.map((one): [string, "past"] => [one, "past"]),
      ];
      for (const [shape, form] of shapes) map.set(shape, [...(map.get(shape) ?? []), { particles, takes, form }]);
    }
  }
  for (const verbs of map.values()) verbs.sort((a, b) => b.particles.length - a.particles.length);
  return map;
}

/** A stand, and whether the words only say that it might be taken. */
export interface Stance extends Attribution {
  readonly modal: boolean;
}

/**
 * The stands that parties are said to take: "Ukraine has never accepted the terms", "Ankara ruled out sending troops". Reported by whoever writes, and
 * so found outside quotations only.
 */
export function stances(reading: Reading): Stance[] {
  const found: Stance[] = [];
  for (let i = 0; i < reading.tokens.length; i++) {
    if (reading.quotationOf[i]! >= 0) continue;
    for (const verb of BY_FORM.get(reading.tokens[i]!.lower) ?? []) {
      const stance = stanceAt(reading, i, verb);
      if (stance === undefined) continue;
      found.push(stance);
      break;
    }
  }
  return found;
}

function stanceAt(reading: Reading, i: number, verb: Verb): Stance | undefined {
  const { tokens, sentences } = reading;
  const token = tokens[i]!;
  if (token.tag === "NOUN" || token.tag === "ADJ" || token.tag === "PROPN" || verb.form === "ing") return undefined;
  const { from: floor, to: ceiling } = sentences[token.sentence]!;
  // "turned them down"
  const parted = verb.particles.length === 1 && /^(?:it|them|this|that|him|her)$/.test(tokens[i + 1]?.lower ?? "");
  const particlesAt = parted ? i + 2 : i + 1;
  if (verb.particles.some((particle, index) => tokens[particlesAt + index]?.lower !== particle)) return undefined;
  const after = manner(reading, particlesAt + verb.particles.length);
  const group = verbGroup(reading, i, verb.form, floor);
  if (group.passive || group.infinitive || !group.finite) return undefined;
  if (verb.form === "base" && group.bare && !isPlural(reading, group.from - 1)) return undefined;
  const previous = tokens[group.from - 1];
  const subject =
    previous?.tag === "CCONJ" || isComma(previous)
      ? subjectOf(reading, group, verb.form, floor)
      : subjectBefore(reading, group.from, floor);
  if (subject === undefined || subject.to <= subject.from || "relative" in subject) return undefined;
  // "the terms proposed during the talks": a participle, whose noun phrase something else acts on.
  const first = tokens[after];
  if (first === undefined) return undefined;
  if (verb.form === "past" && group.bare && (first.lower === "by" || first.lower === "during")) return undefined;
  const said = parted ? { from: i + 1, to: i + 2 } : complementOf(reading, after, ceiling, verb.takes);
  const whole =
    said === undefined && /[ck]/.test(verb.takes) ? clauseBefore(reading, subject, after, floor, ceiling) : undefined;
  const content = said ?? whole?.content;
  if (content === undefined) return undefined;
  const span = (run: Run) => ({ start: tokens[run.from]!.start, end: tokens[run.to - 1]!.end });
  return {
    source: [span(whole?.subject ?? subject)],
    cue: [span({ from: group.from, to: after })],
    content: [span(content)],
    quotation: "paraphrased",
    rule: "stance",
    modal: group.modal,
  };
}

/** "agreed in principle to", "refused outright to": how, and no part of what. */
function manner({ tokens }: Reading, from: number): number {
  if (tokens[from]?.lower === "in" && /^(?:principle|writing|public|private|full)$/.test(tokens[from + 1]?.lower ?? ""))
    return from + 2;
  return /^(?:outright|flatly|publicly|formally)$/.test(tokens[from]?.lower ?? "") ? from + 1 : from;
}

/** "…, the negotiators proposed.": all that stands before in the sentence. */
function clauseBefore(
  reading: Reading,
  whole: Run,
  after: number,
  floor: number,
  ceiling: number,
): { content: Run; subject: Run } | undefined {
  const { tokens } = reading;
  const ends = after >= ceiling || /^[.;!?]$/.test(tokens[after]!.text);
  // "its neighbours, the negotiators": no apposition, but the end of what they propose.
  let from = whole.to - 1;
  while (from > whole.from && !isComma(tokens[from - 1])) from--;
  const subject = { from, to: whole.to };
  const comma = subject.from - 1;
  if (!ends || comma - floor < 3 || !isComma(tokens[comma])) return undefined;
  const hasVerb = tokens.slice(floor, comma).some(isVerb);
  return hasVerb ? { content: { from: floor, to: comma }, subject } : undefined;
}

function isPlural(reading: Reading, i: number): boolean {
  return /(s|people|they|we|you|I)$/.test(reading.tokens[i]?.text ?? "");
}

function complementOf(reading: Reading, from: number, ceiling: number, takes: string): Run | undefined {
  const { tokens } = reading;
  const first = tokens[from]!;
  const can = (one: Complement) => takes.includes(one);
  if (first.lower === "that" && can("c")) return clause(reading, from, ceiling);
  // "accepted that award": the tagger takes it for a conjunction.
  if (first.lower === "that" && can("o") && phraseEnd(reading, from + 1, ceiling) > from + 1)
    return clause(reading, from, ceiling);
  if (first.lower === "to" && can("i")) return clause(reading, from, ceiling);
  if (isVerb(first) && first.lower.endsWith("ing")) return can("g") ? clause(reading, from, ceiling) : undefined;
  // "agreed to address …": the particle was taken for a preposition.
  if (isVerb(first) && can("i") && tokens[from - 1]?.lower === "to") return clause(reading, from - 1, ceiling);
  if (!can("o")) return undefined;
  const end = phraseEnd(reading, from, ceiling);
  return end === from ? undefined : clause(reading, from, ceiling);
}

/** To the end of the clause: a stop, a comma that closes it, or a conjunction behind which another finite verb begins. */
function clause(reading: Reading, from: number, ceiling: number): Run {
  const { tokens } = reading;
  let i = from;
  for (; i < ceiling; i++) {
    const token = tokens[i]!;
    // ", but only if …": on what condition belongs to what is offered.
    if (i > from && isComma(token) && opensCondition(reading, i + 1, ceiling)) {
      i = conditionEnd(reading, i + 1, ceiling);
      break;
    }
    if (/^[;:.!?—–]$/.test(token.text) || token.text === "--") break;
    if (
      i > from &&
      isComma(token) &&
      !/^(including|which|such)$/.test(tokens[i + 1]?.lower ?? "") &&
      !continuesList(reading, i, ceiling)
    )
      break;
    if (i > from && token.lower === "as" && !belongsToAs(reading, from, i)) break;
    if (i > from && token.tag === "CCONJ" && opensVerb(reading, i + 1, ceiling)) break;
    if (
      i > from &&
      /^(when|while|after|before|because|although|though|as|until)$/.test(token.lower) &&
      token.tag === "SCONJ" &&
      token.lower !== "until"
    )
      break;
  }
  let to = i;
  while (to > from + 1 && (isComma(tokens[to - 1]) || /^[.!?;]$/.test(tokens[to - 1]!.text))) to--;
  return { from, to };
}

/** "as well", "so long as", "treat an attack on one as an attack on all": what goes on with what is said. */
function belongsToAs({ tokens }: Reading, from: number, as: number): boolean {
  const [before, next] = [tokens[as - 1]?.lower ?? "", tokens[as + 1]?.lower ?? ""];
  if (next === "well" || /^(?:long|soon|far)$/.test(before) || /^(?:long|soon|far)$/.test(next)) return true;
  return tokens
    .slice(from, as)
    .some(({ lower }) => /^(?:treat|regard|see|view|recogni[sz]e|accept|describe|serve|act)/.test(lower));
}

const CONDITION = /^(?:if|unless|provided|providing)$/;

function opensCondition(reading: Reading, from: number, ceiling: number): boolean {
  const words = reading.tokens.slice(from, Math.min(ceiling, from + 4)).map(({ lower }) => lower);
  const rest = words.filter((word) => word !== "but" && word !== "and" && word !== "only");
  return CONDITION.test(rest[0] ?? "") || /^(?:on condition|so long|as long)/.test(rest.join(" "));
}

function conditionEnd(reading: Reading, from: number, ceiling: number): number {
  let i = from;
  while (i < ceiling && !/^[;:.!?—–]$/.test(reading.tokens[i]!.text)) i++;
  return i;
}

function opensVerb(reading: Reading, i: number, ceiling: number): boolean {
  const { tokens } = reading;
  const first = tokens[i];
  if (first === undefined || i >= ceiling) return true;
  if (first.tag === "AUX" || first.lower === "that") return true;
  if (first.tag === "ADV") return opensVerb(reading, i + 1, ceiling);
  if (first.tag === "VERB") return /(?:ed|s)$/.test(first.lower) && !/ss$/.test(first.lower);
  const end = phraseEnd(reading, i, ceiling);
  return end > i && end < ceiling && isVerb(tokens[end]) && !tokens[end]!.lower.endsWith("ing");
}

function continuesList(reading: Reading, comma: number, ceiling: number): boolean {
  const end = phraseEnd(reading, comma + 1, ceiling);
  const next = reading.tokens[end];
  return (
    end > comma + 1 &&
    next !== undefined &&
    end < ceiling &&
    (isComma(next) || next.tag === "CCONJ") &&
    !opensVerb(reading, end + 1, ceiling)
  );
}
