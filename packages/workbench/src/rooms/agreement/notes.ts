import type { Agreement, Model, Place } from "@proviso/agreement";
import {
  type Case,
  isNoAgreement,
  nameOf,
  plain,
  type Step,
  type VoidAnswer,
  type VoidValue,
  type WorthAnswer,
} from "@proviso/promise";
import type { FindingsAnswer, ToldFinding } from "@proviso/report/ask";
import { waysInWords } from "@proviso/report/present/answerings";
import { casesTold } from "@proviso/report/present/told";
import { type Chances, chancesIn } from "../../parts/chances.ts";
import { joined, voidingWords } from "../../parts/coalition-words.ts";
import type { Tone } from "../../parts/verdict.tsx";

/** Something an answer says, beside the words that it comes from. */
export interface Note {
  /** Which note it is when the answer moves, so that the eye can follow it. */
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** Where in the file the words begin and end. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly NoteLine[];
  /** What is weak there, to be unfolded. */
  readonly findings: readonly ToldFinding[];
  /** What it rests on, to be unfolded. */
  readonly steps: readonly Step[];
}

export interface NoteLine {
  /** Under which answers it holds; empty where it always does. */
  readonly under: string;
  readonly tone: Tone;
  readonly text: string;
  readonly more?: string;
  readonly chances?: Chances;
  /** The text is itself a world without an agreement, and is not measured against one. */
  readonly bare?: boolean;
}

interface Answers {
  readonly voids: readonly VoidAnswer[];
  readonly worths: readonly WorthAnswer[];
  readonly findings?: FindingsAnswer;
}

/**
 * The notes of an agreement in the order of its text: the verdict at each promise, who can stop it at the decision, that help would be a breach at the
 * bar, and what else is weak at its place. One note a place.
 * @param taken answers given to open questions; what holds only under others is left out
 */
export function notesOf(
  model: Model,
  agreement: Agreement,
  { voids, worths, findings }: Answers,
  taken: Readonly<Record<string, string>>,
): Note[] {
  const made = voids
    .filter(({ target }) => target.agreement === agreement.id)
    .flatMap((answer) => [
      ...verdictNotes(model, agreement, answer, worths),
      ...blockerNotes(model, agreement, answer),
      ...barNotes(model, answer),
    ]);
  const weak = (findings?.findings ?? []).filter(
    (finding) =>
      finding.agreement === agreement.id &&
      finding.severity !== "info" &&
      holds(finding, taken) &&
      (finding.code !== "question-open" || isOpen(finding, agreement, taken, made)),
  );
  for (const finding of weak) {
    const told = made.find(({ at, told: codes }) => codes.has(finding.code) && isWithin(finding.at, at));
    if (told !== undefined) told.findings.push(finding);
    else {
      const { code, at } = finding;
      made.push({
        key: `${code} ${made.length}`,
        at,
        lines: [lineOf(finding)],
        steps: [],
        findings: [finding],
        told: new Set(),
      });
    }
  }
  const byPlace = Map.groupBy(made, ({ at }) => `${at.file}:${at.offset}`);
  return [...byPlace.values()].map(together).sort((one, other) => one.from - other.from);
}

interface Made {
  readonly key: string;
  readonly at: Place;
  readonly lines: readonly NoteLine[];
  readonly steps: readonly Step[];
  readonly findings: ToldFinding[];
  /** Findings that this note has already told in its line. */
  readonly told: ReadonlySet<string>;
}

/** What is said of one place, each line, finding and step once, however many promises it is true of. */
function together(all: readonly Made[]): Note {
  const [first] = all;
  if (first === undefined) throw new RangeError("a note needs something to say");
  const { key, at } = first;
  const distinct = <T>(items: readonly T[], name: (item: T) => string): T[] => [
    ...new Map(items.map((item) => [name(item), item])).values(),
  ];
  return {
    key,
    file: at.file,
    line: at.line,
    from: at.offset,
    to: at.end,
    lines: distinct(
      all.flatMap(({ lines }) => lines),
      ({ under, text }) => `${under} ${text}`,
    ),
    steps: distinct(
      all.flatMap(({ steps }) => steps),
      (step) => `${step.at.file}:${step.at.offset} ${step.text}`,
    ),
    findings: distinct(
      all.flatMap(({ findings }) => findings),
      ({ message }) => message,
    ),
  };
}

