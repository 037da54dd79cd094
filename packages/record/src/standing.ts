import { type Model, type Saying, type Statement, speaksForItself, spokenFor } from "@proviso/agreement";

/** What of the record counts: corrections stand for what they correct, and nothing is erased. */
export interface Standing {
  /** The statements that no other supersedes, in the order of the texts. */
  readonly statements: readonly Statement[];
  /** Of each superseded statement those that correct it. */
  readonly corrections: ReadonlyMap<string, readonly Statement[]>;
}

const KNOWN = new WeakMap<Model, Standing>();

/** The part of the record that counts. A model is immutable, so it is gone through once. */
export function standing(model: Model): Standing {
  const known = KNOWN.get(model);
  if (known !== undefined) return known;
  const corrections = new Map<string, Statement[]>();
  for (const statement of model.statements) {
    if (statement.supersedes === undefined) continue;
    const found = corrections.get(statement.supersedes);
    if (found === undefined) corrections.set(statement.supersedes, [statement]);
    else found.push(statement);
  }
  const made = { statements: model.statements.filter(({ id }) => !corrections.has(id)), corrections };
  KNOWN.set(model, made);
  return made;
}

/**
 * Whether a statement is known through somebody with a line of its own: a party, person or faction that does not speak for the speaker. A source
 * passes on what was said; the rest of the record is known through sources too.
 */
export function isHearsay(model: Model, statement: Statement): boolean {
  const through = statement.reported?.by;
  if (through === undefined || through.kind === "source") return false;
  return !speaksForItself(model, statement, through);
}

/** What may follow `that` and says that it is so. */
export function asserts(kind: Saying["kind"]): boolean {
  return kind === "says that" || kind === "announces that" || kind === "clarifies that" || kind === "answers that";
}

/** A saying without what its speaker says of itself: `Russia clarifies that Russia accepts X` comes to accepting X. */
export function ownSaying(model: Model, statement: Statement, saying: Saying): Saying {
  let own = saying;
  while ("speaker" in own && asserts(own.kind) && speaksForItself(model, statement, own.speaker)) own = own.saying;
  return own;
}

/** The party whose position it is, else the speaker that has its own. */
export function holderOf(model: Model, { by, onBehalfOf }: Pick<Statement, "by" | "onBehalfOf">): string {
  return spokenFor(model, onBehalfOf === undefined ? { by } : { by, onBehalfOf }) ?? by.id;
}
