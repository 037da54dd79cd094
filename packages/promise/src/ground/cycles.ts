import { MeaningError } from "../settle/index.ts";

interface Edge {
  readonly to: string;
  readonly negative: boolean;
  readonly clause: string;
}

export interface Cycles {
  /** For each node on a cycle, all nodes of its strongly connected component. */
  readonly components: ReadonlyMap<string, readonly string[]>;
  /** The clauses of each cycle. */
  readonly circular: readonly (readonly string[])[];
}

/**
 * Strongly connected components (Tarjan 1972) of what hangs on what.
 * @throws MeaningError `contradictory-cycle` if a cycle runs through a negation: the text then says "if and only if not".
 */
export function cycles(edges: ReadonlyMap<string, readonly Edge[]>): Cycles {
  const components = new Map<string, readonly string[]>();
  const circular: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const on = new Set<string>();

  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    on.add(node);
    for (const { to } of edges.get(node) ?? []) {
      if (!index.has(to)) {
        visit(to);
        low.set(node, Math.min(low.get(node) ?? 0, low.get(to) ?? 0));
      } else if (on.has(to)) low.set(node, Math.min(low.get(node) ?? 0, index.get(to) ?? 0));
    }
    if (low.get(node) !== index.get(node)) return;
    const members: string[] = [];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      on.delete(next);
      members.push(next);
      if (next === node) break;
    }
    close(members.reverse());
  };

  const close = (members: readonly string[]): void => {
    const inside = new Set(members);
    const within = members.flatMap((node) => (edges.get(node) ?? []).filter((edge) => inside.has(edge.to)));
    if (within.length === 0) return;
    const clauses = [...new Set(within.map((edge) => edge.clause))].sort();
    if (within.some((edge) => edge.negative)) {
      throw new MeaningError(
        "contradictory-cycle",
        `${clauses.join(" and ")} make${clauses.length === 1 ? "s" : ""} an act hang on its own absence. Let one of the conditions refer to a decision or a fact instead.`,
      );
    }
    for (const node of members) components.set(node, members);
    circular.push(clauses);
  };

  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return { components, circular };
}
