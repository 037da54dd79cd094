import type { Model } from "@proviso/agreement";
import type { Ask } from "../answers/ask.ts";
import type { Target } from "../answers/target.ts";
import { type LedgerLine, ledger } from "../worth/index.ts";
import { byReading, together } from "./by-reading.ts";

/** What the beneficiary gives and gets under one reading. */
export interface BriefLedger {
  readonly under: string;
  readonly beneficiary?: string;
  readonly lines: readonly LedgerLine[];
}

/** Readings under which the same is given and got are told together. */
export function ledgersOf(model: Model, target: Target, ask: Ask): BriefLedger[] {
  const found = byReading(model, target, { ...ask, scenario: undefined }, (game) => ledger(model, game));
  return together(found, ({ value }) =>
    value.map(({ side, words, due, waitsFor }) => [side, words, due, ...waitsFor].join(" ")).join("\n"),
  )
    .filter(({ value }) => value.length > 0)
    .map(({ under, beneficiary, value }) => ({
      under,
      ...(beneficiary === undefined ? {} : { beneficiary }),
      lines: value,
    }));
}
