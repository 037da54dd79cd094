import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deterrence } from "../deterrence/index.ts";
import { modelOf } from "../testing/text.ts";
import { deterAnswer } from "./deter.ts";

const pact = (decisions: string, condition: string, scenario: string) => `
agreement Pact "A pact"
  group Allies: France, Poland
  ${decisions}
  clause aid when anyone attacks Moldova as determined by someone unnamed
    ${condition} each of Allies shall assist Moldova
  promise help to Moldova kept when any of Allies assists Moldova
scenario war "War" of Pact
  Russia attacks Moldova on day 0
  ${scenario}
`;
const ALL = "decision go by all of Allies within 3 days failing which refused";
const STAKES = "stakes the attacker holds 0, unanswered 3, answered -2";

describe("the game in a scenario", () => {
  it("has the veto that its stances make, whatever they are, and the threshold of its stakes", async () => {
    const percent = fc.integer({ min: 0, max: 100 });
    await fc.assert(
      fc.asyncProperty(percent, percent, percent, async (france, poland, word) => {
        const stances = `stance France yes ${france}%, no ${100 - france}% stance Poland yes ${poland}%, no ${100 - poland}% reliability ${word}% ${STAKES}`;
        const [one] = deterAnswer(await modelOf(pact(ALL, "if go is approved", stances)), "help").cases;
        const veto = Number((1 - (france * poland) / 10_000).toFixed(12));
        expect(one?.value.veto).toMatchObject({ from: "stances", decision: "Pact.go" });
        expect(Number(one?.value.veto.chance)).toBeCloseTo(veto, 11);
        const plainly = deterrence({
          attacker: { holds: 0, unanswered: 3, answered: -2 },
          veto: one?.value.veto.chance ?? 0,
          reliability: word / 100,
        });
        expect(one?.value.answer.verdict).toBe(plainly.verdict);
      }),
      { numRuns: 25, seed: 20250820 },
    );
  });

  it("takes a veto that is stated, none where no decision stands between, and parties without a stance at their worst", async () => {
    const veto = async (decisions: string, condition: string, scenario: string) =>
      deterAnswer(await modelOf(pact(decisions, condition, scenario)), "help").cases[0]?.value.veto;
    expect(await veto(ALL, "if go is approved", `${STAKES} vetoed 30%`)).toMatchObject({
      from: "scenario",
      chance: 0.3,
    });
    expect(await veto("", "", STAKES)).toEqual({ from: "no decision", chance: 0 });
    expect(await veto("", "", `${STAKES} vetoed 30%`)).toEqual({ from: "scenario", chance: 0.3 });
    expect(await veto(ALL, "if go is approved", `${STAKES} stance France yes 40%, no 60%`)).toEqual({
      from: "stances",
      chance: 1,
      least: 0.6,
      open: ["Poland"],
      decision: "Pact.go",
    });
  });

  it("asks back where nobody says what an attack is worth, or which of two decisions is the veto", async () => {
    const two = `${ALL} decision also by any of Allies within 3 days failing which refused`;
    const both = await modelOf(
      pact(two, "if go is approved and also is approved", `${STAKES} stance each of Allies yes 50%, no 50%`),
    );
    expect(() => deterAnswer(both, "help")).toThrow(/hangs on several decisions.*--decision: Pact\.go, Pact\.also/);
    expect(deterAnswer(both, "help", { decision: "also" }).cases[0]?.value.veto.chance).toBe(0.25);
    const bare = await modelOf(pact(ALL, "if go is approved", "stance each of Allies yes 50%, no 50%"));
    expect(() => deterAnswer(bare, "help")).toThrow(
      /does not say what an attack is worth\. Write: stakes the attacker/,
    );
  });
});
