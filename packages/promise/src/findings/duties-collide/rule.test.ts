import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("duties-collide: the bad text is found out, in the right place and words", async () => {
  expect(said("duties-collide", await read("bad.proviso"))).toEqual([
    "6: Clause solidarity obliges Austria to assist the victim and clause neutrality forbids it to intervene, and both can hold at once.",
  ]);
});

test("duties-collide: the good text is left alone", async () => {
  expect(said("duties-collide", await read("good.proviso"))).toEqual([]);
});
