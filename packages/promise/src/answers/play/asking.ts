import type { Condition } from "@proviso/agreement";
import type { GroundNorm, Roles, Structure } from "../../ground/index.ts";
import type { SettledClause } from "../../settle/index.ts";

/** A place in the text that asks for a decision. */
export interface Asking {
  readonly decision: string;
  /** Decisions that have to settle first. */
  readonly after: readonly string[];
  /** Some norm of the clause that asks; undefined where the agreement itself or the promise does. */
  readonly norm?: GroundNorm;
}

/**
 * Who asks for which decision, and what each waits for (semantics, definition 12). What a promise's own words ask for, and no clause whose case
 * arises, is asked for from the start.
 */
export function askings(structure: Structure, happens: (norm: GroundNorm) => boolean): Asking[] {
  const { settled } = structure;
  const found: Asking[] = [];
  const seen = new Set<SettledClause>();
  for (const norm of structure.norms) {
    if (seen.has(norm.clause)) continue;
    seen.add(norm.clause);
    found.push(...ofClause(norm.clause).map((asking) => ({ ...asking, norm })));
  }
  for (const { once } of settled.entersOnce) found.push(...inCondition(once));
  for (const { ending } of settled.ends) if (ending.kind === "if") found.push(...inEnding(ending));
  for (const { keptWhen } of settled.promises) {
    const asked = new Set(
      found.flatMap(({ decision, norm }) => (norm === undefined || happens(norm) ? [decision] : [])),
    );
    found.push(...inCondition(keptWhen).filter(({ decision }) => !asked.has(decision)));
  }
  return found;
}

/** A clause's decisions; where a decision determines that the clause applies, the others wait for it. */
function ofClause(clause: SettledClause): Asking[] {
  const first = clause.determined?.by.kind === "decision" ? [clause.determined.by.decision] : [];
  const then = [
    ...clause.norms.flatMap(({ gate, manner, act }) => [
      ...(gate === undefined ? [] : inCondition(gate.condition)),
      ...(manner.until?.kind === "condition" ? inCondition(manner.until.condition) : []),
      ...(act.kind === "verb" && act.object?.kind === "decision" ? [{ decision: act.object.name, after: [] }] : []),
    ]),
    ...clause.takesEffect.flatMap(({ once }) => inCondition(once)),
    ...clause.lapses.flatMap(({ ending }) => (ending.kind === "if" ? inEnding(ending) : [])),
  ];
  return [
    ...first.map((decision) => ({ decision, after: [] })),
    ...then
      .filter(({ decision }) => !first.includes(decision))
      .map(({ decision, after }) => ({ decision, after: [...after, ...first] })),
  ];
}

function inEnding(ending: Extract<SettledClause["lapses"][number]["ending"], { kind: "if" }>): Asking[] {
  const by = ending.determinedBy;
  return [...inCondition(ending.condition), ...(by?.kind === "decision" ? [{ decision: by.decision, after: [] }] : [])];
}

/** `if first fails and second is approved`: the second is asked for when the first has settled. */
function inCondition(condition: Condition): Asking[] {
  switch (condition.kind) {
    case "decision":
      return [{ decision: condition.decision, after: [] }];
    case "or":
      return condition.of.flatMap(inCondition);
    case "and": {
      const failing = condition.of.flatMap((part) =>
        part.kind === "decision" && part.is === "fails" ? [part.decision] : [],
      );
      return condition.of
        .flatMap(inCondition)
        .map(({ decision, after }) =>
          failing.includes(decision) ? { decision, after } : { decision, after: [...after, ...failing] },
        );
    }
    default:
      return [];
  }
}

/** The roles under which a decision is told of: those of the first clause that asks for it. */
export function rolesOf(structure: Structure, all: readonly Asking[], decision: string): Roles {
  return all.find((asking) => asking.decision === decision)?.norm?.roles ?? structure.promiseRoles();
}
