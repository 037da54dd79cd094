import { describe, expect, test } from "vitest";
import { evaluate } from "../diagram/formula.ts";
import { settle } from "../settle/index.ts";
import { modelOf } from "../testing/text.ts";
import { Structure } from "./index.ts";

type Ballot = "yes" | "no" | "abstain" | "not cast";
const LEVELS: Readonly<Record<Ballot, number>> = { no: 0, abstain: 1, yes: 2, "not cast": 3 };

/** "approved", "failed" or "pending" when the voters vote as given; whoever is not named does not vote, or abstains where there is a deadline. */
async function outcome(
  rule: string,
  ballots: Readonly<Record<string, Ballot>>,
  { more = "", attacker }: { readonly more?: string; readonly attacker?: string } = {},
): Promise<string> {
  const model = await modelOf(`agreement Body "A body"
    group All: France, Italy, Spain, Malta
    group Great: France, Italy
    attribute votes of All: France 5.5, Italy 2.5, Spain 1, Malta 1
    ${more}
    decision act ${rule}
    clause watch if act fails each of All may consult All`);
  const structure = new Structure(settle(model, "Body", {}), { attacker });
  const { approved, failed } = structure.decided("Body.act");
  const cast = ({ name, levels }: { readonly name: string; readonly levels: number }): number => {
    const party = /^vote (\w+):/.exec(name)?.[1] ?? "";
    return LEVELS[ballots[party] ?? (levels === 4 ? "not cast" : "abstain")];
  };
  const is = { approved: evaluate(approved, cast), failed: evaluate(failed, cast) };
  expect(is.approved && is.failed).toBe(false);
  return is.approved ? "approved" : is.failed ? "failed" : "pending";
}

const DEADLINE = "within 3 days failing which refused";
const ALL = { France: "yes", Italy: "yes", Spain: "yes", Malta: "yes" } as const;

