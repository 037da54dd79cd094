import { describe, expect, test } from "vitest";
import { format } from "../format/format.ts";
import { fallsUnder, findInfinitive, findParty, findThirdPerson, partyNames } from "./lookup.ts";
import { PRELUDE_PARTIES } from "./parties.ts";
import { VERBS } from "./verbs.ts";

describe("parties", () => {
  test("names are names of the language, and each names one party", () => {
    const names = PRELUDE_PARTIES.flatMap((party) => [party.id, ...party.aliases]);
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect([...partyNames()].length).toBe(names.length);
  });

  test("codes are three letters, and each is one party's", () => {
    const codes = PRELUDE_PARTIES.flatMap((party) => party.iso3 ?? []);
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each([
    ["US", "UnitedStates", "USA"],
    ["UK", "UnitedKingdom", "GBR"],
    ["RussianFederation", "Russia", "RUS"],
    ["RepublicOfKorea", "SouthKorea", "KOR"],
    ["DPRK", "NorthKorea", "PRK"],
    ["PRC", "China", "CHN"],
    ["UAE", "UnitedArabEmirates", "ARE"],
    ["Turkiye", "Turkey", "TUR"],
    ["CotedIvoire", "IvoryCoast", "CIV"],
    ["Czechia", "CzechRepublic", "CZE"],
    ["USSR", "SovietUnion", "SUN"],
    ["GDR", "EastGermany", "DDR"],
    ["Kosovo", "Kosovo", undefined],
    ["SouthVietnam", "SouthVietnam", undefined],
    ["EU", "EuropeanUnion", undefined],
    ["OAS", "OrganizationOfAmericanStates", undefined],
    ["CSTO", "Csto", undefined],
  ])("%s is %s (%s)", (alias, id, iso3) => {
    expect(findParty(alias)).toMatchObject({ id });
    expect(findParty(alias)?.iso3).toBe(iso3);
  });

  test("the 193 members of the United Nations and their neighbours in the list have their codes", () => {
    expect(PRELUDE_PARTIES.filter((party) => party.kind === "state" && party.iso3).length).toBeGreaterThanOrEqual(193);
    for (const id of ["Micronesia", "Laos", "Tanzania", "Bolivia", "Palestine", "Taiwan", "HolySee", "CookIslands"]) {
      expect(findParty(id), id).toBeDefined();
    }
  });
});

describe("verbs", () => {
  test("forms are names of the language, and each is one verb's", () => {
    const forms = VERBS.flatMap((verb) => [verb.infinitive, verb.thirdPerson]);
    expect(forms.filter((form) => !/^[a-z]+$/.test(form))).toEqual([]);
    expect(new Set(forms).size).toBe(forms.length);
  });

  test.each([
    ["breach", "breaches"],
    ["ratify", "ratifies"],
    ["deploy", "deploys"],
    ["possess", "possesses"],
    ["assist", "assists"],
    ["annex", "annexes"],
  ])("%s, %s", (infinitive, thirdPerson) => {
    expect(findInfinitive(infinitive)?.thirdPerson).toBe(thirdPerson);
    expect(findThirdPerson(thirdPerson)?.infinitive).toBe(infinitive);
  });

  test("every form can be written", () => {
    for (const { infinitive, thirdPerson, particle = "", takes } of VERBS) {
      const complement = takes === "nothing" ? "" : `${particle} France`;
      const text = `agreement A "a" clause c when anyone ${thirdPerson} ${complement} France shall ${infinitive} ${complement}`;
      expect(format(text).errors, text).toBeUndefined();
    }
  });

  test("what a verb falls under is a verb that takes the same or nothing, and is never the verb itself", () => {
    for (const verb of VERBS) {
      for (const above of verb.under) {
        expect(["nothing", verb.takes], `${verb.infinitive} under ${above}`).toContain(findInfinitive(above)?.takes);
        expect(fallsUnder(above)).not.toContain(verb.infinitive);
      }
    }
    expect(fallsUnder("arm")).toEqual(["arm", "assist", "intervene"]);
  });

  test("a form of attack names the roles of an attack", () => {
    for (const verb of VERBS.filter((entry) => entry.under.includes("attack"))) {
      expect(verb).toMatchObject({ subjectRole: "attacker", objectRole: "victim", circumstance: true });
    }
  });
});
