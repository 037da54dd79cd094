import type {
  Agreement,
  Claim,
  Faction,
  InfluenceTable,
  Party,
  Person,
  Reading,
  Scenario,
  Source,
  Statement,
  VerbEntry,
} from "../index.ts";
import { MODEL_FORMAT, type Model } from "../model.ts";
import { frozen, lower, spaced, upper } from "./names.ts";

/** What a model is put together from. Parties that are mentioned and not given are declared under their own names. */
export interface Contents {
  readonly agreements: readonly Agreement[];
  /** The verb table that the acts are written with, such as `VERBS` of the language's prelude; the model keeps what it uses. */
  readonly verbs: readonly VerbEntry[];
  readonly parties?: readonly Party[];
  readonly persons?: readonly Person[];
  readonly factions?: readonly Faction[];
  readonly scenarios?: readonly Scenario[];
  readonly readings?: readonly Reading[];
  readonly statements?: readonly Statement[];
  readonly claims?: readonly Claim[];
  readonly tables?: readonly InfluenceTable[];
  readonly sources?: readonly Source[];
}

/** A party of the world or one of one's own. */
export function party(id: string, more: Partial<Omit<Party, "id">> = {}): Party {
  return { id: upper(id, "party"), name: spaced(id), kind: "declared", ...more };
}

/** A row of the verb table. What is left out: takes a party, falls under nothing, is conduct. */
export function verb(infinitive: string, thirdPerson: string, more: Partial<VerbEntry> = {}): VerbEntry {
  return {
    takes: "party",
    under: [],
    circumstance: false,
    ...more,
    infinitive: lower(infinitive, "verb"),
    thirdPerson: lower(thirdPerson, "verb"),
  };
}

/**
 * The model of these agreements, frozen, with every verb in its infinitive.
 * @throws RangeError for a name that is taken or stands for nothing, a verb that is not in the table, or an object that the verb does not take
 */
export function model(contents: Contents): Model {
  const table = new Map<string, VerbEntry>();
  for (const entry of contents.verbs) for (const form of [entry.infinitive, entry.thirdPerson]) table.set(form, entry);
  const used = new Map<string, VerbEntry>();
  const use = (form: string): VerbEntry => {
    const entry = table.get(form);
    if (entry === undefined) throw new RangeError(`"${form}" is not in the verb table.`);
    if (!used.has(entry.infinitive)) {
      used.set(entry.infinitive, entry);
      for (const above of entry.under) use(above);
    }
    return entry;
  };

  const { agreements, scenarios, readings } = inInfinitives(
    { agreements: contents.agreements, scenarios: contents.scenarios ?? [], readings: contents.readings ?? [] },
    use,
  );
  const persons = contents.persons ?? [];
  const factions = contents.factions ?? [];
  const mentioned = new Set<string>();
  for (const name of partiesIn({ agreements, scenarios })) mentioned.add(name);
  const tables = contents.tables ?? [];
  for (const { actor } of tables.flatMap(({ rows }) => rows)) if (actor.kind === "party") mentioned.add(actor.id);
  for (const id of speakersIn([contents.statements ?? [], contents.claims ?? []], "party")) mentioned.add(id);
  for (const { of } of [...persons, ...factions]) if (of !== undefined) mentioned.add(of);
  const given = new Map((contents.parties ?? []).map((one) => [one.id, one]));
  const built: Model = {
    format: MODEL_FORMAT,
    sources: contents.sources ?? [],
    parties: [...mentioned].map((id) => given.get(id) ?? party(id)),
    persons,
    factions,
    agreements,
    readings,
    statements: contents.statements ?? [],
    claims: contents.claims ?? [],
    tables,
    scenarios,
    verbs: [...used.values()],
  };
  checkNames(built);
  return frozen(built);
}

/** The same data with verbs in the infinitive, each checked to take what it is given. */
function inInfinitives<T>(data: T, use: (form: string) => VerbEntry): T {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (value === null || typeof value !== "object") return value;
    const made = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
    if (made.kind === "verb" && typeof made.verb === "string") {
      const entry = use(made.verb);
      if ((made.object === undefined) !== (entry.takes === "nothing"))
        throw new RangeError(
          entry.takes === "nothing"
            ? `"${made.verb}" takes nothing after it.`
            : `"${made.verb}" needs a ${entry.takes} after it.`,
        );
      made.verb = entry.infinitive;
    }
    return made;
  };
  return copy(data) as T;
}

