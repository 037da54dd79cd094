import type { Agreement, Decision, Members, Rule } from "@proviso/agreement";

type View = Readonly<Record<string, string>>;

/** A decision with everybody who has a voice in it under any answering, in the order of the text. */
export interface Electorate {
  readonly decision: Decision;
  readonly voters: readonly string[];
  /** The decision is this party's own: without it nobody decides. */
  readonly own: readonly string[];
}

/** The decisions of an agreement with their voters; those that rest on the rule of another have that one's. */
export function electorates(agreement: Agreement): readonly Electorate[] {
  return agreement.decisions.map((decision) => {
    const { groups, parties } = named(decision);
    const found = new Set(parties);
    const visit = (name: string, seen: ReadonlySet<string>): void => {
      if (seen.has(name)) return;
      for (const { who } of agreement.groups.find(({ id }) => id === name)?.entries ?? []) {
        if (who.kind === "party") found.add(who.party);
        if (who.kind === "group") visit(who.group, new Set([...seen, name]));
      }
    };
    for (const group of groups) visit(group, new Set());
    return { decision, voters: [...found], own: parties };
  });
}

/** Which parties an address leaves without a voice in a decision. */
export function silencedIn(view: View, decision: string): readonly string[] {
  return (view[`without.${decision}`] ?? "").split(",").filter((party) => party !== "");
}

/** The view with these parties, and no others, without a voice in a decision. */
export function silencing(view: View, decision: string, parties: readonly string[]): View {
  const { [`without.${decision}`]: _before, ...others } = view;
  return parties.length === 0 ? others : { ...others, [`without.${decision}`]: parties.join(",") };
}

/** The groups that a decision's rule counts, by qualified name, and the parties that it names. */
function named(decision: Decision): { readonly groups: readonly string[]; readonly parties: readonly string[] } {
  const members: Members[] = [];
  const parties: string[] = [];
  const visit = (rule: Rule): void => {
    switch (rule.kind) {
      case "and":
      case "or":
        rule.of.forEach(visit);
        break;
      case "no objection":
        members.push(rule.from);
        break;
      case "rule of":
        break;
      case "who":
        if (rule.who.kind === "party") parties.push(rule.who.party);
        break;
      default:
        members.push(rule.of);
    }
  };
  for (const part of decision.parts) if (part.kind === "by") visit(part.rule);
  return { groups: members.map(({ group }) => group), parties };
}
