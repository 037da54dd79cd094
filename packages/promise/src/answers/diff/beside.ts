import type { Model, Place } from "@proviso/agreement";
import { matches } from "../../matches.ts";
import type { Game } from "../game.ts";
import { EXPLAINED } from "../void.ts";
import { why } from "../why.ts";
import { type TextItem, type TextLine, textItems } from "./texts.ts";
import { movedWords } from "./told.ts";

/** One item of two texts, side by side, and the power that moves because of it. */
export interface TextRow {
  /** "clause defence". */
  readonly item: string;
  readonly title?: string;
  /** Absent: it is new in B. */
  readonly before?: readonly TextLine[];
  /** Absent: it is gone in B. */
  readonly after?: readonly TextLine[];
  readonly changed: boolean;
  readonly moves: readonly PowerMove[];
}

/** Who gains or loses the means to void by a change of the text. */
export interface PowerMove {
  readonly how: "gained" | "lost";
  readonly coalitions: readonly (readonly string[])[];
  /** Whether this change comes first in the reasons; else it is needed for it too. */
  readonly first: boolean;
  /** "Russia gains the means to void it alone here." */
  readonly text: string;
}

/**
 * Two texts in parallel: the items of B in their order, each beside the item of A with the same name, and what A has alone where it stood in A.
 * Each change from which a gained or lost means to void follows, by the reasons of that answer, says so.
 */
export function textRows(
  models: readonly [Model, Model],
  games: readonly [Game, Game],
  voiding: { readonly gained: readonly (readonly string[])[]; readonly lost: readonly (readonly string[])[] },
): TextRow[] {
  const [a, b] = [textItems(models[0], games[0]), textItems(models[1], games[1])];
  const rows = beside(a, b).map(([before, after]) => ({
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    changed: wordsOf(before) !== wordsOf(after),
  }));
  const causes = [
    ...causesOf("gained", models[1], games[1], voiding.gained, (at) => changedAt(rows, at, "after")),
    ...causesOf("lost", models[0], games[0], voiding.lost, (at) => changedAt(rows, at, "before")),
  ];
  return rows.map(({ before, after, changed }, i): TextRow => {
    const { item, title } = after ?? (before as TextItem);
    return {
      item,
      ...(title === undefined ? {} : { title }),
      ...(before === undefined ? {} : { before: before.lines }),
      ...(after === undefined ? {} : { after: after.lines }),
      changed,
      moves: causes.filter(({ row }) => row === i).map(({ row: _, ...move }) => move),
    };
  });
}

/** Items with the same name beside each other. */
function beside(a: readonly TextItem[], b: readonly TextItem[]): [TextItem | undefined, TextItem | undefined][] {
  const inA = new Map(a.map((item) => [item.item, item]));
  const inB = new Set(b.map(({ item }) => item));
  const keys = (items: readonly TextItem[]) => items.map(({ item }) => item);
  const rows: [TextItem | undefined, TextItem | undefined][] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...matches(keys(a), keys(b)), [a.length, b.length] as const]) {
    for (const item of a.slice(i, nextA)) if (!inB.has(item.item)) rows.push([item, undefined]);
    for (const item of b.slice(j, nextB)) rows.push([inA.get(item.item), item]);
    const [left, right] = [a[nextA], b[nextB]];
    if (left !== undefined && right !== undefined) rows.push([left, right]);
    [i, j] = [nextA + 1, nextB + 1];
  }
  return rows;
}

/** In which changed rows the reasons stand, coalitions with the same reasons together. */
function causesOf(
  how: PowerMove["how"],
  model: Model,
  game: Game,
  coalitions: readonly (readonly string[])[],
  rowOf: (at: Place) => number,
): (PowerMove & { readonly row: number })[] {
  const byRows = new Map<string, { readonly rows: readonly number[]; readonly coalitions: (readonly string[])[] }>();
  for (const coalition of coalitions.slice(0, EXPLAINED)) {
    const found = why(model, game, "void", coalition).steps.map(({ at }) => rowOf(at));
    const rows = [...new Set(found)].filter((row) => row !== -1);
    const known = byRows.get(rows.join());
    if (known === undefined) byRows.set(rows.join(), { rows, coalitions: [coalition] });
    else known.coalitions.push(coalition);
  }
  return [...byRows.values()].flatMap(({ rows, coalitions: some }) =>
    rows.map((row, i) => ({
      row,
      how,
      coalitions: some,
      first: i === 0,
      text: movedWords(model, game.target.kind, how, some),
    })),
  );
}

/** The changed row to which a place belongs; where one item is written inside another, to the inner one. -1: to none that changed. */
function changedAt(
  rows: readonly { readonly before?: TextItem; readonly after?: TextItem; readonly changed: boolean }[],
  at: Place,
  side: "before" | "after",
): number {
  let found = -1;
  let from = -1;
  for (const [i, { [side]: item }] of rows.entries()) {
    if (item === undefined || !within(at, item) || item.at.offset <= from) continue;
    [found, from] = [i, item.at.offset];
  }
  return rows[found]?.changed === true ? found : -1;
}

function within(at: Place, item: TextItem): boolean {
  return at.file === item.at.file && at.offset >= item.at.offset && at.end <= item.at.end;
}

function wordsOf(item: TextItem | undefined): string | undefined {
  return item?.lines.map(({ text }) => text).join("\n");
}
