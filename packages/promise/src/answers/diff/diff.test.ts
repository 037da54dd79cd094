import type { Model } from "@proviso/agreement";
import { beforeAll, describe, expect, test } from "vitest";
import { modelOf } from "../../testing/text.ts";
import { diffAnswer } from "./index.ts";

const DRAFTS = `
agreement Pact "A pact"
  version draft "Whose text?" either ours proposed by Ukraine on 2022-04-15 or theirs proposed by Russia on 2022-04-15 or mild proposed by France on 2022-04-16
  group Guarantors: France, Russia
  [draft is theirs or draft is mild: decision response
    [draft is theirs: by all of Guarantors within 3 days] [draft is mild: by any of Guarantors within 5 days] failing which refused]
  clause defence when anyone attacks Ukraine as determined by someone unnamed
    [draft is theirs or draft is mild: if response is approved] each of Guarantors except the attacker shall assist Ukraine
  promise protection to Ukraine kept when any of Guarantors except the attacker assists Ukraine
`;

describe("what changed between two drafts", () => {
  let model: Model;
  beforeAll(async () => {
    model = await modelOf(DRAFTS);
  });
  const side = (draft: string) => ({ model, name: "protection", take: { draft }, label: `draft ${draft}` });

  test("who gained the means to void, in one sentence", () => {
    const found = diffAnswer(side("ours"), side("theirs"));
    expect(found.summary).toBe(
      'Under draft theirs, but not under draft ours, each of France and Russia can void the promise alone, since the decision "response" needs a yes from all of the Guarantors; draft theirs is kept nowhere that draft ours is not, and fails in more cases.',
    );
    expect(found.voiding).toEqual({ gained: [["France"], ["Russia"]], lost: [] });
  });

  test("one draft implies the other and not the reverse, with a witness", () => {
    const { order } = diffAnswer(side("ours"), side("theirs"));
    expect(order.relation).toBe("weaker");
    expect(order.onlyB).toBeUndefined();
    expect(order.onlyA?.some((act) => act.kind === "vote" && act.how !== "yes")).toBe(true);
    expect(order.onlyA).toHaveLength(1);
    expect(diffAnswer(side("ours"), side("theirs")).verdict).toEqual([
      "Whatever anyone chooses, where draft theirs is kept draft ours is too, and not the other way round: draft theirs is the weaker.",
      "For example: where France votes no in the decision response, draft ours is kept and draft theirs is not.",
    ]);
    expect(diffAnswer(side("theirs"), side("ours")).order.relation).toBe("stronger");
    expect(diffAnswer(side("theirs"), side("mild")).order.relation).toBe("stronger");
    expect(diffAnswer(side("ours"), side("ours")).order).toEqual({ relation: "equal" });
  });

  test("what became conditional, and which terms moved", () => {
    const { conduct, terms } = diffAnswer(side("theirs"), side("mild"));
    expect(conduct).toEqual([]);
    expect(terms.map(({ item, what, before, after }) => [item, what, before, after])).toEqual([
      ["decision response", "rule", "a yes from all of the Guarantors", "a yes from any of the Guarantors"],
      ["decision response", "deadline", "3 days", "5 days"],
    ]);
    expect(diffAnswer(side("ours"), side("mild")).conduct).toEqual([
      { parties: ["France", "Russia"], act: "assist Ukraine", before: "binding", after: "binding in some cases" },
    ]);
  });

  test("a question left open is named with the remedy", () => {
    expect(() => diffAnswer({ ...side("ours"), take: {} }, side("mild"))).toThrow(
      /leaves draft open\. Answer it with a reading or --take draft=ours/,
    );
  });
});
