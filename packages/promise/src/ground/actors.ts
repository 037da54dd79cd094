import type { Members, Role, Subject, Who } from "@proviso/agreement";
import type { Settled } from "../settle/index.ts";

/** Who fills each role; empty where no event does. */
export type Roles = Readonly<Record<Role, readonly string[]>>;

export const NOBODY: Roles = { attacker: [], victim: [], offender: [], requester: [], disputants: [] };

/** From the language's subjects to parties. */
export class Actors {
  readonly #settled: Settled;

  constructor(settled: Settled) {
    this.#settled = settled;
  }

  who(who: Who, roles: Roles): readonly string[] {
    switch (who.kind) {
      case "party":
        return [who.party];
      case "group":
        return this.#settled.groups.get(who.group) ?? [];
      case "role":
        return roles[who.role];
    }
  }

  /** Members that are left after `except`, in the order of the group. */
  members(members: Members, roles: Roles): readonly string[] {
    const out = new Set(members.except.flatMap((who) => this.who(who, roles)));
    return (this.#settled.groups.get(members.group) ?? []).filter((party) => !out.has(party));
  }

  /** Everyone a subject could mean; `anyone` is every party of the text, `someone unnamed` is nobody we know. */
  partiesOf(subject: Subject, roles: Roles): readonly string[] {
    switch (subject.kind) {
      case "who":
        return this.who(subject.who, roles);
      case "members":
        return this.members(subject.members, roles);
      case "anyone":
        return this.#settled.parties;
      case "someone":
        return [];
    }
  }
}
