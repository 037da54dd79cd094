import type { Agreement, Model, Place, Reading, Source, Support } from "@proviso/agreement";
import type { Ask, Case } from "./ask.ts";
import { type Deciding, deciding } from "./deciding.ts";
import { givesWords } from "./gives.ts";
import { clauseName, sentence, withAlike } from "./plain.ts";
import { strengthAnswer } from "./strength-answer.ts";
import { summary } from "./summary.ts";
import { promisesOf, type Target, targetNamed } from "./target.ts";
import { type VoidAnswer, type VoidValue, voidAnswer } from "./void.ts";
import type { Step } from "./why.ts";

/** The report on a dossier: three sentences for whoever has no more time, then what they rest on. */
export interface Brief {
  readonly kind: "brief";
  readonly title: string;
  readonly status: string;
  /** The three sentences. */
  readonly sentences: readonly BriefSentence[];
  /** The promise the brief is about. */
  readonly main: BriefPromise;
  /** The dossier's other promises, to set beside it. */
  readonly beside: readonly BriefPromise[];
  readonly questions: readonly BriefQuestion[];
  readonly strengths: readonly BriefStrength[];
  readonly worths: readonly BriefWorth[];
  readonly findings: readonly BriefFinding[];
  readonly claims: readonly BriefClaim[];
  readonly sources: readonly Source[];
  /** What no source says and the encoder assumed, with the reason. */
  readonly assumed: readonly { readonly why: string; readonly at: Place }[];
}

export interface BriefSentence {
  readonly text: string;
  readonly evidence: readonly Step[];
}

/** One promise under each reading that matters. */
export interface BriefPromise {
  readonly target: Target;
  readonly title: string;
  readonly answer: VoidAnswer;
  readonly verdicts: readonly BriefVerdict[];
}

export interface BriefVerdict {
  /** "As clarified", "Where draft is moscow", or empty where nothing is open. */
  readonly under: string;
  /** Name of the reading, if it is one. */
  readonly reading?: string;
  readonly text: string;
  /** What the beneficiary gives in return, in a sentence; empty where it gives nothing. */
  readonly gives: string;
  readonly value: VoidValue;
  readonly evidence: readonly Step[];
}

export interface BriefQuestion {
  readonly id: string;
  readonly text: string;
  /** Whether its answer changes the verdict. */
  readonly decides: boolean;
  /** Whether it changes anything, such as who must act together. */
  readonly touches: boolean;
  /** What the record says about it. */
  readonly record?: BriefRecord;
  readonly at: Place;
  readonly support: readonly Support[];
  /** For each answer, what becomes of the promise. */
  readonly options: readonly { readonly option: string; readonly verdicts: readonly string[] }[];
}

export interface BriefStrength {
  readonly scenario: string;
  readonly title: string;
  readonly rows: readonly { readonly under: string; readonly low: number; readonly high: number }[];
}

/** Whether the promise is better than no agreement, under one reading and scenario. The room of worth makes it. */
export interface BriefWorth {
  /** Name of the reading; empty where there is none. */
  readonly reading: string;
  readonly scenario: string;
  readonly title: string;
  readonly verdict: "worse" | "better" | "same" | "depends";
  readonly sentence: string;
  readonly steps: readonly Step[];
  readonly by: readonly {
    readonly days: number;
    readonly with: readonly [low: number, high: number];
    readonly without: readonly [low: number, high: number];
  }[];
}

/** What the record says about a question: answered, disputed, open or unasked, and why. The record makes it. */
export interface BriefRecord {
  readonly state: string;
  readonly why: string;
}

