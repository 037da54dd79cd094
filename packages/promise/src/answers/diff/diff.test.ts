import type { Model } from "@proviso/agreement";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { GUARANTEE, modelOf } from "../../testing/text.ts";
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
      'Under draft theirs, but not under draft ours, each of France and Russia can void the promise alone, since the decision "response" needs a yes from all of the Guarantors; whenever draft theirs is kept, draft ours is too, but not the other way round.',
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

  test("what is forbidden without leave and owed with it is told as both", async () => {
    const text = await modelOf(GUARANTEE);
    const of = (veto: string) => ({ model: text, name: "protection", take: { veto }, label: veto });
    expect(diffAnswer(of("absent"), of("held")).conduct).toContainEqual({
      parties: ["UnitedStates", "UnitedKingdom", "France"],
      act: "assist Ukraine",
      before: "binding",
      after: "binding in some cases, forbidden in others",
    });
  });

  test("both texts in parallel, with the power that moves beside the words that move it", () => {
    const { rows } = diffAnswer(side("ours"), side("theirs"));
    expect(
      rows.map(({ item, changed, moves }) => [item, changed, moves.map(({ text, first }) => [text, first])]),
    ).toEqual([
      ["group Guarantors", false, []],
      ["decision response", true, [["France and Russia each gain the means to void it alone here.", true]]],
      ["clause defence", true, [["France and Russia each gain the means to void it alone here.", false]]],
      ["promise protection", false, []],
    ]);
    expect(rows[1]?.before).toBeUndefined();
    expect(rows[1]?.after?.map(({ text }) => text)).toEqual([
      "Needs a yes from all of the Guarantors, within 3 days, failing which it is refused.",
    ]);
    expect(rows[2]?.before?.map(({ text }) => text)).toEqual([
      "When anyone attacks Ukraine, as determined by someone unnamed:",
      "Each of the Guarantors except the attacker shall assist Ukraine.",
    ]);
    expect(rows[2]?.after?.at(-1)?.text).toBe(
      "If response is approved, each of the Guarantors except the attacker shall assist Ukraine.",
    );
    const back = diffAnswer(side("theirs"), side("ours")).rows;
    expect(back.map(({ item, after }) => [item, after === undefined])).toEqual([
      ["group Guarantors", false],
      ["decision response", true],
      ["clause defence", false],
      ["promise protection", false],
    ]);
    expect(back[1]?.moves[0]?.text).toBe("France and Russia each lose the means to void it alone here.");
  });

  test("every item of both texts is shown once, in the order of the second, whatever moved within it", async () => {
    const text = (clauses: string) => `
agreement Pact "A pact"
  group Helpers: France, Italy
${clauses}
  promise aid to Malta kept when any of Helpers assists Malta`;
    const clause = (name: string) =>
      `  clause ${name} when anyone attacks Malta as determined by someone unnamed any of Helpers may assist Malta`;
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(["one", "two", "three", "four"], { minLength: 1 }),
        fc.shuffledSubarray(["one", "two", "three", "four"], { minLength: 1 }),
        async (a, b) => {
          const [left, right] = await Promise.all([a, b].map((names) => modelOf(text(names.map(clause).join("\n")))));
          if (left === undefined || right === undefined) throw new TypeError("no text");
          const of = (draft: Model, label: string) => ({ model: draft, name: "Pact.aid", label });
          const rows = diffAnswer(of(left, "a"), of(right, "b")).rows.filter(({ item }) => item.startsWith("clause"));
          const names = (some: typeof rows) => some.map(({ item }) => item.replace("clause ", ""));
          expect(names(rows.filter(({ after }) => after !== undefined))).toEqual(b);
          expect(names(rows.filter(({ before }) => before !== undefined)).toSorted()).toEqual(a.toSorted());
          expect(names(rows.filter(({ after }) => after === undefined))).toEqual(a.filter((one) => !b.includes(one)));
        },
      ),
      { numRuns: 20 },
    );
  });

  test("a question left open is named with the remedy", () => {
    expect(() => diffAnswer({ ...side("ours"), take: {} }, side("mild"))).toThrow(
      /leaves draft open\. Answer it with a reading or --take draft=ours/,
    );
  });
});

