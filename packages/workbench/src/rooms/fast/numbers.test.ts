import { load, memoryHost } from "@proviso/language";
import { scenarioLines } from "@proviso/promise";
import { describe, expect, it } from "vitest";
import { lineWords, movingLines } from "./numbers.ts";

const TEXT = `agreement Pact "A pact"
  group Guarantors: France, Poland
  clause defence when anyone attacks Moldova
    each of Guarantors shall assist Moldova
  promise protection to Moldova kept when any of Guarantors assists Moldova
scenario war "War" of Pact
  Russia attacks Moldova on day 0
  stance each of Guarantors yes 50%, no 50%
  delay France 2 to 4 days
  reliability 90%
  stakes the attacker deterred at 60%
`;

describe("the numbers of a scenario that can be moved", () => {
  it("are those that move how likely help is: no threshold of an attacker", async () => {
    const { model, diagnostics } = await load(["a.proviso"], memoryHost({ "a.proviso": TEXT }));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const [scenario] = model?.scenarios ?? [];
    if (model === undefined || scenario === undefined) throw new TypeError("no scenario");
    expect(scenarioLines(scenario).map(({ kind }) => kind)).toContain("stakes");
    expect(movingLines(scenarioLines(scenario)).map((one) => [one.kind, lineWords(model, one)])).toEqual([
      ["stance", "Each of the Guarantors"],
      ["reliability", "Everybody"],
      ["delay", "France"],
      ["day", "Russia attacks Moldova"],
    ]);
    expect(lineWords(model, { name: "vetoed", kind: "vetoed" })).toBe("A veto");
  });
});
