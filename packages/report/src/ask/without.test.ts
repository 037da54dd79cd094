import { loadText } from "@proviso/language";
import { voidAnswer } from "@proviso/promise";
import { describe, expect, it } from "vitest";
import { withoutVoters } from "./without.ts";

const TEXT = `agreement Pact "Pact"
  group Allies: France, Germany, Poland, Italy
  group Seconds: France
  decision act by all of Allies within 3 days failing which refused
  decision joint by any of Allies and no objection from Seconds within 3 days failing which refused
  decision quiet by no objection from Seconds within 3 days failing which approved
  decision own by Italy within 3 days failing which refused
  clause help "Art. 1" when anyone attacks Ukraine as determined by someone unnamed
    if act is approved each of Allies shall assist Ukraine
  clause talks "Art. 2" when anyone attacks Moldova as determined by someone unnamed
    if joint is approved each of Allies shall assist Moldova
  clause watch "Art. 3" when anyone attacks Georgia as determined by someone unnamed
    if quiet is approved each of Allies shall assist Georgia
  promise safety to Ukraine kept when any of Allies assists Ukraine
  promise calm to Moldova kept when any of Allies assists Moldova
  promise watched to Georgia kept when any of Allies assists Georgia
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

  it("is met where nobody is left who could object, and has no meaning where nobody is left at all", async () => {
    const { model } = await loadText(TEXT);
    if (model === undefined) throw new Error("the text has mistakes");
    const alone = (of: typeof model, promise: string) =>
      voidAnswer(of, promise).cases.flatMap(({ value }) => value.alone);
    expect(alone(model, "Pact.calm")).toEqual(["France"]);
    expect(alone(withoutVoters(model, { "Pact.joint": ["France"] }), "Pact.calm")).toEqual([]);
    const nobody = withoutVoters(model, { "Pact.quiet": ["France"] });
    expect(() => voidAnswer(nobody, "Pact.watched")).toThrow("Nobody is left to decide Pact.quiet");
  });

  it("says what is not there", async () => {
    const { model } = await loadText(TEXT);
    if (model === undefined) throw new Error("the text has mistakes");
    expect(() => withoutVoters(model, { "Pact.nothing": ["France"] })).toThrow("no decision Pact.nothing");
    expect(() => withoutVoters(model, { "Pact.act": ["Norway"] })).toThrow("No text here mentions Norway");
    expect(() => withoutVoters(model, { "Pact.own": ["Italy"] })).toThrow("Italy's own");
  });
});
