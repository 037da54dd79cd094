import type { Group, Guard, Members, Rule } from "@proviso/agreement";
import type { Checked } from "./check.ts";
import { type Combination, described, holds } from "./combinations.ts";

/** Every group has a member in every version of the text; groups do not contain themselves; attributes give every member a value. */
export function checkGroups(checked: Checked): void {
  const groups = new Map(
    checked.model.agreements.flatMap((agreement) => agreement.groups.map((each) => [each.id, each] as const)),
  );
  const sound = checkCircles(checked, groups);
  for (const group of groups.values()) {
    tellRepeated(checked, group);
    if (sound) checked.guarded(group.at, () => tellEmpty(checked, group, groups));
  }
  if (sound) {
    checkWeights(checked, groups);
    checkWeighted(checked, groups);
  }
}

function nested(group: Group, groups: ReadonlyMap<string, Group>): Group[] {
  return group.entries.flatMap(({ who }) => (who.kind === "group" ? (groups.get(who.group) ?? []) : []));
}

function checkCircles(checked: Checked, groups: ReadonlyMap<string, Group>): boolean {
  const state = new Map<Group, "open" | "done">();
  let sound = true;
  const visit = (group: Group): void => {
    if (state.get(group) === "done") return;
    if (state.get(group) === "open") {
      sound = false;
      checked.tell("group-cycle", group.at, group.at, `The group \`${group.name}\` contains itself.`);
      return;
    }
    state.set(group, "open");
    for (const inner of nested(group, groups)) visit(inner);
    state.set(group, "done");
  };
  for (const group of groups.values()) visit(group);
  return sound;
}

function tellRepeated(checked: Checked, group: Group): void {
  const seen = new Map<string, Guard | undefined>();
  for (const entry of group.entries) {
    const name =
      entry.who.kind === "party" ? entry.who.party : entry.who.kind === "group" ? entry.who.group : undefined;
    if (name === undefined) continue;
    // Two brackets may each list the same member.
    if (seen.has(name) && (seen.get(name) === undefined || entry.guard === undefined))
      checked.tell("repeated-member", group.at, entry.at, `\`${name}\` is already in \`${group.name}\`.`);
    if (!seen.has(name)) seen.set(name, entry.guard);
  }
}

function tellEmpty(checked: Checked, group: Group, groups: ReadonlyMap<string, Group>): void {
  if (group.entries.some((entry) => entry.guard === undefined && entry.who.kind === "party")) return;
  const guards: (Guard | undefined)[] = [];
  const gather = (each: Group): void => {
    guards.push(each.guard, ...each.entries.map((entry) => entry.guard));
    for (const inner of nested(each, groups)) gather(inner);
  };
  gather(group);
  for (const combination of checked.questions.combinations(checked.questions.mentioned(guards))) {
    if (!holds(group.guard, combination) || hasMember(group, groups, combination)) continue;
    checked.tell(
      "empty-group",
      group.at,
      group.at,
      `The group \`${group.name}\` has no member if ${described(combination)}.`,
    );
    return;
  }
}

function hasMember(group: Group, groups: ReadonlyMap<string, Group>, combination: Combination): boolean {
  return group.entries.some((entry) => {
    if (!holds(entry.guard, combination)) return false;
    if (entry.who.kind !== "group") return true;
    const inner = groups.get(entry.who.group);
    return inner !== undefined && holds(inner.guard, combination) && hasMember(inner, groups, combination);
  });
}

/** Members in any version of the text. */
function allMembers(group: Group, groups: ReadonlyMap<string, Group>, members = new Set<string>()): Set<string> {
  for (const { who } of group.entries) {
    if (who.kind === "party") members.add(who.party);
    else if (who.kind === "group") {
      const inner = groups.get(who.group);
      if (inner !== undefined) allMembers(inner, groups, members);
    }
  }
  return members;
}

function checkWeights(checked: Checked, groups: ReadonlyMap<string, Group>): void {
  for (const attribute of checked.model.agreements.flatMap((agreement) => agreement.attributes)) {
    const group = groups.get(attribute.of);
    if (group === undefined) continue;
    const members = allMembers(group, groups);
    const valued = new Set(attribute.values.map((each) => each.party));
    const missing = [...members].filter((party) => !valued.has(party));
    const strangers = [...valued].filter((party) => !members.has(party));
    if (missing.length > 0)
      checked.tell(
        "weights-missing-member",
        attribute.at,
        attribute.at,
        `\`${attribute.name}\` gives no value to ${named(missing)}, of the group \`${group.name}\`.`,
      );
    if (strangers.length > 0)
      checked.tell(
        "weight-of-stranger",
        attribute.at,
        attribute.at,
        `\`${attribute.name}\` gives a value to ${named(strangers)}, not in the group \`${group.name}\`.`,
      );
  }
}

/** Weights may be used over another group, if they cover it. */
function checkWeighted(checked: Checked, groups: ReadonlyMap<string, Group>): void {
  const attributes = new Map(
    checked.model.agreements.flatMap((agreement) => agreement.attributes.map((each) => [each.id, each] as const)),
  );
  for (const part of checked.model.agreements.flatMap(({ decisions }) => decisions.flatMap(({ parts }) => parts))) {
    const used = part.kind === "by" ? membersIn(part.rule) : part.kind === "quorum" ? [part.of] : [];
    for (const members of used) {
      const attribute = members.attribute === undefined ? undefined : attributes.get(members.attribute);
      const group = groups.get(members.group);
      if (attribute === undefined || group === undefined || attribute.of === group.id) continue;
      const valued = new Set(attribute.values.map((each) => each.party));
      const missing = [...allMembers(group, groups)].filter((party) => !valued.has(party));
      if (missing.length === 0) continue;
      checked.tell(
        "weights-missing-member",
        part.at,
        part.at,
        `\`${attribute.name}\` gives no value to ${named(missing)}, of the group \`${group.name}\`.`,
      );
    }
  }
}

function membersIn(rule: Rule): Members[] {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.of.flatMap(membersIn);
    case "no objection":
      return [rule.from];
    case "rule of":
    case "who":
      return [];
    default:
      return [rule.of];
  }
}

function named(parties: readonly string[]): string {
  const shown = parties.slice(0, 5).map((party) => `\`${party}\``);
  return shown.join(", ") + (parties.length > shown.length ? ` and ${parties.length - shown.length} more` : "");
}
