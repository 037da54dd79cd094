import { actOfWord } from "../acts/lexicon.ts";
import type { Attribution } from "../attribution.ts";
import { simpleEnd, subjectBefore } from "../phrases/nounPhrase.ts";
import { subjectOf } from "../phrases/subject.ts";
import { verbGroup } from "../phrases/verbGroup.ts";
import { isComma, isStop } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run } from "../tokens/token.ts";

const NOUNS = new Set(
  "warning warnings threat threats demand demands objection objections opposition criticism claim claims assurance assurances promise promises pledge pledges proposal proposals offer offers appeal appeals call calls insistence refusal rejection support commitment commitments readiness willingness determination doubt doubts concern concerns reservations fear fears hope hopes regret".split(
    " ",
  ),
);
const INTRODUCING = new Set("about of that for against to over".split(" "));
const VOICED =
  /^(?:express|voice|reiterate|renew|repeat|state|declare|signal|announce|reaffirm|underline|underscore|stress|emphasi[sz]e|restate|raise)(?:e?d|s)?$/;

/** What is said in nouns: "warnings from commentators about the risks", "expressed strong opposition to it". */
export function fromNouns(reading: Reading): Attribution[] {
  const found: Attribution[] = [];
  for (let i = 0; i < reading.tokens.length; i++) {
    if (!NOUNS.has(reading.tokens[i]!.lower) || reading.quotationOf[i]! >= 0) continue;
    const one = fromWhom(reading, i) ?? voiced(reading, i);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** "warnings from X about Y" */
function fromWhom(reading: Reading, noun: number): Attribution | undefined {
  const { tokens, sentences } = reading;
  const { to: ceiling } = sentences[tokens[noun]!.sentence]!;
  if (!/^(from|by)$/.test(tokens[noun + 1]?.lower ?? "")) return undefined;
  const source = { from: noun + 2, to: simpleEnd(reading, noun + 2, ceiling) };
  if (source.to === source.from || !INTRODUCING.has(tokens[source.to]?.lower ?? "")) return undefined;
  return told(
    reading,
    source,
    { from: noun, to: noun + 1 },
    { from: source.to + 1, to: endOf(reading, source.to + 1, ceiling) },
    "noun-from",
  );
}

/** "X expressed opposition to Y" */
function voiced(reading: Reading, noun: number): Attribution | undefined {
  const { tokens, sentences } = reading;
  const { from: floor, to: ceiling } = sentences[tokens[noun]!.sentence]!;
  if (!/^(?:to|for|against|of|that|over|about)$/.test(tokens[noun + 1]?.lower ?? "")) return undefined;
  let verb = noun - 1;
  while (verb > floor && noun - verb <= 4 && !VOICED.test(tokens[verb]!.lower)) verb--;
  if (!VOICED.test(tokens[verb]?.lower ?? "") || verb <= floor) return undefined;
  const group = verbGroup(reading, verb, "past", floor);
  if (group.passive || group.infinitive) return undefined;
  const previous = tokens[group.from - 1];
  const source =
    previous?.tag === "CCONJ" || isComma(previous)
      ? subjectOf(reading, group, "past", floor)
      : subjectBefore(reading, group.from, floor);
  if (source === undefined || source.to <= source.from) return undefined;
  // To voice doubts that he meant it is not to say that he meant it: a noun that does nothing by itself belongs to what is said.
  const acts = actOfWord(tokens[noun]!.lower) !== undefined;
  return told(
    reading,
    source,
    { from: group.from, to: acts ? noun + 1 : verb + 1 },
    { from: acts ? noun + 2 : noun, to: endOf(reading, noun + 2, ceiling) },
    "noun-voiced",
  );
}

function endOf(reading: Reading, from: number, ceiling: number): number {
  let to = from;
  while (
    to < ceiling &&
    !isStop(reading.tokens[to]) &&
    !isComma(reading.tokens[to]) &&
    reading.tokens[to]!.text !== ";" &&
    !(reading.tokens[to]!.tag === "CCONJ" && reading.tokens[to + 1]?.tag === "VERB")
  )
    to++;
  return to;
}

function told(reading: Reading, source: Run, cue: Run, content: Run, rule: string): Attribution | undefined {
  if (content.to <= content.from) return undefined;
  const span = ({ from, to }: Run) => ({ start: reading.tokens[from]!.start, end: reading.tokens[to - 1]!.end });
  return { source: [span(source)], cue: [span(cue)], content: [span(content)], quotation: "paraphrased", rule };
}
