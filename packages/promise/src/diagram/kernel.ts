import { DEFAULT_NODE_BUDGET } from "./budget.ts";
import { Cache } from "./cache.ts";
import { checkVariable, type Variable } from "./formula.ts";
import { NodeTable } from "./node-table.ts";

/** A node of a kernel's diagram: 0 is false, 1 is true, the rest are numbers that mean something to that kernel only. */
export type Node = number;

export interface KernelOptions {
  /** The variables, first one on top; more can be declared later, below these. */
  readonly variables?: Iterable<Variable>;
  /** How many nodes may be made in all; 4 million unless told. */
  readonly nodeBudget?: number;
}

const AND = 0;
const OR = 1;
const XOR = 2;
/** f and not g. */
const EXCEPT = 3;
/** 1 if f implies g; makes no node. */
const IMPLIES = 4;

/**
 * A manager of reduced, ordered, multi-valued decision diagrams (Bryant 1986; Srinivasan, Kam, Malik and Brayton 1990): a node asks for
 * one variable's outcome and has one child for each. Equal functions are the same node. Nodes are never freed; a kernel lives as long as
 * one question.
 *
 * Depth is bounded by explicit stacks, not by the engine's: thousands of variables are safe.
 */
export class Kernel {
  readonly table: NodeTable;
  readonly #variables: Variable[] = [];
  readonly #levels = new Map<string, number>();
  readonly #cache = new Cache();
  /** One frame for each pending pair: f, g, its level, the next child, and up to four children done. */
  #stack = new Int32Array(8 * 64);

  constructor({ variables = [], nodeBudget = DEFAULT_NODE_BUDGET }: KernelOptions = {}) {
    this.table = new NodeTable(nodeBudget);
    for (const variable of variables) this.declare(variable);
  }

  /** The variables from top to bottom. */
  get variables(): readonly Variable[] {
    return this.#variables;
  }

  /**
   * The level of a variable, which is put at the bottom if it is new.
   * @throws RangeError if one of this name is there with another number of levels
   */
  declare(variable: Variable): number {
    const level = this.#levels.get(variable.name);
    if (level === undefined) {
      checkVariable(variable);
      this.#variables.push(variable);
      this.#levels.set(variable.name, this.#variables.length - 1);
      return this.#variables.length - 1;
    }
    const known = this.#variables[level] as Variable;
    if (known.levels !== variable.levels)
      throw new RangeError(
        `variable "${variable.name}" is used with ${known.levels} and with ${variable.levels} levels`,
      );
    return level;
  }

  /** The level of a variable, or `undefined` if it is not declared. */
  levelOf(variable: Variable): number | undefined {
    return this.#levels.get(variable.name);
  }

  /** The variable that a node asks for; `undefined` for a terminal. */
  variableOf(node: Node): Variable | undefined {
    return node < 2 ? undefined : this.#variables[this.table.level[node] as number];
  }

  /** The node for one outcome of the variable that a node asks for. */
  child(node: Node, outcome: number): Node {
    return this.table.child[(this.table.first[node] as number) + outcome] as number;
  }

