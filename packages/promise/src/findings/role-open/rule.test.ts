import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("role-open: the bad text is found out, in the right place and words", async () => {
  expect(said("role-open", await read("bad.proviso"))).toEqual([
    '7: Clause response says that someone shall "respond militarily in coordination" and does not say who.',
    '10: Clause forfeiture lapses if Ukraine attacks Russia where "there was no cause", and nobody is named to find that it is so.',
  ]);
});

test("role-open: the good text is left alone", async () => {
  expect(said("role-open", await read("good.proviso"))).toEqual([]);
});
