import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("approval-displaces-fallback: the bad text is found out, in the right place and words", async () => {
  expect(said("approval-displaces-fallback", await read("bad.proviso"))).toEqual([
    '14: A yes in the decision "Common measures" takes away what a no leaves: once it is approved, Greece, Turkey and the United Kingdom are no longer free under clause restoration to "restore the order", which the promise "order" to Cyprus counts on.',
  ]);
});

test("approval-displaces-fallback: the good text is left alone", async () => {
  expect(said("approval-displaces-fallback", await read("good.proviso"))).toEqual([]);
});
