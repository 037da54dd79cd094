import type { Model, Saying, Statement } from "@proviso/agreement";
import { asserts, ownSaying } from "./standing.ts";

/** What somebody does by a statement; a `draft` is what a party holds of an agreement's text. */
export const ACTS = [
  "offer",
  "demand",
  "acceptance",
  "rejection",
  "clarification",
  "announcement",
  "report",
  "denial",
  "question",
  "answer",
  "claim",
  "warning",
  "threat",
  "statement",
  "draft",
] as const;
export type Act = (typeof ACTS)[number];

const BY_KIND: Readonly<Record<Saying["kind"], Act>> = {
  proposes: "offer",
  requires: "demand",
  "requires that": "demand",
  accepts: "acceptance",
  rejects: "rejection",
  clarifies: "clarification",
  "clarifies that": "clarification",
  announces: "announcement",
  "announces that": "announcement",
  denies: "denial",
  "denies that": "denial",
  asks: "question",
  answers: "answer",
  "answers that": "answer",
  claims: "claim",
  warns: "warning",
  "warns that": "warning",
  threatens: "threat",
  "threatens that": "threat",
  says: "statement",
  "says that": "statement",
};

/**
 * What is done by a statement, first things first, each once. Whoever clarifies that it accepts something clarifies and accepts; whoever tells what
 * another does reports, and does nothing of the kind.
 */
export function actsOf(model: Model, statement: Statement): Act[] {
  const acts = statement.sayings.flatMap((saying): Act[] => {
    const own = ownSaying(model, statement, saying);
    const done = "speaker" in own && asserts(own.kind) ? "report" : BY_KIND[own.kind];
    // `says that` before one's own words adds nothing to them.
    return own === saying || saying.kind === "says that" ? [done] : [BY_KIND[saying.kind], done];
  });
  return [...new Set(acts)];
}
