import type { Model } from "@proviso/agreement";
import type { Target } from "@proviso/promise";

/**
 * What is asked about: the one that was named, else every promise that stands in the files given (not in what they use).
 * @throws RangeError where the files make no promise
 */
export function targetsMeant(
  model: Model,
  files: readonly string[],
  of: string | undefined,
  all: readonly Target[],
): string[] {
  if (of !== undefined) return [of];
  const own = new Set(model.agreements.filter(({ at }) => files.includes(at.file)).map(({ id }) => id));
  const found = all.filter(({ kind, agreement }) => kind === "promise" && own.has(agreement)).map(({ id }) => id);
  if (found.length === 0) {
    throw new RangeError(
      "These files make no promise. Write one: promise name to Party kept when …; or name a decision with --of.",
    );
  }
  return found;
}
