import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("uncited: the bad text is found out, in the right place and words", async () => {
  expect(said("uncited", await read("bad.proviso"))).toEqual([
    "3: Accord cites nothing for 3 of its 4 clauses, decisions and promises: decision readiness, clause consultation and promise help.",
  ]);
});

test("uncited: the good text is left alone", async () => {
  expect(said("uncited", await read("good.proviso"))).toEqual([]);
});
