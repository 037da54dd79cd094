import { build, type Model } from "@proviso/agreement";
import { describe, expect, test } from "vitest";
import { referenceAnswers, referenceStrength, winningCoalitions } from "../src/reference/index.ts";
import { settle } from "../src/settle/index.ts";
import { VERBS } from "./arbitrary-agreement.ts";

const { agreement, allOf, and, anyOf, anyone, approved, atLeast, attacker, deed, determinedBy, eachOf, except } = build;
const { given, may, mayDecline, model, mustNot, noObjection, shall, someone, unless, victim, when, within } = build;

function written(write: (pact: build.Draft) => void): Model {
  return model({ agreements: [agreement("Pact", write)], verbs: VERBS });
}

function ask(of: Model, about: { promise?: string; decision?: string; beneficiary?: string; attacker?: string } = {}) {
  return referenceAnswers(settle(of, "Pact", {}), { promise: "Pact.aid", ...about });
}

describe("the reference, on what can be worked out by hand", () => {
  test("duty alone secures, and only all together can break it", () => {
    const of = written((pact) => {
      const all = pact.group("Guarantors", ["France", "Italy"]);
      pact.clause("defence", when(anyone, "attacks", "Ukraine"), shall(eachOf(all), "assist", "Ukraine"));
      pact.promise("aid", "Ukraine", deed(anyOf(all), "assists", "Ukraine"));
    });
    expect(ask(of)).toMatchObject({ parties: [], voiding: [], securing: [[]], breaking: [["France", "Italy"]] });
  });

  test("a veto on others' help blocks; to decline does not", () => {
    const of = written((pact) => {
      const all = pact.group("Guarantors", ["France", "Italy"]);
      const response = pact.decision("response", noObjection(pact.group("Blockers", ["China"])), within(3, "day"));
      pact.clause("bar", unless(approved(response)), mustNot(eachOf(all), "intervene"));
      pact.clause("defence", when(anyone, "attacks", "Ukraine"), may(eachOf(all), "assist", "Ukraine"));
      pact.promise("aid", "Ukraine", deed(anyOf(all), "assists", "Ukraine"));
    });
    const found = ask(of);
    expect(found.voiding).toEqual([["China"], ["France", "Italy"]]);
    expect(found.blocking).toEqual([["China"]]);
    expect(found.securing).toEqual([
      ["China", "France"],
      ["China", "Italy"],
    ]);
  });

  test("each finds for itself: all together decline, nobody blocks", () => {
    const of = written((pact) => {
      const allies = pact.group("Allies", ["France", "Italy", "Spain"]);
      pact.clause(
        "art5",
        when(anyone, "attacks", anyOf(allies)),
        determinedBy(eachOf(allies)),
        shall(eachOf(except(allies, attacker, victim)), "assist", victim, { asItDeemsNecessary: true }),
      );
      pact.promise("aid", eachOf(allies), deed(anyOf(except(allies, attacker, victim)), "assists", victim));
    });
    expect(ask(of, { beneficiary: "Spain" })).toMatchObject({ voiding: [["France", "Italy"]], blocking: [] });
    expect(ask(of, { beneficiary: "Spain", attacker: "Italy" })).toMatchObject({ voiding: [["France"]] });
  });

  test("an opt-out lifts the duty on the act and on what falls under it, not on what it falls under", () => {
    const of = written((pact) => {
      pact.clause(
        "c",
        shall("France", "assist", "Ukraine"),
        shall("Italy", "assist", "Ukraine", { with: ["troops"] }),
        mayDecline("France", "assist", "Ukraine", { with: ["troops"] }),
        mayDecline("Italy", "assist", "Ukraine"),
      );
      pact.promise("aid", "Ukraine", deed(allOf(pact.group("Both", ["France", "Italy"])), "assists", "Ukraine"));
    });
    expect(ask(of)).toMatchObject({ voiding: [["Italy"]], securing: [["Italy"]] });
  });

  test("a duty of several is kept by whoever keeps it", () => {
    const of = written((pact) => {
      const all = pact.group("Guarantors", ["France", "Italy", "Spain"]);
      pact.clause("defence", shall(atLeast(2, all), "assist", "Ukraine"));
      pact.promise("aid", "Ukraine", deed(atLeast(2, all), "assists", "Ukraine"));
    });
    expect(ask(of)).toMatchObject({ voiding: [], securing: [[]] });
    expect(ask(of).breaking).toEqual([
      ["France", "Italy"],
      ["France", "Spain"],
      ["Italy", "Spain"],
    ]);
  });

  test("a positive circle takes the least fixed point; a circle through a negation is an error", () => {
    const circle = (negative: boolean) =>
      written((pact) => {
        pact.clause("a", given(deed("Italy", "assists", "Ukraine")), shall("France", "assist", "Ukraine"));
        const gate = negative ? unless : given;
        pact.clause("b", gate(deed("France", "assists", "Ukraine")), shall("Italy", "assist", "Ukraine"));
        pact.promise("aid", "Ukraine", deed(anyOf(pact.group("Both", ["France", "Italy"])), "assists", "Ukraine"));
      });
    expect(ask(circle(false))).toMatchObject({ voiding: [["France", "Italy"]], securing: [["France"], ["Italy"]] });
    expect(() => ask(circle(true))).toThrow(/own negation/);
  });

  test("the Security Council: 848 winning coalitions, and abstention by a permanent member does not block", () => {
    const permanent = ["UnitedStates", "UnitedKingdom", "France", "Russia", "China"];
    const others = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"].map((letter) => `Elected${letter}`);
    const of = written((pact) => {
      const council = pact.group("Council", [...permanent, ...others]);
      const five = pact.group("Permanent", permanent);
      pact.decision("enforcement", and(atLeast(9, council), noObjection(five)), within(1, "day"));
      pact.decision("asWritten", and(atLeast(9, council), allOf(five)), within(1, "day"));
    });
    const settled = settle(of, "Pact", {});
    expect(winningCoalitions(settled, "Pact.enforcement")).toHaveLength(848);
    expect(winningCoalitions(settled, "Pact.asWritten")).toHaveLength(848);
  });

  test("strength: a bound act is done with the larger of will and word", () => {
    const text = agreement("Pact", (pact) => {
      const all = pact.group("Guarantors", ["France", "Italy"]);
      pact.clause(
        "defence",
        when(anyone, "attacks", "Ukraine"),
        determinedBy(someone),
        shall(eachOf(all), "assist", "Ukraine"),
      );
      pact.promise("aid", "Ukraine", deed(allOf(all), "assists", "Ukraine"));
    });
    const war = (follows: boolean) =>
      build.scenario("war", text, (s) => {
        s.event(deed("Russia", "attacks", "Ukraine"));
        s.stance("France", { yes: 0.5, no: 0.5 });
        s.stance("Italy", { yes: 0.25, no: 0.75 });
        s.reliability(0.75, "France");
        s.reliability(0, "Italy");
        if (follows) s.follows("Italy", { France: 1 });
      });
    const strengthIn = (follows: boolean) => {
      const of = model({ agreements: [text], verbs: VERBS, scenarios: [war(follows)] });
      const [scenario] = of.scenarios;
      if (scenario === undefined) throw new Error("the scenario is gone");
      return referenceStrength(settle(of, "Pact", {}), { promise: "Pact.aid", scenario });
    };
    expect(strengthIn(false).lowest).toBeCloseTo(0.75 * 0.25, 12);
    // Italy does as France does, and it has no word to keep: both act when France is willing.
    expect(strengthIn(true).lowest).toBeCloseTo(0.5, 12);
  });
});
