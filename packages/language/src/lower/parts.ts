import type { Support } from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import { lowerGuard } from "./condition.ts";
import type { Context } from "./context.ts";

export function isItem(node: ast.BracketElement): node is ast.Item {
  return !ast.isBracket(node) && !ast.isPart(node);
}

/** Whether a square bracket holds whole items, parts, or (a mistake) both. */
export function holds(bracket: ast.Bracket): "items" | "parts" | "both" {
  let items = false;
  let parts = false;
  for (const element of bracket.elements) {
    const what = ast.isBracket(element) ? holds(element) : isItem(element) ? "items" : "parts";
    items ||= what !== "parts";
    parts ||= what !== "items";
  }
  return items && parts ? "both" : items ? "items" : "parts";
}

/**
 * The parts of a clause or decision in the order of the text, out of their brackets. What supports a bracket supports each of its parts. Brackets
 * with whole items are the agreement's and are left out.
 */
export function flattenParts<T>(
  nodes: readonly ast.PartOrBracket[],
  context: Context,
  lower: (part: ast.Part, inherited: readonly Support[]) => T | undefined,
): T[] {
  const flat: T[] = [];
  let items: ast.Bracket | undefined;
  const walk = (node: ast.BracketElement, inherited: readonly Support[]) => {
    if (ast.isBracket(node)) {
      const what = holds(node);
      if (what === "items") {
        items = node;
        return;
      }
      const guard = lowerGuard(node.guard, context);
      const support = [...context.support(node.support), ...inherited];
      context.within(guard, () => {
        for (const element of node.elements) walk(element, support);
      });
      return;
    }
    if (isItem(node)) return;
    if (items !== undefined) {
      context.tell(
        "misplaced-part",
        node,
        "This part stands after a square bracket that holds whole items, so it is unclear what it belongs to.",
        {
          help: "Move the bracket to the end of the item.",
          related: [{ message: "The bracket.", place: context.place(items) }],
        },
      );
    }
    const part = lower(node, inherited);
    if (part !== undefined) flat.push(part);
  };
  for (const node of nodes) walk(node, []);
  return flat;
}
