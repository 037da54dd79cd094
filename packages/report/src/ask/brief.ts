import type { Model } from "@proviso/agreement";
import { type Ask, type Brief, brief } from "@proviso/promise";
import { findings } from "@proviso/promise/findings";
import { presentBrief } from "../present/brief.ts";
import type { Answered } from "./answered.ts";
import { claimsIn, disagreementsIn, recordsIn } from "./record.ts";

export interface BriefAsk extends Ask {
  /** The promise that the brief is about; by default the one with most readings. */
  readonly of?: string;
  /** Every assumption too, and what each verdict beside it rests on. */
  readonly full?: boolean;
}

/**
 * The report on a dossier, with the findings and the record in it.
 * @param tell told what is being done
 * @throws RangeError if no agreement makes a promise
 */
export function askBrief(
  model: Model,
  { of, full = false, ...ask }: BriefAsk = {},
  tell: (what: string, done?: number, of?: number) => void = () => {},
): Answered<Brief> {
  tell("looking for weak places");
  const found = findings(model);
  let part = "";
  const value = brief(model, {
    ...ask,
    onProgress: (done, all) => tell(part, done, all),
    onPart: (next) => {
      part = next;
      tell(part);
    },
    promise: of,
    findings: found,
    claims: claimsIn(model),
    disagreements: disagreementsIn(model),
    records: recordsIn(model),
  });
  return { value, document: presentBrief(model, value, full) };
}
