import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("adversary-can-void: the bad text is found out, in the right place and words", async () => {
  expect(said("adversary-can-void", await read("bad.proviso"))).toEqual([
    '5: Russia could attack and then void the promise "protection" to Ukraine alone: the decision "Whether to help Ukraine" needs a yes from all of the Guarantors.',
  ]);
});

test("adversary-can-void: the good text is left alone", async () => {
  expect(said("adversary-can-void", await read("good.proviso"))).toEqual([]);
});
