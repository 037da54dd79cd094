import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("expired: the bad text is found out, in the right place and words", async () => {
  expect(said("expired", await read("bad.proviso"), { today: "2026-02-24" })).toEqual([
    "5: Ally ended on 1999-04-20: it was to last 5 years and came into force on 1994-04-20.",
    '10: Clause supply ran until 1998: Russia is no longer bound to supply "air defence".',
  ]);
});

test("expired: the good text is left alone", async () => {
  expect(said("expired", await read("good.proviso"), { today: "2026-02-24" })).toEqual([]);
});
