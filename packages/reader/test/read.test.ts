import { PRELUDE_PARTIES } from "@proviso/language/prelude";
import { read } from "@proviso/reader";
import type { Nested, Selector } from "@proviso/record";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEADERS } from "../src/who/leaders.ts";
import { NATIONS } from "../src/who/nations.ts";
import { goldPassages } from "./measure.ts";

const words = (selectors: readonly Selector[]) => selectors.map(({ exact }) => exact).join(" … ");
const first = async (text: string, dated?: string) => (await read(text, { dated })).candidates[0];

/** Every selector of a result, whichever part it stands in. */
function selectors(value: unknown): Selector[] {
  if (Array.isArray(value)) return value.flatMap(selectors);
  if (value === null || typeof value !== "object") return [];
  if ("exact" in value && "prefix" in value) return [value as Selector];
  return Object.values(value).flatMap(selectors);
}

function expectExact(text: string, found: unknown): void {
  for (const { start, end, exact, prefix, suffix } of selectors(found)) {
    expect(text.slice(start, end)).toBe(exact);
    expect(exact).not.toBe("");
    expect(text.slice(0, start).endsWith(prefix) && text.slice(end).startsWith(suffix)).toBe(true);
    expect(prefix.length <= 32 && suffix.length <= 32).toBe(true);
  }
}

describe("spans", () => {
  test("are the text's exact words, whatever stands around them", async () => {
    const sentences = goldPassages("tuning").map(({ text }) => text);
    const noise = fc.constantFrom(
      "🕊️ ",
      "é́ ",
      "\u202Bאמר “לא”\u202C ",
      "\n\n",
      "\r\n",
      "\u00A0",
      "“",
      "”",
      "« Non », ",
      "… — ",
      "\uD83D",
      "\0",
      "a,b;c ",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...sentences), noise, fc.string({ maxLength: 20 })), { maxLength: 7 }),
        async (parts) => {
          const text = parts.join("");
          const { candidates } = await read(text, { dated: "2025-08-22" });
          expectExact(text, candidates);
          expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length);
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });

  test("and ids are the same each time, and move with the text", async () => {
    const text = goldPassages("article")[0]!.text;
    const once = await read(text, { dated: "2025-08-22" });
    expect(await read(text, { dated: "2025-08-22" })).toEqual(once);
    const moved = await read(`A line before.\n${text}`, { dated: "2025-08-22" });
    expect(moved.candidates.map(({ content }) => words(content))).toEqual(
      once.candidates.map(({ content }) => words(content)),
    );
  });
});

describe("the article", () => {
  test("gives nobody the author's judgements", async () => {
    const { text } = goldPassages("article")[0]!;
    const { candidates } = await read(text, { dated: "2025-08-22" });
    for (const judgement of [
      "compromised if the aggressor",
      "more detrimental",
      "illegal intervention",
      "crucial question was overlooked",
      "obscure details",
      "more influence",
    ]) {
      const at = text.indexOf(judgement);
      expect(at).toBeGreaterThan(0);
      expect(candidates.filter(({ content }) => content.some(({ start, end }) => start <= at && at < end))).toEqual([]);
    }
  });

  test("tells what Ukraine was to receive in return as said by the negotiators", async () => {
    const { candidates } = await read(goldPassages("article")[0]!.text, { dated: "2025-08-22" });
    const carried = candidates.find(({ content }) => words(content).startsWith("Ukraine would receive"));
    expect(carried).toMatchObject({
      act: "propose",
      speaker: { party: "Russia" },
      said: { date: "2022" },
      conditions: [{ kind: "in return for" }],
    });
    expect(words(carried!.speaker.words)).toBe("Russian negotiators");
  });

  test("tells who he is, step by step, and where it was said", async () => {
    const { candidates } = await read(goldPassages("article")[0]!.text);
    const he = candidates.find(({ speaker }) => words(speaker.words) === "He");
    expect(he?.speaker).toMatchObject({ person: "Lavrov", party: "Russia", because: "He → Lavrov → Russia" });
    expect(words(candidates.find(({ venue }) => venue !== undefined)!.venue!)).toBe("a press conference in Moscow");
  });
});

