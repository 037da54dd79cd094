import type { Act, Means } from "@proviso/agreement";
import { partiesOf, verbUnder, type World, words } from "./world.ts";

/** An act with its roles filled. */
export interface Doing {
  readonly key: string;
  readonly act: Act;
  /** What it is done to, as a word to compare. */
  readonly object: string | undefined;
  /** The one party that it is done to, if it is one. */
  readonly party: string | undefined;
}

export function doing(world: World, act: Act): Doing {
  let here = known.get(world);
  if (here === undefined) {
    here = new WeakMap();
    known.set(world, here);
  }
  const found = here.get(act) ?? filled(world, act);
  here.set(act, found);
  return found;
}

const known = new WeakMap<World, WeakMap<Act, Doing>>();

function filled(world: World, act: Act): Doing {
  if (act.kind === "quoted") return { key: words(act), act, object: undefined, party: undefined };
  let object = act.object === undefined ? undefined : words(act.object);
  let party: string | undefined;
  if (act.object?.kind === "subject" && act.object.subject.kind === "who" && act.object.subject.who.kind !== "group") {
    [party] = partiesOf(world, act.object.subject);
    if (party !== undefined) object = party;
  }
  return { key: words([act.verb, object, act.amount, act.means]), act, object, party };
}

/** Whether doing `a` is doing `b`. Every act is under itself. */
export function under(a: Doing, b: Doing, world: World): boolean {
  if (a.act.kind === "quoted" || b.act.kind === "quoted") return a.key === b.key;
  return (
    verbUnder(world, a.act.verb, b.act.verb) &&
    (b.object === undefined || a.object === b.object) &&
    (b.act.amount === undefined || words(a.act.amount) === words(b.act.amount)) &&
    narrower(a.act.means, b.act.means)
  );
}

/** Whether whoever uses the means `a` uses the means `b`. */
function narrower(a: Means | undefined, b: Means | undefined): boolean {
  if (b === undefined) return true;
  if (a === undefined) return false;
  const one = (thing: string): boolean => b.things.includes(thing);
  const all = b.joined === "and" ? (used: readonly string[]) => b.things.every((t) => used.includes(t)) : undefined;
  const suffices = (used: readonly string[]): boolean => (all === undefined ? used.some(one) : all(used));
  return a.joined === "and" ? suffices(a.things) : a.things.every((thing) => suffices([thing]));
}
