import type { Figure, PartyPower } from "@proviso/promise";

/** A way of measuring how much hangs on a party, with what it measures in a line. */
export interface PowerIndex {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  readonly figure: (power: PartyPower) => Figure | undefined;
}

export const INDICES: readonly PowerIndex[] = [
  {
    id: "banzhaf",
    name: "Banzhaf",
    meaning:
      "Of all that the others may do, the share in which this party alone decides. In reliability: Birnbaum’s importance.",
    figure: ({ banzhaf }) => banzhaf,
  },
  {
    id: "banzhaf-normalised",
    name: "Banzhaf, as shares",
    meaning: "The same, made to add up to 100% over all parties.",
    figure: ({ banzhafNormalised }) => banzhafNormalised,
  },
  {
    id: "shapley-shubik",
    name: "Shapley–Shubik",
    meaning:
      "If all come to agree one after the other in any order, how often this party is the one that settles it. Adds up to 100%.",
    figure: ({ shapleyShubik }) => shapleyShubik,
  },
  {
    id: "coleman-prevent",
    name: "Coleman, to prevent",
    meaning: "Of all coalitions that would succeed, the share that fails without this party.",
    figure: ({ colemanPrevent }) => colemanPrevent,
  },
  {
    id: "coleman-initiate",
    name: "Coleman, to initiate",
    meaning: "Of all coalitions that would fail, the share that succeeds once this party joins.",
    figure: ({ colemanInitiate }) => colemanInitiate,
  },
  {
    id: "johnston",
    name: "Johnston",
    meaning: "As Banzhaf, but to be one of few who decide counts for more than to be one of many. Adds up to 100%.",
    figure: ({ johnston }) => johnston,
  },
  {
    id: "deegan-packel",
    name: "Deegan–Packel",
    meaning:
      "Only the smallest coalitions that succeed form, each as likely, and its members share alike. Adds up to 100%.",
    figure: ({ deeganPackel }) => deeganPackel,
  },
  {
    id: "holler",
    name: "Holler (public good)",
    meaning: "Only the smallest coalitions that succeed form, and each member has the whole of it. Adds up to 100%.",
    figure: ({ holler }) => holler,
  },
  {
    id: "banzhaf-ternary",
    name: "Banzhaf, with abstention",
    meaning:
      "Of all ways in which the others may vote yes, abstain or no, the share in which this party’s yes or no decides.",
    figure: ({ ternary }) => ternary?.banzhaf,
  },
  {
    id: "shapley-shubik-ternary",
    name: "Shapley–Shubik, with abstention",
    meaning: "If all vote yes, abstain or no one after the other in any order, how often this party’s vote settles it.",
    figure: ({ ternary }) => ternary?.shapleyShubik,
  },
];
