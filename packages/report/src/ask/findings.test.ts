import { loadText } from "@proviso/language";
import { describe, expect, it } from "vitest";
import { askFindings } from "./findings.ts";

const PACT = `agreement Pact "Pact"
  question unanimity "Must all agree?" either needed or waived
  group Allies: France, Italy
  [unanimity is needed: decision act by all of Allies within 3 days failing which refused]
  clause help "Art. 1" when anyone attacks Malta as determined by someone unnamed
    [unanimity is needed: if act is approved] each of Allies shall assist Malta within 7 days
  promise safety to Malta kept when any of Allies assists Malta
agreement Other "Another"
  group Friends: Spain
  promise safety to Malta kept when any of Friends assists Malta
`;

async function modelOf(text: string) {
  const { model, diagnostics } = await loadText(text);
  if (model === undefined) throw new TypeError(diagnostics.map(({ message }) => message).join("\n"));
  return model;
}

describe("the weak places of a dossier", () => {
  it("have the heading of their rule, and say where they hold", async () => {
    const { value, document } = askFindings(await modelOf(PACT), { of: "Pact.safety" });
    const veto = value.findings.find(({ code }) => code === "single-veto");
    expect(veto?.title).toBe("One party alone can stop the others");
    expect(veto?.whereWords).toBe("unanimity is needed");
    expect(veto?.precedent?.source).toContain("UN Charter");
    expect(new Set(value.findings.map(({ agreement }) => agreement))).toEqual(new Set(["Pact"]));
    expect(JSON.stringify(document)).toContain("(Where unanimity is needed.)");
  });

  it("are those of every agreement unless one is named", async () => {
    const model = await modelOf(PACT);
    const { value } = askFindings(model);
    expect(new Set(value.findings.map(({ agreement }) => agreement))).toEqual(new Set(["Pact", "Other"]));
    expect(() => askFindings(model, { of: "Nowhere" })).toThrow(RangeError);
  });

  it("are none in an empty dossier", async () => {
    const model = await modelOf("// nothing yet");
    expect(askFindings(model).document.at(-1)).toEqual({ kind: "paragraph", line: ["None was found."] });
  });
});
