import type { Amount, Members, Place } from "@proviso/agreement";
import { type Formula, threshold } from "../diagram/formula.ts";
import { MeaningError, type Settled } from "../settle/index.ts";

/** What each of some members weighs, as integers, and what 1 is on their scale. */
export interface Weights {
  readonly scale: bigint;
  readonly weights: readonly bigint[];
}

/**
 * The weights of members, each 1 where heads count.
 * @param where what counts them, for the message
 * @throws MeaningError `weights-missing-member`
 */
export function weightsOf(
  of: Members,
  parties: readonly string[],
  settled: Settled,
  where: { readonly words: string; readonly at?: Place },
): Weights {
  if (of.attribute === undefined) return { scale: 1n, weights: parties.map(() => 1n) };
  const table = settled.weights.get(of.attribute);
  const texts = parties.map((party) => {
    const text = table?.get(party);
    if (text !== undefined) return text;
    throw new MeaningError(
      "weights-missing-member",
      `${of.attribute} gives no weight for ${party}, which ${where.words}.`,
      where.at,
    );
  });
  const places = Math.max(0, ...texts.map((text) => text.split(".")[1]?.length ?? 0));
  const weights = texts.map((text) => {
    const [whole = "0", fraction = ""] = text.split(".");
    return BigInt(whole + fraction.padEnd(places, "0"));
  });
  return { scale: 10n ** BigInt(places), weights };
}

/** Whether those for whom a part holds make up a share of all, or together weigh so much. */
export function reaches(
  amount: Amount,
  { scale, weights }: Weights,
  parts: readonly Formula[],
  strictly = false,
): Formula {
  const base = amount.share ? weights.reduce((sum, weight) => sum + weight, 0n) : scale;
  const denominator = BigInt(amount.denominator);
  return threshold(
    BigInt(amount.numerator) * base + (strictly ? 1n : 0n),
    weights.map((weight) => weight * denominator),
    parts,
  );
}
