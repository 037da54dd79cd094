import { type AstNode, AstUtils, GrammarUtils } from "langium";
import type * as ast from "../generated/ast.ts";
import { isDeclaration, isItem } from "../generated/ast.ts";
import type { Locate } from "./tokens.ts";

/** Before any word without a better claim. */
export const LAST_RESORT = 9;

/** Before a word that stays with the one before it. */
const NEVER = 10;

/**
 * Where a line that is too long is broken: for a word, how good the place before it is, 1 being best. The marks follow the sentence: rather before
 * `until …` than inside what it says, rather between two conditions than within one.
 */
export function breakMarks(file: ast.ProvisoFile, locate: Locate): ReadonlyMap<number, number> {
  const marks = new Map<number, number>();
  for (const node of AstUtils.streamAst(file)) mark(node as ast.ProvisoAstType[keyof ast.ProvisoAstType]);
  return marks;

  function before(nodes: readonly AstNode[], level: number): void {
    for (const node of nodes) marks.set(locate(node.$cstNode), level);
  }

  function at(node: AstNode, property: string, level: number): void {
    for (const cst of GrammarUtils.findNodesForProperty(node.$cstNode, property)) marks.set(locate(cst), level);
  }

  function keyword(node: AstNode, word: string, level: number): void {
    for (const cst of GrammarUtils.findNodesForKeyword(node.$cstNode, word)) marks.set(locate(cst), level);
  }

  function mark(node: ast.ProvisoAstType[keyof ast.ProvisoAstType]): void {
    if (isItem(node) || isDeclaration(node)) at(node, "name", NEVER);
    switch (node.$type) {
      case "Sentence":
        before(node.manners, 2);
        at(node, "modality", 4);
        break;
      case "EndingIf":
        keyword(node, "as", 2);
        break;
      case "Condition":
      case "DecisionRule":
      case "RecordTest":
        at(node, "operators", Math.min(3 + nesting(node), 7));
        break;
      case "Guard":
      case "WithMeans":
        at(node, "operators", 5);
        break;
      case "Happening":
      case "SimpleTerm":
      case "ScenarioSentence":
        keyword(node, "where", 4);
        before(node.facts.slice(1), 6);
        if (node.$type === "ScenarioSentence") before(node.leaders.slice(1), 5);
        break;
      case "Group":
        before(node.entries.slice(1), 2);
        break;
      case "Attribute":
        before(node.values.slice(1), 2);
        break;
      case "Status":
        before(node.steps.slice(1), 2);
        break;
      case "Between":
        before(node.whos.slice(1), 2);
        break;
      case "Reading":
        before(node.takes.slice(1), 2);
        break;
      case "Quantity":
        before(node.steps.slice(1), 4);
        break;
      case "Stakes":
        before(node.stakes.slice(1), 2);
        break;
      case "Timing":
        before(node.outcomes.slice(1), 6);
        break;
      case "Stance":
        before(node.ballot.slice(1), 2);
        break;
      case "Statement":
        before(node.reported ? [node.reported] : [], 2);
        keyword(node, "supersedes", 2);
        break;
      case "Says":
      case "Answers":
      case "Requires":
      case "Stand":
        before(node.under, 3);
        break;
      case "Citation":
        keyword(node, "and", 2);
        before([node.source], NEVER);
        break;
      case "Outcome":
        keyword(node, "and", 5);
        break;
      case "BracketedEntries":
      case "Consulting":
      case "Consultation":
        before(node.whos.slice(1), 5);
        break;
      case "Draft":
        keyword(node, "by", 4);
        keyword(node, "on", 4);
        before(node.holders.slice(1), 5);
        break;
      case "Members":
        keyword(node, "except", 7);
        before(node.except.slice(1), 8);
        break;
    }
  }
}

function nesting(node: AstNode): number {
  let depth = 0;
  for (let above = node.$container; above?.$type === node.$type; above = above.$container) depth++;
  return depth;
}
