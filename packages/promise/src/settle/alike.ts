import type { Settled } from "./settled.ts";

/**
 * Parties that a text cannot tell apart: it names neither, and they are in the same groups with the same weights under every answering. Swapping
 * two of them leaves every norm and rule as it is, so what is true of the one is, with the names swapped, true of the other.
 */
export class Alike {
  readonly #class = new Map<string, string>();

  /** @param named parties that are told apart in any case */
  constructor(texts: readonly Settled[], named: readonly string[]) {
    const singled = new Set(named);
    for (const { groups: _groups, weights: _weights, parties: _parties, ...rest } of texts) addNamed(rest, singled);
    for (const party of new Set(texts.flatMap(({ parties }) => parties))) {
      this.#class.set(party, singled.has(party) ? party : texts.map((text) => standing(text, party)).join("\n"));
    }
  }

  /** The parties, those alike together, in the order in which the first of each is given. */
  classes(parties: readonly string[]): readonly (readonly string[])[] {
    const found = new Map<string, string[]>();
    for (const party of parties) {
      const key = this.#class.get(party) ?? party;
      const known = found.get(key);
      if (known === undefined) found.set(key, [party]);
      else known.push(party);
    }
    return [...found.values()];
  }
}

/** Where a party stands that is not named: its groups and weights. No party's own name is of this form. */
function standing({ groups, weights }: Settled, party: string): string {
  const inGroups = [...groups].flatMap(([id, members]) => (members.includes(party) ? [id] : []));
  const weighs = [...weights].flatMap(([id, table]) => (table.has(party) ? [`${id}=${table.get(party)}`] : []));
  return `in ${[...inGroups, ...weighs].join(" ")}`;
}

function addNamed(value: unknown, to: Set<string>): void {
  if (value instanceof Map) for (const part of value.values()) addNamed(part, to);
  else if (Array.isArray(value)) for (const part of value) addNamed(part, to);
  else if (value !== null && typeof value === "object") {
    for (const [key, part] of Object.entries(value)) {
      if (key === "party" && typeof part === "string") to.add(part);
      else if (typeof part === "object" && key !== "at" && key !== "support") addNamed(part, to);
    }
  }
}