/** What a finding and a claim's verdict look like from here; the linter and the record make them. */
export interface BriefFinding {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly agreement: string;
  readonly message: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

export interface BriefClaim {
  readonly id: string;
  readonly text: string;
  readonly by?: string;
  readonly verdict: string;
  readonly why: string;
  readonly at: Place;
  readonly support: readonly Support[];
  /** The statements that decide. */
  readonly deciding: readonly Step[];
}

export interface BriefOptions extends Ask {
  /** The promise the brief is about; by default that of the agreement with most readings, or the first. */
  readonly promise?: string;
  readonly findings?: readonly BriefFinding[];
  readonly claims?: readonly BriefClaim[];
  readonly worths?: readonly BriefWorth[];
  /** By qualified question. */
  readonly records?: ReadonlyMap<string, BriefRecord>;
}

/**
 * The report on everything in the files.
 * @throws RangeError if no agreement makes a promise
 */
export function brief(model: Model, options: BriefOptions = {}): Brief {
  const target = mainPromise(model, options.promise);
  const agreement = agreementOf(model, target);
  const main = promiseOf(model, target, options);
  const beside = promisesOf(model)
    .filter((other) => other.id !== target.id)
    .map((other) => promiseOf(model, other, { ...options, reading: undefined, take: undefined }));
  const open = voidAnswer(model, target.id, { ...options, reading: undefined, scenario: undefined });
  const questions = deciding(open, (value) => headlineOf(model, value)).map((one) =>
    questionOf(model, one, options.records),
  );
  return {
    kind: "brief",
    title: agreement.title,
    status: statusOf(agreement),
    sentences: [
      firstSentence(main),
      secondSentence(main, options.findings ?? [], options.worths ?? []),
      thirdSentence(questions),
    ],
    main,
    beside,
    questions,
    strengths: strengthsOf(model, target, options),
    worths: options.worths ?? [],
    findings: options.findings ?? [],
    claims: options.claims ?? [],
    sources: model.sources,
    assumed: assumptionsIn(model),
  };
}

/** The promise of the agreement with most readings; among equals, the first in the files. */
export function mainPromise(model: Model, name: string | undefined): Target {
  if (name !== undefined) return targetNamed(model, name);
  const readings = (target: Target): number =>
    model.readings.filter((reading) => reading.of === target.agreement).length;
  const [first, ...rest] = promisesOf(model);
  if (first === undefined) {
    throw new RangeError(
      "No agreement here makes a promise. Add one: promise protection to Ukraine kept when any of Guarantors assists Ukraine.",
    );
  }
  return rest.reduce((best, next) => (readings(next) > readings(best) ? next : best), first);
}

function agreementOf(model: Model, target: Target): Agreement {
  const found = model.agreements.find((agreement) => agreement.id === target.agreement);
  if (found === undefined) throw new RangeError(`There is no agreement ${target.agreement}.`);
  return found;
}

function promiseOf(model: Model, target: Target, ask: Ask): BriefPromise {
  const agreement = agreementOf(model, target);
  const answer = voidAnswer(model, target.id, { ...ask, scenario: undefined });
  const readings = model.readings.filter((reading) => reading.of === agreement.id);
  const verdicts =
    readings.length > 0 && ask.reading === undefined && ask.take === undefined
      ? readings.flatMap((reading) =>
          verdictsOf(
            model,
            voidAnswer(model, target.id, { ...ask, scenario: undefined, reading: reading.id }),
            reading,
          ),
        )
      : verdictsOf(model, answer);
  return { target, title: agreement.title, answer, verdicts: joinSame(verdicts) };
}

function verdictsOf(model: Model, answer: VoidAnswer, reading?: Reading): BriefVerdict[] {
  return answer.cases.map((one) => {
    const to =
      one.beneficiary !== undefined && answer.cases.some((other) => other.beneficiary !== one.beneficiary)
        ? `what is promised to ${withAlike(model, one.beneficiary, one.alike)}`
        : "the promise";
    return {
      under: underWords(answer, one, reading),
      reading: reading?.id,
      text: summary(model, one.value, to),
      gives: givesWords(model, one.beneficiary, one.value.gives),
      value: one.value,
      evidence: evidenceOf(one.value),
    };
  });
}

/** "As clarified", with the answers still open where they make a difference. */
function underWords(answer: VoidAnswer, one: Case<VoidValue>, reading: Reading | undefined): string {
  const read =
    reading === undefined ? "" : /^[a-z]+ed$/.test(reading.id) ? `as ${reading.id}` : `read as "${reading.id}"`;
  const open = answer.cases.length === 1 ? "" : openWords(one, answer);
  return sentence([read, open].filter((part) => part !== "").join(", "));
}

/** What the answerings of a case have in common among the questions left open. */
function openWords(one: Case<VoidValue>, answer: VoidAnswer): string {
  const shared = answer.questions
    .map((question) => ({ question, options: new Set(one.answerings.map((answering) => answering[question.id])) }))
    .filter(({ question, options }) => options.size < question.options.length && !options.has(undefined));
  return shared.length === 0
    ? ""
    : `where ${shared.map(({ question, options }) => `${question.name} is ${[...options].join(" or ")}`).join(" and ")}`;
}

function evidenceOf(value: VoidValue): Step[] {
  const steps = [...value.why.flatMap((why) => why.steps), ...(value.secured?.steps ?? [])];
  const seen = new Set<string>();
  return steps.filter((step) => {
    const key = `${step.text} ${step.at.file}:${step.at.offset}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Readings with one verdict are told together. */
function joinSame(verdicts: readonly BriefVerdict[]): BriefVerdict[] {
  const joined: BriefVerdict[] = [];
  for (const verdict of verdicts) {
    const at = joined.findIndex((known) => known.text === verdict.text && known.gives === verdict.gives);
    const known = joined[at];
    if (known === undefined || known.under === verdict.under) {
      if (known === undefined) joined.push(verdict);
      continue;
    }
    joined[at] = { ...known, under: known.under === "" ? verdict.under : `${known.under}; ${lower(verdict.under)}` };
  }
  return joined;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function firstSentence(main: BriefPromise): BriefSentence {
  const text = main.verdicts
    .map(({ under, text: verdict }) => (under === "" ? verdict : `${under}, ${uncapitalised(verdict)}`))
    .join(" ");
  return { text, evidence: main.verdicts.flatMap((verdict) => verdict.evidence) };
}

/** What of a verdict a minister would notice: who can void it, and whether help can be unlawful. */
function headlineOf(model: Model, value: VoidValue): string {
  return `${summary(model, value)} ${value.help.some((help) => help.barred !== "never")}`;
}

/** Names keep their capital; a sentence's first common word does not. */
function uncapitalised(text: string): string {
  return /^(Nobody|No party|The |Duty|What |Each )/.test(text) ? lower(text) : text;
}

/** Who would be called the law-breaker for helping; where nobody would, the gravest finding. */
function secondSentence(
  main: BriefPromise,
  findings: readonly BriefFinding[],
  worths: readonly BriefWorth[],
): BriefSentence {
  for (const { under, value, reading } of [...main.verdicts].sort(
    (a, b) => b.value.alone.length - a.value.alone.length,
  )) {
    const barred = value.help.filter((help) => help.barred !== "never");
    const first = barred[0];
    if (first === undefined) continue;
    const always = barred.every((help) => help.barred === "always");
    const bar = first.bars[0];
    const prefix = under === "" ? "" : `${under}, `;
    const compared = worths.filter((one) => one.reading === (reading ?? ""));
    const worse = compared.length > 0 && compared.every((one) => one.verdict === "worse");
    const text = `${prefix}${always ? "helping" : "helping without approval"} would put the helper in breach${bar === undefined ? "" : ` of clause ${bar.clause.split(".").at(-1)}: ${bar.words}`}${worse ? "; that is worse than no agreement" : ""}.`;
    return {
      text: sentence(text),
      evidence:
        bar === undefined
          ? []
          : [{ text: `${clauseName(bar.clause)}: ${bar.words}`, at: bar.at, support: bar.support }],
    };
  }
  const own = findings.filter(
    (finding) =>
      finding.agreement === main.target.agreement && finding.code !== "question-open" && finding.code !== "uncited",
  );
  const gravest =
    own.find((finding) => finding.severity === "error") ?? own.find((finding) => finding.severity === "warning");
  return gravest === undefined
    ? { text: "No clause forbids anyone to help, so nobody would be called a law-breaker for it.", evidence: [] }
    : {
        text: gravest.message,
        evidence: [{ text: `finding ${gravest.code}`, at: gravest.at, support: gravest.support }],
      };
}

function thirdSentence(questions: readonly BriefQuestion[]): BriefSentence {
  const first = questions.find((question) => question.decides);
  if (first === undefined) return { text: "No open question changes this answer.", evidence: [] };
  const answers = first.options.map(
    ({ option, verdicts }) =>
      `if ${option}, ${verdicts.map((verdict) => uncapitalised(verdict).replace(/(?:: .*)?\.$/, "")).join(" or ")}`,
  );
  return {
    text: `The question to ask${first.record?.state === "unasked" ? ", which nobody on record has asked," : ""} is "${first.text}": ${answers.join("; ")}.`,
    evidence: [{ text: `question ${first.id.split(".").at(-1)}: ${first.text}`, at: first.at, support: first.support }],
  };
}

function questionOf(model: Model, one: Deciding<VoidValue>, records: BriefOptions["records"]): BriefQuestion {
  return {
    id: one.question.id,
    text: one.question.text,
    decides: one.decides,
    touches: one.touches,
    record: records?.get(one.question.id),
    at: one.question.at,
    support: one.question.support,
    options: one.options.map(({ option, values }) => ({
      option,
      verdicts: [...new Set(values.map((value) => summary(model, value)))],
    })),
  };
}

function strengthsOf(model: Model, target: Target, ask: Ask): BriefStrength[] {
  return model.scenarios
    .filter((scenario) => scenario.of === target.agreement && scenario.stances.length > 0)
    .map((scenario) => {
      const readings = model.readings.filter((reading) => reading.of === target.agreement);
      const put = (reading: Reading | undefined): BriefStrength["rows"][number] => {
        const { low, high } = strengthAnswer(model, target.id, {
          ...ask,
          scenario: scenario.id,
          reading: reading?.id ?? ask.reading,
        });
        return { under: reading === undefined ? "" : reading.id, low, high };
      };
      return {
        scenario: scenario.id,
        title: scenario.title,
        rows: readings.length === 0 ? [put(undefined)] : readings.map(put),
      };
    });
}

function statusOf(agreement: Agreement): string {
  const steps = agreement.status.flatMap((status) => status.steps);
  return steps.map(({ stage, on }) => `${stage} ${on}`).join(", ");
}

function assumptionsIn(value: unknown, found: { why: string; at: Place }[] = []): { why: string; at: Place }[] {
  if (Array.isArray(value)) for (const part of value) assumptionsIn(part, found);
  else if (value !== null && typeof value === "object") {
    if ("kind" in value && value.kind === "assumed" && "why" in value)
      found.push({ why: String(value.why), at: (value as unknown as { at: Place }).at });
    else for (const part of Object.values(value)) assumptionsIn(part, found);
  }
  return found;
}
