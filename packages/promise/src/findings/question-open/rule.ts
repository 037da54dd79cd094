import type { Question } from "@proviso/agreement";
import { joined } from "../../answers/plain.ts";
import { questionsOf, questionsOfAgreement } from "../../settle/index.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import type { Report, SpreadRule } from "../finding.ts";
import { pledgeWords } from "../words.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

export const questionOpen: SpreadRule = {
  code: "question-open",
  severity: "warning",
  title: "The promise depends on a question that is still open",
  why: "Each party can sign its own answer. What has not been agreed in the text will be disputed when it matters.",
  precedent: {
    text: "The two sides' texts of the draft of April 2022 differed in one article: in the Ukrainian one each guarantor acts by itself, in the Russian one only all together.",
    source:
      "Draft treaty on Ukraine's guarantees, 15 April 2022, art. 5, the Ukrainian and the Russian text, as reported",
  },
  *checkAll(texts) {
    const [first] = texts;
    if (first === undefined || texts.length < 2) return;
    const questions = questionsOfAgreement(first.model, first.agreement.id);
    const promises = new Set(texts.flatMap(({ pledges }) => pledges.map(({ term }) => term.id)));
    for (const promise of promises) {
      const found = questions.flatMap((question) => difference(question, questions, texts, promise) ?? []);
      for (const one of found) yield report(one, found);
    }
  },
};

/** Two or more answers to a question that leave different things of a promise. */
interface Difference {
  readonly question: Question;
  readonly text: AgreementText;
  readonly pledge: Pledge;
  /** To whom it differs. */
  readonly cases: readonly PromiseCase[];
  readonly answers: readonly (Outcome & { readonly option: string })[];
}

/** The first difference that a question makes, the rest being answered alike. */
function difference(
  question: Question,
  questions: readonly Question[],
  texts: readonly AgreementText[],
  promise: string,
): Difference | undefined {
  for (const alike of alikeButFor(question, questions, texts)) {
    const made = alike.map((text) => ({
      text,
      option: text.answering[question.id] ?? "",
      pledge: text.pledges.find(({ term }) => term.id === promise),
    }));
    const shown = made.find(({ pledge }) => pledge !== undefined);
    const differing = (shown?.pledge?.cases ?? []).flatMap((one) => {
      const answers = made.map(({ text, option, pledge }) => ({ option, ...outcomeFor(text, pledge, one) }));
      return new Set(answers.map(({ signature }) => signature)).size < 2 ? [] : [{ one, answers }];
    });
    const [first] = differing;
    if (shown?.pledge === undefined || first === undefined) continue;
    const cases = differing.map(({ one }) => one);
    return { question, text: shown.text, pledge: shown.pledge, cases, answers: first.answers };
  }
  return undefined;
}

function report({ question, text, pledge, cases, answers }: Difference, all: readonly Difference[]): Report {
  const kinds = new Set(answers.map(({ signature }) => signature)).size;
  const brief = new Set(answers.map(({ words }) => words)).size === kinds;
  const effects = answers.map(
    ({ option, words, inFull }) => `where ${question.name} is ${option}, ${brief ? words : inFull}`,
  );
  // Only answers that make a difference of their own are worth naming.
  const others = all.flatMap(({ question: { id, name } }) => {
    const option = id === question.id ? undefined : text.answering[id];
    return option === undefined ? [] : [`${name} ${option}`];
  });
  const given = others.length === 0 ? "" : ` (with ${others.join(", ")})`;
  return {
    at: question.at,
    message: `"${question.text}" is open, and ${pledgeWords(text, pledge, cases)} depends on it${given}: ${joined(effects)}.`,
    related: [{ at: pledge.term.at, message: "what depends on it" }],
    support: question.support,
    suggestion: { message: "Settle it in the text, or have the answer confirmed by those who could answer otherwise." },
  };
}

/** What is left of the promise to the same beneficiary; one that is no party there is promised nothing that could differ. */
function outcomeFor(text: AgreementText, pledge: Pledge | undefined, one: PromiseCase): Outcome {
  if (pledge === undefined) return { signature: "absent", words: "it is not made", inFull: "it is not made" };
  const same = pledge.cases.find(({ beneficiaries }) => beneficiaries[0] === one.beneficiary);
  return outcomeOf(text, same ?? one);
}

/** Texts whose answers agree on every other question, with at least two answers to this one; in the order of the texts. */
function alikeButFor(
  question: Question,
  questions: readonly Question[],
  texts: readonly AgreementText[],
): AgreementText[][] {
  // Questions that are asked only because of this one's answer cannot be answered alike.
  const hang = new Set([question.id]);
  for (const { id, guard } of questions) if (questionsOf(guard).some((above) => hang.has(above))) hang.add(id);
  const groups = new Map<string, AgreementText[]>();
  for (const text of texts) {
    const own = text.answering[question.id];
    if (own === undefined) continue;
    const key = JSON.stringify(Object.entries(text.answering).filter(([id]) => !hang.has(id)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [text]);
    else if (!group.some((other) => other.answering[question.id] === own)) group.push(text);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
