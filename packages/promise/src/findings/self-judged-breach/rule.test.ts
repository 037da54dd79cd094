import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("self-judged-breach: the bad text is found out, in the right place and words", async () => {
  expect(said("self-judged-breach", await read("bad.proviso"))).toEqual([
    "8: Each of Italy and the United Kingdom decides for itself under clause frontier whether anyone attacks any of the Neighbours, and so whether it must assist the victim.",
  ]);
});

test("self-judged-breach: the good text is left alone", async () => {
  expect(said("self-judged-breach", await read("good.proviso"))).toEqual([]);
});
