import { type AstNode, GrammarUtils } from "langium";
import * as ast from "../generated/ast.ts";
import type { Locate } from "./tokens.ts";

/**
 * How the words of a text are laid out. A line begins at the word `from` and runs to where the next line of the tree begins; it is broken further only
 * if it is too long. The lines of a flow stand on one line if they fit; those of a stack never do.
 */
export type Layout = Line | Group;

export interface Line {
  readonly kind: "line";
  readonly from: number;
  readonly indent: number;
  /** An empty line before it is kept. */
  readonly paragraph: boolean;
  /** For the line that opens a square bracket: the word that closes it. */
  readonly closedAt?: number;
}

export interface Group {
  readonly kind: "flow" | "stack";
  readonly of: readonly Layout[];
}

type Part = ast.Part | ast.Bracket;
type Supported = { readonly support: readonly ast.Support[] };

const STEP = 2;
const flow = (...of: Layout[]): Layout => (of.length === 1 && of[0] ? of[0] : { kind: "flow", of });
const stack = (...of: Layout[]): Layout => (of.length === 1 && of[0] ? of[0] : { kind: "stack", of });

/** The layout of a file that was parsed without mistakes: one function for each kind of thing, and one way to print each. */
export function layOut(file: ast.ProvisoFile, locate: Locate): Layout {
  return stack(...file.declarations.map((each) => declaration(each)));

  function line(node: AstNode, indent: number): Line {
    return { kind: "line", from: locate(node.$cstNode), indent, paragraph: true };
  }

  /** A line that belongs to the one before: no paragraph begins there. */
  function next(node: AstNode, indent: number): Line {
    return { ...line(node, indent), paragraph: false };
  }

  /** The lines that begin at a keyword of the node. */
  function at(node: AstNode, keyword: string, indent: number): Line[] {
    return GrammarUtils.findNodesForKeyword(node.$cstNode, keyword).map((cst) => ({
      kind: "line",
      from: locate(cst),
      indent,
      paragraph: false,
    }));
  }

  /** What supports a part stands below it, a step deeper, so that it is plain what it supports. */
  function support(node: Supported, indent: number): Line[] {
    return node.support.map((each) => next(each, indent + STEP));
  }

  function declaration(node: ast.Declaration): Layout {
    switch (node.$type) {
      case "Source":
      case "Use":
      case "Party":
      case "Person":
      case "Faction":
        return line(node, 0);
      case "Reading":
        return stack(line(node, 0), ...support(node, 0));
      case "Agreement":
        return stack(line(node, 0), ...support(node, 0), ...node.items.map((each) => agreementItem(each, STEP)));
      case "Statement":
        return stack(flow(line(node, 0), ...node.sayings.map((each) => next(each, STEP))), ...support(node, 0));
      case "Claim":
        return stack(line(node, 0), ...at(node, "holds", STEP), ...at(node, "fails", STEP), ...support(node, 0));
      case "Table":
        return stack(
          flow(line(node, 0), ...at(node, "on", STEP)),
          ...support(node, 0),
          ...node.rows.map((each) =>
            stack(
              flow(line(each, STEP), ...each.quantities.map((one) => next(one, STEP + STEP))),
              ...support(each, STEP),
            ),
          ),
        );
      case "Scenario":
        return stack(
          line(node, 0),
          ...support(node, 0),
          ...node.parts.map((each) => stack(line(each, STEP), ...support(each, STEP))),
        );
    }
  }

  function agreementItem(node: ast.AgreementItem, indent: number): Layout {
    return node.$type === "Bracket" ? bracket(node, indent) : item(node, indent);
  }

  function item(node: ast.Item, indent: number): Layout {
    switch (node.$type) {
      case "Decision":
        return decision(node, indent);
      case "Clause":
        return stack(line(node, indent), ...support(node, indent), ...parts(node.parts, indent));
      case "PromiseTerm":
        return stack(flow(line(node, indent), ...at(node, "kept", indent + STEP)), ...support(node, indent));
      case "Question":
        return stack(flow(line(node, indent), ...options(node, indent + STEP)), ...support(node, indent));
      case "Version":
        return stack(line(node, indent), ...options(node, indent + STEP), ...support(node, indent));
      default:
        return stack(line(node, indent), ...support(node, indent));
    }
  }

  function options(node: ast.Question | ast.Version, indent: number): Layout[] {
    return [...at(node, "either", indent), ...at(node, "or", indent)];
  }

  /** A short decision stands on one line, as a sentence. What supports a part must stand under that part, and then each part has its line. */
  function decision(node: ast.Decision, indent: number): Layout {
    const head = line(node, indent);
    const own = node.parts.findIndex((each) => each.$type === "Bracket");
    const plain = [node, ...node.parts].every((each) => each.support.length === 0);
    if (plain && (own === -1 || opensItems(node.parts.slice(own)))) {
      const end = own === -1 ? node.parts.length : own;
      const sentence = flow(head, ...parts(node.parts.slice(0, end), indent));
      return stack(sentence, ...parts(node.parts.slice(end), indent));
    }
    return stack(head, ...support(node, indent), ...parts(node.parts, indent));
  }

  function opensItems(nodes: readonly Part[]): boolean {
    return nodes.every((each) => each.$type === "Bracket" && holdsItems(each));
  }

  /**
   * The parts of a clause or decision of this indentation. All stand at one depth: an `if` governs what follows up to the next one, in whichever
   * versions of the text it is there, so depth could not show what it governs.
   */
  function parts(nodes: readonly Part[], indent: number): Layout[] {
    return chains(nodes).map((chain) => {
      const [first, ...rest] = chain;
      if (first.$type === "Bracket") return bracket(first, holdsItems(first) ? indent : indent + STEP);
      const last = rest.at(-1) ?? first;
      const lines = [line(first, indent + STEP), ...rest.map((each) => next(each, indent + STEP))];
      return stack(flow(...lines), ...support(last, indent + STEP));
    });
  }

  /** As in a negotiator's draft: what a bracket holds stands inside it, and one short part makes one line. */
  function bracket(node: ast.Bracket, indent: number): Layout {
    const closedAt = locate(GrammarUtils.findNodeForKeyword(node.$cstNode, "]"));
    const head: Line = { ...line(node, indent), closedAt };
    const [first, ...rest] = elements(node.elements, indent);
    if (!first) return head;
    const opening = { ...first, ...(first.kind === "line" && { paragraph: false }) };
    const open = rest.length === 0 && first.kind !== "stack" ? flow(head, opening) : stack(head, opening, ...rest);
    return stack(open, ...support(node, indent));
  }

  function elements(nodes: readonly ast.BracketElement[], indent: number): Layout[] {
    return chains(nodes).flatMap((chain): Layout[] => {
      const [first] = chain;
      if (first.$type === "Bracket") return [bracket(first, indent + STEP)];
      if (ast.isItem(first)) return [item(first, indent + STEP)];
      return parts(chain as Part[], indent);
    });
  }
}

/** A bracket's first word tells whether it holds whole items or parts. */
function holdsItems(node: ast.Bracket): boolean {
  const [first] = node.elements;
  return first !== undefined && (first.$type === "Bracket" ? holdsItems(first) : ast.isItem(first));
}

/** What may follow what on one line: together they make one statement, such as who finds that the trigger has happened. */
const JOINS: { readonly [type: string]: readonly string[] } = {
  Request: ["When"],
  Determined: ["When", "Request"],
  Failing: ["WithinPart"],
  RoundsPart: ["WithinPart", "Failing"],
};

/** Runs of parts that make one statement; support ends a run, since it stands under the part that it supports. */
function chains<Node extends ast.BracketElement>(nodes: readonly Node[]): [Node, ...Node[]][] {
  const found: [Node, ...Node[]][] = [];
  for (const node of nodes) {
    const chain = found.at(-1);
    const last = chain?.at(-1);
    if (chain && last && last.support.length === 0 && JOINS[node.$type]?.includes(last.$type)) chain.push(node);
    else found.push([node]);
  }
  return found;
}