  /** How many outcomes the variable of a level has. */
  arity(level: number): number {
    return (this.#variables[level] as Variable).levels;
  }

  /** True if and only if the variable's outcome is one of `outcomes`. */
  literal(variable: Variable, outcomes: readonly number[]): Node {
    const level = this.declare(variable);
    for (const outcome of outcomes)
      if (!Number.isInteger(outcome) || outcome < 0 || outcome >= variable.levels)
        throw new RangeError(`variable "${variable.name}" has no outcome ${outcome}`);
    const at = (outcome: number): Node => (outcomes.includes(outcome) ? 1 : 0);
    return this.make(level, at(0), at(1), at(2), at(3));
  }

  /** The node of a level and its children, all of which lie below it; of `c` and `d` only as many count as the level has outcomes. */
  make(level: number, a: Node, b: Node, c: Node = 0, d: Node = 0): Node {
    const arity = this.arity(level);
    if (a === b && (arity < 3 || a === c) && (arity < 4 || a === d)) return a;
    return this.table.node(level, arity, a, b, arity > 2 ? c : 0, arity > 3 ? d : 0);
  }

  /** By the outcome of a level's variable, one of `children`, wherever these lie. */
  branch(level: number, children: readonly Node[]): Node {
    const [a = 0, b = 0, c = 0, d = 0] = children;
    if (children.every((child) => (this.table.level[child] as number) > level)) return this.make(level, a, b, c, d);
    const variable = this.#variables[level] as Variable;
    return this.select(
      children.map((_, outcome) => this.literal(variable, [outcome])),
      children,
    );
  }

  /** The child whose guard holds; guards exclude one another and one always holds. */
  select(guards: readonly Node[], children: readonly Node[]): Node {
    if (guards.length === 2) return this.ite(guards[1] as Node, children[1] as Node, children[0] as Node);
    return guards.reduce((sum, guard, i) => this.or(sum, this.and(guard, children[i] as Node)), 0);
  }

  and(f: Node, g: Node): Node {
    return this.#apply(AND, f, g);
  }

  or(f: Node, g: Node): Node {
    return this.#apply(OR, f, g);
  }

  xor(f: Node, g: Node): Node {
    return this.#apply(XOR, f, g);
  }

  /** f and not g. */
  except(f: Node, g: Node): Node {
    return this.#apply(EXCEPT, f, g);
  }

  not(f: Node): Node {
    return this.#apply(EXCEPT, 1, f);
  }

  /** If f then g, else h. */
  ite(f: Node, g: Node, h: Node): Node {
    return this.or(this.and(f, g), this.except(h, f));
  }

  /** Whether g holds wherever f does. Makes no node. */
  implies(f: Node, g: Node): boolean {
    return this.#apply(IMPLIES, f, g) === 1;
  }

  /** Number of nodes below and with this one, terminals left out. */
  size(node: Node): number {
    return this.reach(node).length;
  }

  /** The nodes below and with this one, ascending, terminals left out. */
  reach(node: Node): Int32Array {
    const { level, first, child } = this.table;
    const seen = new Uint8Array(node + 1);
    const found: number[] = [];
    const open = [node];
    seen[0] = 1;
    if (node > 0) seen[1] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at < 2 || seen[at]) continue;
      seen[at] = 1;
      found.push(at);
      const begin = first[at] as number;
      const end = begin + this.arity(level[at] as number);
      for (let i = begin; i < end; i++) if (!seen[child[i] as number]) open.push(child[i] as number);
    }
    return Int32Array.from(found).sort();
  }

  #apply(op: number, rootF: Node, rootG: Node): Node {
    const known = this.#shortcut(op, rootF, rootG);
    if (known >= 0) return known;
    const needed = 8 * (this.#variables.length + 1);
    if (this.#stack.length < needed) this.#stack = new Int32Array(2 * needed);
    const stack = this.#stack;
    const table = this.table;
    let top = 0;
    this.#push(top, rootF, rootG);
    for (;;) {
      const f = stack[top] as number;
      const g = stack[top + 1] as number;
      const level = stack[top + 2] as number;
      const next = stack[top + 3] as number;
      if (next < this.arity(level)) {
        stack[top + 3] = next + 1;
        const below = table.level[f] === level ? (table.child[(table.first[f] as number) + next] as number) : f;
        const beside = table.level[g] === level ? (table.child[(table.first[g] as number) + next] as number) : g;
        const done = this.#shortcut(op, below, beside);
        if (done >= 0) {
          if (op === IMPLIES && done === 0) return 0;
          stack[top + 4 + next] = done;
        } else {
          top += 8;
          this.#push(top, below, beside);
        }
      } else {
        const made =
          op === IMPLIES
            ? 1
            : this.make(
                level,
                stack[top + 4] as number,
                stack[top + 5] as number,
                stack[top + 6] as number,
                stack[top + 7] as number,
              );
        this.#remember(op, f, g, made);
        if (top === 0) return made;
        top -= 8;
        stack[top + 3 + (stack[top + 3] as number)] = made;
      }
    }
  }

  #push(top: number, f: Node, g: Node): void {
    const stack = this.#stack;
    stack[top] = f;
    stack[top + 1] = g;
    stack[top + 2] = Math.min(this.table.level[f] as number, this.table.level[g] as number);
    stack[top + 3] = 0;
  }

  /** The result where it is plain or remembered, else −1. */
  #shortcut(op: number, f: Node, g: Node): Node {
    switch (op) {
      case AND:
        if (f === 0 || g === 0) return 0;
        if (f === 1 || f === g) return g;
        if (g === 1) return f;
        break;
      case OR:
        if (f === 1 || g === 1) return 1;
        if (f === 0 || f === g) return g;
        if (g === 0) return f;
        break;
      case XOR:
        if (f === g) return 0;
        if (f === 0) return g;
        if (g === 0) return f;
        break;
      case EXCEPT:
        if (f === 0 || g === 1 || f === g) return 0;
        if (g === 0) return f;
        break;
      default:
        if (f === 0 || g === 1 || f === g) return 1;
        // Reduced: what is not a terminal is true somewhere and false somewhere.
        if (f === 1 || g === 0) return 0;
    }
    // AND, OR and XOR commute; every stored key has the smaller node first for them.
    return op < EXCEPT && f > g ? this.#cache.get(op, g, f) : this.#cache.get(op, f, g);
  }

  #remember(op: number, f: Node, g: Node, result: Node): void {
    if (op < EXCEPT && f > g) this.#cache.set(op, g, f, result);
    else this.#cache.set(op, f, g, result);
  }
}
