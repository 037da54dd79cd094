import type { Members, Quantifier, Role, Subject, Who } from "@proviso/agreement";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { listed } from "../diagnostics/suggest.ts";
import * as ast from "../generated/ast.ts";
import type { Named, NameKind } from "../link/names.ts";
import { type Context, replace } from "./context.ts";

const ACTORS: readonly NameKind[] = ["party", "person", "group"];

/** A bare group may be told, consulted or listed, but it never acts. */
export type Place = "acts" | "named";

export function lowerWho(node: ast.Who | undefined, context: Context, place: Place = "named"): Who | undefined {
  if (node === undefined) return undefined;
  if (ast.isRole(node)) return lowerRole(node, context);
  const named = context.resolve(node, ACTORS);
  if (named === undefined) return undefined;
  if (named.kind === "group" && place === "acts") tellBareGroup(node, named, context);
  return asWho(named, context);
}

/** A role; whether something names it is checked when all clauses are known. */
function lowerRole(node: ast.Role, context: Context): Who | undefined {
  if (node.role === undefined) return undefined;
  context.gathered.roles.push({ place: context.place(node), role: node.role as Role, owner: context.owner });
  return { kind: "role", role: node.role as Role };
}

export function asWho(named: Named, context: Context): Who {
  if (named.kind === "group") return { kind: "group", group: named.id };
  if (named.kind === "person") return { kind: "party", party: partyOfPerson(named, context), person: named.id };
  return { kind: "party", party: named.id };
}

/** A person counts for the party it is of. */
export function partyOfPerson(person: Named, context: Context): string {
  const node = person.node;
  if (!ast.isPerson(node) || node.of?.path === undefined || person.file === undefined) return person.id;
  const found = context.names.find(node.of.path, ["party"], person.file.path, undefined);
  if (found.kind !== "found") return person.id;
  context.mention(found.named);
  return found.named.id;
}

function tellBareGroup(node: ast.Ref, group: Named, context: Context): void {
  const place = context.place(node);
  const ways = [`each of ${node.path}`, `any of ${node.path}`, `all of ${node.path}`];
  const fixes: Fix[] = ways.map((way) => replace(place, way));
  context.tell(
    "bare-group-actor",
    place,
    `\`${group.name}\` is a group and cannot act under its bare name: write ${listed(ways)}.`,
    { fixes },
  );
}

export function lowerSubject(
  node: ast.Subject | ast.Actor | undefined,
  context: Context,
  place: Place = "acts",
): Subject | undefined {
  if (node === undefined) return undefined;
  if (ast.isAnyone(node)) return { kind: "anyone" };
  if (ast.isSomeone(node)) return { kind: "someone" };
  if (ast.isQuantified(node)) {
    const quantifier = lowerQuantifier(node.quantifier, context);
    const members = lowerMembers(node.of, context);
    if (quantifier === undefined || members === undefined) return undefined;
    return { kind: "members", quantifier, members };
  }
  const who = lowerWho(node, context, place);
  return who === undefined ? undefined : { kind: "who", who };
}

function lowerQuantifier(node: ast.Quantifier | undefined, context: Context): Quantifier | undefined {
  if (node?.word === undefined) return undefined;
  if (node.word === "least" || node.word === "most") {
    const count = Number(node.count ?? Number.NaN);
    if (!Number.isInteger(count)) return undefined;
    if (node.word === "least" && count === 0)
      context.tell("bad-number", node, "`at least 0 of` holds of nobody at all; write 1 or more.");
    return { kind: node.word === "least" ? "at least" : "at most", count };
  }
  return { kind: node.word };
}

export function lowerMembers(node: ast.Members | undefined, context: Context): Members | undefined {
  if (node === undefined) return undefined;
  const attribute = node.second === undefined ? undefined : context.resolve(node.first, ["attribute"]);
  const group = context.resolve(node.second ?? node.first, ["group"]);
  const except = node.except.flatMap((each) => lowerWho(each, context) ?? []);
  if (group === undefined || (node.second !== undefined && attribute === undefined)) return undefined;
  return {
    group: group.id,
    ...(attribute === undefined ? {} : { attribute: attribute.id }),
    voting: node.voting === true,
    except,
  };
}

/** Who a decider, consulted or listed party is. */
export function lowerWhos(nodes: readonly ast.Who[], context: Context): Who[] {
  return nodes.flatMap((node) => lowerWho(node, context) ?? []);
}
