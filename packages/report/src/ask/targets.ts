import type { Model } from "@proviso/agreement";
import type { Target } from "@proviso/promise";

/**
 * What is asked about: the one that was named, else every promise that stands in the files given (not in what they use); of the agreement whose
 * scenario or reading is named, where one is.
 * @throws RangeError where the files make no promise
 */
export function targetsMeant(
  model: Model,
  files: readonly string[],
  of: string | undefined,
  all: readonly Target[],
  { scenario, reading }: { readonly scenario?: string; readonly reading?: string } = {},
): string[] {
  if (of !== undefined) return [of];
  const named = [
    model.scenarios.find(({ id }) => id === scenario)?.of,
    model.readings.find(({ id }) => id === reading)?.of,
  ].find((agreement) => agreement !== undefined);
  const own = new Set(
    named === undefined ? model.agreements.filter(({ at }) => files.includes(at.file)).map(({ id }) => id) : [named],
  );
  const found = all.filter(({ kind, agreement }) => kind === "promise" && own.has(agreement)).map(({ id }) => id);
  if (found.length === 0) {
    throw new RangeError(
      "These files make no promise. Write one: promise name to Party kept when …; or name a decision with --of.",
    );
  }
  return found;
}
