import {
  type Agreement,
  type Claim,
  type Faction,
  type InfluenceTable,
  MODEL_FORMAT,
  type Model,
  type Party,
  type Person,
  type Reading,
  type Scenario,
  type Source,
  type Statement,
} from "@proviso/agreement";
import { Report } from "../diagnostics/diagnostic.ts";
import type { Named, Names } from "../link/names.ts";
import type { ParsedFile } from "../parse/parse.ts";
import { findParty } from "../prelude/lookup.ts";
import type { Citations } from "../sources/citations.ts";
import { lowerAgreement } from "./agreement.ts";
import { lowerGuard } from "./condition.ts";
import { both, Context, Gathered } from "./context.ts";
import { lowerDate } from "./numbers.ts";
import { lowerClaim, lowerFaction, lowerPerson, lowerReading, lowerStatement } from "./record.ts";
import { lowerScenario } from "./scenario.ts";
import { lowerTable } from "./table.ts";

/** Called now and then, so that a long pass lets others work and can be called off. */
export type Breathe = () => Promise<void>;

/** Makes one model of all files, as far as their texts allow; what they do not allow is told to `report`. */
export async function lowerModel(
  files: readonly ParsedFile[],
  names: Names,
  citations: Citations,
  report: Report,
  breathe: Breathe,
): Promise<{ model: Model; gathered: Gathered }> {
  const gathered = new Gathered();
  joinBrackets(names, citations);

  const sources: Source[] = [];
  const persons: Person[] = [];
  const factions: Faction[] = [];
  const agreements: Agreement[] = [];
  const readings: Reading[] = [];
  const statements: Statement[] = [];
  const claims: Claim[] = [];
  const tables: InfluenceTable[] = [];
  const scenarios: Scenario[] = [];
  const declared: Named[] = [];

  const statementIds = new Set(names.all.filter((named) => named.kind === "statement").map((named) => named.id));
  const byId = new Map<string, Statement>();
  for (const parsed of files) {
    const context = new Context(names, report, parsed.file, gathered, citations);
    for (const node of parsed.ast.declarations) {
      await breathe();
      const named = names.of(node);
      if (node.$type === "Statement") {
        const statement = lowerStatement(node, named, statementIds, context);
        if (statement !== undefined) {
          statements.push(statement);
          byId.set(statement.id, statement);
        }
        continue;
      }
      if (named === undefined) continue;
      switch (node.$type) {
        case "Source":
          if (!sources.some((source) => source.name === named.id))
            sources.push({
              name: named.id,
              path: node.path ?? "",
              dated: lowerDate(node.date, node, context),
              at: context.place(node),
            });
          break;
        case "Party":
          declared.push(named);
          break;
        case "Person":
          add(persons, lowerPerson(node, named, context));
          break;
        case "Faction":
          factions.push(lowerFaction(node, named, context));
          break;
        case "Agreement":
          agreements.push(lowerAgreement(node, named, context));
          break;
        case "Claim":
          add(claims, lowerClaim(node, named, context));
          break;
        case "Table":
          add(tables, lowerTable(node, named, context));
          break;
      }
    }
  }
  for (const parsed of files) {
    const context = new Context(names, report, parsed.file, gathered, citations);
    for (const node of parsed.ast.declarations) {
      const named = names.of(node);
      if (named === undefined) continue;
      if (node.$type === "Reading") add(readings, lowerReading(node, named, byId, persons, context));
      else if (node.$type === "Scenario") {
        await breathe();
        add(scenarios, lowerScenario(node, named, context));
      }
    }
  }

  const model: Model = {
    format: MODEL_FORMAT,
    sources,
    parties: parties(gathered, declared),
    persons,
    factions,
    agreements,
    readings,
    statements,
    claims,
    tables,
    scenarios,
    verbs: [...gathered.verbs.values()].sort((a, b) => compare(a.infinitive, b.infinitive)),
  };
  return { model, gathered };
}

function add<T>(list: T[], value: T | undefined): void {
  if (value !== undefined) list.push(value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The brackets around each declaration as one guard. Mistakes in them are told when the brackets themselves are lowered. */
function joinBrackets(names: Names, citations: Citations): void {
  const silent = new Report();
  for (const named of names.all) {
    if (named.brackets.length === 0 || named.file === undefined) continue;
    const context = new Context(names, silent, named.file, new Gathered(), citations);
    context.agreement = named.kind === "option" ? named.within?.within : named.within;
    for (const bracket of named.brackets) named.guard = both(named.guard, lowerGuard(bracket, context));
  }
}

/** Those that the files mention, and those that they declare. */
function parties(gathered: Gathered, declared: readonly Named[]): Party[] {
  const all = new Map([...gathered.parties, ...declared.map((named) => [named.id, named] as const)]);
  return [...all.values()]
    .map((named): Party => {
      if (named.file !== undefined) return { id: named.id, name: named.title ?? named.name, kind: "declared" };
      const entry = findParty(named.id);
      const iso3 = entry?.iso3;
      return {
        id: named.id,
        name: entry?.name ?? named.name,
        kind: entry?.kind ?? "state",
        ...(iso3 === undefined ? {} : { iso3 }),
      };
    })
    .sort((a, b) => compare(a.id, b.id));
}
