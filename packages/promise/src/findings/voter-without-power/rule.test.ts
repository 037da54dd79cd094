import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("voter-without-power: the bad text is found out, in the right place and words", async () => {
  expect(said("voter-without-power", await read("bad.proviso"))).toEqual([
    '6: Luxembourg may vote in the decision "A grant from the fund", and its vote can never change the outcome, which needs a yes from at least 12 of the votes of the Parties.',
  ]);
});

test("voter-without-power: the good text is left alone", async () => {
  expect(said("voter-without-power", await read("good.proviso"))).toEqual([]);
});
