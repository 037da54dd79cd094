import type { Performer, Procedure, Voter } from "../packages/promise/src/arrival/index.ts";
import { and, atLeast, literal, type Variable } from "../packages/promise/src/diagram/index.ts";

const LEADER: Variable = { name: "leader", levels: 3 };
const GUARANTORS = ["A", "B", "C", "D", "E", "F", "G"];
const YES = 5;
const VETOES = GUARANTORS.slice(0, 2);

/** Seven guarantors who follow one leader's line, up to three rounds, two of them with a veto; then two of three ratify and help of weight 5 counts. */
export const SEVEN: Procedure & { readonly benchmark: { readonly yes: number; readonly vetoes: readonly string[] } } = {
  format: "proviso-procedure/1",
  grid: { unit: "day", horizon: 63 },
  factors: [{ name: LEADER.name, weights: [0.3, 0.2, 0.5] }],
  invocation: { time: { kind: "range", from: 0, to: 2 } },
  determination: { time: { kind: "range", from: 1, to: 3 } },
  consultation: { time: { kind: "distribution", weights: [0, 0.25, 0.5, 0.25] } },
  vote: {
    voters: GUARANTORS.map(
      (party, i): Voter => ({
        party,
        ballot: [
          { when: literal(LEADER, 0), is: { no: 0.5, abstain: 0.1, yes: 0.4 } },
          { when: literal(LEADER, 1), is: { no: 0.3, abstain: 0.1, yes: 0.6 } },
          { is: { no: 0.1, abstain: 0.1, yes: 0.8 } },
        ],
        delay: { kind: "range", from: 0, to: 3 + (i % 3) },
      }),
    ),
    rule: and(
      atLeast(
        YES,
        GUARANTORS.map((name) => literal({ name, levels: 3 })),
      ),
      ...VETOES.map((name) => literal({ name, levels: 3 }, [1, 2])),
    ),
    deadline: 4,
    rounds: { most: 3, gap: { kind: "range", from: 2, to: 4 }, ballots: "redrawn" },
  },
  ratification: {
    parties: GUARANTORS.slice(0, 3).map((party) => ({ party, time: { kind: "each point", probability: 0.2 } })),
    needed: 2,
  },
  deployment: {
    performers: GUARANTORS.map(
      (party, i): Performer => ({
        party,
        does: [{ when: literal(LEADER, 0), is: 0.5 }, { is: 0.9 }],
        delay: { kind: "range", from: 2 + i, to: 10 + 2 * i },
        weight: 1 + (i % 3),
      }),
    ),
    enough: { weight: 5 },
  },
  benchmark: { yes: YES, vetoes: VETOES },
};

/** Thirty parties, each on its own under one leader's line; help of weight 30 of about 60 counts. */
export const THIRTY: Procedure = {
  format: "proviso-procedure/1",
  grid: { unit: "day", horizon: 63 },
  factors: [{ name: LEADER.name, weights: [0.3, 0.2, 0.5] }],
  deployment: {
    performers: Array.from(
      { length: 30 },
      (_, i): Performer => ({
        party: `P${i}`,
        does: [{ when: literal(LEADER, 0), is: 0.5 }, { is: 0.9 }],
        delay: { kind: "range", from: 2 + (i % 5), to: 20 + i },
        weight: 1 + (i % 3),
      }),
    ),
    enough: { weight: 30 },
  },
};
