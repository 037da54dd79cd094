import { readFileSync } from "node:fs";
import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { said } from "../testing.ts";

const read = (name: string) => loadText(readFileSync(new URL(name, import.meta.url), "utf8"));

test("no-deadline: the bad text is found out, in the right place and words", async () => {
  expect(said("no-deadline", await read("bad.proviso"))).toEqual([
    '5: The decision "Whether the case has come" has no deadline, and the promise "help" to Lithuania can wait for it without end.',
    '9: Clause defence does not say by when each of the Guarantors except the attacker must assist Lithuania, as the promise "help" to Lithuania counts on.',
  ]);
});

test("no-deadline: the good text is left alone", async () => {
  expect(said("no-deadline", await read("good.proviso"))).toEqual([]);
});
