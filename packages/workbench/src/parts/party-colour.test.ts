import { load, memoryHost } from "@proviso/language";
import { describe, expect, it } from "vitest";
import { partyColour } from "./party-colour.ts";

const TEXT = `agreement Pact "A pact"
  question seats "Who?" either two or three
  group Guarantors: France, Poland, [seats is three: Romania]
  clause defence when anyone attacks Moldova as determined by someone unnamed each of Guarantors shall assist Moldova
  promise protection to Moldova kept when any of Guarantors assists Moldova
`;

describe("the colour of a party", () => {
  it("goes by the order of the text, and is quiet for whoever is not in it", async () => {
    const { model } = await load(["pact.proviso"], memoryHost({ "pact.proviso": TEXT }));
    if (model === undefined) throw new TypeError("the text has a mistake");
    const colours = ["France", "Poland", "Romania", "Moldova"].map((party) => partyColour(model, party));
    expect(colours).toEqual(["var(--party-1)", "var(--party-2)", "var(--party-3)", "var(--party-4)"]);
    expect(partyColour(model, "Japan")).toBe("var(--ink-quiet)");
  });
});
