import { read } from "@proviso/reader";
import type { Selector } from "@proviso/record";
import { describe, expect, it } from "vitest";

const words = (spans: readonly Selector[]) => spans.map(({ exact }) => exact).join(" … ");

/** Each statement as `party act: content`, with its conditions behind. */
async function said(text: string): Promise<string[]> {
  const { candidates } = await read(text, { dated: "2026-03-04" });
  return candidates.map(({ speaker, act, polarity, content, conditions }) => {
    const sides = [speaker.party ?? words(speaker.words), ...(speaker.with ?? [])].join(" + ");
    const under = conditions.map((one) => ` [${one.kind}: ${words(one.words)}]`).join("");
    return `${sides} ${polarity === "negated" ? "not " : ""}${act}: ${words(content)}${under}`;
  });
}

describe("what news says, and in which turns of phrase", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "a position that somebody sets out",
      "Madrid's position, as laid out by Foreign Minister José Manuel Albares, is that the fleet must leave.",
      ["Spain state: the fleet must leave"],
    ],
    [
      "a position without a voice of its own",
      "The Kremlin's message was that no inspector would enter.",
      ["Russia state: no inspector would enter"],
    ],
    [
      "as told by somebody",
      "As announced by the Dutch government on Friday, the port will reopen.",
      ["Netherlands announce: the port will reopen"],
    ],
    [
      "several who speak together",
      "The presidents of Chile, Peru and Bolivia said that the treaty was void. He did not elaborate.",
      ["Chile + Peru + Bolivia state: the treaty was void"],
    ],
    [
      "a day before two who speak",
      "On Monday, Norway and Sweden said the strait was open.",
      ["Norway + Sweden state: the strait was open"],
    ],
    [
      "a pronoun after a name that was only spoken of",
      "Hungary's Szijjarto was unmoved. He said that Budapest would abstain.",
      ["Hungary state: Budapest would abstain"],
    ],
    [
      "an office of the one just named",
      "Chile asked for time. Its foreign minister, Maria Rojas, said the text was unclear.",
      ["Chile ask: time", "Chile state: the text was unclear"],
    ],
    [
      "what is reaffirmed, and where it ends",
      "Canada reaffirmed its commitment to the pact but stopped short of endorsing the annex.",
      ["Canada announce: the pact"],
    ],
    [
      "what is doubted",
      "Turkish officials voiced doubts that the truce would hold.",
      ["Turkey state: doubts that the truce would hold"],
    ],
    ["what is denied in a gerund", "Belarus denies sending the drones.", ["Belarus deny: sending the drones"]],
    [
      "what is turned down",
      "Peru offered talks. Chile turned them down.",
      ["Peru propose: talks", "Chile reject: them"],
    ],
    [
      "what is agreed in principle, by report",
      "Sudan has agreed in principle to withdraw, Egypt's foreign ministry announced on Sunday, only for Khartoum to deny it.",
      ["Egypt announce: Sudan has agreed in principle to withdraw"],
    ],
    [
      "the writer's remark behind a report",
      "Greece will sign if Turkey does, the prime minister told parliament, a link that Ankara rejects.",
      ["Greece state: Greece will sign if Turkey does [if: Turkey does]"],
    ],
    [
      "a condition that holds so long",
      "Japan has ruled out talks so long as the tests go on.",
      ["Japan reject: talks so long as the tests go on [provided that: the tests go on]"],
    ],
    [
      "a condition by inversion",
      "Iran threatened to leave the treaty should Israel strike again.",
      ["Iran threaten: to leave the treaty should Israel strike again [if: Israel strike again]"],
    ],
    [
      "a day behind a quotation",
      "Viktor Orbán said “we will not sign” on Monday.",
      ["Hungary reject: we will not sign"],
    ],
    [
      "what is treated as something",
      "Latvia and Estonia have vowed to treat an attack on one as an attack on both.",
      ["Latvia + Estonia announce: to treat an attack on one as an attack on both"],
    ],
    [
      "what is offered on an understanding",
      "Oman has offered, on the understanding that neither side announces it.",
      [],
    ],
    [
      "what some say that others have done",
      "Our Iranian interlocutors claim the Americans agreed to this.",
      ["Iran claim: the Americans agreed to this"],
    ],
    [
      "what somebody goes on to demand",
      "Tehran continues to demand that the clause be struck.",
      ["Iran require: the clause be struck"],
    ],
    [
      "a description that is no condition",
      "Chad warned that it would not accept a line drawn up without Niger.",
      ["Chad warn: it would not accept a line drawn up without Niger"],
    ],
    [
      "an act within half a quotation",
      "Poland's foreign ministry said that it “firmly opposes” the line.",
      ["Poland reject: it “firmly opposes” the line"],
    ],
    [
      "others within somebody's own words",
      "“They can refuse all they like,” said Mr Lavrov.",
      ["Russia state: They can refuse all they like,"],
    ],
    [
      "a stand behind a colon",
      "The Spanish envoy disputed this account: no offer had been made, he said.",
      ["Spain deny: this account", "Spain state: no offer had been made"],
    ],
    [
      "a name that looks like another word",
      "“We will not sign,” Minister Sharp later said. Fair said the talks had failed.",
      ["Minister Sharp reject: We will not sign,", "Fair state: the talks had failed"],
    ],
    [
      "a relative clause that says",
      "Under the terms that Islamabad says it sent, Kabul would reopen the road.",
      ["Pakistan state: it sent"],
    ],
    [
      "the reporter's question in a transcript",
      "Q: Will you sign?\n\nRome said that it would.",
      ["Italy state: it would"],
    ],
    [
      "adverbs of several words",
      "Vienna has said all along that the bridge belongs to nobody.",
      ["Austria state: the bridge belongs to nobody"],
    ],
    [
      "a subject with an aside",
      "Tokyo, for its part, described the note as unhelpful and urged both sides to wait.",
      ["Japan ask: both sides to wait"],
    ],
    [
      "a time that is no apposition",
      "After the summit in Cairo, the Swiss government warned that aid would end.",
      ["Switzerland warn: aid would end"],
    ],
  ])("%s", async (_, text, wanted) => expect(await said(text)).toEqual(wanted));
});
