import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Game } from "../answers/game.ts";
import { type Formula, literal } from "../diagram/formula.ts";
import { substitute } from "../diagram/substitute.ts";
import { assignments, BOOLEANS, formulas, holds, POOL, seeded, VOTES } from "../diagram/testing.ts";
import { openPsa } from "./open-psa.ts";

/** An element of a document, read plainly: no text is looked at, and nothing is looked up elsewhere. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: Element[];
}

function read(xml: string): Element {
  const root: Element = { name: "", attributes: {}, parts: [] };
  const open = [root];
  for (const [, end, name = "", attributes = "", alone] of xml.matchAll(
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"]*")*)(\/?)>/g,
  )) {
    const here = open.at(-1) ?? root;
    if (end === "/") {
      expect(here.name).toBe(name);
      open.pop();
      continue;
    }
    const one: Element = {
      name,
      attributes: Object.fromEntries(
        [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      ),
      parts: [],
    };
    here.parts.push(one);
    if (alone === "") open.push(one);
  }
  expect(open).toHaveLength(1);
  return root;
}

const below = (one: Element): Element[] => [one, ...one.parts.flatMap(below)];

/** Whether the top event happens, by the format's own definitions of its connectives. */
function happens(tree: Element, event: (name: string) => boolean): boolean {
  const gates = new Map(
    below(tree)
      .filter(({ name }) => name === "define-gate")
      .map((one) => [one.attributes["name"], one.parts.at(-1)]),
  );
  const known = new Map<string, boolean>();
  const value = (one: Element | undefined): boolean => {
    const count = () => one?.parts.filter(value).length ?? 0;
    switch (one?.name) {
      case "and":
        return count() === one.parts.length;
      case "or":
        return count() > 0;
      case "not":
        expect(one.parts).toHaveLength(1);
        return count() === 0;
      case "atleast":
        return count() >= Number(one.attributes["min"]);
      case "constant":
        return one.attributes["value"] === "true";
      case "basic-event":
        return event(one.attributes["name"] ?? "");
      case "gate": {
        const name = one.attributes["name"] ?? "";
        const before = known.get(name);
        if (before !== undefined) return before;
        const found = value(gates.get(name));
        known.set(name, found);
        return found;
      }
      default:
        throw new TypeError(`no gate or event: ${one?.name}`);
    }
  };
  return value(gates.get("top"));
}

/** Which events happen at an assignment, as the documentation of the export has it. */
function eventAt(at: ReadonlyMap<string, number>, levels: ReadonlyMap<string, number>): (event: string) => boolean {
  return (event) => {
    const [, name = "", kind] = /^(.*)_(fails|notYes|no|uncast)$/.exec(event) ?? [];
    const [outcome, of] = [at.get(name), levels.get(name)];
    if (outcome === undefined || of === undefined) throw new TypeError(`no choice behind the event ${event}`);
    if (of === 2) return outcome === 0;
    if (kind === "uncast") return outcome === 3;
    // An uncast vote is neither; its other events may then be either, and the tree must not look at them.
    if (outcome === 3) return (name.length + event.length) % 2 === 0;
    return kind === "no" ? outcome === 0 : outcome !== 2;
  };
}

/** The same formula as the house builds it: with positive weights, and no part that says nothing. */
const built = (plain: Formula): Formula => substitute(plain, (one) => literal(one.variable, one.in));

const game = (formula: Game["formula"]): Game =>
  ({ formula, choice: () => undefined, target: { id: "Pact.protection" } }) as unknown as Game;

describe("a fault tree", () => {
  for (const [what, variables] of [
    ["two-way choices", BOOLEANS.slice(0, 5)],
    ["votes", VOTES.slice(0, 3)],
    ["choices of every kind", POOL.slice(0, 4)],
  ] as const)
    it(`fails just where the promise is not kept, over ${what}`, () => {
      const levels = new Map(variables.map((one) => [one.name, one.levels]));
      const all = assignments(variables);
      fc.assert(
        fc.property(formulas(variables), (formula) => {
          const tree = read(openPsa(game(built(formula)), "Pact.protection"));
          for (const at of all) expect(happens(tree, eventAt(at, levels))).toBe(!holds(formula, at));
        }),
        seeded(200),
      );
    });
});
