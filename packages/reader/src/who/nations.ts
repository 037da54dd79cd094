/**
 * What else people call states: the adjective and the people ("Russian"), and the places that stand for its government ("Moscow", "the Kremlin").
 * Written for Proviso from common knowledge, state by state; `party` is the prelude's identifier. Words with `|` between them. A place that two states
 * share, or that is as often something else (Georgetown, Victoria), is left out: no answer is better than a wrong one.
 */
const TABLE = `
Afghanistan: Afghan|Afghans: Kabul
Albania: Albanian: Tirana
Algeria: Algerian: Algiers
Andorra: Andorran: Andorra la Vella
Angola: Angolan: Luanda
AntiguaAndBarbuda: Antiguan
Argentina: Argentine|Argentinian: Buenos Aires|Casa Rosada
Armenia: Armenian: Yerevan
Australia: Australian: Canberra
Austria: Austrian: Vienna
Azerbaijan: Azerbaijani|Azeri: Baku
Bahamas: Bahamian: Nassau
Bahrain: Bahraini: Manama
Bangladesh: Bangladeshi: Dhaka
Barbados: Barbadian: Bridgetown
Belarus: Belarusian|Belarussian: Minsk
Belgium: Belgian
Belize: Belizean: Belmopan
Benin: Beninese: Porto-Novo|Cotonou
Bhutan: Bhutanese: Thimphu
Bolivia: Bolivian: La Paz
BosniaAndHerzegovina: Bosnian: Sarajevo
Botswana: Botswanan|Motswana: Gaborone
Brazil: Brazilian: Brasilia|Brasília|Planalto|Itamaraty
Brunei: Bruneian: Bandar Seri Begawan
Bulgaria: Bulgarian: Sofia
BurkinaFaso: Burkinabe|Burkinabè: Ouagadougou
Burundi: Burundian: Gitega|Bujumbura
Cambodia: Cambodian: Phnom Penh
Cameroon: Cameroonian: Yaounde|Yaoundé
Canada: Canadian: Ottawa
CapeVerde: Cape Verdean: Praia
CentralAfricanRepublic: Central African: Bangui
Chad: Chadian: N'Djamena
Chile: Chilean: La Moneda
China: Chinese: Beijing|Peking|Zhongnanhai
Colombia: Colombian: Bogota|Bogotá
Comoros: Comorian: Moroni
CostaRica: Costa Rican
Croatia: Croatian|Croat: Zagreb
Cuba: Cuban: Havana
Cyprus: Cypriot: Nicosia
CzechRepublic: Czech: Prague
Czechoslovakia: Czechoslovak|Czechoslovakian
DemocraticRepublicOfTheCongo: Congolese: Kinshasa
Denmark: Danish|Danes: Copenhagen
Djibouti: Djiboutian
Dominica: : Roseau
DominicanRepublic: : Santo Domingo
EastGermany: East German: East Berlin
Ecuador: Ecuadorian|Ecuadorean: Quito
Egypt: Egyptian: Cairo
ElSalvador: Salvadoran|Salvadorean: San Salvador
EquatorialGuinea: Equatoguinean: Malabo
Eritrea: Eritrean: Asmara
Estonia: Estonian: Tallinn
Eswatini: Swazi: Mbabane
Ethiopia: Ethiopian: Addis Ababa
Fiji: Fijian: Suva
Finland: Finnish|Finns: Helsinki
France: French: Paris|the Elysee|Élysée|Elysee|Quai d'Orsay
Gabon: Gabonese: Libreville
Gambia: Gambian: Banjul
Georgia: Georgian: Tbilisi
Germany: German: Berlin|Bonn
Ghana: Ghanaian: Accra
Greece: Greek: Athens
Grenada: Grenadian
Guatemala: Guatemalan
Guinea: Guinean: Conakry
Guyana: Guyanese
Haiti: Haitian: Port-au-Prince
HolySee: Vatican|Papal: the Vatican
Honduras: Honduran: Tegucigalpa
Hungary: Hungarian: Budapest
Iceland: Icelandic|Icelanders: Reykjavik|Reykjavík
India: Indian: New Delhi|Delhi
Indonesia: Indonesian: Jakarta
Iran: Iranian: Tehran|Teheran
Iraq: Iraqi: Baghdad
Ireland: Irish: Dublin
Israel: Israeli: Jerusalem
Italy: Italian: Rome|Palazzo Chigi
IvoryCoast: Ivorian: Yamoussoukro|Abidjan
Jamaica: Jamaican
Japan: Japanese: Tokyo
Jordan: Jordanian: Amman
Kazakhstan: Kazakh|Kazakhstani: Astana|Nur-Sultan
Kenya: Kenyan: Nairobi
Kosovo: Kosovar|Kosovan: Pristina|Prishtina
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz: Bishkek
Laos: Laotian|Lao: Vientiane
Latvia: Latvian: Riga
Lebanon: Lebanese: Beirut
Lesotho: Basotho: Maseru
Liberia: Liberian: Monrovia
Libya: Libyan: Tripoli
Liechtenstein: : Vaduz
Lithuania: Lithuanian: Vilnius
Luxembourg: Luxembourgish|Luxembourger
Madagascar: Malagasy|Madagascan: Antananarivo
Malawi: Malawian: Lilongwe
Malaysia: Malaysian: Kuala Lumpur|Putrajaya
Maldives: Maldivian: Male'
Mali: Malian: Bamako
Malta: Maltese: Valletta
MarshallIslands: Marshallese: Majuro
Mauritania: Mauritanian: Nouakchott
Mauritius: Mauritian: Port Louis
Mexico: Mexican: Mexico City|Los Pinos
Micronesia: Micronesian: Palikir
Moldova: Moldovan: Chisinau|Chișinău
Monaco: Monegasque
Mongolia: Mongolian: Ulaanbaatar|Ulan Bator
Montenegro: Montenegrin: Podgorica
Morocco: Moroccan: Rabat
Mozambique: Mozambican: Maputo
Myanmar: Burmese: Naypyidaw|Nay Pyi Taw|Rangoon
Namibia: Namibian: Windhoek
Nauru: Nauruan
Nepal: Nepali|Nepalese: Kathmandu
Netherlands: Dutch: The Hague
NewZealand: New Zealand
Nicaragua: Nicaraguan: Managua
Niger: Nigerien: Niamey
Nigeria: Nigerian: Abuja
NorthKorea: North Korean: Pyongyang
NorthMacedonia: Macedonian|North Macedonian: Skopje
NorthVietnam: North Vietnamese
Norway: Norwegian: Oslo
OttomanEmpire: Ottoman: the Sublime Porte|the Porte
Oman: Omani: Muscat
Pakistan: Pakistani: Islamabad|Rawalpindi
Palau: Palauan
Palestine: Palestinian: Ramallah
Panama: Panamanian: Panama City
PapuaNewGuinea: Papua New Guinean: Port Moresby
Paraguay: Paraguayan: Asuncion|Asunción
Peru: Peruvian
Philippines: Philippine|Filipino: Manila|Malacañang|Malacanang
Poland: Polish|Poles: Warsaw
Portugal: Portuguese: Lisbon
Prussia: Prussian
Qatar: Qatari: Doha
RepublicOfTheCongo: : Brazzaville
Romania: Romanian: Bucharest
Russia: Russian: Moscow|the Kremlin|Kremlin
Rwanda: Rwandan: Kigali
Samoa: Samoan: Apia
SaudiArabia: Saudi|Saudi Arabian|Saudis: Riyadh
Senegal: Senegalese: Dakar
Serbia: Serbian|Serb: Belgrade
Seychelles: Seychellois
SierraLeone: Sierra Leonean: Freetown
Singapore: Singaporean
Slovakia: Slovak|Slovakian: Bratislava
Slovenia: Slovenian|Slovene: Ljubljana
SolomonIslands: Solomon Islander: Honiara
Somalia: Somali: Mogadishu
SouthAfrica: South African: Pretoria
SouthKorea: South Korean: Seoul
SouthSudan: South Sudanese: Juba
SouthVietnam: South Vietnamese: Saigon
SovietUnion: Soviet|Soviets
Spain: Spanish|Spaniards: Madrid|Moncloa
SriLanka: Sri Lankan: Colombo
Sudan: Sudanese: Khartoum
Suriname: Surinamese: Paramaribo
Sweden: Swedish|Swedes: Stockholm
Switzerland: Swiss: Bern|Berne
Syria: Syrian: Damascus
Taiwan: Taiwanese: Taipei
Tajikistan: Tajik|Tajikistani: Dushanbe
Tanzania: Tanzanian: Dodoma
Thailand: Thai: Bangkok
TimorLeste: Timorese|East Timorese: Dili
Togo: Togolese: Lome|Lomé
Tonga: Tongan
TrinidadAndTobago: Trinidadian: Port of Spain
Tunisia: Tunisian: Tunis
Turkey: Turkish|Turks: Ankara
Turkmenistan: Turkmen: Ashgabat
Tuvalu: Tuvaluan: Funafuti
Uganda: Ugandan: Kampala
Ukraine: Ukrainian: Kyiv|Kiev|Bankova
UnitedArabEmirates: Emirati: Abu Dhabi
UnitedKingdom: British|Britons: London|Downing Street|Whitehall
UnitedStates: American|US|U.S.: Washington|the White House|White House|the State Department|State Department|the Pentagon|Pentagon|Capitol Hill
Uruguay: Uruguayan: Montevideo
Uzbekistan: Uzbek|Uzbekistani: Tashkent
Vanuatu: Vanuatuan: Port Vila
Venezuela: Venezuelan: Caracas|Miraflores
Vietnam: Vietnamese: Hanoi
WestGermany: West German
Yemen: Yemeni: Sanaa|Sana'a
Yugoslavia: Yugoslav|Yugoslavian
Zambia: Zambian: Lusaka
Zimbabwe: Zimbabwean: Harare
EuropeanUnion: : Brussels
EuropeanCommission: : the Commission|the Berlaymont
Nato: : the Alliance|the alliance|the Atlantic alliance
UnitedNations: : Turtle Bay
WarsawPact: Warsaw Pact
`;

export interface Nation {
  readonly party: string;
  /** Adjectives, and names of the people: "Russian". */
  readonly demonyms: readonly string[];
  /** What stands for its government: "Moscow", "the Kremlin". */
  readonly seats: readonly string[];
}

export const NATIONS: readonly Nation[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [party = "", demonyms = "", seats = ""] = line.split(":").map((part) => part.trim());
    const list = (words: string) => words.split("|").filter((word) => word !== "");
    return { party, demonyms: list(demonyms), seats: list(seats) };
  });
