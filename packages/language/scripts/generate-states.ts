/**
 * Writes `src/prelude/states.ts` from the ISO 3166 list, with the decisions below. Run it by hand when a state changes its name:
 *
 *     node packages/language/scripts/generate-states.ts
 *
 * The table is committed because reading the library's data at every start would cost more than all the rest of the prelude.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const english: Record<string, string | string[]> = require("i18n-iso-countries/langs/en.json").countries;
const iso3: Record<string, string> = require("i18n-iso-countries").getAlpha2Codes();

/** Common form where the list's first name is not it: name, then aliases. The identifier is the name without blanks. */
const COMMON: Record<string, readonly [name: string, ...aliases: string[]]> = {
  AE: ["United Arab Emirates", "UAE", "Emirates"],
  AG: ["Antigua and Barbuda", "Antigua"],
  BA: ["Bosnia and Herzegovina", "Bosnia", "BosniaHerzegovina"],
  BN: ["Brunei", "BruneiDarussalam"],
  BO: ["Bolivia", "PlurinationalStateOfBolivia"],
  BS: ["Bahamas", "TheBahamas"],
  BY: ["Belarus", "Byelorussia"],
  CD: ["Democratic Republic of the Congo", "DRC", "DRCongo", "DemocraticRepublicOfCongo", "CongoKinshasa", "Zaire"],
  CF: ["Central African Republic", "CAR"],
  CG: ["Republic of the Congo", "RepublicOfCongo", "CongoBrazzaville"],
  CI: ["Ivory Coast", "CoteDIvoire", "CotedIvoire"],
  CN: ["China", "PRC", "PeoplesRepublicOfChina"],
  CV: ["Cape Verde", "CaboVerde"],
  CZ: ["Czech Republic", "Czechia"],
  DE: ["Germany", "FederalRepublicOfGermany"],
  DO: ["Dominican Republic"],
  EG: ["Egypt", "ArabRepublicOfEgypt"],
  FM: ["Micronesia", "FederatedStatesOfMicronesia"],
  FR: ["France", "FrenchRepublic"],
  GB: ["United Kingdom", "UK", "GreatBritain", "Britain"],
  GM: ["Gambia", "TheGambia"],
  GR: ["Greece", "HellenicRepublic"],
  IE: ["Ireland", "RepublicOfIreland"],
  IR: ["Iran", "IslamicRepublicOfIran", "Persia"],
  KP: ["North Korea", "DPRK", "DemocraticPeoplesRepublicOfKorea"],
  KR: ["South Korea", "ROK", "RepublicOfKorea"],
  KN: ["Saint Kitts and Nevis", "StKittsAndNevis"],
  LA: ["Laos", "LaoPeoplesDemocraticRepublic", "LaoPDR"],
  LC: ["Saint Lucia", "StLucia"],
  LK: ["Sri Lanka", "Ceylon"],
  MD: ["Moldova", "RepublicOfMoldova"],
  MK: ["North Macedonia", "RepublicOfNorthMacedonia"],
  MM: ["Myanmar", "Burma"],
  NL: ["Netherlands", "TheNetherlands", "Holland"],
  PH: ["Philippines", "ThePhilippines"],
  PS: ["Palestine", "StateOfPalestine"],
  RU: ["Russia", "RussianFederation"],
  SA: ["Saudi Arabia", "KSA"],
  SY: ["Syria", "SyrianArabRepublic"],
  SZ: ["Eswatini", "Swaziland"],
  TL: ["Timor-Leste", "EastTimor"],
  TR: ["Turkey", "Turkiye"],
  TW: ["Taiwan", "ChineseTaipei"],
  TZ: ["Tanzania", "UnitedRepublicOfTanzania"],
  US: ["United States", "US", "USA", "UnitedStatesOfAmerica"],
  VA: ["Holy See", "VaticanCity", "Vatican"],
  VC: ["Saint Vincent and the Grenadines", "StVincentAndTheGrenadines"],
  VE: ["Venezuela", "BolivarianRepublicOfVenezuela"],
  VN: ["Vietnam", "VietNam"],
  ZA: ["South Africa", "RSA"],
};

/** Not ISO 3166-1 codes: the library's own, or reserved for private use. The name stays, the code goes. */
const WITHOUT_CODE = new Set(["XK"]);

/**
 * Entries of ISO 3166-1 that are parts or dependencies of another entry, or no party to agreements in their own name. A file that needs one of them
 * as a party declares it.
 */
const LEFT_OUT = new Set(
  `AI AQ AS AW AX BL BM BQ BV CC CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF PF PM PN PR RE SH SJ SX TC TF TK UM VG VI
   WF YT`.split(/\s+/),
);

/** Former states, with their ISO 3166-3 (withdrawn) codes where a code was theirs alone. */
const FORMER: readonly (readonly [name: string, iso3: string, ...aliases: string[]])[] = [
  ["Austria-Hungary", ""],
  ["Czechoslovakia", "CSK"],
  ["East Germany", "DDR", "GDR", "GermanDemocraticRepublic"],
  ["North Vietnam", "VDR", "DemocraticRepublicOfVietnam"],
  ["North Yemen", ""],
  ["Ottoman Empire", ""],
  ["Prussia", ""],
  ["Serbia and Montenegro", "SCG"],
  ["South Vietnam", "", "RepublicOfVietnam"],
  ["South Yemen", "YMD"],
  ["Soviet Union", "SUN", "USSR"],
  ["West Germany", "", "FRG"],
  ["Yugoslavia", "YUG"],
];

const NAME = /^[A-Z][A-Za-z0-9]*$/;

function identifier(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join("");
}

const ascii = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

const rows = Object.entries(english)
  .filter(([code]) => !LEFT_OUT.has(code))
  .map(([code, names]) => {
    const common = COMMON[code];
    const [name, ...aliases] = common ?? [ascii(typeof names === "string" ? names : (names[0] ?? code))];
    return { id: identifier(name), name, iso3: WITHOUT_CODE.has(code) ? "" : (iso3[code] ?? ""), aliases };
  })
  .concat(FORMER.map(([name, code, ...aliases]) => ({ id: identifier(name), name, iso3: code, aliases })))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

const taken = new Set<string>();
for (const row of rows) {
  for (const name of [row.id, ...row.aliases]) {
    if (!NAME.test(name)) throw new Error(`not a name of the language: ${name}`);
    if (taken.has(name)) throw new Error(`named twice: ${name}`);
    taken.add(name);
  }
}

const table = rows.map((row) => `  ${JSON.stringify([row.name, row.iso3, ...row.aliases]).replaceAll(",", ", ")},`);
writeFileSync(
  new URL("../src/prelude/states.ts", import.meta.url),
  `// Written by scripts/generate-states.ts; change the decisions there.

/** Name, ISO 3166 alpha-3 code (empty where there is none of its own), aliases. The identifier is the name without blanks. */
export const STATES: readonly (readonly [name: string, iso3: string, ...aliases: string[]])[] = [
${table.join("\n")}
];
`,
);
