import {
  type Claim,
  certain,
  type Dated,
  type Faction,
  type Guard,
  type Person,
  type Reading,
  type RecordTest,
  type Reported,
  type Saying,
  type Speaker,
  type Statement,
  type Stipulation,
  speaksForItself,
  type Taken,
  type Topic,
} from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import type { Named, NameKind } from "../link/names.ts";
import { join, lowerAnswer, lowerGuard } from "./condition.ts";
import type { Context } from "./context.ts";
import { lowerDate } from "./numbers.ts";

const SPEAKERS: readonly NameKind[] = ["party", "person", "faction", "source"];
const TOPICS: readonly NameKind[] = [
  "agreement",
  "clause",
  "decision",
  "question",
  "promise",
  "claim",
  "statement",
  "fact",
];

export function lowerPerson(node: ast.Person, named: Named, context: Context): Person | undefined {
  const of = context.resolve(node.of, ["party"]);
  if (of === undefined) return undefined;
  return { id: named.id, of: of.id, title: node.title ?? "", at: context.place(node) };
}

export function lowerFaction(node: ast.Faction, named: Named, context: Context): Faction {
  const of = context.resolve(node.of, ["party"]);
  const leader = context.resolve(node.leader, ["person", "party"]);
  return {
    id: named.id,
    ...(of === undefined ? {} : { of: of.id }),
    title: node.title ?? "",
    ...(leader === undefined ? {} : { ledBy: leader.id }),
    at: context.place(node),
  };
}

function lowerSpeaker(ref: ast.Ref | undefined, context: Context): Speaker | undefined {
  const named = context.resolve(ref, SPEAKERS);
  return named === undefined ? undefined : { kind: named.kind as Speaker["kind"], id: named.id };
}

export function lowerStatement(
  node: ast.Statement,
  named: Named | undefined,
  taken: Set<string>,
  context: Context,
): Statement | undefined {
  const at = context.place(node);
  const by = lowerSpeaker(node.by, context);
  const onBehalfOf = context.resolve(node.onBehalfOf, ["party", "faction", "person"]);
  const sayings = node.sayings.flatMap((saying, index) => {
    if (ast.isSays(saying) && saying.saying !== undefined && index < node.sayings.length - 1)
      context.tell(
        "nested-saying-not-last",
        node.sayings[index + 1],
        `What \`${saying.ref?.path ?? ""}\` is said to hold ends the statement; it is unclear who says what follows.`,
      );
    return lowerSaying(saying, context) ?? [];
  });
  const dated = lowerDated(node.dated, context);
  const reported = lowerReported(node.reported, context);
  const supersedes = context.resolve(node.supersedes, ["statement"]);
  const base = context.base(node);
  if (by === undefined) return undefined;
  return {
    id: named?.id ?? freshId(at.line, at.column, taken),
    named: named !== undefined,
    by,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf: onBehalfOf.id }),
    dated,
    ...(node.venue === undefined ? {} : { venue: node.venue }),
    ...(reported === undefined ? {} : { reported }),
    ...(supersedes === undefined ? {} : { supersedes: supersedes.id }),
    sayings,
    at: base.at,
    support: base.support,
  };
}

/** `statement@12`; with the column, or a count, where that is taken. */
function freshId(line: number, column: number, taken: Set<string>): string {
  let id = `statement@${line}`;
  if (taken.has(id)) id = `statement@${line}:${column}`;
  for (let count = 2; taken.has(id); count++) id = `statement@${line}:${column}#${count}`;
  taken.add(id);
  return id;
}

function lowerDated(node: ast.Dated | undefined, context: Context): Dated {
  if (node?.date === undefined || node.kind === "undated" || node.kind === undefined) return { kind: "undated" };
  return { kind: node.kind, date: lowerDate(node.date, node, context) };
}

