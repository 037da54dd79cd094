import type { Model } from "@proviso/agreement";
import { type Ask, type Brief, brief } from "@proviso/promise";
import { findings } from "@proviso/promise/findings";
import { presentBrief } from "../present/brief.ts";
import { BRIEF_PARTS, type BriefPart } from "../present/brief-parts.ts";
import type { Answered } from "./answered.ts";
import { claimsIn, disagreementsIn, recordsIn } from "./record.ts";

export interface BriefAsk extends Ask {
  /** The promise that the brief is about; by default the one with most readings. */
  readonly of?: string;
  /** Every assumption too, and what each verdict beside it rests on. */
  readonly full?: boolean;
  /** What it holds after its three sentences; everything unless told. */
  readonly parts?: readonly string[];
}

/** @throws RangeError that lists what there is */
function partsNamed(names: readonly string[]): BriefPart[] {
  return names.map((name) => {
    const found = BRIEF_PARTS.find((part) => part === name);
    if (found === undefined)
      throw new RangeError(`A brief has no part ${name}; its parts are ${BRIEF_PARTS.join(", ")}.`);
    return found;
  });
}

/**
 * The report on a dossier, with the findings and the record in it.
 * @param tell told what is being done
 * @throws RangeError if no agreement makes a promise, or for a part that there is not
 */
export function askBrief(
  model: Model,
  { of, full = false, parts, ...ask }: BriefAsk = {},
  tell: (what: string, done?: number, of?: number) => void = () => {},
): Answered<Brief> {
  const shown = parts === undefined ? BRIEF_PARTS : partsNamed(parts);
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
  return { value, document: presentBrief(model, value, full, shown) };
}
