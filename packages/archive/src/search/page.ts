import { ArchiveError } from "../engine/error.ts";

/** Where a page ended, as a text that callers only pass on. */
export function pageEnd(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** @throws ArchiveError `query` where the text is no end of a page */
export function pageOf(
  after: string | undefined,
  kinds: readonly ("string" | "number")[],
): (string | number)[] | undefined {
  if (after === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(after, "base64url").toString("utf8"));
    if (
      Array.isArray(key) &&
      key.length === kinds.length &&
      kinds.every((kind, i) => typeof key[i] === kind && (kind === "string" || Number.isSafeInteger(key[i])))
    )
      return key;
  } catch {
    // said below
  }
  throw new ArchiveError("query", "`after` is not the end of a page; take it from `next` of the page before.");
}

/** @throws RangeError */
export function mustBeLimit(limit: number, most: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw new RangeError(`A page has 1 to ${most} entries, not ${limit}.`);
  return limit;
}
