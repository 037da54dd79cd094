import type { Model } from "@proviso/agreement";
import { loadText } from "@proviso/language";
import { beforeAll, describe, expect, it } from "vitest";
import { BRIEF_PARTS } from "../present/brief-parts.ts";
import { askBrief } from "./brief.ts";

const TEXT = `agreement Pact "A pact"
  question veto "Can Russia block it?" either absent or held
  group Allies: France, Italy
  group Blockers: Russia
  [veto is held:
    decision act by no objection from Blockers within 3 days failing which refused]
  clause help when anyone attacks Malta as determined by someone unnamed
    [veto is held: if act is approved] each of Allies shall assist Malta
      assumed "a pact of this test"
  promise safety to Malta kept when any of Allies assists Malta
`;

describe("a brief of which parts are wanted", () => {
  let model: Model;
  beforeAll(async () => {
    const loaded = await loadText(TEXT);
    if (loaded.model === undefined) throw new TypeError("the text has mistakes");
    model = loaded.model;
  });
  const headings = (parts?: readonly string[]) =>
    askBrief(model, { parts }).document.flatMap((block) => (block.kind === "heading" ? [block.text] : []));

  it("has these in their order, after its three sentences", () => {
    expect(headings(["questions", "verdicts"])).toEqual([
      "A pact",
      "What this rests on",
      "Who can void it: safety",
      "What to ask, in this order",
    ]);
    expect(headings([])).toEqual(["A pact", "What this rests on"]);
    expect(headings()).toEqual(headings(BRIEF_PARTS));
  });

  it("refuses a part that there is not, and says which there are", () => {
    expect(() => askBrief(model, { parts: ["nonsense"] })).toThrow(/no part nonsense; its parts are verdicts, times/);
  });

  it("tells only of weak places that are left under the answers given", () => {
    const found = (take?: Record<string, string>) => askBrief(model, { take }).value;
    expect(found().sentences[1]?.text).toMatch(
      /^If “Can Russia block it\?” is answered “held”, Russia alone can block the promise/,
    );
    expect(found({ veto: "held" }).sentences[1]?.text).toContain("Russia alone can block the promise");
    const { sentences, findings } = found({ veto: "absent" });
    expect(sentences[1]?.text).toMatch(/^Clause help applies/);
    expect(findings.map(({ code }) => code)).not.toContain("single-veto");
  });

  it("tells what is being worked out", () => {
    const told = new Set<string>();
    askBrief(model, {}, (what) => told.add(what));
    expect([...told]).toContain("ranking the questions");
  });
});
