import type { Question } from "@proviso/agreement";
import { joined } from "../../answers/plain.ts";
import { type Answering, questionsOfAgreement } from "../../settle/index.ts";
import type { AgreementText, Pledge, PromiseCase } from "../context.ts";
import type { Report, SpreadRule } from "../finding.ts";
import { local, pledgeWords } from "../words.ts";
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
    for (const question of questions) {
      for (const promise of promises) yield* checkQuestion(texts, question, promise);
    }
  },
};

/** One report a question and promise: what each answer leaves of it, the rest being answered alike. */
function* checkQuestion(texts: readonly AgreementText[], question: Question, promise: string): Generator<Report> {
  for (const alike of alikeButFor(question, texts)) {
    const made = alike.map((text) => ({
      text,
      option: text.answering[question.id] ?? "",
      pledge: text.pledges.find(({ term }) => term.id === promise),
    }));
    const [{ text, pledge } = { text: undefined, pledge: undefined }] = made.filter(
      ({ pledge }) => pledge !== undefined,
    );
    if (text === undefined || pledge === undefined) continue;
    const differing = pledge.cases.flatMap((one) => {
      const answers = made.map(({ text, option, pledge }) => ({ option, ...outcomeFor(text, pledge, one) }));
      return new Set(answers.map(({ signature }) => signature)).size < 2 ? [] : [{ one, answers }];
    });
    const [first] = differing;
    if (first === undefined) continue;
    const kinds = new Set(first.answers.map(({ signature }) => signature)).size;
    const brief = new Set(first.answers.map(({ words }) => words)).size === kinds;
    const effects = first.answers.map(
      ({ option, words, inFull }) => `where ${question.name} is ${option}, ${brief ? words : inFull}`,
    );
    const cases = differing.map(({ one }) => one);
    yield {
      at: question.at,
      message: `${ask(question)} is open, and ${pledgeWords(text, pledge, cases)} depends on it${given(text, question)}: ${joined(effects)}.`,
      related: [{ at: pledge.term.at, message: "what depends on it" }],
      support: question.support,
      suggestion: {
        message: "Settle it in the text, or have the answer confirmed by those who could answer otherwise.",
      },
    };
    return;
  }
}

/** What is left of the promise to the same beneficiary; one that is no party there is promised nothing that could differ. */
function outcomeFor(text: AgreementText, pledge: Pledge | undefined, one: PromiseCase): Outcome {
  if (pledge === undefined) return { signature: "absent", words: "it is not made", inFull: "it is not made" };
  const same = pledge.cases.find(({ beneficiaries }) => beneficiaries[0] === one.beneficiary);
  return outcomeOf(text, same ?? one);
}

/** " (with seats western)" */
function given({ answering }: AgreementText, question: Question): string {
  const rest = Object.entries(answering).filter(([id]) => id !== question.id);
  return rest.length === 0 ? "" : ` (with ${rest.map(([id, option]) => `${local(id)} ${option}`).join(", ")})`;
}

/** `"Can Russia block the response?"` */
function ask({ text }: Question): string {
  return `"${text}"`;
}

/** Texts whose answers agree on every other question, with at least two answers to this one; in the order of the texts. */
function alikeButFor(question: Question, texts: readonly AgreementText[]): AgreementText[][] {
  const groups = new Map<string, AgreementText[]>();
  for (const text of texts) {
    if (text.answering[question.id] === undefined) continue;
    const key = JSON.stringify(without(text.answering, question, text));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [text]);
    else if (!group.some((other) => other.answering[question.id] === text.answering[question.id])) group.push(text);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The answers to the other questions, those left out that are asked only because of this one's answer. */
function without(answering: Answering, question: Question, text: AgreementText): [string, string][] {
  const questions = questionsOfAgreement(text.model, text.agreement.id);
  const hang = new Set([question.id]);
  for (const { id, guard } of questions) {
    if (guard !== undefined && [...hang].some((above) => JSON.stringify(guard).includes(`"${above}"`))) hang.add(id);
  }
  return Object.entries(answering).filter(([id]) => !hang.has(id));
}
