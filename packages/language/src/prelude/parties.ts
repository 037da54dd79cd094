import { STATES } from "./states.ts";

/** A party that every file knows without declaring it. */
export interface PreludeParty {
  /** As the language writes it: `UnitedStates`. */
  readonly id: string;
  /** As people write it: "United States". */
  readonly name: string;
  readonly kind: "state" | "organisation";
  /** ISO 3166-1 alpha-3 code, or for a former state its withdrawn code (ISO 3166-3); absent where there is none of its own, as for Kosovo. */
  readonly iso3?: string;
  /** Other names that mean the same party: `US`, `USA`. */
  readonly aliases: readonly string[];
}

/**
 * Organisations that agreements name as parties, guarantors, deciders or monitors. The identifier is the name that people use most; where that is
 * an acronym which reads as a word it is written as one (`Nato`).
 */
const ORGANISATIONS: readonly (readonly [id: string, name: string, ...aliases: string[]])[] = [
  ["AfricanUnion", "African Union", "AU"],
  ["Apec", "Asia-Pacific Economic Cooperation", "APEC"],
  ["ArabLeague", "League of Arab States", "LeagueOfArabStates"],
  ["Asean", "Association of Southeast Asian Nations", "ASEAN"],
  ["Benelux", "Benelux Union"],
  ["Brics", "Brazil, Russia, India, China and South Africa group", "BRICS"],
  ["Caricom", "Caribbean Community", "CARICOM"],
  ["Csto", "Collective Security Treaty Organization", "CSTO", "CollectiveSecurityTreatyOrganization"],
  ["Comecon", "Council for Mutual Economic Assistance", "COMECON"],
  ["CommonwealthOfIndependentStates", "Commonwealth of Independent States", "Cis", "CIS"],
  ["CouncilOfEurope", "Council of Europe"],
  ["Ctbto", "Comprehensive Nuclear-Test-Ban Treaty Organization", "CTBTO"],
  ["EastAfricanCommunity", "East African Community", "EAC"],
  ["Eccas", "Economic Community of Central African States", "ECCAS"],
  ["Ecowas", "Economic Community of West African States", "ECOWAS"],
  ["EurasianEconomicUnion", "Eurasian Economic Union", "EAEU"],
  ["Euratom", "European Atomic Energy Community", "EURATOM"],
  ["EuropeanCommission", "European Commission"],
  ["EuropeanCommunity", "European Community", "EC", "EuropeanEconomicCommunity", "EEC"],
  ["EuropeanUnion", "European Union", "EU"],
  ["GeneralAssembly", "United Nations General Assembly", "UNGA"],
  ["GulfCooperationCouncil", "Gulf Cooperation Council", "GCC"],
  ["G7", "Group of Seven"],
  ["G20", "Group of Twenty"],
  ["Iaea", "International Atomic Energy Agency", "IAEA"],
  ["Icrc", "International Committee of the Red Cross", "ICRC"],
  ["Igad", "Intergovernmental Authority on Development", "IGAD"],
  ["InternationalCourtOfJustice", "International Court of Justice", "ICJ"],
  ["InternationalCriminalCourt", "International Criminal Court", "ICC"],
  ["InternationalMonetaryFund", "International Monetary Fund", "IMF"],
  ["LeagueOfNations", "League of Nations"],
  ["Mercosur", "Southern Common Market", "MERCOSUR"],
  ["MultinationalForceAndObservers", "Multinational Force and Observers", "MFO"],
  ["Nato", "North Atlantic Treaty Organization", "NATO", "NorthAtlanticTreatyOrganization"],
  ["Oecd", "Organisation for Economic Co-operation and Development", "OECD"],
  ["Opcw", "Organisation for the Prohibition of Chemical Weapons", "OPCW"],
  ["Opec", "Organization of the Petroleum Exporting Countries", "OPEC"],
  ["OrganisationOfIslamicCooperation", "Organisation of Islamic Cooperation", "OIC"],
  ["OrganizationOfAfricanUnity", "Organization of African Unity", "OAU"],
  ["OrganizationOfAmericanStates", "Organization of American States", "Oas", "OAS"],
  ["Osce", "Organization for Security and Co-operation in Europe", "OSCE"],
  ["PacificIslandsForum", "Pacific Islands Forum"],
  ["PalestineLiberationOrganization", "Palestine Liberation Organization", "PLO"],
  ["Saarc", "South Asian Association for Regional Cooperation", "SAARC"],
  ["Sadc", "Southern African Development Community", "SADC"],
  ["Seato", "Southeast Asia Treaty Organization", "SEATO"],
  ["SecurityCouncil", "United Nations Security Council", "UNSC"],
  ["ShanghaiCooperationOrganisation", "Shanghai Cooperation Organisation", "SCO"],
  ["UnitedNations", "United Nations", "UN"],
  ["WarsawPact", "Warsaw Treaty Organization", "WarsawTreatyOrganization"],
  ["WesternEuropeanUnion", "Western European Union", "WEU"],
  ["WorldBank", "World Bank"],
  ["WorldHealthOrganization", "World Health Organization", "WHO"],
  ["WorldTradeOrganization", "World Trade Organization", "WTO"],
];

/** `Bosnia and Herzegovina` → `BosniaAndHerzegovina`. */
function identifier(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9]+)([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}

/**
 * The parties that need no declaration, in the order of their identifiers. This is a table of names and nothing more: standing in it, under whichever
 * name, says nothing about recognition, statehood or borders, and leaving out says nothing either. What is missing is declared with `party`.
 */
export const PRELUDE_PARTIES: readonly PreludeParty[] = [
  ...STATES.map(
    ([name, iso3, ...aliases]): PreludeParty => ({
      id: identifier(name),
      name,
      kind: "state",
      ...(iso3 && { iso3 }),
      aliases,
    }),
  ),
  ...ORGANISATIONS.map(
    ([id, name, ...aliases]): PreludeParty => ({
      id,
      name,
      kind: "organisation",
      aliases,
    }),
  ),
].sort((a, b) => (a.id < b.id ? -1 : 1));
