/**
 * People who speak for states and organisations so often that texts leave their office out. Public facts: who held which office is known from the
 * governments' own pages. A surname alone is believed only where `*` marks it as nobody else's; else the given name must stand in the text as well.
 */
const TABLE = `
UnitedStates: Donald Trump*, Joe Biden*, Barack Obama*, Antony Blinken*, Marco Rubio*, JD Vance*, Pete Hegseth*, Lloyd Austin, Jake Sullivan, Keith Kellogg*, Steve Witkoff*, John Kerry, Hillary Clinton, Bill Clinton, Condoleezza Rice, Mike Pompeo*, Karoline Leavitt*, Henry Kissinger*, Ronald Reagan*, Richard Nixon*, Jimmy Carter
Russia: Vladimir Putin*, Sergey Lavrov*, Sergei Lavrov, Dmitry Peskov*, Maria Zakharova*, Dmitry Medvedev*, Yuri Ushakov*, Vladimir Medinsky*, Kirill Dmitriev*, Andrei Belousov*, Sergei Shoigu*, Sergey Shoigu, Boris Yeltsin*
SovietUnion: Mikhail Gorbachev*, Leonid Brezhnev*, Nikita Khrushchev*, Andrei Gromyko*
Ukraine: Volodymyr Zelensky*, Volodymyr Zelenskyy*, Andriy Yermak*, Dmytro Kuleba*, Andrii Sybiha*, Rustem Umerov*, Davyd Arakhamia*, David Arakhamia, Mykhailo Podolyak*, Petro Poroshenko*
China: Xi Jinping, Wang Yi, Li Qiang, Mao Ning, Lin Jian
France: Emmanuel Macron*, Jean-Noel Barrot, Jean-Noël Barrot, Sebastien Lecornu*, Nicolas Sarkozy*, François Hollande*
Germany: Friedrich Merz*, Olaf Scholz*, Angela Merkel*, Annalena Baerbock*, Boris Pistorius*, Johann Wadephul*, Frank-Walter Steinmeier*
UnitedKingdom: Keir Starmer*, Rishi Sunak*, Boris Johnson, Liz Truss, David Lammy*, Theresa May, David Cameron, Margaret Thatcher*, Yvette Cooper
Italy: Giorgia Meloni*, Antonio Tajani*
Poland: Donald Tusk*, Radoslaw Sikorski*, Radosław Sikorski, Karol Nawrocki*, Andrzej Duda*
Hungary: Viktor Orban*, Viktor Orbán*, Peter Szijjarto*, Péter Szijjártó*
Turkey: Recep Tayyip Erdogan*, Recep Tayyip Erdoğan*, Hakan Fidan*, Mevlut Cavusoglu*
Israel: Benjamin Netanyahu*, Israel Katz, Gideon Saar*, Yoav Gallant*, Yitzhak Rabin*
Iran: Ali Khamenei*, Masoud Pezeshkian*, Abbas Araghchi*, Abbas Araqchi*, Esmail Baghaei*, Javad Zarif*
India: Narendra Modi*, Subrahmanyam Jaishankar*
Pakistan: Shehbaz Sharif, Ishaq Dar
NorthKorea: Kim Jong Un, Kim Jong-un, Kim Yo Jong
SouthKorea: Lee Jae-myung, Yoon Suk Yeol, Moon Jae-in
Japan: Shigeru Ishiba*, Fumio Kishida*, Shinzo Abe
Armenia: Nikol Pashinyan*, Ararat Mirzoyan*
Azerbaijan: Ilham Aliyev*, Jeyhun Bayramov*
Georgia: Irakli Kobakhidze*, Mikheil Saakashvili*
Serbia: Aleksandar Vucic*, Aleksandar Vučić*
Kosovo: Albin Kurti*, Vjosa Osmani*
Belarus: Alexander Lukashenko*, Aleksandr Lukashenko
Finland: Alexander Stubb*, Sauli Niinisto*
Sweden: Ulf Kristersson*
Denmark: Mette Frederiksen*
Norway: Jonas Gahr Store
Spain: Pedro Sanchez, Pedro Sánchez
Netherlands: Dick Schoof*
Greece: Kyriakos Mitsotakis*
Egypt: Abdel Fattah al-Sisi, Sameh Shoukry*, Anwar Sadat*
Syria: Bashar al-Assad, Ahmed al-Sharaa
SaudiArabia: Mohammed bin Salman, Faisal bin Farhan
Ethiopia: Abiy Ahmed
Venezuela: Nicolas Maduro*, Nicolás Maduro*
Brazil: Luiz Inacio Lula da Silva, Luiz Inácio Lula da Silva
Canada: Justin Trudeau*, Mark Carney, Melanie Joly
Australia: Anthony Albanese, Penny Wong
Philippines: Ferdinand Marcos
Kazakhstan: Kassym-Jomart Tokayev*
Moldova: Maia Sandu*
EuropeanUnion: Kaja Kallas*, Josep Borrell*, Antonio Costa, António Costa, Charles Michel
EuropeanCommission: Ursula von der Leyen
Nato: Mark Rutte*, Jens Stoltenberg*
UnitedNations: Antonio Guterres*, António Guterres*, Ban Ki-moon, Kofi Annan*
Iaea: Rafael Grossi*
`;

/** Names of which the first is the family's. */
const FAMILY_FIRST = new Set("Xi Wang Li Mao Lin Kim Lee Yoon Moon Ban Zhao Hu Deng Zhou Chiang Park Roh".split(" "));

export interface Leader {
  readonly party: string;
  /** "Sergey Lavrov". */
  readonly name: string;
  readonly surname: string;
  /** The surname alone names nobody else. */
  readonly distinctive: boolean;
}

export const LEADERS: readonly Leader[] = TABLE.trim()
  .split("\n")
  .flatMap((line) => {
    const [party = "", people = ""] = line.split(":");
    return people.split(",").map((entry) => {
      const name = entry.trim().replace("*", "");
      return { party, name, surname: surnameOf(name), distinctive: entry.includes("*") };
    });
  });

/** The last name, with the particles that belong to it; of Chinese and Korean names the first. */
export function surnameOf(name: string): string {
  const words = name.split(" ");
  if (FAMILY_FIRST.has(words[0] ?? "") && words.length <= 3) return words[0] ?? name;
  const particle = words.findIndex(
    (word, index) => index > 0 && /^(von|van|de|da|di|bin|ibn|al|der|den|del|la|le)$/.test(word),
  );
  return particle > 0 ? words.slice(particle).join(" ") : (words.at(-1) ?? name);
}
