import type { Model } from "@proviso/agreement";
import { list, sentence, shortList } from "./plain.ts";
import type { VoidValue } from "./void.ts";

/** The verdict on a promise (or a decision) in a sentence or two, for whoever reads nothing else. */
export function summary(
  model: Model,
  value: VoidValue,
  what = "the promise",
  kind: "promise" | "decision" = "promise",
): string {
  const { voiding, securing, orderMatters } = value.coalitions;
  const { stop, stopping, freely, alone: freelyAlone, hopeless, sure } = WORDS[kind];
  if (voiding.listed[0]?.length === 0) return sentence(`${what} ${hopeless}.`);
  if (securing.listed[0]?.length === 0) return sentence(`nobody can ${stop} ${what}: ${sure}.`);
  if (value.alone.length > 0) {
    const parties = value.alone;
    if (parties.length > 3) return sentence(`each of ${shortList(parties, model)} can ${stop} ${what} ${freelyAlone}.`);
    const each = parties.length === 1 ? "" : "each ";
    return sentence(
      `${parties.map((party) => `${list([party], model)} alone`).reduce(conjoin)} can ${each}${stop} ${what}${freely}.`,
    );
  }
  const smallest = voiding.listed[0];
  if (smallest === undefined) {
    const order = orderMatters ? "; nor can anyone be sure of securing it, since who moves first matters" : "";
    return sentence(`nobody can be sure of ${stopping} ${what}${order}.`);
  }
  const size = smallest.length;
  // Of more than were counted by size there is no telling that it is the only one.
  const same = Number(voiding.bySize[size] ?? voiding.count);
  const count = size > 8 ? `${size} parties, ` : "";
  return same === 1
    ? sentence(`no party alone can ${stop} ${what}; it takes ${count}${shortList(smallest, model)} together.`)
    : sentence(`no party alone can ${stop} ${what}; it takes ${size} together, such as ${shortList(smallest, model)}.`);
}

const WORDS = {
  promise: {
    stop: "void",
    stopping: "voiding",
    freely: " without breaking it",
    alone: "alone, without breaking it",
    hopeless: "cannot be kept: nothing that anyone does under the text keeps it",
    sure: "duty alone secures it as long as nobody breaks its word",
  },
  decision: {
    stop: "stop",
    stopping: "stopping",
    freely: "",
    alone: "alone",
    hopeless: "cannot be approved, however anyone votes",
    sure: "it is approved however anyone votes",
  },
} as const;

function conjoin(text: string, next: string, at: number, all: readonly string[]): string {
  return at === all.length - 1 ? `${text} and ${next}` : `${text}, ${next}`;
}
