import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { Engine } from "../engine/engine.ts";
import type { Tables } from "./tables.ts";

/** Tables that the database itself keeps from being changed. */
const APPEND_ONLY = ["documents", "texts", "origins", "candidates", "readings", "bearings", "decisions"] as const;
/** All that is made here. */
export const TABLES = [...APPEND_ONLY, "buckets", "words", "standing"] as const;

/** The first schema. A migration that people have run is never edited: what is to change goes into the next. */
export function first(engine: Engine): Migration {
  const { ordinal, exactText, real } = engine;
  return {
    async up(db: Kysely<Tables>) {
      const { schema } = db;
      await schema
        .createTable("documents")
        .addColumn("ordinal", "integer", ordinal)
        .addColumn("id", exactText, (column) => column.notNull().unique())
        .addColumn("title", exactText, (column) => column.notNull())
        .addColumn("dated", exactText)
        .addColumn("author", exactText)
        .addColumn("length", "integer", (column) => column.notNull())
        .addColumn("shingles", "integer", (column) => column.notNull())
        .addColumn("copy_of", "integer", (column) => column.references("documents.ordinal"))
        .addColumn("similarity", real)
        .addColumn("added", exactText, (column) => column.notNull())
        .execute();
      await schema
        .createTable("texts")
        .addColumn("document", "integer", (column) => column.primaryKey().references("documents.ordinal"))
        .addColumn("text", exactText, (column) => column.notNull())
        .execute();
      await schema.createIndex("documents_copy_of").on("documents").column("copy_of").execute();
      await schema
        .createTable("origins")
        .addColumn("ordinal", "integer", ordinal)
        .addColumn("document", "integer", (column) => column.notNull().references("documents.ordinal"))
        .addColumn("origin", exactText, (column) => column.notNull())
        .addColumn("url", exactText)
        .addColumn("media_type", exactText, (column) => column.notNull())
        .addColumn("original", exactText, (column) => column.notNull())
        .addColumn("added", exactText, (column) => column.notNull())
        .addUniqueConstraint("origins_once", ["document", "origin", "original"])
        .execute();
      await schema.createIndex("origins_origin").on("origins").columns(["origin", "original"]).execute();
      await schema
        .createTable("buckets")
        .addColumn("bucket", "integer", (column) => column.notNull())
        .addColumn("document", "integer", (column) => column.notNull().references("documents.ordinal"))
        .addPrimaryKeyConstraint("buckets_key", ["bucket", "document"])
        .execute();
      await schema
        .createTable("candidates")
        .addColumn("ordinal", "integer", ordinal)
        .addColumn("id", exactText, (column) => column.notNull().unique())
        .addColumn("document", "integer", (column) => column.notNull().references("documents.ordinal"))
        .addColumn("start", "integer", (column) => column.notNull())
        .addColumn("added", exactText, (column) => column.notNull())
        .addColumn("body", exactText, (column) => column.notNull())
        .execute();
      await schema.createIndex("candidates_document").on("candidates").columns(["document", "start"]).execute();
      await schema
        .createTable("readings")
        .addColumn("candidate", "integer", (column) => column.notNull().references("candidates.ordinal"))
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("person", exactText)
        .addColumn("words", exactText, (column) => column.notNull())
        .addColumn("party", exactText)
        .addColumn("behalf", exactText)
        .addColumn("act", exactText, (column) => column.notNull())
        .addPrimaryKeyConstraint("readings_key", ["candidate", "number"])
        .execute();
      await schema
        .createTable("bearings")
        .addColumn("candidate", "integer", (column) => column.notNull())
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("question", exactText, (column) => column.notNull())
        .addPrimaryKeyConstraint("bearings_key", ["candidate", "number", "question"])
        .addForeignKeyConstraint("bearings_reading", ["candidate", "number"], "readings", ["candidate", "number"])
        .execute();
      await schema
        .createTable("decisions")
        .addColumn("ordinal", "integer", ordinal)
        .addColumn("id", exactText, (column) => column.notNull().unique())
        .addColumn("candidate", "integer", (column) => column.notNull().references("candidates.ordinal"))
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("previous", exactText, (column) => column.references("decisions.id"))
        .addColumn("kind", exactText, (column) => column.notNull())
        .addColumn("reviewer", exactText)
        .addColumn("note", exactText)
        .addColumn("written", exactText)
        .addColumn("at", exactText, (column) => column.notNull())
        .addColumn("body", exactText)
        .addUniqueConstraint("decisions_in_order", ["candidate", "number"])
        .addCheckConstraint("decisions_kind", sql`kind in ('accepted', 'mended', 'rejected', 'reopened')`)
        .addCheckConstraint("decisions_mended", sql`(body is not null) = (kind = 'mended')`)
        .execute();
      await sql`create view standing as
        select c.ordinal as candidate, c.document,
          case when d.kind is null or d.kind = 'reopened' then 'open' else d.kind end as state,
          coalesce(d.number, 0) as number, r.person, r.words, r.party, r.behalf, r.act, r.number as reading
        from candidates c
        join readings r on r.candidate = c.ordinal
          and r.number = (select max(number) from readings where readings.candidate = c.ordinal)
        left join decisions d on d.candidate = c.ordinal
          and d.number = (select max(number) from decisions where decisions.candidate = c.ordinal)`.execute(db);
      await engine.createWordIndex(db);
      for (const table of APPEND_ONLY) await engine.makeAppendOnly(db, table);
    },
  };
}
