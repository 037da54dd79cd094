import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("help-barred-outside: the bad text is found out, in the right place and words", async () => {
  expect(said("help-barred-outside", await read("bad.proviso"))).toEqual([
    '11: Clause bar forbids France, Germany, the United Kingdom and the United States to intervene unless response is approved: whoever then gives the help that the promise "protection" to Ukraine counts on is in breach.',
  ]);
});

test("help-barred-outside: the good text is left alone", async () => {
  expect(said("help-barred-outside", await read("good.proviso"))).toEqual([]);
});
