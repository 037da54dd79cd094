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

test("single-veto: an adversary that can do the same is named too", async () => {
  const text = await loadText(`agreement Pact "A pact"
  group Allies: France, Italy
  group Blockers: Russia, China
  decision act by no objection from Blockers within 3 days failing which refused
  clause help when Russia attacks Malta as determined by someone unnamed
    if act is approved each of Allies shall assist Malta
  promise safety to Malta kept when any of Allies assists Malta
`);
  expect(said("single-veto", text)).toEqual([
    '4: Any one of Russia and China alone can block the promise "safety" to Malta: the decision "act" needs no objection from the Blockers.',
  ]);
});

test("single-veto: the good text is left alone", async () => {
  expect(said("single-veto", await read("good.proviso"))).toEqual([]);
});
