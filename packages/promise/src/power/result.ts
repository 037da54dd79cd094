import type { Variable } from "../diagram/index.ts";
import { type Approximate, type Rational, rational } from "./rational.ts";

/** One player's power. Every index is from 0 to 1; the shares (all but `banzhaf` and the Colemans) sum to 1 over the players. */
export interface PlayerPower {
  readonly player: Variable;
  /** Coalitions of others that the player turns from losing to winning. */
  readonly swings: bigint;
  /** Absolute Banzhaf = Birnbaum importance at one half: swings / 2ⁿ⁻¹. */
  readonly banzhaf: Rational;
  /** Banzhaf's share of all swings. */
  readonly banzhafNormalised: Rational;
  /** Share of the n! orders in which the player is pivotal. Approximate only for very large weighted games. */
  readonly shapleyShubik: Rational | Approximate;
  /** Coleman's power to prevent action: swings / winning coalitions. */
  readonly colemanPrevent: Rational;
  /** Coleman's power to initiate action: swings / losing coalitions. */
  readonly colemanInitiate: Rational;
  readonly johnston?: Rational;
  readonly deeganPackel?: Rational;
  readonly holler?: Rational;
}

export interface NotComputed {
  readonly index: "johnston" | "deeganPackel" | "holler";
  readonly why: string;
}

export type Indices =
  /** No coalition wins, or every one does: nobody has power and no index is defined. */
  | { readonly kind: "constant"; readonly value: boolean }
  | {
      readonly kind: "indices";
      /** Number of winning coalitions, and of minimal ones unless there were too many to hold. */
      readonly winning: bigint;
      readonly minimalWinning?: bigint;
      /** Coleman's power of the body to act: winning coalitions / 2ⁿ. */
      readonly colemanAct: Rational;
      readonly players: readonly PlayerPower[];
      readonly notComputed: readonly NotComputed[];
    };

/** What follows from a player's number of swings, all players' and the number of winning coalitions. */
export function fromSwings(
  own: bigint,
  total: bigint,
  winning: bigint,
  n: number,
): Pick<PlayerPower, "swings" | "banzhaf" | "banzhafNormalised" | "colemanPrevent" | "colemanInitiate"> {
  return {
    swings: own,
    banzhaf: rational(own, 1n << BigInt(n - 1)),
    banzhafNormalised: rational(own, total),
    colemanPrevent: rational(own, winning),
    colemanInitiate: rational(own, (1n << BigInt(n)) - winning),
  };
}
