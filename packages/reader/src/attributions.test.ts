import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributions } from "./attributions.ts";

/** Attributions with their words in place of offsets: source, cue, content; several spans joined by a bar. */
function words(text: string): [string, string, string][] {
  const cut = (spans: readonly { start: number; end: number }[]) =>
    spans.map((s) => text.slice(s.start, s.end)).join(" | ");
  return attributions(text).map((a) => [cut(a.source), cut(a.cue), cut(a.content)]);
}

/** Text, then each attribution that must be found, in order and no other. */
const CASES: Readonly<Record<string, readonly [string, ...[string, string, string][]][]>> = {
  "verbs before what is said": [
    ["Lavrov said that the draft was unacceptable.", ["Lavrov", "said", "that the draft was unacceptable"]],
    ["The ministry says talks will resume in Geneva.", ["The ministry", "says", "talks will resume in Geneva"]],
    ["She told reporters on Monday that no deal was near.", ["She", "told", "that no deal was near"]],
    ["The envoy warned Kyiv of further strikes.", ["The envoy", "warned Kyiv of", "further strikes"]],
    ["Poland called for a summit.", ["Poland", "called for", "a summit"]],
    ["The president has promised to withdraw by May.", ["The president", "has promised", "to withdraw by May"]],
    ["Both sides agreed to meet in Riga.", ["Both sides", "agreed", "to meet in Riga"]],
    ["Both sides agreed to a meeting.", ["Both sides", "agreed to", "a meeting"]],
    ["He wrote a book that changed much, adding to his fame."],
    ["Moscow refused to sign.", ["Moscow", "refused", "to sign"]],
    ["Paris urged both sides to stop.", ["Paris", "urged", "both sides to stop"]],
    ["Officials asked whether the corridor was safe.", ["Officials", "asked", "whether the corridor was safe"]],
    ["Ankara suggested sending observers.", ["Ankara", "suggested", "sending observers"]],
    ["He called the offer a trap.", ["He", "called", "the offer a trap"]],
    ["Minsk denounced the sanctions on Tuesday.", ["Minsk", "denounced", "the sanctions"]],
  ],
  quotations: [
    ["“We will answer,” Orban said.", ["Orban", "said", "“We will answer,”"]],
    [
      "“We will answer,” said Orban, Hungary’s prime minister.",
      ["Orban, Hungary’s prime minister", "said", "“We will answer,”"],
    ],
    ['Orban said: "We will answer."', ["Orban", "said", '"We will answer."']],
    ['Orban said, "We will answer."', ["Orban", "said", '"We will answer."']],
    ["“We will,” he said, “but not today.”", ["he", "said", "“We will,” | “but not today.”"]],
    ["“We will,” he said. “Not today.”", ["he", "said", "“We will,” | “Not today.”"]],
    ["''We will,'' Ms. Baerbock said.", ["Ms. Baerbock", "said", "''We will,''"]],
    [
      "He said the plan was “dead on arrival” and useless.",
      ["He", "said", "the plan was “dead on arrival” and useless"],
    ],
    ["“It is,“ said Ruiz, an aide.", ["Ruiz, an aide", "said", "“It is,“"]],
    ["Asked about the raid, he said it had failed.", ["", "Asked about", "the raid"], ["he", "said", "it had failed"]],
    ["Costa turned on his critics: “You were wrong.”", ["Costa", "turned on his critics:", "“You were wrong.”"]],
  ],
  "quotations over paragraphs": [
    [
      "“We have waited,” Sandu said.\n“We shall not wait again.”",
      ["Sandu", "said", "“We have waited,” | “We shall not wait again.”"],
    ],
    ["Sandu continued:\n“We shall not wait.”", ["Sandu", "continued", "“We shall not wait.”"]],
    [
      "Sandu said: “We have waited.\n“We shall not wait again.”",
      ["Sandu", "said", "“We have waited. | “We shall not wait again.”"],
    ],
  ],
  "what is said before and around the cue": [
    ["The deal is dead, Lavrov said.", ["Lavrov", "said", "The deal is dead"]],
    ["The deal, Lavrov said, is dead.", ["Lavrov", "said", "The deal | is dead"]],
    [
      "The deal was blocked by the ministry, a diplomat said.",
      ["a diplomat", "said", "The deal was blocked by the ministry"],
    ],
    ["The deal is dead, said Petrov.", ["Petrov", "said", "The deal is dead"]],
    ["As Lavrov noted, the deal is dead.", ["Lavrov", "noted", "the deal is dead"]],
  ],
  "who says it": [
    [
      "Maria Silva, a spokeswoman for the ministry in Lisbon, said the port was open.",
      ["Maria Silva, a spokeswoman for the ministry in Lisbon", "said", "the port was open"],
    ],
    ["Sen. Jo Reed (D-R.I.) said the vote was lost.", ["Sen. Jo Reed (D-R.I.)", "said", "the vote was lost"]],
    ["An envoy who left Vienna said nothing had changed.", ["An envoy who left Vienna", "said", "nothing had changed"]],
    ["Hoff, who declined to comment, left.", ["Hoff, who", "declined", "to comment"]],
    ["Lavrov and Wang have both urged Kyiv to stop.", ["Lavrov and Wang", "have both urged", "Kyiv to stop"]],
    [
      "“We know it,” said Kirby, referring to the raid.",
      ["Kirby", "said", "“We know it,”"],
      ["Kirby", "referring to", "the raid"],
    ],
    ["After saying he was ready, Costa left.", ["Costa", "saying", "he was ready"]],
    [
      "A letter obtained by the agency warns that it is late.",
      ["A letter obtained by the agency", "warns", "that it is late"],
    ],
    ["The bank this week announced a loan.", ["The bank", "announced", "a loan"]],
    ["Most of them said they had fled.", ["Most of them", "said", "they had fled"]],
    [
      "Lavrov said the talks failed, adding that Kyiv was to blame.",
      ["Lavrov", "said", "the talks failed"],
      ["Lavrov", "adding", "that Kyiv was to blame"],
    ],
    [
      "Lavrov said the talks failed and accused Kyiv of delay.",
      ["Lavrov", "said", "the talks failed"],
      ["Lavrov", "accused", "Kyiv of delay"],
    ],
    ["The bank issued a statement saying it had no losses.", ["The bank", "saying", "it had no losses"]],
    ["Noting that time was short, Guterres left.", ["Guterres", "Noting", "that time was short"]],
  ],
  passives: [
    ["Journalists were told that the road was closed.", ["", "were told", "that the road was closed"]],
    ["The report was confirmed by the Kremlin.", ["the Kremlin", "was confirmed", "The report"]],
  ],
  "according to": [
    ["According to Tusk, the border is closed.", ["Tusk", "According to", "the border is closed"]],
    ["The border is closed, according to Tusk.", ["Tusk", "according to", "The border is closed"]],
    ["In May, according to Tusk, the border closed.", ["Tusk", "according to", "In May | the border closed"]],
    [
      "He left, and the border is closed, according to two people briefed on the plan.",
      ["two people briefed on the plan", "according to", "the border is closed"],
    ],
  ],
  nouns: [
    ["Few accept Lavrov’s claim that Kyiv agreed.", ["Lavrov’s", "claim", "that Kyiv agreed"]],
    ["Her criticism of the pact surprised no one.", ["Her", "criticism of", "the pact"]],
    ["He repeated his pledge to stay.", ["He", "repeated", "his pledge to stay"], ["his", "pledge", "to stay"]],
  ],
  "headlines and transcripts": [
    ["Lavrov: No Troops in Ukraine", ["Lavrov", ":", "No Troops in Ukraine"]],
    ["First line.\nQ: Will you sign?\nA: We shall see.", ["Q", ":", "Will you sign?"], ["A", ":", "We shall see."]],
  ],
  "nesting: what is said to be said is returned as well": [
    [
      "Trump said that Putin had agreed to the plan.",
      ["Trump", "said", "that Putin had agreed to the plan"],
      ["Putin", "had agreed to", "the plan"],
    ],
  ],
  "what nobody says": [
    ["The treaty has four parts. It entered into force in May."],
    ["I would say the plan is sound."],
    ["A calling card lay beside the pledged delegates."],
    ["The road to peace is long: it goes through Minsk."],
    ["To suggest that it works is wrong."],
  ],
};

