import type { Model } from "@proviso/agreement";
import { list, sentence } from "./plain.ts";
import type { VoidValue } from "./void.ts";

/** The verdict on a promise in a sentence or two, for whoever reads nothing else. */
export function summary(model: Model, value: VoidValue, what = "the promise"): string {
  const { voiding, securing, orderMatters } = value.coalitions;
  if (voiding.listed[0]?.length === 0)
    return sentence(`${what} cannot be kept: nothing that anyone does under the text keeps it.`);
  if (securing.listed[0]?.length === 0) {
    return sentence(`nobody can void ${what}: duty alone secures it as long as nobody breaks its word.`);
  }
  if (value.alone.length > 0) {
    const parties = value.alone;
    if (parties.length > 3)
      return sentence(`each of ${list(parties, model)} can void ${what} alone, without breaking it.`);
    const verb = parties.length === 1 ? "can void" : "can each void";
    return sentence(
      `${parties.map((party) => `${list([party], model)} alone`).reduce(conjoin)} ${verb} ${what} without breaking it.`,
    );
  }
  const smallest = voiding.listed[0];
  if (smallest === undefined) {
    const order = orderMatters ? "; nor can anyone be sure of securing it, since who moves first matters" : "";
    return sentence(`nobody can be sure of voiding ${what}${order}.`);
  }
  const size = smallest.length;
  const same = Number(voiding.bySize[size] ?? "1");
  return same === 1
    ? sentence(`no party alone can void ${what}; it takes ${list(smallest, model)} together.`)
    : sentence(`no party alone can void ${what}; it takes ${size} together, such as ${list(smallest, model)}.`);
}

function conjoin(text: string, next: string, at: number, all: readonly string[]): string {
  return at === all.length - 1 ? `${text} and ${next}` : `${text}, ${next}`;
}
