import type { Issue } from "../issue.ts";
import { inOrder, type Problem } from "./table.ts";

/** What a file of another tool says, one issue for each of its questions; or what is wrong with it. */
export interface Imported {
  readonly name: string;
  readonly description: string;
  /** Absent if there is an error. */
  readonly issues?: readonly Issue[];
  /** From top to bottom. */
  readonly problems: readonly Problem[];
}

export function imported(
  name: string,
  description: string,
  issues: readonly Issue[],
  problems: readonly Problem[],
): Imported {
  const sound = problems.every(({ severity }) => severity === "warning");
  return { name, description, ...(sound ? { issues } : {}), problems: inOrder(problems) };
}
