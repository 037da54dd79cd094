import type { Duration } from "./condition.ts";

/** How long something takes. Probabilities are in 0..1. */
export type Timing =
  /** Uniform on the whole units from `from` to `to.count`, both included; the same twice where it is certain. */
  | { readonly kind: "range"; readonly from: number; readonly to: Duration }
  /** On every day (or in every hour), from the first on, with this probability, if not before. */
  | { readonly kind: "each"; readonly unit: "hour" | "day"; readonly probability: number }
  /** Adds up to 1 together with `never`. */
  | {
      readonly kind: "distribution";
      readonly points: readonly { readonly after: Duration; readonly probability: number }[];
      readonly never: number;
    };