function lowerReported(node: ast.Reported | undefined, context: Context): Reported | undefined {
  if (node === undefined) return undefined;
  const by = lowerSpeaker(node.by, context);
  const on = node.date === undefined ? undefined : lowerDate(node.date, node, context);
  if (by === undefined && on === undefined) return undefined;
  return { ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }) };
}

export function lowerSaying(node: ast.Saying | undefined, context: Context): Saying | undefined {
  if (node === undefined) return undefined;
  if (ast.isSays(node) && node.saying !== undefined) {
    const speaker = lowerSpeaker(node.ref, context);
    const saying = lowerSaying(node.saying, context);
    return speaker === undefined || saying === undefined ? undefined : { kind: `${node.kind} that`, speaker, saying };
  }
  const said = lowerUnconditional(node, context);
  const under = node.under.flatMap((each) => lowerStipulation(each, context) ?? []);
  if (under.length === 0) return said;
  if (said?.kind === "asks") context.tell("question-under-condition", node.under[0], "A question has no condition.");
  return said === undefined ? undefined : { ...said, under };
}

type Plain = Exclude<Saying, { readonly speaker: Speaker }>;

function lowerUnconditional(node: ast.Saying, context: Context): Plain | undefined {
  if (ast.isSays(node)) {
    if (node.words !== undefined) return { kind: node.kind, words: node.words };
    const guard =
      node.guard === undefined ? lowerAnswer(node.ref, node.option, context) : lowerGuard(node.guard, context);
    if (guard === undefined) return undefined;
    return { kind: `${node.kind} that`, guard, ...(node.possible === true ? { possible: true } : {}) };
  }
  if (ast.isAnswers(node)) {
    if (node.words !== undefined) {
      const question = context.resolve(node.question, ["question"]);
      const topic = question === undefined ? undefined : ({ kind: "question", name: question.id } as const);
      return topic === undefined ? undefined : { kind: "answers", topic, words: node.words };
    }
    const guard = lowerAnswer(node.question, node.option, context);
    return guard === undefined ? undefined : { kind: "answers that", guard };
  }
  if (ast.isRequires(node) && (node.answer !== undefined || node.guard !== undefined)) {
    const guard = lowerGuarded(node, context);
    return guard === undefined ? undefined : { kind: "requires that", guard };
  }
  const kind = ast.isRequires(node) ? "requires" : node.kind;
  if (kind === undefined) return undefined;
  if (node.words !== undefined) return { kind, words: node.words };
  const topic = lowerTopic(node.topic, context);
  return topic === undefined ? undefined : { kind, topic };
}

function lowerGuarded(
  { answer, guard }: { readonly answer?: ast.Answer; readonly guard?: ast.Guard },
  context: Context,
): Guard | undefined {
  return answer === undefined ? lowerGuard(guard, context) : lowerAnswer(answer.question, answer.option, context);
}

function lowerStipulation(node: ast.Stipulation, context: Context): Stipulation | undefined {
  const { words } = node;
  if (node.kind === "in") {
    if (words !== undefined) return { kind: "in return for", words };
    const topic = lowerTopic(node.topic, context);
    return topic === undefined ? undefined : { kind: "in return for", topic };
  }
  if (node.kind === undefined) return undefined;
  const kind = node.kind === "only" ? "only if" : node.kind;
  if (words !== undefined) return { kind, words };
  const guard = lowerGuarded(node, context);
  return guard === undefined ? undefined : { kind, guard };
}

function lowerTopic(ref: ast.Ref | undefined, context: Context): Topic | undefined {
  const named = context.resolve(ref, TOPICS);
  return named === undefined ? undefined : { kind: named.kind as Topic["kind"], name: named.id };
}

