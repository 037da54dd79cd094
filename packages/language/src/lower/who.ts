import type { Members, Quantifier, Role, Subject, Who } from "@proviso/agreement";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { listed } from "../diagnostics/suggest.ts";
import * as ast from "../generated/ast.ts";
import type { Named, NameKind } from "../link/names.ts";
import { type Context, replace } from "./context.ts";
import { lowerAmount } from "./numbers.ts";

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
    const members = lowerMembers(node.of, context);
    const quantifier = lowerQuantifier(node.quantifier, members, context);
    if (quantifier === undefined || members === undefined) return undefined;
    return { kind: "members", quantifier, members };
  }
  const who = lowerWho(node, context, place);
  return who === undefined ? undefined : { kind: "who", who };
}

function lowerQuantifier(
  node: ast.Quantifier | undefined,
  of: Members | undefined,
  context: Context,
): Quantifier | undefined {
  if (node?.word === undefined) return undefined;
  if (node.word === "least" || node.word === "most") {
    const amount = lowerAmount(node.amount, context);
    if (amount === undefined) return undefined;
    const heads = !amount.share && amount.denominator === "1" && of?.attribute === undefined;
    if (node.word === "most" && !heads) {
      context.tell("bad-number", node, "`at most` counts heads: write a whole number of members.");
      return undefined;
    }
    if (node.word === "least" && amount.numerator === "0")
      context.tell("bad-number", node, "`at least 0 of` holds of nobody at all; write 1 or more.");
    if (of?.voting === true)
      context.tell("wrong-kind", node, "`voting` belongs to the rule of a decision; here shares are of all.");
    if (heads) return { kind: node.word === "least" ? "at least" : "at most", count: Number(amount.numerator) };
    if (!amount.share && of?.attribute === undefined) {
      context.tell(
        "bad-number",
        node,
        `\`${amount.text}\` is no number of members; write a whole number, or a share such as \`2/3\`.`,
      );
      return undefined;
    }
    return { kind: "at least share", amount };
  }
  if (of?.attribute !== undefined)
    context.tell(
      "wrong-kind",
      node,
      `Weights are counted by \`at least\`: write \`at least 60% of …\`, not \`${node.word} of …\`.`,
    );
  return { kind: node.word };
}

/** Who has to ratify: named, or so many of a group. */
export function lowerRatifiers(node: ast.Subject | undefined, context: Context): Subject | undefined {
  const by = lowerSubject(node, context);
  if (node === undefined || by === undefined) return undefined;
  if (by.kind === "anyone" || by.kind === "someone") {
    context.tell(
      "wrong-kind",
      node,
      "Name who has to ratify: a party, or `all of`, `any of` or `at least 2 of` a group.",
    );
    return undefined;
  }
  if (by.kind !== "members") return by;
  const { kind } = by.quantifier;
  if (kind === "each" || kind === "none" || kind === "at most") {
    context.tell(
      "wrong-kind",
      node,
      kind === "each"
        ? "Write `all of` where everyone has to ratify. Where each is bound once it has ratified itself, the sentence says `upon its ratification`."
        : "Ratification is counted by `all of`, `any of` or `at least 2 of` a group.",
    );
    return undefined;
  }
  return by;
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
