import type { Model } from "@proviso/agreement";
import { type Coalitions, plain } from "@proviso/promise";
import { joined } from "../../parts/coalition-words.ts";

/** Above this many names a sentence counts instead. */
const NAMED = 5;

/** What a picture of coalitions shows, in one sentence: "Russia or China alone can void it; of the others it takes all four: …". */
export function coalitionSentence(model: Model, family: Coalitions, what: string): string {
  const { listed, count } = family;
  const [first] = listed;
  if (first === undefined) return `Nobody can ${what}.`;
  if (first.length === 0) return `Nobody has to do anything to ${what}.`;
  const names = (parties: readonly string[]) => parties.map((party) => plain.partyName(model, party));
  const alone = soloists(family);
  const rest = BigInt(count) - BigInt(alone.length);
  if (alone.length === 0) return plain.sentence(`${together(model, family, rest, what)}.`);
  const shown = alone.length <= NAMED ? joined(names(alone), "or") : `any of ${alone.length}`;
  const others = rest === 0n ? "" : `; of the others ${togetherShort(model, family, rest)}`;
  return plain.sentence(`${shown} alone can ${what}${others}.`);
}

/** Those who can alone; of a list that is cut as well, since it begins with them. */
export function soloists({ listed, patterns }: Coalitions): readonly string[] {
  return patterns === undefined
    ? listed.filter((parties) => parties.length === 1).flat()
    : patterns.flatMap(({ parts }) => (parts.length === 1 && parts[0]?.any === 1 ? parts[0].of : []));
}

function together(model: Model, family: Coalitions, rest: bigint, what: string): string {
  const [only] = family.listed;
  const pattern = onlyPattern(family);
  if (pattern !== undefined) return `any ${pattern.any} of ${pattern.of.length} together can ${what}`;
  if (rest === 1n && only !== undefined && only.length <= NAMED)
    return `${joined(
      only.map((party) => plain.partyName(model, party)),
      "and",
    )} can ${what}, only ${only.length === 2 ? "both" : `all ${only.length}`} together`;
  return `it takes at least ${only?.length ?? 0} together to ${what}; there are ${grouped(family.count)} ways`;
}

function togetherShort(model: Model, family: Coalitions, rest: bigint): string {
  const pattern = onlyPattern(family);
  if (pattern !== undefined) return `it takes any ${pattern.any} of ${pattern.of.length} together`;
  const first = family.listed.find((parties) => parties.length > 1);
  if (rest === 1n && first !== undefined && first.length <= NAMED)
    return `it takes ${first.length === 2 ? "both" : `all ${first.length}`} of ${joined(
      first.map((party) => plain.partyName(model, party)),
      "and",
    )}`;
  return `it takes at least ${first?.length ?? 2} together`;
}

/** The one kind of coalition of several that there is, all its members interchangeable. */
function onlyPattern({ patterns }: Coalitions): { readonly any: number; readonly of: readonly string[] } | undefined {
  const several = (patterns ?? []).filter(({ parts }) => parts.length > 1 || (parts[0]?.any ?? 0) > 1);
  const [only] = several;
  const [part] = only?.parts ?? [];
  return several.length === 1 && only?.parts.length === 1 && part !== undefined && part.any < part.of.length
    ? part
    : undefined;
}

/** How many ways of each size there are beyond those shown: "4 together: 10 ways". */
export function sizesWords({ bySize }: Coalitions): readonly string[] {
  return bySize.flatMap((count, size) =>
    count === "0" || size === 0
      ? []
      : [`${size === 1 ? "alone" : `${size} together`}: ${grouped(count)} ${count === "1" ? "way" : "ways"}`],
  );
}

/** "12,345". */
export function grouped(count: string): string {
  return count.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
