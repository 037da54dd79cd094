import type { Act, ActObject, Event, FactTest, Means, VerbEntry } from "@proviso/agreement";
import { didYouMean, nearest } from "../diagnostics/suggest.ts";
import * as ast from "../generated/ast.ts";
import type { Named, NameKind } from "../link/names.ts";
import { findInfinitive, findThirdPerson } from "../prelude/lookup.ts";
import { VERBS } from "../prelude/verbs.ts";
import { type Context, replace } from "./context.ts";
import { asWho, lowerSubject } from "./who.ts";

type Form = "infinitive" | "thirdPerson";

export function lowerAct(node: ast.Act | undefined, manners: readonly ast.Manner[], context: Context): Act | undefined {
  if (node === undefined) return undefined;
  const means = lowerMeans(manners, context);
  if (ast.isQuotedAct(node)) return { kind: "quoted", words: node.words ?? "" };
  if (ast.isIntervention(node)) return intervention(context, means);
  return lowerVerb(node, "infinitive", means, context);
}

export function lowerPredicate(node: ast.Predicate | undefined, context: Context): Act | undefined {
  if (node === undefined) return undefined;
  if (ast.isDoes(node)) return { kind: "quoted", words: node.words ?? "" };
  if (ast.isIntervenes(node)) return intervention(context, undefined);
  const means = node.means === undefined ? undefined : lowerMeans([node.means], context);
  return lowerVerb(node, "thirdPerson", means, context);
}

function intervention(context: Context, means: Means | undefined): Act {
  const entry = findInfinitive("intervene");
  if (entry !== undefined) context.useVerb(entry);
  return { kind: "verb", verb: "intervene", ...(means === undefined ? {} : { means }) };
}

function lowerVerb(
  node: ast.VerbAct | ast.VerbPredicate,
  form: Form,
  means: Means | undefined,
  context: Context,
): Act | undefined {
  const entry = findVerb(node.verb, form, context);
  const { object, amount } = lowerComplement(node.complement, entry, context);
  if (entry === undefined) return undefined;
  context.useVerb(entry);
  return {
    kind: "verb",
    verb: entry.infinitive,
    ...(object === undefined ? {} : { object }),
    ...(amount === undefined ? {} : { amount }),
    ...(means === undefined ? {} : { means }),
  };
}

function findVerb(node: ast.Verb | undefined, form: Form, context: Context): VerbEntry | undefined {
  const word = node?.name;
  if (node === undefined || word === undefined || word === "") return undefined;
  const place = context.place(node);
  const wordPlace = context.file.place(place.offset, place.offset + word.length);
  const right = form === "infinitive" ? findInfinitive(word) : findThirdPerson(word);
  const entry = right ?? (form === "infinitive" ? findThirdPerson(word) : findInfinitive(word));
  if (entry === undefined) {
    const near = nearest(
      word,
      VERBS.map((each) => each[form]),
    );
    const quoted = form === "infinitive" ? `shall "${word} …"` : `does "${word} …"`;
    const hint = didYouMean(near);
    context.tell(
      "unknown-verb",
      wordPlace,
      `\`${word}\` is not in the verb table. ${hint ?? `Put the act in quotation marks: \`${quoted}\`.`}`,
      { fixes: near.map((each) => replace(wordPlace, each)) },
    );
    return undefined;
  }
  if (right === undefined) {
    const better = entry[form];
    context.tell(
      "verb-form",
      wordPlace,
      form === "infinitive"
        ? `After \`shall\`, \`may\` and \`must not\` the verb stands as \`${better}\`, not \`${word}\`.`
        : `In an event the verb stands as \`${better}\`, not \`${word}\`.`,
      { fixes: [replace(wordPlace, better)] },
    );
  }
  if (node.particle !== entry.particle) {
    const better = entry.particle === undefined ? entry[form] : `${entry[form]} ${entry.particle}`;
    context.tell("verb-form", place, `The verb is written \`${better}\`.`, { fixes: [replace(place, better)] });
  }
  return entry;
}

interface Complement {
  readonly object?: ActObject | undefined;
  readonly amount?: { readonly value: number; readonly unit: string } | undefined;
}

