import type { Case } from "@proviso/promise";

type Answering = Readonly<Record<string, string>>;

/** Cases that are shown as one; `value` is the first's. */
export interface Merged<T> extends Case<T> {
  readonly values: readonly T[];
  /** The cases themselves. */
  readonly each: readonly Case<T>[];
}

/** Cases that show the same picture are one, so long as they are about the same beneficiary. */
export function merged<T>(cases: readonly Case<T>[], shows: (one: Case<T>) => unknown): readonly Merged<T>[] {
  const found = new Map<string, Merged<T>>();
  for (const one of cases) {
    const key = JSON.stringify([one.beneficiary, one.alike, shows(one)], withoutPlaces);
    const same = found.get(key);
    found.set(
      key,
      same === undefined
        ? { ...one, values: [one.value], each: [one] }
        : {
            ...same,
            answerings: [...same.answerings, ...one.answerings],
            values: [...same.values, one.value],
            each: [...same.each, one],
          },
    );
  }
  return [...found.values()];
}

/** Where something is written does not make two pictures different. */
function withoutPlaces(key: string, part: unknown): unknown {
  return key === "at" || key === "support" ? undefined : part;
}

/** The value that holds under the first answering of a case, in another answer about the same. */
export function sameCase<T>(
  cases: readonly Case<T>[] | undefined,
  { answerings, beneficiary }: Case<T>,
): T | undefined {
  const key = keyOf(answerings[0] ?? {});
  return cases?.find((one) => one.beneficiary === beneficiary && one.answerings.some((other) => keyOf(other) === key))
    ?.value;
}

function keyOf(answering: Answering): string {
  return JSON.stringify(Object.entries(answering).sort(([one], [other]) => (one < other ? -1 : 1)));
}