export function lowerClaim(node: ast.Claim, named: Named, context: Context): Claim | undefined {
  const by = lowerSpeaker(node.by, context);
  const holdsIf = lowerRecord(node.holdsIf, context);
  const failsIf = lowerRecord(node.failsIf, context);
  const { at, support } = context.base(node);
  if (holdsIf === undefined) return undefined;
  return {
    id: named.id,
    text: node.text ?? "",
    ...(by === undefined ? {} : { by }),
    holdsIf,
    ...(failsIf === undefined ? {} : { failsIf }),
    at,
    support,
  };
}

function lowerRecord(node: ast.RecordTest | undefined, context: Context): RecordTest | undefined {
  if (node === undefined) return undefined;
  const of = node.operands.flatMap((each) => {
    if (ast.isRecordTest(each)) return lowerRecord(each, context) ?? [];
    const speaker = lowerSpeaker(each.by, context);
    const saying = lowerSaying(each.saying, context);
    if (speaker === undefined || saying === undefined) return [];
    return [{ kind: "said" as const, speaker, never: each.never === true, saying }];
  });
  return join<RecordTest>(node, of, (kind, operands) => ({ kind, of: operands }), context);
}

/** Statements must have been lowered: a reading takes the answers that they give or require. */
export function lowerReading(
  node: ast.Reading,
  named: Named,
  statements: ReadonlyMap<string, Statement>,
  persons: readonly Person[],
  context: Context,
): Reading | undefined {
  const of = context.resolve(node.of, ["agreement"]);
  context.agreement = of;
  const takes: Taken[] = [];
  const add = (taken: Taken, at: ast.Taken) => {
    const before = takes.find((each) => each.question === taken.question);
    if (before === undefined) takes.push(taken);
    else if (before.option !== taken.option)
      context.tell(
        "reading-contradicts",
        at,
        `This takes \`${taken.question} is ${taken.option}\`, but the reading has already taken \`${before.question} is ${before.option}\`.`,
      );
  };
  for (const each of node.takes) {
    if (each.option !== undefined) {
      const answer = lowerAnswer(each.ref, each.option, context);
      if (answer !== undefined && of !== undefined && !answer.question.startsWith(`${of.id}.`))
        context.tell("wrong-kind", each, `\`${answer.question}\` is no question of \`${of.id}\`, which is read here.`);
      else if (answer !== undefined) add({ question: answer.question, option: answer.option }, each);
      continue;
    }
    const statement = context.resolve(each.ref, ["statement"]);
    const said = statement === undefined ? undefined : statements.get(statement.id);
    if (statement === undefined || said === undefined || of === undefined) continue;
    const answers = said.sayings
      .flatMap((saying) => answersOf(saying, said, persons))
      .filter(({ question }) => question.startsWith(`${of.id}.`));
    if (answers.length === 0)
      context.tell(
        "statement-gives-no-answer",
        each,
        `\`${statement.name}\` gives or requires no answer to a question of \`${of.id}\`.`,
      );
    for (const answer of answers) add({ ...answer, from: statement.id }, each);
  }
  context.agreement = undefined;
  const { at, support } = context.base(node);
  return of === undefined ? undefined : { id: named.id, of: of.id, takes, at, support };
}

/** The answers that a saying gives or requires for certain, as its speaker's own. */
function answersOf(
  saying: Saying,
  speaker: Pick<Statement, "by" | "onBehalfOf">,
  persons: readonly Person[],
): { question: string; option: string }[] {
  if (saying.kind === "denies that" || saying.kind === "warns that" || saying.kind === "threatens that") return [];
  if ("speaker" in saying)
    return speaksForItself({ persons }, speaker, saying.speaker) ? answersOf(saying.saying, speaker, persons) : [];
  const under = saying.under ?? [];
  const required = under.flatMap((each) => ("guard" in each && each.kind === "only if" ? certain(each.guard) : []));
  // What holds only if something is so is given together with what it needs; what holds `if` or `unless` something is so is not given.
  const given = "guard" in saying && !("possible" in saying) && under.every(({ kind }) => kind === "only if");
  return [...(given ? certain(saying.guard) : []), ...required];
}
