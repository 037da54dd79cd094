import { describe, expect, it } from "vitest";
import { type Ask, Game, holdsFor, targetNamed, type VoidValue, voidAnswer } from "../../src/answers/index.ts";
import { winningCoalitions } from "../../src/reference/index.ts";
import { settle } from "../../src/settle/index.ts";
import { modelOf } from "./shelf.ts";

/** The values of an answer, one for each way in which the open questions turn out differently. */
async function asked(file: string, promise: string, ask: Ask = {}): Promise<VoidValue[]> {
  return voidAnswer(await modelOf(file), promise, ask).cases.map(({ value }) => value);
}

const NATO_WITHOUT_ESTONIA = [
  "Albania Belgium Bulgaria Canada Croatia CzechRepublic Denmark Finland France Germany Greece Hungary Iceland Italy Latvia Lithuania",
  "Luxembourg Montenegro Netherlands NorthMacedonia Norway Poland Portugal Romania Slovakia Slovenia Spain Sweden Turkey UnitedKingdom",
  "UnitedStates",
].flatMap((line) => line.split(" "));

const NONE: string[][] = [];

describe("what the shelf must show", () => {
  it("the North Atlantic Treaty: nobody can block, and it takes all other allies to void, each lawfully declining", async () => {
    const values = await asked("north-atlantic-treaty", "Nato1949.aid", { to: "Estonia" });
    expect(values).toHaveLength(1);
    expect(values[0]?.coalitions.blocking.listed).toEqual(NONE);
    expect(values[0]?.coalitions.voiding.listed).toEqual([NATO_WITHOUT_ESTONIA]);
    expect(values[0]?.help.every(({ bound, free }) => bound === "never" && free !== "never")).toBe(true);
  });

  it("the Security Council: 848 winning coalitions, and a permanent member's no is enough", async () => {
    const [practised] = await asked("un-charter", "Charter.enforcement", { take: { abstention: "practised" } });
    const settled = settle(await modelOf("un-charter"), "Charter", { "Charter.abstention": "practised" });
    expect(winningCoalitions(settled, "Charter.enforcement")).toHaveLength(848);
    // 5 permanent and 4 of 10 elected is the least that wins: C(10, 4).
    expect(practised?.coalitions.securing.count).toBe("210");
    expect(practised?.coalitions.voiding.listed.slice(0, 5)).toEqual([
      ["China"],
      ["France"],
      ["Russia"],
      ["UnitedKingdom"],
      ["UnitedStates"],
    ]);
    // Seven of the ten elected members leave eight votes: C(10, 7).
    expect(practised?.coalitions.voiding.bySize).toEqual(["0", "5", "0", "0", "0", "0", "0", "120"]);
  });

  it("Budapest: each permanent member alone voids what the Council would do", async () => {
    for (const value of await asked("budapest-memorandum", "Budapest.councilAction")) {
      expect([...value.alone].sort()).toEqual(["China", "France", "Russia", "UnitedKingdom", "UnitedStates"]);
      expect(value.coalitions.blocking.listed).toEqual(expect.arrayContaining([["Russia"], ["China"]]));
    }
  });

  it("the Union: all other members together, and nobody less", async () => {
    const sizes = async (measure: string) =>
      (await asked("eu-treaty", "EuTreaty.aid", { to: "Finland", take: { measure } })).map(({ coalitions }) => ({
        void: coalitions.voiding.listed.map((members) => members.length),
        break: coalitions.breaking.listed.map((members) => members.length),
        block: coalitions.blocking.listed,
      }));
    for (const size of await sizes("bound")) expect(size).toEqual({ void: [], break: [26], block: NONE });
    for (const size of await sizes("free")) expect(size).toEqual({ void: [26], break: [26], block: NONE });
  });

  it("the Union's Council: the three largest cannot block, a fourth makes it possible; one may always block foreign policy", async () => {
    const model = await modelOf("eu-treaty");
    const settled = settle(model, "EuCouncil", {});
    const qualified = new Game(settled, targetNamed(model, "EuCouncil.qualified")).voiding();
    const largest = ["Germany", "France", "Italy"];
    expect(holdsFor(qualified, new Set(largest))).toBe(false);
    expect(holdsFor(qualified, new Set([...largest, "Malta"]))).toBe(true);
    expect(holdsFor(qualified, new Set(["Germany", "Hungary", "Slovakia", "Malta"]))).toBe(false);
    const reinforced = new Game(settled, targetNamed(model, "EuCouncil.reinforced")).voiding();
    expect(holdsFor(reinforced, new Set(largest))).toBe(true);
    const foreign = new Game(settled, targetNamed(model, "EuCouncil.foreignPolicy")).voiding();
    expect(holdsFor(foreign, new Set(["Malta"]))).toBe(true);
  });

  it("Rio: an interested party has no vote", async () => {
    const model = await modelOf("rio-treaty");
    for (const { value } of voidAnswer(model, "Rio.organWithout", { scenario: "amongAmericans", listed: 2 }).cases) {
      expect(value.coalitions.players).not.toContain("Argentina");
      expect(value.coalitions.players).not.toContain("Chile");
      expect(value.coalitions.players).toContain("Brazil");
    }
    for (const value of await asked("rio-treaty", "Rio.aid", { scenario: "amongAmericans" })) {
      expect(value.coalitions.blocking.listed).toEqual(NONE);
      expect(value.coalitions.voiding.listed).toEqual(NONE);
    }
  });

  it("Cyprus: nobody can block, only all three guarantors together can void", async () => {
    for (const value of await asked("cyprus-guarantee", "Cyprus1960.restoration")) {
      expect(value.coalitions.blocking.listed).toEqual(NONE);
      expect(value.coalitions.voiding.listed).toEqual([["Greece", "Turkey", "UnitedKingdom"]]);
    }
  });

  it("Locarno: the flagrant track survives a Council that one member blocks, the other does not", async () => {
    const [flagrant] = await asked("locarno-treaty", "Locarno.aid", { scenario: "rhineFlagrant" });
    expect(flagrant?.coalitions.blocking.listed).toEqual(NONE);
    expect(flagrant?.coalitions.voiding.listed).toEqual([["Belgium", "UnitedKingdom", "Italy"]]);
    const [slow] = await asked("locarno-treaty", "Locarno.aid", { scenario: "rhineSlow" });
    expect(slow?.coalitions.blocking.bySize).toEqual(["0", "12"]);
    expect(slow?.alone).toEqual(expect.arrayContaining(["Japan", "ElSalvador"]));
  });

  it("the side draft: the United States alone", async () => {
    const values = await asked("plan-28", "SideDraft.protection", { take: { assessment: "nobody" } });
    expect(values.map(({ coalitions }) => coalitions.voiding.listed)).toEqual([[["UnitedStates"]]]);
    const literal = await asked("plan-28", "Plan28.protection", { take: { territory: "both" } });
    expect(literal[0]?.alone).toEqual(expect.arrayContaining(["Russia", "UnitedStates"]));
  });

  it("Istanbul: each guarantor alone under Russia's version, no one under Ukraine's", async () => {
    const under = async (draft: string) =>
      (await asked("istanbul-2022", "Istanbul2022.protection", { scenario: "istanbulRenewed", take: { draft } }))[0];
    const moscow = await under("moscow");
    expect(moscow?.alone).toEqual(["China", "France", "Russia", "UnitedKingdom", "UnitedStates", "Belarus"]);
    expect((await under("kyiv"))?.coalitions.voiding.listed).toEqual(NONE);
    expect((await under("communique"))?.coalitions.blocking.listed).toEqual(NONE);
  });

  it("the bilaterals with Ukraine: what is promised is a conversation", async () => {
    for (const value of await asked("us-ukraine-2024", "UsUkraine2024.talks")) {
      expect(value.coalitions.voiding.listed).toEqual(NONE);
      expect(value.coalitions.breaking.listed).toEqual([["UnitedStates"]]);
    }
    const [help] = await asked("us-ukraine-2024", "UsUkraine2024.aid");
    expect(help?.alone).toEqual(["UnitedStates"]);
    for (const value of await asked("uk-ukraine-2024", "UkUkraine2024.talks"))
      expect(value.coalitions.voiding.listed).toEqual(NONE);
  });

  it("no agreement: only all who might help can stay away, or a Council that acts in earnest", async () => {
    for (const value of await asked("no-agreement", "NoAgreement.protection", { scenario: "attackWithoutAgreement" })) {
      expect(value.alone).toEqual([]);
      expect(value.coalitions.blocking.listed.every((members) => members.length === 9)).toBe(true);
      expect(value.coalitions.securing.listed).not.toContainEqual([]);
    }
  });

  it("Egypt and Israel: the written fallback outlives the veto", async () => {
    const [bound] = await asked("egypt-israel-1979", "EgyptIsrael1979.peaceForce", { take: { prepared: "bound" } });
    expect(bound?.coalitions.voiding.listed).toEqual(NONE);
    const [free] = await asked("egypt-israel-1979", "EgyptIsrael1979.peaceForce", { take: { prepared: "free" } });
    expect(free?.alone).toEqual(["UnitedStates"]);
  });
});