describe("who", () => {
  test("every party of the table is one of the prelude, and every present state has its people or its seat", () => {
    const ids = new Set(PRELUDE_PARTIES.map(({ id }) => id));
    expect([...NATIONS, ...LEADERS].filter(({ party }) => !ids.has(party))).toEqual([]);
    const known = new Set(NATIONS.map(({ party }) => party));
    const missing = PRELUDE_PARTIES.filter(
      ({ id, kind, iso3 }) => kind === "state" && iso3 !== undefined && !known.has(id),
    ).map(({ id }) => id);
    expect(missing).toEqual(ONLY_BY_NAME);
    const seats = NATIONS.flatMap((nation) => nation.seats);
    expect(seats.filter((seat, index) => seats.indexOf(seat) !== index)).toEqual([]);
  });

  test.each([
    ["The Peruvian ambassador said that talks had ended.", "Peru", undefined],
    ["Downing Street said that talks had ended.", "UnitedKingdom", undefined],
    ["Vietnam's prime minister, Pham Minh Chinh, said that talks had ended.", "Vietnam", "Chinh"],
    ["A spokesman for the Kremlin said that talks had ended.", "Russia", undefined],
    ["Pro-Russian bloggers said that talks had ended.", undefined, undefined],
    ["Two analysts in Moscow said that talks had ended.", undefined, undefined],
    ["Former Norwegian prime minister Jens Hansen said that talks had ended.", undefined, undefined],
    ["The Biden administration said that talks had ended.", "UnitedStates", undefined],
    ["Ana Silva, the Angolan envoy to Portugal, said that talks had ended.", "Angola", "Silva"],
    ["Officials in Nairobi said that talks had ended.", "Kenya", undefined],
  ])("%s", async (text, party, person) => {
    const found = await first(text);
    expect(found?.act).toBe("state");
    expect([found?.speaker.party, found?.speaker.person]).toEqual([party, person]);
  });

  test("she, the minister and it are those named before", async () => {
    const text =
      "Latvian Foreign Minister Baiba Braze met reporters in Riga. She said that talks had ended. The minister added that nothing was signed. Oslo accepted the invitation. It said that it would host the next round.";
    const { candidates } = await read(text);
    expect(candidates.map(({ speaker }) => [words(speaker.words), speaker.person, speaker.party])).toEqual([
      ["She", "Braze", "Latvia"],
      ["The minister", "Braze", "Latvia"],
      ["Oslo", undefined, "Norway"],
      ["It", undefined, "Norway"],
    ]);
  });

  test.each([
    ["Sudan, for its part, proposed a joint committee, but only if both neighbours agreed.", "Sudan", "Sudan"],
    ["A Danish official, who asked not to be named, said that talks had ended.", "A Danish official", "Denmark"],
    [
      "NATO's secretary general, Mark Rutte, warned that talks had ended.",
      "NATO's secretary general, Mark Rutte",
      "Nato",
    ],
    ["According to the Omani hosts, talks had ended.", "the Omani hosts", "Oman"],
    ["The State Department has since clarified that talks had ended.", "The State Department", "UnitedStates"],
  ])("the words that name the speaker: %s", async (text, speaker, party) => {
    const { candidates } = await read(text);
    expect(candidates.map((found) => [words(found.speaker.words), found.speaker.party])).toEqual([[speaker, party]]);
  });

  test("they are those who were several, and people who speak for nobody stay so", async () => {
    const text =
      "Rome's delegation said that talks had ended. They added that nothing was signed. Analysts in Rome doubt it. The text, they argue, was ready.";
    const { candidates } = await read(text);
    expect(candidates.map(({ speaker }) => speaker.party)).toEqual(["Italy", "Italy", undefined]);
  });
});

/** States for which people say nothing but the name, or whose capital is more often another place. */
const ONLY_BY_NAME = [
  "CookIslands",
  "GuineaBissau",
  "Kiribati",
  "Niue",
  "SaintKittsAndNevis",
  "SaintLucia",
  "SaintVincentAndTheGrenadines",
  "SanMarino",
  "SaoTomeAndPrincipe",
  "SerbiaAndMontenegro",
  "SouthYemen",
];

