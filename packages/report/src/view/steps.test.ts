import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deed, eventOf, parseSteps, type Step, stepsText } from "./steps.ts";

const DEEDS: readonly Deed[] = [
  "votes-yes",
  "votes-no",
  "abstains",
  "does",
  "refuses",
  "finds",
  "asks",
  "never-asks",
  "ratifies",
];

const step: fc.Arbitrary<Step> = fc
  .record({
    day: fc.integer({ min: -30, max: 9999 }),
    party: fc.stringMatching(/^[A-Z][A-Za-z]{0,12}$/),
    deed: fc.constantFrom(...DEEDS),
    about: fc.option(
      fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.isWellFormed()),
      { nil: undefined },
    ),
  })
  .map(({ about, ...rest }) => ({ ...rest, ...(about === undefined ? {} : { about }) }));

describe("events in an address", () => {
  it("come back as they went in, whatever an act is called", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        expect(parseSteps(stepsText(steps))).toEqual(steps);
      }),
    );
  });

  it("read like events", () => {
    const steps: Step[] = [
      { day: 1, party: "Russia", deed: "votes-no", about: "Guarantee.response" },
      { day: 4, party: "France", deed: "does", about: "assist Ukraine" },
    ];
    expect(stepsText(steps)).toBe("1 Russia votes-no Guarantee.response;4 France does assist Ukraine");
    expect(steps.map(eventOf)).toEqual([
      { kind: "vote", how: "no", party: "Russia", decision: "Guarantee.response", day: 1 },
      { kind: "deed", party: "France", act: "assist Ukraine", day: 4 },
    ]);
  });

  it("leave out what does not read as one", () => {
    expect(parseSteps("x;4 France dances;; 4 France does a;4 France constructor x")).toEqual([]);
    expect(parseSteps(undefined)).toEqual([]);
  });
});
