import type { Modality, Subject } from "@proviso/agreement";
import type { SettledClause, SettledNorm } from "../settle/index.ts";
import type { Roles } from "./actors.ts";
import type { GroundAct } from "./acts.ts";

/** A norm with its roles filled in. */
export interface GroundNorm {
  readonly norm: SettledNorm;
  readonly clause: SettledClause;
  readonly roles: Roles;
  readonly triggered: boolean;
  readonly modality: Modality;
  readonly act: GroundAct;
  /** Whom it addresses one by one; for a joint duty, those who owe it together. */
  readonly parties: readonly string[];
  /** A duty of several: at least this many of `parties`. */
  readonly joint?: number;
}

/** How many of its members a norm binds together; undefined if each singly. */
export function jointly(actor: Subject, modality: Modality): number | undefined {
  if (actor.kind !== "members" || modality !== "shall") return undefined;
  if (actor.quantifier.kind === "any") return 1;
  return actor.quantifier.kind === "at least" ? actor.quantifier.count : undefined;
}