describe("when", () => {
  test.each([
    ["Oslo said on Monday that talks had ended.", "2024-02-26"],
    ["Oslo said on Thursday that talks had ended.", "2024-02-29"],
    ["Oslo said on Friday that talks had ended.", "2024-02-23"],
    ["Oslo said yesterday that talks had ended.", "2024-02-28"],
    ["Oslo said on 3 January that talks had ended.", "2024-01-03"],
    ["Oslo said on 3 May that talks had ended.", "2023-05-03"],
    ["Oslo said on March 3, 1999 that talks had ended.", "1999-03-03"],
    ["Oslo said in May 2019 that talks had ended.", "2019-05"],
    ["Oslo said last month that talks had ended.", "2024-01"],
    ["Oslo said last year that talks had ended.", "2023"],
    ["In early 2022, Oslo said that talks had ended.", "2022"],
    ["Oslo said that talks had ended on Monday.", undefined],
    ["Oslo said that talks had ended.", undefined],
  ])("%s", async (text, date) => {
    expect((await first(text, "2024-02-29"))?.said?.date).toBe(date);
  });

  test("a document without a day cannot tell which Monday", async () => {
    expect((await first("Oslo said on Monday that talks had ended."))?.said).toBeUndefined();
    expect((await first("Oslo said on Monday that talks had ended.", "2024-02"))?.said?.date).toBe("2024-02");
  });
});

describe("on what condition", () => {
  test.each([
    ["Oslo said that it would sign only if Rome did.", "only if", "Rome did"],
    ["Oslo said that it would only sign if Rome did.", "only if", "Rome did"],
    ["Oslo said that, if Rome signed, it would follow.", "if", "Rome signed"],
    ["Oslo said that it would not sign unless Rome did.", "unless", "Rome did"],
    ["Oslo said that it would sign provided that Rome did.", "provided that", "Rome did"],
    ["Oslo said that it would sign on condition that Rome did.", "provided that", "Rome did"],
    ["Oslo said that its consent was contingent upon a vote.", "contingent on", "a vote"],
    ["Oslo said that it would withdraw in exchange for guarantees.", "in return for", "guarantees"],
    ["Oslo said that it would not sign until Rome had.", "until", "Rome had"],
    ["Oslo said that talks without Rome were futile.", "without", "Rome"],
    ["Oslo said that should talks fail, it would withdraw.", "if", "talks fail"],
    ["Oslo said that Rome should sign.", undefined, undefined],
    ["Oslo said that it signed without delay.", undefined, undefined],
    ["Oslo asked if Rome would sign.", undefined, undefined],
  ])("%s", async (text, kind, condition) => {
    const found = await first(text);
    expect(found).toBeDefined();
    expect(found?.conditions.map((one) => [one.kind, words(one.words)])).toEqual(
      kind === undefined ? [] : [[kind, condition]],
    );
  });
});

describe("what is done by saying it", () => {
  test.each([
    ["Oslo would never sign, Rome said.", "Italy", "state"],
    ["Oslo will not sign the treaty, Oslo said.", "Norway", "reject"],
    ["Oslo said it was ready for a ceasefire.", "Norway", "accept"],
    ["Oslo said that it will not accept foreign troops.", "Norway", "reject"],
    ["Oslo kept its troops at home, warning that talks would fail.", "Norway", "warn"],
    ["Oslo called on Rome to withdraw.", "Norway", "ask"],
    ["Oslo insisted that Rome withdraw.", "Norway", "require"],
    ["Oslo insisted that Rome had withdrawn.", "Norway", "claim"],
    ["Oslo ruled out any concession.", "Norway", "reject"],
    ["Oslo threatened to withdraw.", "Norway", "threaten"],
    ["Oslo offered to mediate.", "Norway", "propose"],
  ])("%s", async (text, party, act) => {
    const found = await first(text);
    expect([found?.speaker.party, found?.act]).toEqual([party, act]);
  });

  test.each([
    "Oslo could reject the plan.",
    "Oslo should have asked for more.",
    "The plan would reject the old borders.",
    "Oslo refuses.",
    "The terms proposed in May were mild.",
  ])("nobody says: %s", async (text) => {
    expect((await read(text)).candidates).toEqual([]);
  });

  test("a claim about another is nested, however deep", async () => {
    const found = await first("Oslo claimed that Rome had announced that Bern had accepted the plan.");
    const chain: (string | undefined)[] = [];
    for (let at: Nested | undefined = found?.nested; at !== undefined; at = at.nested)
      chain.push(`${at.speaker.party} ${at.act}`);
    expect([found?.act, chain]).toEqual(["claim", ["Italy announce", "Switzerland accept"]]);
  });
});
