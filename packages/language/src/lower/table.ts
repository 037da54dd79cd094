import type { InfluenceTable, TableActor, TableNumber, TableQuestion, TableRow } from "@proviso/agreement";
import { listed } from "../diagnostics/suggest.ts";
import type * as ast from "../generated/ast.ts";
import type { Named, NameKind } from "../link/names.ts";
import type { Context } from "./context.ts";
import { lowerDate } from "./numbers.ts";

const ACTORS: readonly NameKind[] = ["party", "person", "faction"];
const QUANTITIES = ["position", "influence", "salience"] as const;
type Kind = (typeof QUANTITIES)[number];

/** A table of influence, with every mistake in it told at its place. */
export function lowerTable(node: ast.Table, named: Named, context: Context): InfluenceTable | undefined {
  const { at, support } = context.base(node);
  const on = lowerQuestion(node, context);
  const rows = node.rows.flatMap((row) => lowerRow(row, context) ?? []);
  if (node.rows.length === 0)
    context.tell("table-line", node, `\`${named.name}\` lists nobody.`, {
      help: "Add a line such as `France position 80 influence 50 salience 60`.",
    });
  tellActors(node, rows, context);
  return on === undefined ? undefined : { id: named.id, title: node.title ?? "", on, rows, at, support };
}

function lowerQuestion(node: ast.Table, context: Context): TableQuestion | undefined {
  if (node.question === undefined) {
    if (node.text === undefined) return undefined;
    const end = (which: ast.TableEnd | undefined): string => {
      if (which?.option !== undefined)
        context.tell("table-ends", which, `What \`${which.option.name}\` stands for is not said.`, {
          help: 'A question in words has its ends in words: `from "no veto" to "a veto for all"`.',
        });
      return which?.text ?? which?.option?.name ?? "";
    };
    return { kind: "words", words: node.text, low: end(node.low), high: end(node.high) };
  }
  const question = context.resolve(node.question, ["question"]);
  if (question === undefined) return undefined;
  const options = context.names.options(question);
  const end = (which: ast.TableEnd | undefined): string | undefined => {
    if (which === undefined) return undefined;
    const option = which.option === undefined ? undefined : options.get(which.option.name);
    if (option === undefined) {
      const text = which.option?.name ?? which.text ?? "";
      context.tell("unknown-option", which, `\`${question.name}\` has no answer \`${text}\`.`, {
        help: `Its answers are ${listed([...options.keys()])}.`,
      });
      return undefined;
    }
    if (which.option !== undefined) context.bind(which.option, option);
    return option.name;
  };
  const [low, high] = [end(node.low), end(node.high)];
  if (low === undefined || high === undefined) return undefined;
  if (low === high)
    context.tell("table-ends", node.high, `Both ends of the table are \`${low}\`.`, {
      help: "Position 0 stands for one answer and 100 for another.",
    });
  return { kind: "question", question: question.id, low, high };
}

function lowerRow(node: ast.TableRow, context: Context): TableRow | undefined {
  const actor = context.resolve(node.actor, ACTORS);
  const of = context.resolve(node.of, ACTORS);
  const { at, support } = context.base(node);
  const numbers: Record<Kind, TableNumber[]> = { position: [], influence: [], salience: [] };
  const seen = new Set<Kind>();
  for (const quantity of node.quantities) {
    if (quantity.kind === undefined) continue;
    if (seen.has(quantity.kind))
      context.tell("repeated-part", quantity, `\`${quantity.kind}\` stands twice in this line.`, {
        help: "Several numbers follow one another with their dates: `influence 70 since 2025-02, 30 since 2025-08`.",
      });
    seen.add(quantity.kind);
    numbers[quantity.kind] = lowerSteps(quantity, context);
  }
  for (const kind of ["influence", "salience"] as const)
    if (!seen.has(kind))
      context.tell("table-line", node.actor ?? node, `\`${node.actor?.path ?? ""}\` has no ${kind} in this table.`, {
        help: `Write \`${kind}\` and ${kind === "influence" ? "a number from 0" : "a number from 0 to 100"}; mark it \`assumed\` where no source says it.`,
      });
  if (actor === undefined || (node.of !== undefined && of === undefined)) return undefined;
  return {
    actor: { kind: actor.kind as TableActor["kind"], id: actor.id },
    ...(of === undefined ? {} : { of: of.id }),
    ...numbers,
    at,
    support,
  };
}

