import { build } from "@proviso/agreement";
import { describe, expect, test } from "vitest";

const { agreement, allOf, answer, anyOf, anyone, approved, attacker, bracket, deed, determinedBy, eachOf } = build;
const { except, failing, given, model, mustNot, noObjection, or, shall, someone, unless, verb, when, within } = build;

const verbs = [
  verb("attack", "attacks", { subjectRole: "attacker", objectRole: "victim", circumstance: true }),
  verb("intervene", "intervenes", { takes: "nothing" }),
  verb("assist", "assists", { under: ["intervene"] }),
  verb("provide", "provides", { takes: "thing" }),
];

function guarantee() {
  return agreement({ name: "Guarantee", title: "NATO-style guarantee" }, (text) => {
    const veto = text.question("veto", "Can Russia and China block the response?", ["absent", "held"]);
    const guarantors = text.group("Guarantors", ["UnitedStates", "France"]);
    const blockers = text.group("Blockers", ["Russia", "China"]);
    const response = text.bracket(answer(veto, "held"), () =>
      text.decision(
        "response",
        build.and(anyOf(guarantors), noObjection(blockers)),
        within(3, "day"),
        failing("refused"),
      ),
    );
    text.clause(
      "defence",
      when(anyone, "attacks", "Ukraine"),
      determinedBy(someone),
      bracket(answer(veto, "held"), given(approved(response))),
      shall(eachOf(except(guarantors, attacker)), "assist", "Ukraine", { within: [7, "day"] }),
    );
    text.clause(
      "bar",
      bracket(answer(veto, "held"), unless(approved(response)), mustNot(eachOf(guarantors), "intervene")),
    );
    text.promise("protection", "Ukraine", deed(anyOf(except(guarantors, attacker)), "assists", "Ukraine"));
  });
}

describe("builder", () => {
  test("gives a model with verbs in the infinitive, parties mentioned, and places outside any file", () => {
    const built = model({ agreements: [guarantee()], verbs });
    expect(built.parties.map((party) => party.name).sort()).toEqual([
      "China",
      "France",
      "Russia",
      "Ukraine",
      "United States",
    ]);
    expect(built.verbs.map((one) => one.infinitive)).toEqual(["attack", "assist", "intervene"]);
    const [text] = built.agreements;
    expect(text?.at).toMatchObject({ file: "(built)", line: 0 });
    expect(text?.decisions[0]).toMatchObject({
      id: "Guarantee.response",
      guard: { kind: "answer", question: "Guarantee.veto", option: "held" },
    });
    expect(text?.promises[0]?.keptWhen).toMatchObject({
      kind: "event",
      event: { act: { kind: "verb", verb: "assist", object: { kind: "subject" } } },
    });
    expect(Object.isFrozen(text?.clauses[0]?.parts)).toBe(true);
  });

  test("reads amounts exactly", () => {
    expect(build.amount("2/3")).toEqual({ numerator: "2", denominator: "3", share: true, text: "2/3" });
    expect(build.amount("64.5%")).toEqual({ numerator: "645", denominator: "1000", share: true, text: "64.5%" });
    expect(build.amount(9)).toEqual({ numerator: "9", denominator: "1", share: false, text: "9" });
  });

  test.each<[string, () => unknown, RegExp]>([
    ["a name twice", () => agreement("A", (a) => [a.group("G", ["X"]), a.group("G", ["Y"])]), /A has "G" twice/],
    ["a bad name", () => agreement("lower", () => {}), /"lower" is no name for the agreement/],
    ["an amount", () => build.amount("two thirds"), /"two thirds" is not an amount/],
    ["a fraction over zero", () => build.amount("1/0"), /not an amount/],
    ["a single arm", () => or(approved({ kind: "decision", name: "A.d" })), /joins at least two, not 1/],
    ["an answer", () => answer({ kind: "question", name: "A.q", options: ["yes", "no"] }, "maybe"), /"maybe"/],
    ["who decides", () => build.by(someone), /cannot decide/],
    ["each of as a rule", () => build.by(eachOf({ kind: "group", group: "A.G" })), /"each of" is not a decision rule/],
    [
      "an unknown group",
      () =>
        model({ agreements: [agreement("A", (a) => a.decision("d", allOf({ kind: "group", group: "A.G" })))], verbs }),
      /There is no group A.G/,
    ],
    [
      "an unknown verb",
      () => model({ agreements: [agreement("A", (a) => a.clause("c", shall("X", "asist", "Y")))], verbs }),
      /"asist" is not in the verb table/,
    ],
    [
      "a missing object",
      () => model({ agreements: [agreement("A", (a) => a.clause("c", shall("X", "assist")))], verbs }),
      /"assist" needs a party after it/,
    ],
    [
      "a weight",
      () =>
        agreement("A", (a) => {
          a.attribute("votes", a.group("G", ["X"]), { X: -1 });
        }),
      /must be a decimal of at least 0, not "-1"/,
    ],
    [
      "a stance",
      () => build.scenario("s", "A", (s) => s.stance("X", { yes: 0.7, abstain: 0.5, no: 0 })),
      /must add up to 1/,
    ],
    [
      "a statement that corrects itself",
      () =>
        model({
          agreements: [],
          verbs,
          statements: ["one", "two"].map((name) =>
            build.statement(
              name,
              "France",
              { supersedes: name === "one" ? "two" : "one" },
              build.inWords("says", "yes"),
            ),
          ),
        }),
      /The statement one corrects itself by way of one, two/,
    ],
    [
      "a statement that corrects what is not there",
      () =>
        model({
          agreements: [],
          verbs,
          statements: [build.statement("one", "France", { supersedes: "lost" }, build.inWords("says", "yes"))],
        }),
      /There is no statement lost/,
    ],
    [
      "a person that nobody has named",
      () =>
        model({
          agreements: [],
          verbs,
          statements: [build.statement("one", { kind: "person", id: "Envoy" }, {}, build.inWords("says", "yes"))],
        }),
      /There is no person Envoy/,
    ],
    ["a silent statement", () => build.statement("one", "France", {}), /says nothing/],
    [
      "a leader that follows",
      () => build.scenario("s", "A", (s) => [s.follows("X", { Y: 0.5 }), s.follows("Y", { Z: 0.5 })]),
      /Y follows others and so cannot lead/,
    ],
  ])("names the offending value: %s", (_, make, message) => {
    expect(make).toThrow(message);
    expect(make).toThrow(RangeError);
  });
});
