import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load, memoryHost } from "@proviso/language";
import { answerings, questionsOfAgreement, settle } from "@proviso/promise";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIn, readText } from "./reading.ts";

const TEXT = `// A comment with "words" and [brackets]
agreement Pact "A pact of friends"
  cite article "first words"
    and "second words"
    assumed "a reason"
  question veto "Who blocks?" either absent or held
  group Friends: France, [veto is held: Spain] cite article "Spain"
  [veto is held:
    decision response "Whether to act" by all of Friends
      assumed "so far"]
  clause help when anyone attacks Malta
    [veto is held: if response is approved] each of Friends shall "send a note" to Malta
`;
const reading = readText(TEXT);
const words = (kind: string) =>
  reading.marks.filter((mark) => mark.kind === kind).map(({ from, to }) => TEXT.slice(from, to));

describe("reading a text by its shape", () => {
  it("tells what supports from what is agreed", () => {
    expect(
      reading.supports.map(({ from, to, kinds }) => [TEXT.slice(from, to).replaceAll(/\s+/g, " "), kinds]),
    ).toEqual([
      ['cite article "first words" and "second words" assumed "a reason"', ["cited", "assumed"]],
      ['cite article "Spain"', ["cited"]],
      ['assumed "so far"', ["assumed"]],
    ]);
    expect(words("cited")).toEqual(['"first words"', '"second words"', '"Spain"']);
    expect(words("quoted")).toEqual(['"a reason"', '"so far"', '"send a note"']);
  });

  it("finds what is declared, with its title", () => {
    expect(reading.items.map(({ kind, name, title }) => [kind, name, title])).toEqual([
      ["agreement", "Pact", "A pact of friends"],
      ["question", "veto", "Who blocks?"],
      ["group", "Friends", ""],
      ["decision", "response", "Whether to act"],
      ["clause", "help", ""],
    ]);
    expect(words("modal")).toEqual(["shall"]);
    expect(words("comment")).toHaveLength(1);
  });

  it("finds brackets with their guards, and whether they are in the text", () => {
    expect(reading.brackets.map(({ guard, agreement }) => [guard, agreement])).toEqual([
      ["veto is held", "Pact"],
      ["veto is held", "Pact"],
      ["veto is held", "Pact"],
    ]);
    const [, block] = reading.brackets;
    if (block === undefined) throw new TypeError("there is no bracket");
    expect(TEXT.slice(block.from, block.to)).toMatch(/^\[veto is held:\n {4}decision[\s\S]*"so far"\]$/);
    expect(isIn(block, {})).toBeUndefined();
    expect(isIn(block, { "Pact.veto": "held" })).toBe(true);
    expect(isIn(block, { "Pact.veto": "absent" })).toBe(false);
    const both = { ...block, guard: "veto is held and Other.seats is broad" };
    expect(isIn(both, { "Pact.veto": "absent" })).toBe(false);
    expect(isIn(both, { "Pact.veto": "held" })).toBeUndefined();
    expect(isIn(both, { "Pact.veto": "held", "Other.seats": "broad" })).toBe(true);
    const either = { ...block, guard: "veto is held or veto is maybe" };
    expect(isIn(either, { "Pact.veto": "maybe" })).toBe(true);
    expect(isIn(either, { "Pact.veto": "absent" })).toBe(false);
  });

  it("agrees with the language on every bracket of the worked dossier", async () => {
    const folder = join(import.meta.dirname, "../../../../dossiers/ukraine-2025");
    const names = ["sources.proviso", "guarantee.proviso", "istanbul.proviso"];
    const files = Object.fromEntries(
      [...names, "sources/article.txt"].map((path) => [path, readFileSync(join(folder, path), "utf8")]),
    );
    const { model } = await load(names, memoryHost(files));
    if (model === undefined) throw new TypeError("the dossier has a mistake");
    for (const agreement of model.agreements) {
      const { brackets } = readText(files[agreement.at.file] ?? "");
      for (const answering of answerings(questionsOfAgreement(model, agreement.id))) {
        const settled = settle(model, agreement.id, answering);
        for (const decision of agreement.decisions) {
          const inside = brackets.filter(({ from, to }) => from < decision.at.offset && decision.at.offset < to);
          const there = settled.decisions.has(decision.id);
          expect(inside.every((bracket) => isIn(bracket, answering as Record<string, string>))).toBe(there);
        }
      }
    }
  });

  it("reads a guard past a comment", () => {
    const text = "[veto is // as said\n held: decision d]";
    const { brackets, marks } = readText(text);
    expect(brackets.map(({ guard }) => guard)).toEqual(["veto is held"]);
    expect(marks.map(({ from, to, kind }) => [kind, text.slice(from, to)])).toEqual([
      ["guard", "[veto is "],
      ["comment", "// as said"],
      ["guard", "\n held:"],
      ["keyword", "decision"],
      ["name", "d"],
    ]);
  });

  it("reads anything, and marks what is there in order", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      '"',
      "//",
      "\n",
      " ",
      "cite",
      "article",
      "veto is held:",
      "clause",
      "x",
      "and",
      "assumed",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const found = readText(text);
        let end = 0;
        for (const { from, to } of [...found.marks].sort((one, other) => one.from - other.from)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        for (const { from, to, guardTo } of found.brackets) expect(from < guardTo && guardTo <= to).toBe(true);
        for (const { from, to } of found.supports) expect(text.slice(from, to).trim()).toBe(text.slice(from, to));
      }),
    );
  });
});
