import type { Game } from "../game.ts";
import { type Extent, extent } from "../help.ts";

/** Grades of what a text makes of an act, from worst to best for whoever would do it. */
export type Grade =
  | "forbidden"
  | "forbidden in some cases"
  | "not mentioned"
  | "permitted in some cases"
  | "permitted"
  | "binding in some cases"
  | "binding";

/** An act whose status for some parties differs between two texts. */
export interface ConductChange {
  readonly parties: readonly string[];
  /** Key of the act: "assist Ukraine". */
  readonly act: string;
  readonly before: Grade;
  readonly after: Grade;
}

/** What became binding, permitted or forbidden, for whom. Parties with the same change are told together. */
export function conductChanges(a: Game, b: Game): ConductChange[] {
  const found = new Map<string, { parties: string[]; act: string; before: Grade; after: Grade }>();
  const parties = new Set([...a.structure.settled.parties, ...b.structure.settled.parties]);
  for (const party of parties) {
    const acts = new Set([...a.structure.actsOf(party), ...b.structure.actsOf(party)].map((act) => act.key));
    for (const act of acts) {
      const before = gradeOf(a, party, act);
      const after = gradeOf(b, party, act);
      if (before === after) continue;
      const key = `${act}|${before}|${after}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { parties: [party], act, before, after });
      else known.parties.push(party);
    }
  }
  return [...found.values()];
}

function gradeOf(game: Game, party: string, key: string): Grade {
  const act = game.structure.actsOf(party).find((candidate) => candidate.key === key);
  if (act === undefined) return "not mentioned";
  const { barred, bound, free } = game.structure.status(party, act);
  return grade(extent(game, barred), extent(game, bound), extent(game, free));
}

function grade(barred: Extent, bound: Extent, free: Extent): Grade {
  if (barred === "always") return "forbidden";
  if (bound === "always") return "binding";
  if (barred === "sometimes") return "forbidden in some cases";
  if (bound === "sometimes") return "binding in some cases";
  return free === "always" ? "permitted" : free === "sometimes" ? "permitted in some cases" : "not mentioned";
}
