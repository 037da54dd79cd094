import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("no-default: the bad text is found out, in the right place and words", async () => {
  expect(said("no-default", await read("bad.proviso"))).toEqual([
    '6: The decision "Common action" is due within 30 days, and nothing says what follows if it is not taken by then; here it is read as refused.',
  ]);
});

test("no-default: the good text is left alone", async () => {
  expect(said("no-default", await read("good.proviso"))).toEqual([]);
});
