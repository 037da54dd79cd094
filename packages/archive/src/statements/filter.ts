import { type RawBuilder, sql } from "kysely";
import type { CandidateFilter } from "../contract/index.ts";
import { nameKey } from "./name.ts";

/** A condition on `s`, a candidate as it stands, for what a filter says of it; documents and states aside. `undefined` where it says nothing. */
export function meantBy({ speaker, party, act, question }: CandidateFilter): RawBuilder<boolean> | undefined {
  const conditions: RawBuilder<boolean>[] = [];
  if (speaker !== undefined) {
    const key = nameKey(speaker);
    conditions.push(sql<boolean>`(s.person = ${key} or s.words = ${key})`);
  }
  if (party !== undefined) {
    const key = nameKey(party);
    conditions.push(sql<boolean>`(s.party = ${key} or s.behalf = ${key})`);
  }
  if (act !== undefined) conditions.push(sql<boolean>`s.act = ${act}`);
  if (question !== undefined)
    conditions.push(
      sql<boolean>`exists (select 1 from bearings b where b.candidate = s.candidate and b.number = s.reading and b.question = ${question})`,
    );
  return conditions.length === 0 ? undefined : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
