import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("lapses-at-will: the bad text is found out, in the right place and words", async () => {
  expect(said("lapses-at-will", await read("bad.proviso"))).toEqual([
    '7: The United States alone can end clause guarantee of Points by finding that Ukraine attacks Russia where "there was no cause".',
  ]);
});

test("lapses-at-will: the good text is left alone", async () => {
  expect(said("lapses-at-will", await read("good.proviso"))).toEqual([]);
});
