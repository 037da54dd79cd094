import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("circular-condition: the bad text is found out, in the right place and words", async () => {
  expect(said("circular-condition", await read("bad.proviso"))).toEqual([
    "4: Clause elections and clause border each wait for the other, so that neither need ever begin.",
  ]);
});

test("circular-condition: the good text is left alone", async () => {
  expect(said("circular-condition", await read("good.proviso"))).toEqual([]);
});
