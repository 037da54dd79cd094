import type { Subject, Who } from "@proviso/agreement";

/** Somebody as a scenario writes it: `each of Guarantors except Russia`. */
export function subjectName(subject: Subject | { readonly kind: "faction"; readonly faction: string }): string {
  switch (subject.kind) {
    case "faction":
      return subject.faction;
    case "who":
      return whoName(subject.who);
    case "members": {
      const { quantifier, members } = subject;
      const many =
        "count" in quantifier
          ? `${quantifier.kind} ${quantifier.count}`
          : "amount" in quantifier
            ? `at least ${quantifier.amount.text}`
            : quantifier.kind;
      const except = members.except.length === 0 ? "" : ` except ${members.except.map(whoName).join(" and ")}`;
      return `${many} of ${last(members.group)}${except}`;
    }
    case "anyone":
      return "anyone";
    case "someone":
      return "someone unnamed";
  }
}

function whoName(who: Who): string {
  switch (who.kind) {
    case "party":
      return who.person ?? who.party;
    case "group":
      return last(who.group);
    case "role":
      return `the ${who.role}`;
  }
}

/** The name without its agreement. */
export function last(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1);
}

/** ` on response`; nothing where nothing is named. */
export function onWords(id: string | undefined): string {
  return id === undefined ? "" : ` on ${last(id)}`;
}
