import type { Place } from "@proviso/agreement";

/**
 * The agreement has no meaning that could be computed: an empty electorate, a decision without a rule, a condition that depends on its own
 * negation. The message names the clause and the remedy.
 */
export class MeaningError extends RangeError {
  readonly code: string;
  readonly place: Place | undefined;

  constructor(code: string, message: string, place?: Place) {
    super(message);
    this.name = "MeaningError";
    this.code = code;
    this.place = place;
  }
}
