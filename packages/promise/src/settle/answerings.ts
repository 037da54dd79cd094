import type { Guard, Model, Question } from "@proviso/agreement";
import { MeaningError } from "./error.ts";
import { holds, questionsOf } from "./guard.ts";
import { agreementOf } from "./settle.ts";
import type { Answering } from "./settled.ts";

/** Above this many combinations a listing stops with an error (semantics, definition 14). */
export const MOST_COMBINATIONS = 65_536;

/** Worked out once for a model: a model never changes, and whoever tells many findings asks for them at each. */
const KNOWN = new WeakMap<Model, Map<string, readonly Question[]>>();

/**
 * The questions whose answers can change an agreement's text: those its own guards mention and those in the guards of the decisions and groups of
 * other texts that it draws in, in an order in which each comes after those its own guard mentions.
 */
export function questionsOfAgreement(model: Model, agreementId: string): readonly Question[] {
  let known = KNOWN.get(model);
  if (known === undefined) {
    known = new Map();
    KNOWN.set(model, known);
  }
  let questions = known.get(agreementId);
  if (questions === undefined) {
    questions = inOrder(model, agreementId);
    known.set(agreementId, questions);
  }
  return questions;
}

function inOrder(model: Model, agreementId: string): Question[] {
  const mentioned = new Set<string>();
  const all = new Map(model.agreements.flatMap((of) => of.questions).map((question) => [question.id, question]));
  for (const guard of guardsDrawnIn(model, agreementId)) for (const id of questionsOf(guard)) mentioned.add(id);
  for (const question of agreementOf(model, agreementId).questions) mentioned.add(question.id);

  const ordered: Question[] = [];
  const state = new Map<string, "open" | "done">();
  const place = (id: string): void => {
    const question = all.get(id);
    if (question === undefined || state.get(id) === "done") return;
    if (state.get(id) === "open") {
      throw new MeaningError("guard-cycle", `Whether ${id} is asked depends on its own answer.`, question.at);
    }
    state.set(id, "open");
    for (const above of questionsOf(question.guard)) place(above);
    state.set(id, "done");
    ordered.push(question);
  };
  for (const id of mentioned) place(id);
  return ordered;
}

/**
 * Every answering of the questions, each once, in the order of the options. `fixed` pins some of them. A question whose guard fails is not asked.
 *
 * @throws MeaningError `too-many-combinations` above {@link MOST_COMBINATIONS}; RangeError for an option that a question does not have.
 */
export function answerings(questions: readonly Question[], fixed: Answering = {}): Answering[] {
  let found: Answering[] = [{}];
  for (const question of questions) {
    const pinned = fixed[question.id];
    const options = question.options.map((option) => option.name);
    if (pinned !== undefined && !options.includes(pinned)) {
      throw new RangeError(`${question.id} cannot be answered "${pinned}"; its answers are ${options.join(", ")}.`);
    }
    const next: Answering[] = [];
    for (const answering of found) {
      if (!holds(question.guard, answering)) next.push(answering);
      else
        for (const option of pinned === undefined ? options : [pinned])
          next.push({ ...answering, [question.id]: option });
    }
    if (next.length > MOST_COMBINATIONS) {
      throw new MeaningError(
        "too-many-combinations",
        `The open questions can be answered in more than ${MOST_COMBINATIONS} ways. Answer some of them with a reading or --take.`,
        question.at,
      );
    }
    found = next;
  }
  return found;
}

function guardsDrawnIn(model: Model, agreementId: string): Guard[] {
  // Which items of other texts are drawn in depends on the answers; taking every guard of the agreements reached is a safe superset, narrowed
  // below to decisions and groups, since clauses of other texts are never drawn in.
  const root = agreementOf(model, agreementId);
  const others = model.agreements
    .filter(({ id }) => id !== root.id)
    .flatMap(({ decisions, groups }) => [...decisions, ...groups]);
  const guards: Guard[] = [];
  const reached = new Set<string>();
  const reach = (names: ReadonlySet<string>): void => {
    for (const item of others) {
      if (reached.has(item.id) || !names.has(item.id)) continue;
      reached.add(item.id);
      reach(collect(item, guards, new Set()));
    }
  };
  const { questions, ...text } = root;
  const names = collect(text, guards, new Set());
  // Their guards only say when they are asked, but what they name is drawn in like everything else.
  reach(collect(questions, [], names));
  return guards;
}

/** Gathers the guards in a part of a model, and returns all words in it that may be names. */
function collect(part: unknown, guards: Guard[], names: Set<string>): Set<string> {
  if (typeof part === "string") names.add(part);
  else if (Array.isArray(part)) for (const one of part) collect(one, guards, names);
  else if (part !== null && typeof part === "object")
    for (const [key, value] of Object.entries(part)) {
      if (key === "guard" && value !== undefined) guards.push(value as Guard);
      // Places name nothing but files.
      else if (key !== "at") collect(value, guards, names);
    }
  return names;
}