const NAMEABLE: Readonly<Record<VerbEntry["takes"], readonly NameKind[]>> = {
  party: ["party", "person", "group"],
  thing: ["party", "person", "group", "agreement", "clause", "decision", "promise", "fact"],
  decision: ["decision"],
  clause: ["clause", "agreement", "promise", "fact"],
  nothing: [],
};

const WANTED: Readonly<Record<VerbEntry["takes"], string>> = {
  party: "a party, a group or a role",
  thing: "a thing",
  decision: "a decision",
  clause: "a clause, promise, agreement or fact",
  nothing: "nothing",
};

function lowerComplement(node: ast.Complement | undefined, entry: VerbEntry | undefined, context: Context): Complement {
  if (node === undefined) return {};
  const amount =
    node.amount === undefined || node.unit === undefined ? undefined : { value: Number(node.amount), unit: node.unit };
  if (node.words !== undefined) return { object: { kind: "words", words: node.words }, amount };
  return { object: lowerObject(node.object, entry, context), amount };
}

function lowerObject(
  node: ast.Subject | undefined,
  entry: VerbEntry | undefined,
  context: Context,
): ActObject | undefined {
  if (node === undefined) return undefined;
  const takes = entry?.takes ?? "thing";
  if (!ast.isRef(node)) {
    const subject = lowerSubject(node, context, "named");
    if (subject !== undefined && takes !== "party" && takes !== "thing")
      context.tell("wrong-complement", node, `\`${entry?.infinitive}\` takes ${WANTED[takes]}, not somebody.`);
    return subject === undefined ? undefined : { kind: "subject", subject };
  }
  // The text's own nouns are free where the verb takes a thing; a name that something else has means that.
  const isNoun = /^\p{Ll}/u.test(node.path ?? "") && !(node.path ?? "").includes(".");
  if (takes === "thing" && isNoun) {
    const named = context.lookUp(node, NAMEABLE.thing);
    if (named === undefined) return { kind: "thing", thing: node.path };
    return asObject(context.bind(node, named), context);
  }
  const named = context.resolve(node, NAMEABLE[takes]);
  return named === undefined ? undefined : asObject(named, context);
}

function asObject(named: Named, context: Context): ActObject {
  switch (named.kind) {
    case "decision":
    case "clause":
    case "agreement":
    case "fact":
    case "promise":
      return { kind: named.kind, name: named.id };
    default:
      return { kind: "subject", subject: { kind: "who", who: asWho(named, context) } };
  }
}

/** `with troops or airDefence`; the other manners are lowered with the sentence. */
function lowerMeans(manners: readonly ast.Manner[], context: Context): Means | undefined {
  const found = manners.filter(ast.isWithMeans);
  const [first, second] = found;
  if (first === undefined) return undefined;
  if (second !== undefined)
    context.tell("repeated-part", second, "`with …` stands twice; join the means with `and` or `or`.");
  const operators = new Set(first.operators);
  if (operators.size > 1)
    context.tell("mixed-and-or", first, "`and` and `or` stand side by side; means are joined by one of them.");
  return {
    joined: operators.has("or") ? "or" : "and",
    things: first.things.flatMap((thing) => (ast.isRef(thing) ? (thing.path ?? []) : (thing.words ?? []))),
  };
}

export function lowerFacts(nodes: readonly ast.FactTest[], context: Context): FactTest[] {
  return nodes.flatMap((node) => {
    const fact = context.resolve(node.fact, ["fact"]);
    return fact === undefined ? [] : [{ fact: fact.id, negated: node.negated === true }];
  });
}

export function lowerEvent(node: ast.Happening | undefined, context: Context): Event | undefined {
  if (node === undefined) return undefined;
  return event(node.subject, node.predicate, node.facts, context);
}

export function event(
  subjectNode: ast.Subject | ast.Actor | undefined,
  predicate: ast.Predicate | undefined,
  factNodes: readonly ast.FactTest[],
  context: Context,
): Event | undefined {
  const subject = lowerSubject(subjectNode, context);
  const act = lowerPredicate(predicate, context);
  const where = lowerFacts(factNodes, context);
  return subject === undefined || act === undefined ? undefined : { subject, act, where };
}
