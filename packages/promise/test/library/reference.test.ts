import type { Model } from "@proviso/agreement";
import { describe, expect, it } from "vitest";
import { beneficiariesOf, Game, targetNamed } from "../../src/answers/index.ts";
import { Reference } from "../../src/reference/index.ts";
import { answerings, questionsOfAgreement, settle } from "../../src/settle/index.ts";
import { answersOf } from "../trial.ts";
import { modelOf, withGroups, withoutClauses, withThreshold } from "./shelf.ts";

/** More combinations of choices than this take too long to go through for every way of answering. */
const MOST = 20_000;

interface Trial {
  readonly file: string;
  /** A promise or a decision. */
  readonly of: string;
  readonly scenario?: string;
  readonly to?: string;
  /** Groups cut down, so that every combination can be gone through. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Clauses left out: what the scenario does not trigger still doubles the combinations. */
  readonly without?: readonly string[];
  /** "At least nine" of a smaller Council: the number to put in its place. */
  readonly nine?: number;
}

/** A Council of four, in which three votes are needed and two members are permanent. */
const SMALL_COUNCIL = { "Charter.Permanent": ["Russia", "UnitedStates"], "Charter.Elected": ["Denmark", "Panama"] };
const SMALL_LEAGUE = { "Locarno.LeagueCouncil": ["UnitedKingdom", "France", "Germany", "Japan"] };
const SMALL_CSTO = { "Tashkent1992.Members": ["Armenia", "Kazakhstan", "Kyrgyzstan", "Tajikistan"] };
const ALLIES = ["Estonia", "Greece", "Turkey", "UnitedStates"];
const AMERICANS = ["Argentina", "Brazil", "Chile", "UnitedStates", "Uruguay"];
const FROM_OUTSIDE = ["Rio.art3outside", "Rio.art20outside"];
const UNION = ["Austria", "Finland", "France", "Germany", "Italy"];

const TRIALS: readonly Trial[] = [
  { file: "north-atlantic-treaty", of: "Nato1949.aid", to: "Estonia", groups: { "Nato1949.Parties": ALLIES } },
  {
    file: "north-atlantic-treaty",
    of: "Nato1949.aid",
    scenario: "allyAgainstAlly",
    groups: { "Nato1949.Parties": ALLIES },
  },
  { file: "un-charter", of: "Charter.enforcement", groups: SMALL_COUNCIL, nine: 3 },
  { file: "un-charter", of: "Charter.settlement", scenario: "greatPowerAtWar", groups: SMALL_COUNCIL, nine: 3 },
  { file: "un-charter", of: "Charter.procedure", groups: SMALL_COUNCIL, nine: 3 },
  { file: "budapest-memorandum", of: "Budapest.councilAction", groups: SMALL_COUNCIL, nine: 3 },
  { file: "budapest-memorandum", of: "Budapest.consultation", groups: SMALL_COUNCIL, nine: 3 },
  { file: "eu-treaty", of: "EuTreaty.aid", to: "Finland", groups: { "EuTreaty.Members": UNION } },
  { file: "eu-treaty", of: "EuCouncil.foreignPolicy", groups: { "EuCouncil.Members": UNION } },
  { file: "eu-treaty", of: "EuCouncil.qualified", groups: { "EuCouncil.Members": UNION } },
  { file: "rio-treaty", of: "Rio.organWithout", scenario: "amongAmericans", groups: { "Rio.Members": AMERICANS } },
  {
    file: "rio-treaty",
    of: "Rio.aid",
    scenario: "amongAmericans",
    groups: { "Rio.Members": AMERICANS.slice(0, 4) },
    without: FROM_OUTSIDE,
  },
  {
    file: "rio-treaty",
    of: "Rio.soldiers",
    scenario: "amongAmericans",
    groups: { "Rio.Members": AMERICANS },
    without: FROM_OUTSIDE,
  },
  { file: "anzus", of: "Anzus.aid" },
  { file: "us-korea", of: "UsKorea1953.aid" },
  { file: "us-japan", of: "UsJapan1960.aid" },
  { file: "collective-security-treaty", of: "Tashkent1992.aid", scenario: "kazakhstanAttacked", groups: SMALL_CSTO },
  { file: "collective-security-treaty", of: "Tashkent1992.aid", scenario: "memberAgainstMember", groups: SMALL_CSTO },
  { file: "cyprus-guarantee", of: "Cyprus1960.restoration" },
  {
    file: "locarno-treaty",
    of: "Locarno.aid",
    scenario: "rhineFlagrant",
    groups: SMALL_LEAGUE,
  },
  {
    file: "locarno-treaty",
    of: "Locarno.aid",
    scenario: "rhineSlow",
    groups: SMALL_LEAGUE,
  },
  { file: "uk-ukraine-2024", of: "UkUkraine2024.talks" },
  { file: "uk-ukraine-2024", of: "UkUkraine2024.aid" },
  { file: "us-ukraine-2024", of: "UsUkraine2024.talks" },
  { file: "us-ukraine-2024", of: "UsUkraine2024.aid" },
  { file: "plan-28", of: "SideDraft.protection" },
  { file: "plan-28", of: "Plan28.protection" },
  {
    file: "istanbul-2022",
    of: "Istanbul2022.protection",
    scenario: "istanbulRenewed",
    groups: { "Istanbul2022.Guarantors": ["China", "Russia", "UnitedKingdom", "UnitedStates", "Poland"] },
  },
  {
    file: "no-agreement",
    of: "NoAgreement.protection",
    scenario: "attackWithoutAgreement",
    groups: { ...SMALL_COUNCIL, "NoAgreement.States": ["China", "Poland", "Russia", "Turkey"] },
    nine: 3,
  },
  {
    file: "egypt-israel-1979",
    of: "EgyptIsrael1979.peaceForce",
    groups: {
      "EgyptIsrael1979.Permanent": ["SovietUnion", "UnitedStates"],
      "EgyptIsrael1979.Elected": ["Ireland", "Niger"],
    },
    nine: 3,
  },
  { file: "minsk-2", of: "Minsk2.border" },
  { file: "paris-1973", of: "Paris1973.finding18" },
  {
    file: "paris-declaration-2026",
    of: "ParisDeclaration.protection",
    groups: { "ParisDeclaration.Coalition": ["France", "Germany", "UnitedKingdom"] },
  },
];

function shrunk(model: Model, { groups = {}, without = [], nine }: Trial): Model {
  const smaller = withoutClauses(withGroups(model, groups), without);
  return nine === undefined ? smaller : withThreshold(smaller, 9, nine);
}

describe("the shelf against plain enumeration", () => {
  it.each(TRIALS)("$file: $of $scenario", async (trial) => {
    const model = shrunk(await modelOf(trial.file), trial);
    const target = targetNamed(model, trial.of);
    const scenario = model.scenarios.find(({ id }) => id === trial.scenario);
    let games = 0;
    for (const answering of answerings(questionsOfAgreement(model, target.agreement))) {
      const settled = settle(model, target.agreement, answering);
      const promise = settled.promises.find(({ id }) => id === trial.of);
      const to = promise === undefined ? [undefined] : beneficiariesOf(settled, promise, scenario);
      for (const beneficiary of to) {
        if (trial.to !== undefined && beneficiary !== trial.to) continue;
        const asked = { [target.kind]: target.id, beneficiary, scenario };
        const reference = new Reference(settled, asked, MOST);
        const game = new Game(settled, target, { beneficiary, scenario });
        expect(answersOf(game)).toEqual(reference.answers());
        games++;
      }
    }
    expect(games).toBeGreaterThan(0);
  });
});
