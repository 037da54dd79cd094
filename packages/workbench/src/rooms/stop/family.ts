import type { Target } from "@proviso/promise";

/** The four things that coalitions can do to a promise; of a decision only the first and the last. */
export type Family = "voiding" | "blocking" | "breaking" | "securing";

export interface FamilyWords {
  /** On the switch. */
  readonly name: string;
  /** After "can": "void it without breaking it". */
  readonly what: string;
  /** What it means, in a line. */
  readonly meaning: string;
}

const OF_PROMISE: Readonly<Record<Family, FamilyWords>> = {
  voiding: {
    name: "void it",
    what: "void it without breaking it",
    meaning: "Whatever all others do, it comes to nothing, and nobody is in breach.",
  },
  blocking: {
    name: "block others",
    what: "block the others’ help",
    meaning: "By voting or by what it finds it stops others from helping, itself at its most helpful.",
  },
  breaking: {
    name: "break it",
    what: "leave it unkept by breaking it",
    meaning: "As to void it, but these may also go against their duties.",
  },
  securing: {
    name: "secure it",
    what: "make sure that it is kept",
    meaning: "Whatever all others do, it is kept.",
  },
};

const OF_DECISION: Readonly<Partial<Record<Family, FamilyWords>>> = {
  voiding: { name: "stop it", what: "stop it", meaning: "Whatever all others vote, it is not approved." },
  securing: { name: "carry it", what: "carry it", meaning: "Whatever all others vote, it is approved." },
};

export function familiesOf({ kind }: Target): readonly (readonly [Family, FamilyWords])[] {
  return Object.entries(kind === "promise" ? OF_PROMISE : OF_DECISION) as [Family, FamilyWords][];
}
