import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("decision-cannot-pass: the bad text is found out, in the right place and words", async () => {
  expect(said("decision-cannot-pass", await read("bad.proviso"))).toEqual([
    '5: The decision "Report of a breach" can never be approved: it needs a yes from all of the Members, and 3 parties may vote.',
  ]);
});

test("decision-cannot-pass: the good text is left alone", async () => {
  expect(said("decision-cannot-pass", await read("good.proviso"))).toEqual([]);
});
