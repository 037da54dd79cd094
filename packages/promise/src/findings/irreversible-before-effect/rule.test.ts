import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("irreversible-before-effect: the bad text is found out, in the right place and words", async () => {
  expect(said("irreversible-before-effect", await read("bad.proviso"))).toEqual([
    '7: Ukraine shall transfer "its nuclear warheads" even if the promise "safety" made to it never takes effect: by then what was handed over is another\'s.',
  ]);
});

test("irreversible-before-effect: the good text is left alone", async () => {
  expect(said("irreversible-before-effect", await read("good.proviso"))).toEqual([]);
});
