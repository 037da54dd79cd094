import type {
  Claim,
  Dated,
  Faction,
  Guard,
  Person,
  Reading,
  RecordTest,
  Saying,
  Speaker,
  Statement,
  Taken,
  Topic,
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
  const base = context.base(node);
  if (by === undefined) return undefined;
  return {
    id: named?.id ?? freshId(at.line, at.column, taken),
    named: named !== undefined,
    by,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf: onBehalfOf.id }),
    dated,
    ...(node.venue === undefined ? {} : { venue: node.venue }),
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

export function lowerSaying(node: ast.Saying | undefined, context: Context): Saying | undefined {
  if (node === undefined) return undefined;
  if (ast.isSays(node)) {
    const kind = node.kind === "denies" ? "denies that" : "says that";
    if (node.guard !== undefined) {
      const guard = lowerGuard(node.guard, context);
      return guard === undefined ? undefined : { kind, guard };
    }
    if (node.saying !== undefined) {
      const speaker = lowerSpeaker(node.ref, context);
      const saying = lowerSaying(node.saying, context);
      return speaker === undefined || saying === undefined ? undefined : { kind, speaker, saying };
    }
    const guard = lowerAnswer(node.ref, node.option, context);
    return guard === undefined ? undefined : { kind, guard };
  }
  if (ast.isRequires(node)) {
    if (node.answer !== undefined) {
      const guard = lowerAnswer(node.answer.question, node.answer.option, context);
      return guard === undefined ? undefined : { kind: "requires that", guard };
    }
    const topic = lowerTopic(node.topic, context);
    return topic === undefined ? undefined : { kind: "requires", topic };
  }
  const topic = lowerTopic(node.topic, context);
  const onlyIf = node.onlyIf === undefined ? undefined : lowerAnswer(node.onlyIf.question, node.onlyIf.option, context);
  if (topic === undefined || node.kind === undefined) return undefined;
  return { kind: node.kind, topic, ...(onlyIf === undefined ? {} : { onlyIf }) };
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
    const answers = said.sayings.flatMap(answersOf).filter(({ question }) => question.startsWith(`${of.id}.`));
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

/** The answers that a saying gives for certain, as its speaker's own. */
function answersOf(saying: Saying): { question: string; option: string }[] {
  switch (saying.kind) {
    case "says that":
      return "guard" in saying ? certain(saying.guard) : [];
    case "requires that":
      return certain(saying.guard);
    default:
      return "onlyIf" in saying && saying.onlyIf !== undefined ? certain(saying.onlyIf) : [];
  }
}

function certain(guard: Guard): { question: string; option: string }[] {
  if (guard.kind === "answer") return [{ question: guard.question, option: guard.option }];
  return guard.kind === "and" ? guard.of.flatMap(certain) : [];
}
