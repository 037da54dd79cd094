import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("nobody-bound: the bad text is found out, in the right place and words", async () => {
  expect(said("nobody-bound", await read("bad.proviso"))).toEqual([
    '10: Nobody is bound to keep the promise "aid" to each of the Parties: clause defence leaves each to do what it deems necessary.',
  ]);
});

test("nobody-bound: the good text is left alone", async () => {
  expect(said("nobody-bound", await read("good.proviso"))).toEqual([]);
});