function partiesIn(data: unknown): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part);
    else if (value !== null && typeof value === "object") {
      for (const [key, part] of Object.entries(value)) {
        if (key === "party" && typeof part === "string") found.push(part);
        else walk(part);
      }
    }
  };
  walk(data);
  return found;
}

/** The speakers of a kind, nested ones included. */
function speakersIn(data: unknown, kind: string): string[] {
  if (Array.isArray(data)) return data.flatMap((part) => speakersIn(part, kind));
  if (data === null || typeof data !== "object") return [];
  const { kind: own, id } = data as { readonly kind?: unknown; readonly id?: unknown };
  if (own === kind && typeof id === "string") return [id];
  return Object.values(data).flatMap((part) => speakersIn(part, kind));
}

/** @throws RangeError for a speaker, a question or a corrected statement that is not there, and where corrections go in a circle */
function checkRecord(
  { statements, claims }: Model,
  expect: (name: unknown, ...kinds: readonly string[]) => void,
  walk: (value: unknown) => void,
): void {
  for (const kind of ["party", "person", "faction", "source"])
    for (const id of speakersIn([statements, claims], kind)) expect(id, kind);
  walk(statements.map(({ sayings }) => sayings));
  const byId = new Map(statements.map((each) => [each.id, each]));
  for (const { id, supersedes } of statements) {
    if (supersedes !== undefined) expect(supersedes, "statement");
    const seen = new Set([id]);
    for (let at = supersedes; at !== undefined; at = byId.get(at)?.supersedes) {
      if (seen.has(at)) throw new RangeError(`The statement ${id} corrects itself by way of ${[...seen].join(", ")}.`);
      seen.add(at);
    }
  }
}

function checkNames(model: Model): void {
  const ids = new Map<string, string>();
  const declare = (kind: string, id: string): void => {
    const other = ids.get(id);
    if (other !== undefined) throw new RangeError(`The ${kind} ${id} has the name of a ${other}.`);
    ids.set(id, kind);
  };
  const named: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ["party", model.parties],
    ["person", model.persons],
    ["faction", model.factions],
    ["agreement", model.agreements],
    ...model.agreements.flatMap((of): [string, readonly { readonly id: string }[]][] => [
      ["group", of.groups],
      ["fact", of.facts],
      ["attribute", of.attributes],
      ["question", of.questions],
      ["decision", of.decisions],
      ["clause", of.clauses],
      ["promise", of.promises],
    ]),
    ["reading", model.readings],
    ["table", model.tables],
    ["scenario", model.scenarios],
    ["statement", model.statements],
    ["claim", model.claims],
    ["source", model.sources.map(({ name }) => ({ id: name }))],
  ];
  for (const [kind, items] of named) for (const { id } of items) declare(kind, id);

  const expect = (name: unknown, ...kinds: readonly string[]): void => {
    const kind = typeof name === "string" ? ids.get(name) : undefined;
    if (kind === undefined || !kinds.includes(kind))
      throw new RangeError(`There is no ${kinds.join(" or ")} ${String(name)} in the model.`);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return;
    const part = value as Record<string, unknown>;
    if (typeof part.group === "string") expect(part.group, "group");
    if (typeof part.attribute === "string") expect(part.attribute, "attribute");
    if (typeof part.fact === "string") expect(part.fact, "fact");
    if (typeof part.question === "string") expect(part.question, "question");
    if (typeof part.decision === "string") expect(part.decision, "decision");
    if (part.kind === "decision" && typeof part.name === "string") expect(part.name, "decision");
    if (part.kind === "clause" || part.kind === "agreement" || part.kind === "promise") expect(part.name, part.kind);
    if (part.kind === "kept" || part.kind === "breached") {
      if (typeof part.name === "string") expect(part.name, "clause", "promise", "agreement", "fact");
    }
    if (part.kind === "faction" && typeof part.faction === "string") expect(part.faction, "faction");
    for (const inner of Object.values(part)) walk(inner);
  };
  walk(model.agreements);
  walk(model.scenarios.map(({ expectations: _, ...rest }) => rest));
  walk(model.readings);
  for (const { on, rows } of model.tables) {
    if (on.kind === "question") expect(on.question, "question");
    for (const { actor } of rows) expect(actor.id, actor.kind);
  }
  checkRecord(model, expect, walk);
  for (const { of } of [...model.scenarios, ...model.readings]) expect(of, "agreement");
  for (const { of } of model.agreements.flatMap((agreement) => agreement.attributes)) expect(of, "group");
  for (const { on } of model.scenarios.flatMap((scenario) => scenario.stances))
    if (on !== undefined) expect(on, "decision");
}
