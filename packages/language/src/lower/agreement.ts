import type {
  Agreement,
  Attribute,
  Clause,
  Decision,
  Fact,
  Force,
  Group,
  Guard,
  Option,
  PromiseTerm,
  Question,
  Stage,
  Status,
  Support,
} from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import type { Named } from "../link/names.ts";
import { lowerAttributeFile } from "../sources/csv.ts";
import { lowerClause } from "./clause.ts";
import { lowerCondition, lowerEnding, lowerGuard } from "./condition.ts";
import type { Context } from "./context.ts";
import { lowerDecision } from "./decision.ts";
import { lowerDate } from "./numbers.ts";
import { holds, isItem } from "./parts.ts";
import { lowerRatifiers, lowerSubject, lowerWho, partyOfPerson } from "./who.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export function lowerAgreement(node: ast.Agreement, named: Named, context: Context): Agreement {
  context.agreement = named;
  const agreement: Mutable<Agreement> = {
    id: named.id,
    title: node.title ?? "",
    at: context.place(node),
    support: context.support(node.support),
    status: [],
    force: [],
    groups: [],
    facts: [],
    attributes: [],
    questions: [],
    decisions: [],
    clauses: [],
    promises: [],
  };
  context.inText = true;
  for (const item of node.items) lowerElement(item, agreement, context, []);
  context.inText = false;
  context.agreement = undefined;
  return agreement as Agreement;
}

function lowerElement(
  node: ast.AgreementItem | ast.BracketElement,
  agreement: Mutable<Agreement>,
  context: Context,
  inherited: readonly Support[],
): void {
  if (ast.isBracket(node)) lowerBracket(node, agreement, context, inherited);
  else if (isItem(node)) lowerItem(node, agreement, context, inherited);
  else context.tell("misplaced-part", node, "This is a part of a clause or of a decision, and stands in none.");
}

function lowerBracket(
  node: ast.Bracket,
  agreement: Mutable<Agreement>,
  context: Context,
  inherited: readonly Support[],
): void {
  if (holds(node) === "both") tellMixed(node, context);
  const guard = lowerGuard(node.guard, context);
  const support = [...context.support(node.support), ...inherited];
  context.within(guard, () => {
    for (const element of node.elements) lowerElement(element, agreement, context, support);
  });
}

function tellMixed(node: ast.Bracket, context: Context): void {
  context.tell("mixed-bracket", node, "This square bracket holds both whole items and parts of an item.");
}

function lowerItem(
  node: ast.Item,
  agreement: Mutable<Agreement>,
  context: Context,
  inherited: readonly Support[],
): void {
  const named = context.names.of(node);
  switch (node.$type) {
    case "Status":
      agreement.status.push(lowerStatus(node, context, inherited));
      return;
    case "EntersIntoForce": {
      if (node.ratifiers !== undefined) {
        const by = lowerRatifiers(node.ratifiers, context);
        if (by !== undefined) agreement.force.push({ kind: "ratified", by, ...context.base(node, inherited) } as Force);
        return;
      }
      const once = lowerCondition(node.condition, context);
      if (once !== undefined) agreement.force.push({ kind: "enters", once, ...context.base(node, inherited) } as Force);
      return;
    }
    case "Ends": {
      const ending = lowerEnding(node.ending, context);
      if (ending !== undefined)
        agreement.force.push({ kind: "ends", ending, ...context.base(node, inherited) } as Force);
      return;
    }
  }
  if (named === undefined) return;
  switch (node.$type) {
    case "Between":
      agreement.groups.push(lowerBetween(node, named, context, inherited));
      return;
    case "Group":
      agreement.groups.push(lowerGroup(node, named, context, inherited));
      return;
    case "Fact": {
      const fact: Fact = { id: named.id, name: named.name, title: node.title ?? "", ...context.base(node, inherited) };
      agreement.facts.push(fact);
      return;
    }
    case "Attribute": {
      const attribute = lowerAttribute(node, named, context, inherited);
      if (attribute !== undefined) agreement.attributes.push(attribute);
      return;
    }
    case "Question":
    case "Version":
      agreement.questions.push(lowerQuestion(node, named, context, inherited));
      return;
    case "PromiseTerm": {
      const promise = lowerPromise(node, named, context, inherited);
      if (promise !== undefined) agreement.promises.push(promise);
      return;
    }
    case "Decision":
    case "Clause": {
      const lowered =
        node.$type === "Decision" ? lowerDecision(node, named, context) : lowerClause(node, named, context);
      const supported = { ...lowered, support: [...lowered.support, ...inherited] };
      if (node.$type === "Decision") agreement.decisions.push(supported as Decision);
      else agreement.clauses.push(supported as Clause);
      for (const part of node.parts) {
        if (!ast.isBracket(part)) continue;
        const what = holds(part);
        if (what === "items") lowerBracket(part, agreement, context, inherited);
        else if (what === "both") tellMixed(part, context);
      }
      return;
    }
  }
}

