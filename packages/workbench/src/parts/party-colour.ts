import type { Model } from "@proviso/agreement";

/** How many colours there are before they come again; a party is never told by its colour alone. */
export const PARTY_COLOURS = 8;

/**
 * The colour of a party, the same in every room: by the order in which the dossier's texts first name the parties, so that it stays when a question
 * is flipped.
 * @returns a CSS colour, to be used for marks and lines beside the party's name, not for text on its own
 */
export function partyColour(model: Model, party: string): string {
  const at = orderOf(model).get(party);
  return at === undefined ? "var(--ink-quiet)" : `var(--party-${(at % PARTY_COLOURS) + 1})`;
}

const orders = new WeakMap<Model, ReadonlyMap<string, number>>();

function orderOf(model: Model): ReadonlyMap<string, number> {
  const known = orders.get(model);
  if (known !== undefined) return known;
  const order = new Map<string, number>();
  const add = (party: string | undefined): void => {
    if (party !== undefined && !order.has(party)) order.set(party, order.size);
  };
  for (const agreement of model.agreements)
    for (const { entries } of agreement.groups) for (const { who } of entries) if (who.kind === "party") add(who.party);
  for (const party of model.parties) add(party.id);
  orders.set(model, order);
  return order;
}
