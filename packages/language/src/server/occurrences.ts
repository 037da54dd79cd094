import type { Place } from "@proviso/agreement";
import { type AstNode, AstUtils, CstUtils, type LeafCstNode } from "langium";
import * as ast from "../generated/ast.ts";
import type { Named } from "../link/names.ts";
import type { Analysis } from "../load.ts";
import type { Analysed } from "./analyses.ts";

/** A word that names something. */
export interface Occurrence {
  readonly named: Named;
  readonly place: Place;
  readonly declares: boolean;
}

/** What the word at an offset names. */
export function occurrenceAt({ parsed, analysis }: Analysed, offset: number): Occurrence | undefined {
  const leaf = leafAt(parsed.ast, offset);
  const node = leaf?.astNode;
  if (!leaf || !node) return undefined;
  const declared = analysis.names.of(node);
  const nameAt = declared?.nameAt;
  if (declared && nameAt && nameAt.offset <= leaf.offset && leaf.end <= nameAt.end) {
    return { named: declared, place: nameAt, declares: true };
  }
  return occurrencesIn(node, analysis).find(({ place }) => place.offset <= leaf.offset && leaf.end <= place.end);
}

/** The word at an offset, or the one that ends there. */
export function leafAt(node: AstNode, offset: number): LeafCstNode | undefined {
  return CstUtils.findDeclarationNodeAtOffset(node.$cstNode, offset, /[\wÀ-ſ]/);
}

/** All words of the files of an analysis that name the same thing. */
export function occurrencesOf(wanted: Named, analysis: Analysis): readonly Occurrence[] {
  const key = keyOf(wanted);
  const found: Occurrence[] = [];
  for (const named of analysis.names.all) {
    if (keyOf(named) === key && named.nameAt) found.push({ named, place: named.nameAt, declares: true });
  }
  for (const { ast: file } of analysis.files) {
    for (const node of AstUtils.streamAst(file)) {
      for (const each of occurrencesIn(node, analysis)) if (keyOf(each.named) === key) found.push(each);
    }
  }
  return found;
}

/** `Charter.enforcement` names two things: an agreement, and an item of it. */
function occurrencesIn(node: AstNode, analysis: Analysis): readonly Occurrence[] {
  if (!ast.isRef(node) && !ast.isOptionRef(node)) return [];
  const named = analysis.bindings.get(node);
  const cst = node.$cstNode;
  const file = analysis.files.find((each) => each.ast.$cstNode?.root === cst?.root)?.file;
  if (!named || !cst || !file) return [];
  const words = CstUtils.flattenCst(cst)
    .filter((leaf) => !leaf.hidden && leaf.text !== ".")
    .toArray();
  const last = words.at(-1);
  const owner = words.length === 2 ? words[0] : undefined;
  return [
    ...(owner && named.within ? [{ named: named.within, place: file.placeOf(owner), declares: false }] : []),
    ...(last ? [{ named, place: file.placeOf(last), declares: false }] : []),
  ];
}

/** Two analyses make two objects for one declaration; where it stands tells that it is the same. */
function keyOf({ nameAt, kind, id }: Named): string {
  return nameAt ? `${nameAt.file}#${nameAt.offset}` : `${kind} ${id}`;
}
