import { loadText } from "@proviso/language";
import { voidAnswer } from "@proviso/promise";
import { describe, expect, it } from "vitest";
import { withoutVoters } from "./without.ts";

const TEXT = `agreement Pact "Pact"
  group Allies: France, Germany, Poland, Italy
  decision act by all of Allies within 3 days failing which refused
  decision own by Italy within 3 days failing which refused
  clause help "Art. 1" when anyone attacks Ukraine as determined by someone unnamed
    if act is approved each of Allies shall assist Ukraine
  promise safety to Ukraine kept when any of Allies assists Ukraine
`;

describe("a decision without a party's voice", () => {
  it("no longer hangs on it", async () => {
    const { model } = await loadText(TEXT);
    if (model === undefined) throw new Error("the text has mistakes");
    const alone = (of: typeof model) => voidAnswer(of, "Pact.safety").cases.flatMap(({ value }) => value.alone);
    expect(alone(model)).toEqual(["France", "Germany", "Poland", "Italy"]);
    expect(alone(withoutVoters(model, { "Pact.act": ["France", "Italy"] }))).toEqual(["Germany", "Poland"]);
    expect(withoutVoters(model, { "Pact.act": [] })).toBe(model);
  });

  it("says what is not there", async () => {
    const { model } = await loadText(TEXT);
    if (model === undefined) throw new Error("the text has mistakes");
    expect(() => withoutVoters(model, { "Pact.nothing": ["France"] })).toThrow("no decision Pact.nothing");
    expect(() => withoutVoters(model, { "Pact.act": ["Norway"] })).toThrow("No text here mentions Norway");
    expect(() => withoutVoters(model, { "Pact.own": ["Italy"] })).toThrow("Italy's own");
  });
});
