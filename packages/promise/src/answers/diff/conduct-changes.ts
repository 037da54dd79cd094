import { type Model, quoted } from "@proviso/agreement";
import { falls, type GroundAct } from "../../ground/index.ts";
import type { Game } from "../game.ts";
import { type Extent, extent } from "../help.ts";
import { list } from "../plain.ts";

/** Grades of what a text makes of an act, from worst to best for whoever would do it. */
export type Grade =
  | "forbidden"
  | "forbidden in some cases"
  | "binding in some cases, forbidden in others"
  | "not mentioned"
  | "permitted in some cases"
  | "permitted"
  | "binding in some cases"
  | "binding";

/** An act whose status for some parties differs between two texts. */
export interface ConductChange {
  readonly parties: readonly string[];
  /** The act in words: "assist Ukraine", "consult the Guarantors". */
  readonly act: string;
  readonly before: Grade;
  readonly after: Grade;
}

interface Change {
  readonly act: GroundAct;
  readonly words: string;
  readonly before: Grade;
  readonly after: Grade;
}

/**
 * What became binding, permitted or forbidden, for whom. Parties with the same change are told together. An act towards all of a group is one act,
 * whoever is in the group; where an act and a narrower one change alike, only the wider is told.
 */
export function conductChanges(model: Model, a: Game, b: Game): ConductChange[] {
  const found = new Map<string, { parties: string[]; act: string; before: Grade; after: Grade }>();
  const parties = new Set([...a.structure.settled.parties, ...b.structure.settled.parties]);
  for (const party of parties) {
    for (const { words, before, after } of changesOf(model, party, a, b)) {
      const key = `${words}|${before}|${after}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { parties: [party], act: words, before, after });
      else known.parties.push(party);
    }
  }
  return [...found.values()];
}

function changesOf(model: Model, party: string, a: Game, b: Game): Change[] {
  const [before, after] = [actsOf(model, party, a), actsOf(model, party, b)];
  const changed = [...new Map([...before, ...after])].flatMap(([words, act]): Change[] => {
    const change = {
      act,
      words,
      before: gradeOf(a, party, before.get(words)),
      after: gradeOf(b, party, after.get(words)),
    };
    return change.before === change.after ? [] : [change];
  });
  const verbs = new Map([...a.structure.settled.verbs, ...b.structure.settled.verbs]);
  return changed.filter(
    (change) =>
      !changed.some(
        (wider) =>
          wider.words !== change.words &&
          wider.before === change.before &&
          wider.after === change.after &&
          falls(verbs, change.act, wider.act),
      ),
  );
}

function actsOf(model: Model, party: string, game: Game): Map<string, GroundAct> {
  return new Map(game.structure.actsOf(party).map((act) => [actWords(model, game, act), act]));
}

function actWords(model: Model, game: Game, { quoted: words, verb, object, amount, means }: GroundAct): string {
  if (words !== undefined) return quoted(words);
  const { verbs } = game.structure.settled;
  const towards =
    object === undefined
      ? undefined
      : object.kind === "other"
        ? object.key.slice(object.key.lastIndexOf(".") + 1)
        : `${object.any ? "any of " : ""}${groupOf(game, object.parties) ?? list(object.parties, model)}`;
  const how = means === undefined ? undefined : `with ${means.things.join(` ${means.joined} `)}`;
  return [verb, verbs.get(verb ?? "")?.particle, towards, amount, how].filter((part) => part !== undefined).join(" ");
}

/** "the Guarantors", where several parties are all of a group. */
function groupOf(game: Game, parties: readonly string[]): string | undefined {
  if (parties.length < 2) return undefined;
  const found = [...game.structure.settled.groups].find(
    ([, members]) => members.length === parties.length && members.every((member) => parties.includes(member)),
  );
  return found === undefined ? undefined : `the ${found[0].split(".").at(-1)}`;
}

function gradeOf(game: Game, party: string, act: GroundAct | undefined): Grade {
  if (act === undefined) return "not mentioned";
  const { barred, bound, free } = game.structure.status(party, act);
  return grade(extent(game, barred), extent(game, bound), extent(game, free));
}

function grade(barred: Extent, bound: Extent, free: Extent): Grade {
  if (barred === "always") return "forbidden";
  if (bound === "always") return "binding";
  if (barred === "sometimes" && bound === "sometimes") return "binding in some cases, forbidden in others";
  if (barred === "sometimes") return "forbidden in some cases";
  if (bound === "sometimes") return "binding in some cases";
  return free === "always" ? "permitted" : free === "sometimes" ? "permitted in some cases" : "not mentioned";
}
