import { expect, it } from "vitest";
import { addDocuments, exportLines, openArchive, searchArchive } from "../src/index.ts";
import { serverPlaces, sqlitePlaces } from "./engines.ts";
import { pglite } from "./postgres.ts";
import { document, edited, prose, random } from "./sample.ts";

const places = [sqlitePlaces(), serverPlaces(pglite)];

it("PGlite, on which machines without a server test, stores and finds what SQLite does", async () => {
  const [one, other] = await Promise.all(
    places.map(async ({ place }) => {
      const next = random(11);
      const archive = await openArchive(await place(), { now: () => "2025-09-01T00:00:00.000Z" });
      const texts = Array.from({ length: 40 }, () => prose(next, 80));
      const copies = texts.slice(0, 10).map((text) => edited(next, text, 60));
      await addDocuments(
        archive,
        [...texts, ...copies].map((text, i) => document(`${i}`, text)),
      );
      const found = [];
      for (const query of ["veto", '"the guarantee" OR only NOT council', "part*", "(Russia China) OR edit*"])
        found.push(await searchArchive(archive, query));
      const lines: string[] = [];
      for await (const line of exportLines(archive)) lines.push(line);
      await archive.close();
      return { found, lines };
    }),
  );
  expect(other).toEqual(one);
  expect(one?.found.every(({ total }) => total > 0)).toBe(true);
  expect(one?.lines.some((line) => line.includes('"copyOf"'))).toBe(true);
});
