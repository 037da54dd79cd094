import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("worse-than-nothing: the bad text is found out, in the right place and words", async () => {
  expect(said("worse-than-nothing", await read("bad.proviso"))).toEqual([
    '11: In the scenario "Lithuania is attacked" the promise "protection" is worse for Lithuania than no agreement: help comes in 8.4% of cases with it and 84.0% without; this is owed to clause bar: unless response is approved, each of the Guarantors must not intervene.',
  ]);
});

test("worse-than-nothing: the good text is left alone", async () => {
  expect(said("worse-than-nothing", await read("good.proviso"))).toEqual([]);
});
