import type { Norm, Subject } from "@proviso/agreement";
import { actWords, list, partyName, sentence, subjectWords } from "../answers/plain.ts";
import type { SettledDecision } from "../settle/index.ts";
import type { AgreementText, Pledge, PromiseCase } from "./context.ts";

/** How many parties a sentence names before it counts the rest. */
const NAMED = 6;

/** "Russia, China and 9 others", each once, in the order in which the text first names them. */
export function parties(text: AgreementText, some: readonly string[]): string {
  const rank = new Map(text.settled.parties.map((party, i) => [party, i]));
  const last = rank.size;
  const of = [...new Set(some)].sort((a, b) => (rank.get(a) ?? last) - (rank.get(b) ?? last));
  if (of.length <= NAMED + 1) return list(of, text.model);
  const names = of.slice(0, NAMED).map((party) => partyName(text.model, party));
  return `${names.join(", ")} and ${of.length - NAMED} others`;
}

/** "Russia", "each of Russia and China" */
export function eachOf(text: AgreementText, of: readonly string[]): string {
  return of.length === 1 ? parties(text, of) : `each of ${parties(text, of)}`;
}

/** "Russia alone" or "Any one of Russia and China alone", to open a sentence. */
export function anyAlone(text: AgreementText, of: readonly string[]): string {
  return of.length === 1 ? sentence(`${parties(text, of)} alone`) : `Any one of ${parties(text, of)} alone`;
}

/** `the promise "protection" to Ukraine`; all beneficiaries together are named as the text names them. */
export function pledgeWords(text: AgreementText, pledge: Pledge, cases: readonly PromiseCase[] = pledge.cases): string {
  const to = cases.flatMap(({ beneficiaries }) => beneficiaries);
  const whom =
    cases.length === pledge.cases.length && to.length > 1
      ? subjectWords(text.model, pledge.term.to)
      : to.length > 0
        ? parties(text, to)
        : subjectWords(text.model, pledge.term.to);
  return `the promise "${pledge.term.name}" to ${whom}`;
}

/** `the decision "response"`. */
export function decisionWords(decision: SettledDecision): string {
  return `the decision "${decision.title ?? local(decision.id)}"`;
}

/** "protection" for `Guarantee.protection`. */
export function local(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1);
}

/** "assist Ukraine" */
export function deedWords(text: AgreementText, norm: Norm): string {
  return actWords(text.model, norm.act);
}

/** The parties of a norm as its words name them: "each of the Guarantors except the attacker". */
export function actorWords(text: AgreementText, actor: Subject): string {
  return subjectWords(text.model, actor);
}

/** "2 promises", "1 clause". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
