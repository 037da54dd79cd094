/**
 * Whether two values of plain data say the same: a part that is undefined is a part that is not there.
 * @param besides names of parts, at any depth, that make no difference
 */
export function isSame(a: unknown, b: unknown, besides: ReadonlySet<string> = NONE): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((part, i) => isSame(part, b[i], besides));
  }
  if (Array.isArray(b)) return false;
  const one = a as Readonly<Record<string, unknown>>;
  const other = b as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(one)) if (!besides.has(key) && !isSame(one[key], other[key], besides)) return false;
  return Object.keys(other).every((key) => besides.has(key) || other[key] === undefined || one[key] !== undefined);
}

const NONE: ReadonlySet<string> = new Set();
