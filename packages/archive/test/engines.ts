import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { postgres, type TestServer } from "./postgres.ts";

/** Makes places for new, empty archives of one engine. */
export interface Places {
  /** A path or a connection string. */
  readonly place: () => Promise<string>;
}

/**
 * Runs the same tests on SQLite and on Postgres: on a real server where the machine has one, else on PGlite, so that they are never left out.
 * `PROVISO_TEST_PGLITE=1` takes PGlite anyway.
 */
export function onBothEngines(tests: (places: Places) => void): void {
  describe("SQLite", () => tests(sqlitePlaces()));
  describe("Postgres", () => tests(serverPlaces(postgres)));
}

export function sqlitePlaces(): Places {
  const folder = temporaryFolder();
  let made = 0;
  return { place: async () => join(folder(), `archive${++made}.db`) };
}

export function serverPlaces(start: () => Promise<TestServer>): Places {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());
  return { place: () => (server as TestServer).database() };
}

/** A folder for the tests of a block, removed after them. */
export function temporaryFolder(): () => string {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "proviso-archive-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
