import type { ClausePart, DecisionPart, Guard, Model, Question } from "@proviso/agreement";
import {
  clauseName,
  conditionWords,
  eventWords,
  finderWords,
  list,
  normWords,
  ruleWords,
  subjectWords,
  timingWords,
} from "../answers/plain.ts";
import type { Step } from "../answers/why.ts";
import { questionsOf } from "../settle/index.ts";

/** What stands in the text only where a question is answered in a certain way, in plain words, in the order of the text. */
export function switchedOn(model: Model, question: Question, option: string): Step[] {
  const here = (guard: Guard | undefined): boolean => answeredIn(guard, question.id, option);
  const inside = (outer: Guard | undefined) => (part: { readonly guard?: Guard }) => !here(outer) && here(part.guard);
  const step = (text: string, { at, support }: Pick<Step, "at" | "support">): Step => ({ text, at, support });
  const found = model.agreements.flatMap((agreement): Step[] => [
    ...agreement.questions.flatMap((other) =>
      here(other.guard) ? [step(`it is then asked: “${other.text}”`, other)] : [],
    ),
    ...agreement.groups.flatMap((group) => {
      const entries = group.entries.filter(here(group.guard) ? () => true : inside(group.guard));
      const [first] = entries;
      if (first === undefined) return [];
      const who = entries.map(({ who: one }) => subjectWords(model, { kind: "who", who: one }));
      const verb = entries.length === 1 && first.who.kind !== "group" ? "is" : "are";
      return [{ text: `${list(who)} ${verb} among the ${group.name}`, at: first.at, support: group.support }];
    }),
    ...agreement.decisions.flatMap((decision) => {
      const name = `the decision “${decision.title ?? decision.name}”`;
      if (here(decision.guard)) {
        const rule = decision.parts.find((part) => part.kind === "by");
        const support = [...decision.support, ...(rule?.support ?? [])];
        return [
          step(rule === undefined ? `${name} is taken` : `${name} ${partWords(model, rule)}`, {
            at: decision.at,
            support,
          }),
        ];
      }
      return decision.parts
        .filter(inside(decision.guard))
        .map((part) => step(`${name} ${partWords(model, part)}`, part));
    }),
    ...agreement.clauses.flatMap((clause) => {
      const whole = here(clause.guard);
      let gate: Extract<ClausePart, { kind: "if" | "unless" }> | undefined;
      return clause.parts.flatMap((part): Step[] => {
        if (part.kind === "if" || part.kind === "unless") gate = part;
        if (!(whole ? part.kind === "norm" : inside(clause.guard)(part))) return [];
        const support = whole ? [...part.support, ...clause.support] : part.support;
        return [step(clausePartWords(model, clause.id, part, gate), { at: part.at, support })];
      });
    }),
    ...agreement.promises
      .filter(inside(undefined))
      .map((promise) => step(`the promise “${promise.name}” is made`, promise)),
    ...agreement.force
      .filter(inside(undefined))
      .map((part) =>
        step(
          part.kind === "ratified"
            ? `the agreement enters into force upon ratification by ${subjectWords(model, part.by)}`
            : part.kind === "enters"
              ? `the agreement enters into force once ${conditionWords(model, part.once)}`
              : part.ending.kind === "if"
                ? `the agreement ends if ${conditionWords(model, part.ending.condition)}`
                : "the agreement can end",
          part,
        ),
      ),
  ]);
  return [...new Map(found.map((one) => [`${one.at.file} ${one.at.offset} ${one.text}`, one])).values()];
}

/** Whether a bracket names this answer. */
function answeredIn(guard: Guard | undefined, question: string, option: string): boolean {
  if (guard === undefined || !questionsOf(guard).includes(question)) return false;
  return guard.kind === "answer"
    ? guard.option === option
    : guard.of.some((part) => answeredIn(part, question, option));
}

function clausePartWords(
  model: Model,
  clause: string,
  part: ClausePart,
  gate: Extract<ClausePart, { kind: "if" | "unless" }> | undefined,
): string {
  const name = clauseName(clause);
  switch (part.kind) {
    case "norm":
      return `${normWords(model, { ...part, ...(gate === undefined ? {} : { gate: { kind: gate.kind, condition: gate.condition } }) })} (${name})`;
    case "if":
      return `${name} holds only if ${conditionWords(model, part.condition)}`;
    case "unless":
      return `${name} holds unless ${conditionWords(model, part.condition)}`;
    case "when":
      return `${name} is for when ${eventWords(model, part.event)}`;
    case "request":
      return `${name} waits for a request of ${subjectWords(model, part.by)}`;
    case "determined":
      return `${name} waits for a finding by ${finderWords(model, part.by)}`;
    case "ratified":
      return `${name} holds upon ratification by ${subjectWords(model, part.by)}`;
    case "takes effect":
      return `${name} takes effect once ${conditionWords(model, part.once)}`;
    case "lapses":
      return part.ending.kind === "if"
        ? `${name} lapses if ${conditionWords(model, part.ending.condition)}`
        : `${name} can lapse`;
  }
}

function partWords(model: Model, part: DecisionPart): string {
  switch (part.kind) {
    case "by":
      return `needs ${ruleWords(model, part.rule)}`;
    case "quorum":
      return `has a quorum of ${part.amount.text}`;
    case "consulting":
      return `is taken after consulting ${list(part.whos.map((who) => subjectWords(model, { kind: "who", who })))}${part.time === undefined ? "" : ` for ${timingWords(part.time)}`}`;
    case "rounds":
      return `is voted on in up to ${part.most} rounds`;
    case "ratified":
      return `takes effect upon ratification by ${subjectWords(model, part.by)}`;
    case "within":
      return `is to be taken within ${part.duration.count} ${part.duration.unit}${part.duration.count === 1 ? "" : "s"}`;
    case "failing":
      return `counts as ${part.outcome} where it is not taken in time`;
    case "abstain":
      return `is taken without the vote of ${subjectWords(model, part.subject)}`;
  }
}