function lowerSteps(node: ast.Quantity, context: Context): TableNumber[] {
  const greatest = node.kind === "influence" ? Number.POSITIVE_INFINITY : 100;
  const numbers = node.steps.flatMap((step): TableNumber[] => {
    if (step.low === undefined) return [];
    const written = [step.low, step.likely, step.high].filter((text) => text !== undefined);
    const values = written.map(Number);
    const outside = written.find((_, i) => (values[i] ?? 0) > greatest);
    if (outside !== undefined)
      context.tell("bad-number", step, `\`${node.kind} ${outside}\` is more than 100.`, {
        help: `A ${node.kind} runs from 0 to 100.`,
      });
    else if (values.some((value, i) => value < (values[i - 1] ?? value)))
      context.tell("bad-number", step, `\`${written.join(", ")}\` does not run from low to high.`, {
        help: "A range is written `40 to 60`, with its likeliest value `40 to 60 likely 45`.",
      });
    const low = Number(step.low);
    return [
      {
        low,
        high: step.high === undefined ? low : Number(step.high),
        ...(step.likely === undefined ? {} : { likely: Number(step.likely) }),
        ...(step.date === undefined ? {} : { date: lowerDate(step.date, step, context) }),
        gradually: step.turn === "by",
      },
    ];
  });
  tellDates(node, context);
  return numbers;
}

/** Of several numbers each has its date, in order, and the first is there from the start. */
function tellDates({ steps, kind }: ast.Quantity, context: Context): void {
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    if (step.low === undefined) return;
    if (step.date === undefined && steps.length > 1)
      context.tell("table-dates", step, `One of several numbers for \`${kind}\` has no date.`, {
        help: "Say since when each holds: `70 since 2025-02, 30 since 2025-08`.",
      });
    else if (step.turn === "by" && i === 0)
      context.tell("table-dates", step, `\`by ${step.date}\` says where the number goes and not where it comes from.`, {
        help: "Begin with `since`: `70 since 2025-02, 30 by 2025-08` goes from 70 to 30 between those dates.",
      });
    else if (step.date !== undefined && before?.date !== undefined && padded(step.date) <= padded(before.date))
      context.tell("table-dates", step, `\`${step.date}\` does not come after \`${before.date}\`.`, {
        help: "Order the numbers by their dates.",
      });
  });
}

/** The first day of a day, month or year. */
function padded(date: string): string {
  return `${date}${"-01-01".slice(date.length - 4)}`;
}

/** Everybody stands in one line; who acts for another has a line of that other beside it; a delegation's members form its position. */
function tellActors(node: ast.Table, rows: readonly TableRow[], context: Context): void {
  const byId = new Map<string, TableRow>();
  const places = new Map(
    node.rows.flatMap((row) => {
      const named = row.actor === undefined ? undefined : context.gathered.bindings.get(row.actor);
      return named === undefined ? [] : [[row, named.id] as const];
    }),
  );
  for (const row of rows) if (!byId.has(row.actor.id)) byId.set(row.actor.id, row);
  const delegations = new Set(rows.flatMap((row) => row.of ?? []));
  const seen = new Set<string>();
  for (const [row, id] of places) {
    const said = byId.get(id);
    if (said === undefined) continue;
    if (seen.has(id))
      context.tell("table-line", row.actor, `\`${row.actor.path}\` has a line in this table already.`, {
        help: "Keep one line; numbers that change follow one another with their dates.",
        related: [{ message: "The first line.", place: said.at }],
      });
    seen.add(id);
    if (said.of !== undefined && !byId.has(said.of))
      context.tell("table-delegation", row.of, `\`${row.of?.path ?? ""}\` has no line of its own in this table.`, {
        help: `Write \`${row.of?.path ?? ""} influence … salience …\`; its position is formed by those who act for it. Or leave \`of\` out: then \`${row.actor.path}\` sits at the table itself.`,
      });
    if (inCircle(said, byId))
      context.tell("table-delegation", row.of, `\`${row.actor.path}\` acts for itself, directly or through others.`);
    const stated = row.quantities.find(({ kind }) => kind === "position");
    if (delegations.has(id) && stated !== undefined)
      context.tell(
        "table-delegation",
        stated,
        `The position of \`${row.actor.path}\` is formed by those who act for it.`,
        {
          help: "Leave it out, or leave out `of` in their lines.",
        },
      );
    else if (!delegations.has(id) && stated === undefined)
      context.tell("table-line", row.actor, `\`${row.actor.path}\` has no position in this table.`, {
        help: "Write `position` and a number from 0 to 100, or a range such as `40 to 60`.",
      });
  }
}

function inCircle(row: TableRow, byId: ReadonlyMap<string, TableRow>): boolean {
  const seen = new Set<string>();
  for (let at: TableRow | undefined = row; at?.of !== undefined && !seen.has(at.actor.id); at = byId.get(at.of)) {
    seen.add(at.actor.id);
    if (at.of === row.actor.id) return true;
  }
  return false;
}
