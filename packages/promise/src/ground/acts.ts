import type { Act, Means, VerbEntry } from "@proviso/agreement";
import type { Actors, Roles } from "./actors.ts";

/**
 * An act with its roles filled in. Two acts are one if their keys are equal.
 */
export interface GroundAct {
  readonly key: string;
  readonly verb?: string;
  /** Undefined: the act names no object. */
  readonly object?: GroundObject;
  readonly means?: Means;
  readonly amount?: string;
  /** Words of a quoted act. */
  readonly quoted?: string;
}

export type GroundObject =
  | { readonly kind: "parties"; readonly parties: readonly string[]; readonly any: boolean }
  | { readonly kind: "other"; readonly key: string };

/** Fills the roles of an act. */
export function groundAct(act: Act, actors: Actors, roles: Roles): GroundAct {
  if (act.kind === "quoted") return { key: `"${act.words}"`, quoted: act.words };
  const object = act.object === undefined ? undefined : groundObject(act.object, actors, roles);
  const amount = act.amount === undefined ? undefined : `to ${act.amount.value} ${act.amount.unit}`;
  const means =
    act.means === undefined ? undefined : { joined: act.means.joined, things: [...act.means.things].sort() };
  const key = [
    act.verb,
    object === undefined
      ? ""
      : object.kind === "other"
        ? object.key
        : `${object.any ? "any of " : ""}${[...object.parties].sort().join("+") || "nobody"}`,
    amount ?? "",
    means === undefined ? "" : `with ${means.things.join(` ${means.joined} `)}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
  return { key, verb: act.verb, object, means, amount };
}

function groundObject(
  object: NonNullable<Extract<Act, { kind: "verb" }>["object"]>,
  actors: Actors,
  roles: Roles,
): GroundObject {
  switch (object.kind) {
    case "subject": {
      const { subject } = object;
      const any = subject.kind === "anyone" || (subject.kind === "members" && subject.quantifier.kind === "any");
      return { kind: "parties", parties: actors.partiesOf(subject, roles), any };
    }
    case "thing":
      return { kind: "other", key: object.thing };
    case "words":
      return { kind: "other", key: `"${object.words}"` };
    default:
      return { kind: "other", key: object.name };
  }
}

/** Whether doing `verb` is doing `above`, by the verb table. */
export function underVerb(verbs: ReadonlyMap<string, VerbEntry>, verb: string, above: string): boolean {
  const seen = new Set<string>();
  const stack = [verb];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === above) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    stack.push(...(verbs.get(next)?.under ?? []));
  }
  return false;
}

/** Whether doing `act` is doing `above` (semantics, definition 2): its verb, object and means are the other's or narrower. */
export function falls(verbs: ReadonlyMap<string, VerbEntry>, act: GroundAct, above: GroundAct): boolean {
  if (act.key === above.key) return true;
  if (act.verb === undefined || above.verb === undefined) return false;
  if (!underVerb(verbs, act.verb, above.verb)) return false;
  return (
    objectFalls(act.object, above.object) &&
    meansFall(act.means, above.means) &&
    (above.amount ?? act.amount) === act.amount
  );
}

function objectFalls(object: GroundObject | undefined, above: GroundObject | undefined): boolean {
  if (above === undefined) return true;
  if (object === undefined) return false;
  if (above.kind === "other") return object.kind === "other" && object.key === above.key;
  if (object.kind !== "parties") return false;
  if (above.any) return object.parties.length > 0 && object.parties.every((party) => above.parties.includes(party));
  return !object.any && same(object.parties, above.parties);
}

/** `with A or B` is wider than `with A`, `with A and B` narrower; no means widest. */
function meansFall(means: Means | undefined, above: Means | undefined): boolean {
  if (above === undefined) return true;
  if (means === undefined) return false;
  const all = (of: Means) => of.joined === "and" || of.things.length === 1;
  if (all(means)) {
    return all(above)
      ? above.things.every((thing) => means.things.includes(thing))
      : means.things.some((thing) => above.things.includes(thing));
  }
  return !all(above) && means.things.every((thing) => above.things.includes(thing));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((party) => b.includes(party));
}