function lowerStatus(node: ast.Status, context: Context, inherited: readonly Support[]): Status {
  return {
    steps: node.steps.map((step) => ({ stage: stage(step.stage), on: lowerDate(step.date, step, context) })),
    ...context.base(node, inherited),
  };
}

/** A data type rule runs its words together. */
function stage(text: string | undefined): Stage {
  return text === "inforce" ? "in force" : ((text ?? "proposed") as Stage);
}

function lowerBetween(node: ast.Between, named: Named, context: Context, inherited: readonly Support[]): Group {
  return {
    id: named.id,
    name: named.name,
    entries: node.whos.flatMap((who) => lowerEntry(who, context)),
    ...context.base(node, inherited),
  };
}

function lowerGroup(node: ast.Group, named: Named, context: Context, inherited: readonly Support[]): Group {
  const entries: Group["entries"][number][] = [];
  for (const entry of node.entries) {
    if (!ast.isBracketedEntries(entry)) {
      entries.push(...lowerEntry(entry, context));
      continue;
    }
    const guard = lowerGuard(entry.guard, context);
    // The entry's own guard stands beside the group's, which its place already implies.
    context.within(guard, () => {
      for (const who of entry.whos) entries.push(...lowerEntry(who, context, guard));
    });
  }
  return { id: named.id, name: named.name, entries, ...context.base(node, inherited) };
}

function lowerEntry(node: ast.Who, context: Context, guard?: Guard): Group["entries"][number][] {
  const who = lowerWho(node, context);
  return who === undefined ? [] : [{ who, at: context.place(node), ...(guard === undefined ? {} : { guard }) }];
}

function lowerAttribute(
  node: ast.Attribute,
  named: Named,
  context: Context,
  inherited: readonly Support[],
): Attribute | undefined {
  const group = context.resolve(node.of, ["group"]);
  const values: { party: string; value: string }[] = [];
  const seen = new Set<string>();
  if (node.path !== undefined) {
    const read = lowerAttributeFile(node, named, context);
    if (read === undefined) return undefined;
    values.push(...read);
  } else {
    for (const weight of node.values) {
      const party = context.resolve(weight.party, ["party", "person"]);
      if (party === undefined || weight.value === undefined) continue;
      const id = party.kind === "person" ? partyOfPerson(party, context) : party.id;
      if (seen.has(id)) context.tell("repeated-member", weight, `\`${id}\` has two values.`);
      seen.add(id);
      if (weight.value.startsWith("-"))
        context.tell("negative-weight", weight, `\`${id}\` has the weight ${weight.value}, which is less than zero.`);
      values.push({ party: id, value: weight.value });
    }
  }
  if (group === undefined) return undefined;
  return {
    id: named.id,
    name: named.name,
    of: group.id,
    ...(node.path === undefined ? {} : { from: node.path }),
    values,
    ...context.base(node, inherited),
  };
}

function lowerQuestion(
  node: ast.Question | ast.Version,
  named: Named,
  context: Context,
  inherited: readonly Support[],
): Question {
  const options: Option[] = ast.isVersion(node)
    ? node.options.map((draft) => ({
        name: draft.name ?? "",
        draft: {
          stage: stage(draft.stage),
          holders: draft.holders.flatMap((holder) => {
            const who = lowerWho(holder, context, "acts");
            return who?.kind === "party" ? [who.party] : [];
          }),
          on: lowerDate(draft.date, draft, context),
        },
      }))
    : node.options.map((option) => ({ name: option.name ?? "" }));
  return {
    id: named.id,
    kind: ast.isVersion(node) ? "version" : "question",
    name: named.name,
    text: node.text ?? "",
    options,
    ...context.base(node, inherited),
  };
}

function lowerPromise(
  node: ast.PromiseTerm,
  named: Named,
  context: Context,
  inherited: readonly Support[],
): PromiseTerm | undefined {
  context.owner = named;
  const to = lowerSubject(node.to, context, "acts");
  const keptWhen = lowerCondition(node.condition, context);
  context.owner = undefined;
  if (to === undefined || keptWhen === undefined) return undefined;
  return { id: named.id, name: named.name, to, keptWhen, ...context.base(node, inherited) };
}
