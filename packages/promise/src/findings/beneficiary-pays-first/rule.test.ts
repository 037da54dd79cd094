import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("beneficiary-pays-first: the bad text is found out, in the right place and words", async () => {
  expect(said("beneficiary-pays-first", await read("bad.proviso"))).toEqual([
    '5: Ukraine must not join the North Atlantic Treaty Organization and must not host "foreign bases", whatever the others do, while the promise "protection" that it gets can be voided by any one of China, France, Turkey, the United Kingdom and the United States.',
  ]);
});

test("beneficiary-pays-first: the good text is left alone", async () => {
  expect(said("beneficiary-pays-first", await read("good.proviso"))).toEqual([]);
});