for (const [title, cases] of Object.entries(CASES))
  describe(title, () => {
    for (const [text, ...expected] of cases) it(text, () => expect(words(text)).toEqual(expected));
  });

describe("kinds of quotation", () => {
  it.each([
    ["“We will,” he said.", "quoted"],
    ["He said they would.", "paraphrased"],
    ["He said they “would not.”", "mixed"],
  ])("%s: %s", (text, kind) => expect(attributions(text).map((a) => a.quotation)).toEqual([kind]));
});

const PIECES = [
  ..."Lavrov said that the_deal is_dead according_to Moscow who was_told to_leave claims his asked whether and added called for".split(
    " ",
  ),
  ...[", ", ". ", "“", "”", '"', "''", "'", "‘", "’", "’s", ":", "—", "(", ")", "…", ";", "\n", "\n\n", "R-Va."],
  ...["é", "e\u0301", "😀", "\u200b", "\ud800", "\udc00", "\u0000", "\u00a0", "\u2028", "שלום", "\u202e"],
].map((piece) => piece.replace("_", " "));

const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 });
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  pieces.map((parts) => parts.join("")),
  pieces.map((parts) => parts.join(" ")),
);

describe("attributions of any text", () => {
  it("never throw, and their spans lie in the text, hold words, do not overlap and are in order", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const found of attributions(text)) {
          expect(found.cue.length).toBeGreaterThan(0);
          expect(found.content.length).toBeGreaterThan(0);
          for (const spans of [found.source, found.cue, found.content]) {
            let last = 0;
            for (const { start, end } of spans) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeLessThanOrEqual(text.length);
              expect(text.slice(start, end).trim()).not.toBe("");
              last = end;
            }
          }
        }
      }),
      { numRuns: 1000, seed: 4 },
    );
  });

  it("are the same each time", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(attributions(text)).toEqual(attributions(text));
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it("of a paragraph do not depend on the paragraphs after it, unless those go on with its quotation", () => {
    const first = "Lavrov said the deal was dead. “We are leaving,” he added.";
    const alone = attributions(first);
    expect(attributions(`${first}\nThe minister left.`)).toEqual(alone);
  });
});
