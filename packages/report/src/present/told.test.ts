import { loadText } from "@proviso/language";
import { voidAnswer } from "@proviso/promise";
import { describe, expect, it } from "vitest";
import { casesTold } from "./told.ts";

async function modelOf(text: string) {
  const { model, diagnostics } = await loadText(text);
  if (model === undefined) throw new TypeError(diagnostics.map(({ message }) => message).join("\n"));
  return model;
}

describe("cases that are told alike", () => {
  it("are one line, which says under which answers it holds and leaves out those that make no difference", async () => {
    const model = await modelOf(`agreement Pact "Pact"
  question unanimity "Must all agree?" either needed or waived
  question seats "Who?" either few or many
  group Allies: France, Italy, [seats is many: Spain]
  [unanimity is needed: decision act by all of Allies within 3 days failing which refused]
  clause help "Art. 1" when anyone attacks Malta as determined by someone unnamed
    [unanimity is needed: if act is approved] each of Allies shall assist Malta within 7 days
  promise safety to Malta kept when any of Allies assists Malta
`);
    const found = voidAnswer(model, "Pact.safety");
    expect(found.cases).toHaveLength(4);
    const told = casesTold(model, found, ({ alone }) => (alone.length === 0 ? "nobody" : "somebody"));
    expect(told.map(({ told: words, under, cases }) => [words, under, cases.length])).toEqual([
      ["somebody", "unanimity is needed", 2],
      ["nobody", "unanimity is waived", 2],
    ]);
    expect(casesTold(model, found, () => "the same")).toMatchObject([{ under: "", told: "the same" }]);
  });

  it("say to whom, where a promise to several is not the same for all", async () => {
    const model = await modelOf("// parties of the prelude only");
    const target = { id: "P.safety", kind: "promise", agreement: "P", title: "safety" } as const;
    const told = casesTold(
      model,
      {
        target: target as never,
        questions: [],
        taken: {},
        cases: [
          { answerings: [{}], beneficiary: "Malta", alike: ["Cyprus"], value: "sure" },
          { answerings: [{}], beneficiary: "Spain", alike: [], value: "unsure" },
        ],
      },
      (value) => value,
    );
    expect(told.map(({ under, told: words }) => [words, under])).toEqual([
      ["sure", "to Malta and Cyprus"],
      ["unsure", "to Spain"],
    ]);
  });
});
