import type { Agreement } from "./agreement.ts";
import type { Faction, Party, Person } from "./party.ts";
import type { Claim, Statement } from "./record.ts";
import type { Reading, Scenario } from "./scenario.ts";
import type { Source } from "./support.ts";
import type { InfluenceTable } from "./table.ts";
import type { VerbEntry } from "./verbs.ts";

/** The version of the model's published JSON Schema. */
export const MODEL_FORMAT = "proviso-model/1";

/**
 * Everything that a set of linked `.proviso` files says. All references are by name and resolved: an agreement's items are named
 * `Agreement.item`; parties, persons, factions, readings, statements, claims, tables and scenarios have names of their own.
 */
export interface Model {
  readonly format: typeof MODEL_FORMAT;
  readonly sources: readonly Source[];
  /** Only those that the files mention. */
  readonly parties: readonly Party[];
  readonly persons: readonly Person[];
  readonly factions: readonly Faction[];
  readonly agreements: readonly Agreement[];
  readonly readings: readonly Reading[];
  readonly statements: readonly Statement[];
  readonly claims: readonly Claim[];
  readonly tables: readonly InfluenceTable[];
  readonly scenarios: readonly Scenario[];
  /** The verbs that the files use, with what falls under what. */
  readonly verbs: readonly VerbEntry[];
}
