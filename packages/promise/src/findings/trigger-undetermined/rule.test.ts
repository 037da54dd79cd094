import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("trigger-undetermined: the bad text is found out, in the right place and words", async () => {
  expect(said("trigger-undetermined", await read("bad.proviso"))).toEqual([
    "5: Clause consultation applies when anyone attacks Ukraine, and nobody is named to find that this has happened.",
    "8: Clause defence applies when anyone attacks Ukraine, and nobody is named to find that this has happened; the encoding leaves the role out.",
  ]);
});

test("trigger-undetermined: the good text is left alone", async () => {
  expect(said("trigger-undetermined", await read("good.proviso"))).toEqual([]);
});
