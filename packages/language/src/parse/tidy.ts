import { type AstNode, isAstNode } from "langium";
import { reflection } from "../generated/ast.ts";

/** Types that only group others: after an error the parser may leave a node of such a type, with none of the properties that the others have. */
const unions: ReadonlySet<string> = new Set(Object.values(reflection.types).flatMap((type) => type.superTypes));

/** Takes out of a syntax tree what error recovery left without a shape, so that those who read the tree may rely on its types. */
export function tidy(node: AstNode): void {
  const record = node as unknown as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    if (key.startsWith("$")) continue;
    const value = record[key];
    if (Array.isArray(value)) {
      const kept = value.filter((each) => !isShapeless(each));
      if (kept.length < value.length) record[key] = kept;
      for (const each of kept) if (isAstNode(each)) tidy(each);
    } else if (isShapeless(value)) {
      delete record[key];
    } else if (isAstNode(value)) {
      tidy(value);
    }
  }
}

function isShapeless(value: unknown): boolean {
  return value === undefined || (isAstNode(value) && unions.has(value.$type));
}
