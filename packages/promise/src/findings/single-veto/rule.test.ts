import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("single-veto: the bad text is found out, in the right place and words", async () => {
  expect(said("single-veto", await read("bad.proviso"))).toEqual([
    '8: Any one of China, France, the Soviet Union, the United Kingdom and the United States alone can block the promise "watch" to Israel: the decision "Whether to send a force" needs a yes from at least 9 of the Council and no objection from the Permanent.',
  ]);
});

test("single-veto: the good text is left alone", async () => {
  expect(said("single-veto", await read("good.proviso"))).toEqual([]);
});
