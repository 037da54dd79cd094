import type { VerbEntry } from "@proviso/agreement";
import { underVerb } from "../ground/acts.ts";

/**
 * Acts that cannot be taken back when the other side does not perform, or only by a new conflict, each with what is gone. A verb that falls under
 * one of these is one of these. Ceilings (`limit`), bars (`must not join`) and payments over time are left out: they end when they are no longer kept.
 */
export const IRREVERSIBLE: Readonly<Record<string, string>> = {
  cede: "the territory is another's",
  transfer: "what was handed over is another's",
  return: "what was returned is another's",
  withdraw: "the ground left is open to be taken",
  evacuate: "the ground left is open to be taken",
  disarm: "the weapons are gone",
  disband: "the units are gone",
  demobilise: "the soldiers have gone home",
  demilitarise: "the defences are gone",
  dismantle: "what was built is gone",
  destroy: "what there was is gone",
  release: "the prisoners are free",
  repatriate: "the people are gone",
  extradite: "the person is another's",
  renounce: "the claim is spent",
  recognise: "recognition once given is not withdrawn",
  leave: "whoever left must ask to be let in again",
};

/** What is gone once the act is done; undefined for an act that can be stopped or undone. */
export function goneBy(verbs: ReadonlyMap<string, VerbEntry>, verb: string): string | undefined {
  return Object.entries(IRREVERSIBLE).find(([act]) => underVerb(verbs, verb, act))?.[1];
}