describe("everything of a decision that can move", () => {
  const text = (parts: string, members = "Italy, Spain", weights = "Italy 3, Spain 2") => `
agreement Pact "A pact"
  group Council: ${members}
  group Panel: Italy
  attribute votes of Council: ${weights}
  decision go ${parts}
  clause help when Russia attacks Malta as determined by someone unnamed
    if go is approved
    each of Council except the attacker shall assist Malta
  promise aid to Malta kept when any of Council except the attacker assists Malta
`;
  const moved = async (a: string, b: string) => {
    const [one, two] = [await modelOf(a), await modelOf(b)];
    const side = (model: Model, label: string) => ({ model, name: "Pact.aid", label });
    return diffAnswer(side(one, "a"), side(two, "b"))
      .terms.filter(({ item }) => item !== "group Council")
      .map(({ item, what, before, after }) => [item, what, before, after]);
  };
  const plainly = "by majority of Council within 3 days failing which refused";

  test.each<[string, string, unknown[][]]>([
    ["nothing", plainly, []],
    [
      "rule and electorate",
      "by all of Panel within 3 days failing which refused",
      [
        ["decision go", "rule", "a majority of the Council", "a yes from all of the Panel"],
        ["decision go", "who votes", "Italy and Spain", "Italy"],
      ],
    ],
    [
      "deadline",
      "by majority of Council within 2 weeks failing which refused",
      [["decision go", "deadline", "3 days", "2 weeks"]],
    ],
    [
      "default",
      "by no objection from Council within 3 days failing which approved",
      [
        ["decision go", "rule", "a majority of the Council", "no objection from the Council"],
        ["decision go", "failing which", "refused", "approved"],
      ],
    ],
    [
      "quorum",
      "by majority of Council quorum 2 of Council within 3 days failing which refused",
      [["decision go", "quorum", undefined, "a quorum of 2 of the Council"]],
    ],
    [
      "consulting",
      "by majority of Council after consulting Panel within 3 days failing which refused",
      [["decision go", "after consulting", undefined, "the Panel"]],
    ],
    [
      "rounds",
      "by majority of Council within 3 days in up to 2 rounds failing which refused",
      [["decision go", "rounds", undefined, "up to 2"]],
    ],
    [
      "ratification",
      "by majority of Council within 3 days upon ratification by all of Panel failing which refused",
      [["decision go", "ratified by", undefined, "all of the Panel"]],
    ],
  ])("%s", async (_, parts, expected) => {
    expect(await moved(text(plainly), text(parts))).toEqual(expected);
  });

  test("who votes where only a group's members change, and what a vote weighs", async () => {
    expect(await moved(text(plainly), text(plainly, "Italy, Spain, France", "Italy 3, Spain 4, France 1"))).toEqual([
      ["decision go", "who votes", "Italy and Spain", "Italy, Spain and France"],
      ["weights votes", "of Spain", "2", "4"],
      ["weights votes", "of France", undefined, "1"],
    ]);
  });
});

test("a decision is compared by itself: who can stop it, and whether it is approved wherever the other is", async () => {
  const model = await modelOf(DRAFTS);
  const side = (draft: string) => ({ model, name: "Pact.response", take: { draft }, label: draft });
  const found = diffAnswer(side("theirs"), side("mild"));
  expect(found.summary).toBe(
    "Under theirs, but no longer under mild, each of France and Russia can stop the decision alone; mild is approved wherever theirs is, and elsewhere too.",
  );
  expect([found.order.relation, found.a.beneficiary]).toEqual(["stronger", undefined]);
  expect(diffAnswer(side("mild"), side("theirs")).order.relation).toBe("weaker");
  expect(() => diffAnswer(side("ours"), side("mild"))).toThrow(
    "ours does not have the decision Pact.response under this answering.",
  );
  expect(() => diffAnswer({ ...side("mild"), name: "protection" }, side("mild"))).toThrow(
    "Pact.protection and Pact.response are a promise and a decision: nothing to compare.",
  );
});
