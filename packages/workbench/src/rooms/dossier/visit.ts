import type { Model } from "@proviso/agreement";
import { meansWords, movedWords } from "@proviso/report/present/moved";
import type { Changes } from "../../files/past.ts";

/** When a dossier was last looked at in this browser, and the revision by which its texts of then can be told. */
export interface Visit {
  readonly revision: number;
  /** ISO 8601. */
  readonly at: string;
}

/** What the history is told when somebody looks at a dossier. */
export const VISIT = "visit";

type Keep = Pick<Storage, "getItem" | "setItem">;

const keyOf = (name: string): string => `proviso.visit.${name}`;

export function readVisit(keep: Keep, name: string): Visit | undefined {
  try {
    const found: unknown = JSON.parse(keep.getItem(keyOf(name)) ?? "null");
    if (typeof found !== "object" || found === null) return undefined;
    const { revision, at } = found as Partial<Visit>;
    return typeof revision === "number" && revision > 0 && typeof at === "string" && !Number.isNaN(Date.parse(at))
      ? { revision, at }
      : undefined;
  } catch {
    return undefined;
  }
}

export function keepVisit(keep: Keep, name: string, visit: Visit): void {
  keep.setItem(keyOf(name), JSON.stringify(visit));
}

/** What changed, in sentences: first what it means for each promise, then which terms moved, then files whose meaning is the same. */
export function changeSentences(model: Model, { files, agreements }: Changes): string[] {
  if (files.length === 0) return [];
  if (agreements === null)
    return [
      "A text cannot be read now, or could not be read then, so only the files can be told.",
      ...files.map(fileWords),
    ];
  const title = (promise: string): string => {
    const agreement = promise.split(".")[0] ?? promise;
    return model.agreements.find(({ id }) => id === agreement)?.title ?? agreement;
  };
  const means = agreements.promises.flatMap(({ promise, reading, voiding }) =>
    voiding === undefined
      ? []
      : meansWords(model, voiding).map((words) => `${title(promise)}${readingWords(reading)}: ${words}.`),
  );
  const moved = new Map(
    agreements.promises.flatMap(({ promise, terms = [] }) =>
      terms.map((term) => {
        const key = `${promise} ${term.item} ${term.what} ${term.what === "member" ? `${term.before} ${term.after}` : ""}`;
        return [key, `${title(promise)}: ${movedWords(term)}.`] as const;
      }),
    ),
  );
  const told = [
    ...(agreements.added ?? []).map((id) => `${title(id)} is new.`),
    ...(agreements.removed ?? []).map((id) => `${id.split(".")[0]} is gone.`),
    ...new Set(means),
    ...new Set(moved.values()),
  ];
  return told.length > 0 ? told : [...files.map(fileWords), "No promise is worth more or less for it."];
}

function readingWords(reading: string | undefined): string {
  return reading === undefined ? "" : `, as “${reading}”`;
}

function fileWords({ path, change, added, removed }: Changes["files"][number]): string {
  if (change === "added") return `${path} is new.`;
  if (change === "removed") return `${path} is gone.`;
  const count = (n: number, what: string): string => `${n} ${n === 1 ? "line" : "lines"} ${what}`;
  return `${path} was changed: ${count(added, "new")}, ${count(removed, "gone")}.`;
}
