import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("question-open: the bad text is found out, in the right place and words", async () => {
  expect(said("question-open", await read("bad.proviso"))).toEqual([
    '3: "Must all guarantors agree before any of them helps?" is open, and the promise "protection" to Ukraine depends on it: where assent is alone, nobody can lawfully void it; and where assent is together, China, France, Russia, the United Kingdom or the United States alone can void it.',
  ]);
});

test("question-open: the good text is left alone", async () => {
  expect(said("question-open", await read("good.proviso"))).toEqual([]);
});
