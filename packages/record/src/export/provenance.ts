import type { Model, Speaker, Statement } from "@proviso/agreement";
import { sayingWords, speakerName } from "../words.ts";

/** PROV-JSON (W3C Member Submission, 2013) of what PROV-DM calls entities, agents and the relations between them. */
export interface Provenance {
  readonly prefix: Readonly<Record<string, string>>;
  readonly entity: Readonly<Record<string, object>>;
  readonly agent: Readonly<Record<string, object>>;
  readonly wasAttributedTo: Readonly<Record<string, object>>;
  readonly wasDerivedFrom: Readonly<Record<string, object>>;
  readonly actedOnBehalfOf: Readonly<Record<string, object>>;
  readonly wasInfluencedBy: Readonly<Record<string, object>>;
}

/**
 * Where every statement comes from: the speaker it is attributed to, the sources it is quoted from, through whom it is known, and what it corrects.
 * Days are given as they are known, for many are only months or years.
 */
export function provenance(model: Model): Provenance {
  const agent: Record<string, object> = {};
  const wasAttributedTo: Record<string, object> = {};
  const wasDerivedFrom: Record<string, object> = {};
  const actedOnBehalfOf: Record<string, object> = {};
  const wasInfluencedBy: Record<string, object> = {};
  const entity: Record<string, object> = {};
  let count = 0;
  const relate = (relations: Record<string, object>, relation: object) => {
    relations[`_:r${++count}`] = relation;
  };
  const agentOf = (speaker: Speaker): string => {
    const id = `${speaker.kind === "source" ? "author" : speaker.kind}:${encodeURIComponent(speaker.id)}`;
    if (agent[id] !== undefined) return id;
    agent[id] = {
      "prov:type": {
        $: speaker.kind === "person" || speaker.kind === "source" ? "prov:Person" : "prov:Organization",
        type: "prov:QUALIFIED_NAME",
      },
      "prov:label": speakerName(model, speaker),
    };
    const person = model.persons.find((each) => speaker.kind === "person" && each.id === speaker.id);
    const faction = model.factions.find((each) => speaker.kind === "faction" && each.id === speaker.id);
    const of = person?.of ?? faction?.of;
    if (of !== undefined && person !== undefined)
      relate(actedOnBehalfOf, { "prov:delegate": id, "prov:responsible": agentOf({ kind: "party", id: of }) });
    return id;
  };
  for (const { name, path, dated } of model.sources)
    entity[sourceId(name)] = { "prov:label": name, "prov:location": path, "proviso:dated": dated };
  for (const statement of model.statements) {
    const id = statementId(statement.id);
    entity[id] = attributes(model, statement);
    relate(wasAttributedTo, { "prov:entity": id, "prov:agent": agentOf(statement.by) });
    const sources = new Set(statement.support.flatMap((each) => (each.kind === "assumed" ? [] : [each.source])));
    for (const source of sources)
      relate(wasDerivedFrom, {
        "prov:generatedEntity": id,
        "prov:usedEntity": sourceId(source),
        "prov:type": { $: "prov:Quotation", type: "prov:QUALIFIED_NAME" },
      });
    if (statement.supersedes !== undefined)
      relate(wasDerivedFrom, {
        "prov:generatedEntity": id,
        "prov:usedEntity": statementId(statement.supersedes),
        "prov:type": { $: "prov:Revision", type: "prov:QUALIFIED_NAME" },
      });
    if (statement.reported?.by !== undefined)
      relate(wasInfluencedBy, { "prov:influencee": id, "prov:influencer": agentOf(statement.reported.by) });
  }
  return {
    prefix: {
      prov: "http://www.w3.org/ns/prov#",
      ...Object.fromEntries(PREFIXES.map((name) => [name, `urn:proviso:${name}:`])),
      proviso: "urn:proviso:term:",
    },
    entity,
    agent,
    wasAttributedTo,
    wasDerivedFrom,
    actedOnBehalfOf,
    wasInfluencedBy,
  };
}

const PREFIXES = ["statement", "source", "person", "party", "faction", "author"];

function statementId(id: string): string {
  return `statement:${encodeURIComponent(id)}`;
}

function sourceId(name: string): string {
  return `source:${encodeURIComponent(name)}`;
}

function attributes(model: Model, { sayings, dated, venue, reported }: Statement): object {
  return {
    "prov:value": sayings.map((saying) => sayingWords(model, saying)).join("; "),
    ...(dated.kind === "undated"
      ? {}
      : { [dated.kind === "since" ? "proviso:saidSince" : "proviso:said"]: dated.date }),
    ...(venue === undefined ? {} : { "proviso:venue": venue }),
    ...(reported?.on === undefined ? {} : { "proviso:reported": reported.on }),
  };
}
