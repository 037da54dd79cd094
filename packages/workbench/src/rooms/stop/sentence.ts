import type { Model } from "@proviso/agreement";
import { type Coalitions, nameOf } from "@proviso/promise";
import { joined } from "../../parts/coalition-words.ts";

/** Above this many names a sentence counts instead. */
const NAMED = 4;

/** What a picture of coalitions shows, in one sentence: "Russia or China alone suffice; without them it would take all four others." */
export function coalitionSentence(model: Model, { listed, count }: Coalitions, what: string): string {
  const [first] = listed;
  if (first === undefined) return `Nobody can ${what}.`;
  if (first.length === 0) return `Nobody has to do anything to ${what}.`;
  const names = (parties: readonly string[]) => parties.map((party) => nameOf(model, party));
  const alone = listed.filter((parties) => parties.length === 1).flat();
  const rest = BigInt(count) - BigInt(alone.length);
  const together = listed.find((parties) => parties.length > 1);
  const others = together === undefined || rest === 0n ? "" : `; all others need at least ${together.length} together`;
  if (alone.length === 0)
    return together !== undefined && rest === 1n && together.length <= NAMED
      ? `${joined(names(together), "and")} can ${what}, only all together.`
      : `It takes at least ${first.length} together to ${what}; there are ${count} ways.`;
  const shown = alone.length <= NAMED ? joined(names(alone), "or") : `Any of ${alone.length}`;
  return `${shown} alone can ${what}${others}.`;
}
