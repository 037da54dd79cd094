import type { Decision, Members, Model, Rule } from "@proviso/agreement";
import { nameOf } from "@proviso/promise";
import { useAddress } from "../../state/context.tsx";

/** Who has a voice in a decision, each to be taken away and given back: what would the promise be without that veto? */
export function Voices({
  model,
  decision,
  voters,
}: {
  readonly model: Model;
  readonly decision: Decision;
  readonly voters: readonly string[];
}) {
  const { address, change } = useAddress();
  const silent = silencedIn(address.view, decision.id);
  const toggle = (party: string) => {
    const next = silent.includes(party) ? silent.filter((one) => one !== party) : [...silent, party];
    const { [`without.${decision.id}`]: _before, ...others } = address.view;
    change(
      { view: next.length === 0 ? others : { ...others, [`without.${decision.id}`]: next.join(",") } },
      { replace: true },
    );
  };
  return (
    <fieldset className="switch">
      <legend>{decision.title ?? decision.name}: whose voice counts</legend>
      <div className="choices">
        {voters.map((party) => (
          <button
            key={party}
            type="button"
            className="choice"
            aria-pressed={!silent.includes(party)}
            data-state={silent.includes(party) ? "off" : "on"}
            onClick={() => toggle(party)}
          >
            <span aria-hidden="true">{silent.includes(party) ? "✕" : "●"}</span>
            {nameOf(model, party)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Which parties an address leaves without a voice in a decision. */
export function silencedIn(view: Readonly<Record<string, string>>, decision: string): readonly string[] {
  return (view[`without.${decision}`] ?? "").split(",").filter((party) => party !== "");
}

/** The groups that a decision's rule counts, by qualified name, and the parties that it names. */
export function electorate(decision: Decision): {
  readonly groups: readonly string[];
  readonly parties: readonly string[];
} {
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
