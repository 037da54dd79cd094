import type { Model } from "@proviso/agreement";
import { type BriefVerdict, decisionsOf, promisesOf, strengthAnswer, type Target, worthsOf } from "@proviso/promise";
import { findings } from "@proviso/promise/findings";
import { questionStates } from "@proviso/record";
import type { Answered } from "./answered.ts";
import { askBrief, type BriefAsk } from "./brief.ts";
import { claimsIn } from "./record.ts";

/** What a dossier holds, in short: the three sentences, each agreement with its verdicts, what is weak, open and claimed. */
export interface Dossier {
  readonly kind: "dossier";
  readonly title: string;
  readonly status: string;
  /** The promise that the sentences are about; absent where no agreement makes one, and then there are no sentences. */
  readonly main?: Target;
  readonly sentences: readonly { readonly text: string; readonly evidence: readonly unknown[] }[];
  readonly agreements: readonly object[];
  readonly scenarios: readonly { readonly id: string; readonly of: string; readonly title: string }[];
  readonly readings: readonly { readonly id: string; readonly of: string }[];
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly findings: readonly object[];
  readonly claims: readonly object[];
  readonly questions: readonly object[];
  readonly statements: number;
}

/** @throws MeaningError for a text without meaning */
export function askDossier(model: Model, ask: BriefAsk = {}, tell?: Parameters<typeof askBrief>[2]): Answered<Dossier> {
  const promises = promisesOf(model);
  const brief = promises.length === 0 ? undefined : askBrief(model, ask, tell);
  const verdicts = new Map(
    brief === undefined
      ? []
      : [brief.value.main, ...brief.value.beside].map(
          ({ target, verdicts: all }) => [target.id, all.map(short)] as const,
        ),
  );
  const first = model.agreements[0];
  const value: Dossier = {
    kind: "dossier",
    title: brief?.value.title ?? first?.title ?? "An empty dossier",
    status: brief?.value.status ?? "",
    ...(brief === undefined ? {} : { main: brief.value.main.target }),
    sentences: brief?.value.sentences ?? [],
    agreements: model.agreements.map(({ id, title, at, questions }) => ({
      id,
      title,
      at,
      questions: questions.map((question) => ({ id: question.id, text: question.text, options: question.options })),
      decisions: decisionsOf(model, id),
      promises: promisesOf(model, id).map((target) => ({
        ...target,
        verdicts: verdicts.get(target.id) ?? [],
        strengths: strengthsOf(model, target, ask),
        worths: worthsOf(model, target.id, { nodeBudget: ask.nodeBudget }).map(({ steps: _, ...worth }) => worth),
      })),
    })),
    scenarios: model.scenarios.map(({ id, of, title }) => ({ id, of, title })),
    readings: model.readings.map(({ id, of }) => ({ id, of })),
    parties: model.parties.map(({ id, name }) => ({ id, name })),
    findings: brief === undefined ? findings(model) : brief.value.findings,
    claims: claimsIn(model),
    questions: questionStates(model).map(({ question, state, why }) => ({
      id: question.id,
      text: question.text,
      state,
      why,
    })),
    statements: model.statements.length,
  };
  return { value, document: brief?.document ?? [] };
}

/** A verdict for a card: without its evidence, which the answer itself gives. */
function short({ under, reading, text, gives, value }: BriefVerdict): object {
  const { voiding, blocking, securing } = value.coalitions;
  return {
    under,
    reading,
    text,
    gives,
    alone: value.alone,
    blockersAlone: blocking.listed.filter((parties) => parties.length === 1).flat(),
    needs: voiding.listed[0]?.length,
    voiding: { count: voiding.count, first: voiding.listed.slice(0, 6) },
    securedByDuty: securing.listed[0]?.length === 0,
  };
}

/** How sure it is in each scenario with stances, for each way of answering what is open that makes a difference. */
function strengthsOf(model: Model, target: Target, { nodeBudget }: BriefAsk): object[] {
  return model.scenarios
    .filter(({ of, stances }) => of === target.agreement && stances.length > 0)
    .flatMap((scenario) =>
      strengthAnswer(model, target.id, { scenario: scenario.id, nodeBudget }).cases.map(
        ({ answerings, beneficiary, value: { low, high } }) => ({
          scenario: scenario.id,
          answerings,
          beneficiary,
          low,
          high,
        }),
      ),
    );
}