function verdictNotes(model: Model, agreement: Agreement, answer: VoidAnswer, worths: readonly WorthAnswer[]): Made[] {
  const term = agreement.promises.find(({ id }) => id === answer.target.id);
  if (term === undefined) return [];
  const worth = worths.find(({ target }) => target.id === answer.target.id);
  const tell = (value: VoidValue) => voidingWords(model, value.coalitions.voiding);
  const told = casesTold(model, answer, (value) => tell(value).text);
  const bare = isNoAgreement(model, agreement.id);
  return [
    {
      key: term.id,
      at: term.at,
      lines: told.map(({ under, told: text, cases }): NoteLine => {
        const chances = chancesIn(worth, cases);
        const tone = cases[0] === undefined ? "open" : tell(cases[0].value).tone;
        return { under, tone, text, ...(chances === undefined ? {} : { chances }), ...(bare && { bare }) };
      }),
      steps: answer.cases.flatMap(({ value }) => [
        ...(value.why[0]?.steps ?? []),
        ...(value.secured === undefined ? [] : value.secured.steps),
      ]),
      findings: [],
      told: new Set(),
    },
  ];
}

/** At each decision, who can stop it alone: those whose reason for being able to void the promise is that decision. */
function blockerNotes(model: Model, agreement: Agreement, answer: VoidAnswer): Made[] {
  return agreement.decisions.flatMap((decision) => {
    const found = answer.cases.flatMap((one) => {
      const parties = one.value.alone.filter((party) => {
        const at = one.value.coalitions.voiding.listed.findIndex((all) => all.length === 1 && all[0] === party);
        return one.value.why[at]?.steps.some((step) => isWithin(step.at, decision.at)) ?? false;
      });
      return parties.length === 0 ? [] : [{ one, parties }];
    });
    const groups = Map.groupBy(found, ({ parties }) =>
      parties.length > 4
        ? `Each of ${plain.shortList(parties, model)} can stop it`
        : `${joined(
            parties.map((party) => nameOf(model, party)),
            "or",
          )} alone can stop it`,
    );
    if (groups.size === 0) return [];
    return [
      {
        key: `stop ${decision.id}`,
        at: decision.at,
        findings: [],
        told: new Set(["adversary-can-void", "single-veto"]),
        lines: [...groups].map(
          ([text, of]): NoteLine => ({
            under: under(
              answer,
              of.map(({ one }) => one),
            ),
            tone: "blocked",
            text,
          }),
        ),
        steps: [],
      },
    ];
  });
}

/** At each clause that bars help: for whom helping would be a breach. */
function barNotes(model: Model, answer: VoidAnswer): Made[] {
  const bars = new Map<
    string,
    { at: Place; clause: string; cases: Case<VoidValue>[]; parties: Set<string>; always: boolean }
  >();
  for (const one of answer.cases) {
    for (const { party, barred, bars: clauses } of one.value.help) {
      if (barred === "never") continue;
      for (const { at, clause } of clauses) {
        const key = `${at.file}:${at.offset}`;
        const bar = bars.get(key) ?? { at, clause, cases: [], parties: new Set(), always: true };
        if (!bar.cases.includes(one)) bar.cases.push(one);
        bar.parties.add(party);
        bars.set(key, { ...bar, always: bar.always && barred === "always" });
      }
    }
  }
  return [...bars.values()].map(({ at, clause, cases, parties, always }) => ({
    key: `bar ${clause} ${at.column}`,
    at,
    findings: [],
    told: new Set(["help-barred-outside", "worse-than-nothing"]),
    lines: [
      {
        under: under(answer, cases),
        tone: "unlawful" as const,
        text: always ? "Helping would be a breach" : "Helping without approval would be a breach",
        more: `for ${plain.shortList([...parties], model)}`,
      },
    ],
    steps: [],
  }));
}

function under(answer: VoidAnswer, cases: readonly Case<VoidValue>[]): string {
  const all = answer.cases.flatMap(({ answerings }) => answerings);
  return (
    waysInWords(
      answer.questions,
      cases.flatMap(({ answerings }) => answerings),
      all,
    ) ?? ""
  );
}

function lineOf({ title, severity, whereWords = "" }: ToldFinding): NoteLine {
  return { under: whereWords, tone: severity === "error" ? "blocked" : "open", text: title };
}

/** Whether a finding holds under some way of answering what is still open. */
function holds({ where }: ToldFinding, taken: Readonly<Record<string, string>>): boolean {
  return (
    where.length === 0 ||
    where.some((answering) => Object.entries(taken).every(([id, option]) => (answering[id] ?? option) === option))
  );
}

/** Whether a question is still open and, under what was answered so far, still makes a difference. */
function isOpen(
  { at }: ToldFinding,
  { questions }: Agreement,
  taken: Readonly<Record<string, string>>,
  made: readonly Made[],
): boolean {
  const question = questions.find((one) => one.at.offset === at.offset);
  if (question === undefined || Object.keys(taken).length === 0) return true;
  return (
    taken[question.id] === undefined &&
    made.some(({ lines }) => lines.some(({ under: words }) => words.includes(`${question.name} is`)))
  );
}

function isWithin(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && outer.offset <= inner.offset && inner.end <= outer.end;
}
