import type { Act, Condition, Event, Members, Quantifier, Subject, Who } from "@proviso/agreement";

/** The model's parts as the words of the language, for identities and messages. */
export const words = {
  who(who: Who): string {
    return who.kind === "party" ? who.party : who.kind === "group" ? who.group : `the ${who.role}`;
  },

  members(members: Members): string {
    const of = members.attribute === undefined ? "" : `${members.attribute} of `;
    const voting = members.voting ? " voting" : "";
    const out = members.except.map(words.who);
    return `${of}${members.group}${voting}${out.length === 0 ? "" : out.length === 1 ? ` except ${out[0]}` : ` except (${out.join(", ")})`}`;
  },

  quantifier(quantifier: Quantifier): string {
    if (quantifier.kind === "at least share") return `at least ${quantifier.amount.text}`;
    return "count" in quantifier ? `${quantifier.kind} ${quantifier.count}` : quantifier.kind;
  },

  subject(subject: Subject): string {
    switch (subject.kind) {
      case "who":
        return words.who(subject.who);
      case "members":
        return `${words.quantifier(subject.quantifier)} of ${words.members(subject.members)}`;
      case "anyone":
        return "anyone";
      case "someone":
        return "someone unnamed";
    }
  },

  act(act: Act): string {
    if (act.kind === "quoted") return `"${act.words}"`;
    const { object, amount, means } = act;
    const parts = [act.verb];
    if (object !== undefined) {
      parts.push(
        object.kind === "subject"
          ? words.subject(object.subject)
          : object.kind === "thing"
            ? object.thing
            : object.kind === "words"
              ? `"${object.words}"`
              : object.name,
      );
    }
    if (amount !== undefined) parts.push(`to ${amount.value} ${amount.unit}`);
    if (means !== undefined) parts.push(`with ${means.things.join(` ${means.joined} `)}`);
    return parts.join(" ");
  },

  event(event: Event): string {
    const where = event.where.map((test) => `${test.negated ? "not " : ""}${test.fact}`);
    return `${words.subject(event.subject)}: ${words.act(event.act)}${where.length === 0 ? "" : ` where ${where.join(", ")}`}`;
  },

  condition(condition: Condition): string {
    switch (condition.kind) {
      case "and":
      case "or":
        return condition.of
          .map((part) =>
            part.kind === "and" || part.kind === "or" ? `(${words.condition(part)})` : words.condition(part),
          )
          .join(` ${condition.kind} `);
      case "decision":
        return condition.is === "approved" ? `${condition.decision} is approved` : `${condition.decision} fails`;
      case "kept":
      case "breached":
        return `${condition.name} is ${condition.kind}`;
      case "event":
        return words.event(condition.event);
    }
  },
} as const;
