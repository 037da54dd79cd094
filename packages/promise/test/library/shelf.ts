import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";

const folder = fileURLToPath(new URL("../../../../library/", import.meta.url));

/** The agreements on the shelf, by file name without its ending. */
export const SHELF: readonly string[] = globSync("*.proviso", { cwd: folder })
  .map((file) => basename(file, ".proviso"))
  .sort();

export function pathOf(name: string): string {
  return join(folder, `${name}.proviso`);
}

const read = new Map<string, Promise<Model>>();

/** The model of one file and what it uses. @throws Error with the diagnostics, if there are any */
export function modelOf(name: string): Promise<Model> {
  let model = read.get(name);
  if (model === undefined) {
    model = loadModel(name);
    read.set(name, model);
  }
  return model;
}

async function loadModel(name: string): Promise<Model> {
  const { model, diagnostics } = await load([pathOf(name)], nodeHost());
  if (model === undefined || diagnostics.length > 0) {
    throw new Error(diagnostics.map(({ place, message }) => `${place.file}:${place.line} ${message}`).join("\n"));
  }
  return model;
}

/** The same text with these groups cut down to some of their members, in the order of the text. */
export function withGroups(model: Model, groups: Readonly<Record<string, readonly string[]>>): Model {
  return {
    ...model,
    agreements: model.agreements.map((agreement) => ({
      ...agreement,
      groups: agreement.groups.map((group) => {
        const kept = groups[group.id];
        if (kept === undefined) return group;
        const entries = group.entries.filter(({ who }) => who.kind !== "party" || kept.includes(who.party));
        return { ...group, entries };
      }),
    })),
  };
}

/** The same text without some of its clauses, by qualified name. */
export function withoutClauses(model: Model, names: readonly string[]): Model {
  return {
    ...model,
    agreements: model.agreements.map((agreement) => ({
      ...agreement,
      clauses: agreement.clauses.filter(({ id }) => !names.includes(id)),
    })),
  };
}

/** The same text with every "at least `from`" of a decision's rule turned into "at least `to`". */
export function withThreshold<T>(value: T, from: number, to: number): T {
  if (Array.isArray(value)) return value.map((part) => withThreshold(part, from, to)) as T;
  if (value === null || typeof value !== "object") return value;
  if ("numerator" in value && "share" in value && value.share === false && value.numerator === String(from))
    return { ...value, numerator: String(to), text: String(to) };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withThreshold(part, from, to)])) as T;
}
