import type { Clause, ClausePart, Decision, DecisionPart, Guard, Place, Rule } from "@proviso/agreement";
import type { Checked } from "./check.ts";
import { type Combination, described, holds } from "./combinations.ts";

/** Exactly one rule for each decision in every version of the text, and no part twice. */
export function checkRules(checked: Checked): void {
  const decisions = new Map(
    checked.model.agreements.flatMap((agreement) => agreement.decisions.map((each) => [each.id, each] as const)),
  );
  const sound = checkCircles(checked, decisions);
  for (const decision of decisions.values()) {
    checked.guarded(decision.at, () => {
      tellRules(checked, decision);
      tellRepeated(checked, decision, ["quorum", "consulting", "within", "rounds", "ratified", "failing"]);
      if (sound) tellSilence(checked, decision, decisions);
    });
  }
  for (const clause of checked.model.agreements.flatMap((agreement) => agreement.clauses))
    checked.guarded(clause.at, () => tellRepeated(checked, clause, ["when", "request", "determined", "ratified"]));
}

interface Part {
  readonly guard?: Guard;
  readonly at: Place;
}

/** The first combination in which the item is there and the number of the parts that are there is not as it should be. */
function failing(
  checked: Checked,
  item: { readonly guard?: Guard },
  parts: readonly Part[],
  isWrong: (present: number) => boolean,
): { combination: Combination; present: Part[] } | undefined {
  const ids = checked.questions.mentioned([item.guard, ...parts.map((part) => part.guard)]);
  for (const combination of checked.questions.combinations(ids)) {
    if (!holds(item.guard, combination)) continue;
    const present = parts.filter((part) => holds(part.guard, combination));
    if (isWrong(present.length)) return { combination, present };
  }
  return undefined;
}

function tellRules(checked: Checked, decision: Decision): void {
  const rules = decision.parts.filter((part) => part.kind === "by");
  const none = failing(checked, decision, rules, (present) => present === 0);
  if (none !== undefined)
    checked.tell(
      "no-rule",
      decision.at,
      decision.at,
      rules.length === 0
        ? `The decision \`${decision.name}\` has no rule.`
        : `The decision \`${decision.name}\` has no rule if ${described(none.combination)}.`,
    );
  const two = failing(checked, decision, rules, (present) => present > 1);
  if (two !== undefined)
    checked.tell(
      "two-rules",
      decision.at,
      two.present[1]?.at ?? decision.at,
      `The decision \`${decision.name}\` has ${two.present.length} rules${
        two.combination.size === 0 ? "" : ` if ${described(two.combination)}`
      }.`,
      { related: two.present[0] === undefined ? [] : [{ message: "The first rule.", place: two.present[0].at }] },
    );
}

const WRITTEN: Readonly<Record<string, string>> = {
  quorum: "quorum",
  within: "within",
  consulting: "after consulting",
  rounds: "in up to … rounds",
  ratified: "upon ratification by",
  failing: "failing which",
  when: "when",
  request: "at request of",
  determined: "as determined by",
};

function tellRepeated(
  checked: Checked,
  item: Decision | Clause,
  kinds: readonly (DecisionPart | ClausePart)["kind"][],
): void {
  const all: readonly (DecisionPart | ClausePart)[] = item.parts;
  for (const kind of kinds) {
    const parts = all.filter((part) => part.kind === kind);
    if (parts.length < 2) continue;
    const twice = failing(checked, item, parts, (present) => present > 1);
    if (twice === undefined) continue;
    checked.tell(
      "repeated-part",
      item.at,
      twice.present[1]?.at ?? item.at,
      `\`${WRITTEN[kind] ?? kind}\` stands twice in \`${item.name}\`${
        twice.combination.size === 0 ? "" : ` if ${described(twice.combination)}`
      }.`,
      { related: twice.present[0] === undefined ? [] : [{ message: "The first one.", place: twice.present[0].at }] },
    );
  }
}

function rulesOf(rule: Rule): string[] {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.of.flatMap(rulesOf);
    case "rule of":
      return [rule.decision];
    default:
      return [];
  }
}

function checkCircles(checked: Checked, decisions: ReadonlyMap<string, Decision>): boolean {
  const state = new Map<Decision, "open" | "done">();
  let sound = true;
  const visit = (decision: Decision): void => {
    if (state.get(decision) === "done") return;
    if (state.get(decision) === "open") {
      sound = false;
      checked.tell("rule-cycle", decision.at, decision.at, `The rule of \`${decision.name}\` leads back to itself.`);
      return;
    }
    state.set(decision, "open");
    for (const part of decision.parts)
      if (part.kind === "by")
        for (const id of rulesOf(part.rule)) {
          const next = decisions.get(id);
          if (next !== undefined) visit(next);
        }
    state.set(decision, "done");
  };
  for (const decision of decisions.values()) visit(decision);
  return sound;
}

/** Whether silence can approve: every vote asks for no objection. */
function approvesSilently(rule: Rule, decisions: ReadonlyMap<string, Decision>): boolean {
  switch (rule.kind) {
    case "no objection":
      return true;
    case "and":
    case "or":
      return rule.of.every((each) => approvesSilently(each, decisions));
    case "rule of": {
      const parts = decisions.get(rule.decision)?.parts ?? [];
      return parts.every((part) => part.kind !== "by" || approvesSilently(part.rule, decisions));
    }
    default:
      return false;
  }
}

function tellSilence(checked: Checked, decision: Decision, decisions: ReadonlyMap<string, Decision>): void {
  const approving = decision.parts.filter((part) => part.kind === "failing" && part.outcome === "approved");
  for (const part of approving) {
    for (const by of decision.parts) {
      if (by.kind !== "by" || approvesSilently(by.rule, decisions)) continue;
      const both = failing(checked, decision, [part, by], (present) => present === 2);
      if (both === undefined) continue;
      checked.tell(
        "failing-approved-without-no-objection",
        decision.at,
        part.at,
        `Silence cannot approve \`${decision.name}\`: its rule asks for votes.`,
        { related: [{ message: "The rule.", place: by.at }] },
      );
    }
  }
}
