import type { Members, Quantifier, Role, Subject, Who } from "../index.ts";
import { upper, whole } from "./names.ts";

/** What `pact.group` gives back: a group by its qualified name. */
export type GroupRef = Extract<Who, { kind: "group" }>;
/** What `pact.attribute` gives back: the weights of a group's members. */
export interface AttributeRef {
  readonly kind: "attribute";
  readonly name: string;
  readonly of: string;
}

/** Somebody named: a party by its name (`"Ukraine"`), a group, or a role. */
export type WhoInput = string | Who;
/** A group's members, or their weights. */
export type MembersInput = GroupRef | AttributeRef | Members;
/** Who acts; a bare string is a party. */
export type SubjectInput = WhoInput | Subject;

export const anyone: Subject = Object.freeze({ kind: "anyone" });
export const someone: Subject = Object.freeze({ kind: "someone" });

const role = (name: Role): Who => Object.freeze({ kind: "role", role: name });
export const attacker = role("attacker");
export const victim = role("victim");
export const offender = role("offender");
export const requester = role("requester");
export const disputants = role("disputants");

export function who(from: WhoInput): Who {
  if (typeof from === "string") return { kind: "party", party: upper(from, "party") };
  if (from?.kind === "party" || from?.kind === "group" || from?.kind === "role") return from;
  throw new TypeError(`Not a party, group or role: ${JSON.stringify(from)}.`);
}

export function subject(from: SubjectInput): Subject {
  if (typeof from === "string") return { kind: "who", who: who(from) };
  switch (from?.kind) {
    case "party":
    case "group":
    case "role":
      return { kind: "who", who: from };
    case "who":
    case "members":
    case "anyone":
    case "someone":
      return from;
    default:
      throw new TypeError(`Not a subject: ${JSON.stringify(from)}.`);
  }
}

export function members(from: MembersInput): Members {
  if ("voting" in from) return from;
  if (from.kind === "group") return { group: from.group, voting: false, except: [] };
  if (from.kind === "attribute") return { group: from.of, attribute: from.name, voting: false, except: [] };
  throw new TypeError(`Not a group or an attribute of one: ${JSON.stringify(from)}.`);
}

/** `Parties except (the attacker, the victim)`: they leave the count. */
export function except(of: MembersInput, ...whos: readonly WhoInput[]): Members {
  const from = members(of);
  return { ...from, except: [...from.except, ...whos.map(who)] };
}

/** `Members voting`: shares are of those who vote yes or no. */
export function voting(of: MembersInput): Members {
  return { ...members(of), voting: true };
}

export const quantified = (quantifier: Quantifier, of: MembersInput): Subject & { readonly kind: "members" } => ({
  kind: "members",
  quantifier,
  members: members(of),
});

export const eachOf = (of: MembersInput) => quantified({ kind: "each" }, of);
export const anyOf = (of: MembersInput) => quantified({ kind: "any" }, of);
export const allOf = (of: MembersInput) => quantified({ kind: "all" }, of);
export const noneOf = (of: MembersInput) => quantified({ kind: "none" }, of);
/** A subject and a decision rule alike. For a share as a rule: `atLeastShare("2/3", parties)`. */
export const atLeast = (count: number, of: MembersInput) =>
  quantified({ kind: "at least", count: whole(count, "at least", 1) }, of);
export const atMost = (count: number, of: MembersInput) =>
  quantified({ kind: "at most", count: whole(count, "at most") }, of);
