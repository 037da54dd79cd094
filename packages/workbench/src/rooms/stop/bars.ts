import type { PowerValue } from "@proviso/promise";
import type { PowerIndex } from "./indices.ts";

/** One bar: the parties on whom so much hangs, now and as the text has it. */
export interface Bar {
  readonly parties: readonly string[];
  readonly value: number;
  /** As a fraction, where it is exact and short. */
  readonly exact?: string;
  readonly before?: number;
}

/** Up to so many parties have a bar each. */
const EACH = 10;
const SAME = 1e-9;

/** The bars of an index, the longest first; where there are many parties, those on whom as much hangs share one. */
export function barsOf(
  value: Extract<PowerValue, { readonly kind: "power" }>,
  index: PowerIndex,
  before?: PowerValue,
): readonly Bar[] {
  const then = new Map(
    before?.kind === "power" ? before.parties.map((power) => [power.party, index.figure(power)?.value]) : [],
  );
  const each = value.parties
    .flatMap((power): Bar[] => {
      const figure = index.figure(power);
      const was = then.get(power.party);
      return figure === undefined
        ? []
        : [
            {
              parties: [power.party],
              value: figure.value,
              ...(figure.exact !== undefined && figure.exact.length < 40 && { exact: figure.exact }),
              ...(was !== undefined && { before: was }),
            },
          ];
    })
    .sort((one, other) => other.value - one.value);
  if (each.length <= EACH) return each;
  const shared: Bar[] = [];
  for (const bar of each) {
    const last = shared.at(-1);
    const alike =
      last !== undefined &&
      Math.abs(last.value - bar.value) < SAME &&
      Math.abs((last.before ?? -1) - (bar.before ?? -1)) < SAME;
    if (alike) shared[shared.length - 1] = { ...last, parties: [...last.parties, ...bar.parties] };
    else shared.push(bar);
  }
  return shared;
}