describe("decision rules, each vote by vote", () => {
  test.each<[rule: string, ballots: Readonly<Record<string, Ballot>>, outcome: string]>([
    ["by all of All", ALL, "approved"],
    ["by all of All", { ...ALL, Malta: "abstain" }, "failed"],
    ["by any of All", { Malta: "yes", France: "no", Italy: "no", Spain: "no" }, "approved"],
    ["by any of All", {}, "failed"],
    ["by majority of All", { France: "yes", Italy: "yes" }, "failed"],
    ["by majority of All", { France: "yes", Italy: "yes", Spain: "yes", Malta: "no" }, "approved"],
    ["by majority of All voting", { France: "yes", Italy: "no", Spain: "yes" }, "approved"],
    ["by majority of All voting", { France: "yes", Italy: "no" }, "failed"],
    ["by majority of All voting", {}, "failed"],
    ["by all but 1 of All", { ...ALL, Malta: "no" }, "approved"],
    ["by all but 1 of All", { France: "yes", Italy: "yes" }, "failed"],
    ["by at least 3 of All", { France: "yes", Italy: "yes", Malta: "yes" }, "approved"],
    ["by at least 2/3 of All", { France: "yes", Italy: "yes" }, "failed"],
    ["by at least 2/3 of All", { France: "yes", Italy: "yes", Malta: "yes" }, "approved"],
    ["by more than 50% of All", { France: "yes", Italy: "yes" }, "failed"],
    ["by at least 50% of All", { France: "yes", Italy: "yes" }, "approved"],
    ["by at least 55% of votes of All", { France: "yes" }, "approved"],
    ["by more than 55% of votes of All", { France: "yes" }, "failed"],
    ["by more than 55% of votes of All", { France: "yes", Malta: "yes" }, "approved"],
    ["by at least 5.5 of votes of All", { France: "yes" }, "approved"],
    ["by at least 5.6 of votes of All", { France: "yes" }, "failed"],
    ["by no objection from Great", {}, "approved"],
    ["by no objection from Great", { Spain: "no" }, "approved"],
    ["by no objection from Great", { Italy: "no", France: "yes" }, "failed"],
    ["by at least 2 of All and no objection from Great", { Spain: "yes", Malta: "yes", Italy: "abstain" }, "approved"],
    ["by at least 2 of All and no objection from Great", { Spain: "yes", Malta: "yes", Italy: "no" }, "failed"],
    [
      "by at least 2 of All and all of Great",
      { Spain: "yes", Malta: "yes", Italy: "abstain", France: "yes" },
      "failed",
    ],
    ["by all of Great or (Spain and Malta)", { Spain: "yes", Malta: "yes" }, "approved"],
    ["by all of Great or (Spain and Malta)", { Spain: "yes", France: "yes" }, "failed"],
    ["by Spain", { Spain: "yes" }, "approved"],
    ["by Spain", { France: "yes" }, "failed"],
    ["by all of All except Malta", { France: "yes", Italy: "yes", Spain: "yes", Malta: "no" }, "approved"],
  ])("%s: %o is %s", async (rule, ballots, expected) => {
    expect(await outcome(`${rule} ${DEADLINE}`, ballots)).toBe(expected);
  });

  test("silence approves a decision without objection at its deadline", async () => {
    const rule = "by no objection from All within 2 days failing which approved";
    expect(await outcome(rule, {})).toBe("approved");
    expect(await outcome(rule, { Malta: "no" })).toBe("failed");
  });

  test("without a deadline it is pending until no vote that is missing could change it", async () => {
    expect(await outcome("by at least 3 of All", {})).toBe("pending");
    expect(await outcome("by at least 3 of All", { France: "yes", Italy: "yes", Spain: "yes" })).toBe("approved");
    expect(await outcome("by at least 3 of All", { France: "no", Italy: "abstain" })).toBe("failed");
    expect(await outcome("by no objection from All", { France: "yes", Italy: "yes", Spain: "yes" })).toBe("pending");
    expect(await outcome("by no objection from All", { Malta: "no" })).toBe("failed");
  });

  test("a quorum counts the votes cast, abstentions among them", async () => {
    const rule = `by majority of All voting quorum 3 of All ${DEADLINE}`;
    expect(await outcome(rule, { France: "yes", Italy: "yes" })).toBe("failed");
    expect(await outcome(rule, { France: "yes", Italy: "yes", Spain: "abstain" })).toBe("approved");
    expect(await outcome(rule, { France: "yes", Italy: "no", Spain: "no" })).toBe("failed");
  });

  test("the rule of another decision is its rule over its voters, with votes of one's own", async () => {
    const more = `decision first by all of Great ${DEADLINE}`;
    expect(await outcome(`by the rule of first ${DEADLINE}`, { France: "yes", Italy: "yes" }, { more })).toBe(
      "approved",
    );
    expect(await outcome(`by the rule of first ${DEADLINE}`, { France: "yes", Spain: "yes" }, { more })).toBe("failed");
  });

  test("who must abstain stays in the count and votes neither way; who is excepted leaves it", async () => {
    const rest = { Italy: "yes", Spain: "yes" } as const;
    expect(
      await outcome(`by at least 3/4 of All ${DEADLINE} Malta must abstain`, { ...rest, France: "yes", Malta: "no" }),
    ).toBe("approved");
    expect(await outcome(`by at least 3/4 of All ${DEADLINE} Malta must abstain`, { ...rest, Malta: "yes" })).toBe(
      "failed",
    );
    expect(await outcome(`by at least 2/3 of All except Malta ${DEADLINE}`, { ...rest, Malta: "no" })).toBe("approved");
  });
});

describe("the Security Council, Charter article 27(3)", () => {
  const council = (concurring: string) => `agreement Council "Fifteen"
    group Permanent: China, France, Russia, UnitedKingdom, UnitedStates
    group Members: Permanent, Algeria, Denmark, Greece, Guyana, Pakistan, Panama, SierraLeone, Slovenia, Somalia, SouthKorea
    decision act by at least 9 of Members and ${concurring} within 30 days failing which refused`;
  const voted = async (concurring: string, of: (party: string) => Ballot): Promise<boolean> => {
    const structure = new Structure(settle(await modelOf(council(concurring)), "Council", {}), {});
    return evaluate(
      structure.decided("Council.act").approved,
      ({ name }) => LEVELS[of(/^vote (\w+):/.exec(name)?.[1] ?? "")],
    );
  };
  const others = (party: string, russia: Ballot): Ballot => (party === "Russia" ? russia : "yes");

  test("as practised, a permanent member's abstention does not block and its no does", async () => {
    expect(await voted("no objection from Permanent", (party) => others(party, "abstain"))).toBe(true);
    expect(await voted("no objection from Permanent", (party) => others(party, "no"))).toBe(false);
  });

  test("as written, an abstention blocks as well", async () => {
    expect(await voted("all of Permanent", (party) => others(party, "abstain"))).toBe(false);
    expect(await voted("all of Permanent", () => "yes")).toBe(true);
  });

  test("an elected member's no blocks nothing by itself", async () => {
    expect(await voted("no objection from Permanent", (party) => (party === "Somalia" ? "no" : "yes"))).toBe(true);
  });
});
