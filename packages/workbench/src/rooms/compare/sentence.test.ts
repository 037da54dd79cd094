import { describe, expect, it } from "vitest";
import { shortTitle, tableSentence } from "./sentence.ts";

const row = (agreementTitle: string, ...alone: string[][]) =>
  ({ agreementTitle, cases: alone.map((parties) => ({ alone: parties })) }) as unknown as Parameters<
    typeof tableSentence
  >[0][number];

describe("what a table of promises shows", () => {
  it.each([
    [[row("Pact", []), row("League", [], [])], "No party alone can void any of these promises."],
    [
      [row("A pact of 1925", ["Italy"]), row("League", [])],
      "“A pact of 1925” can be voided by one party alone; in “League” no party alone can.",
    ],
    [
      [row("Guarantee, August 2025", [], ["Russia", "China"]), row("League", ["Italy"], ["France"])],
      "“League” can be voided by one party alone; in “Guarantee” it hangs on open answers whether one party alone can void it.",
    ],
  ])("%#", (rows, sentence) => {
    expect(tableSentence(rows)).toBe(sentence);
  });

  it("names agreements by the beginning of their titles", () => {
    expect(["Terms of 2022, as stated", "No agreement: any may help", "A: b", "Pact"].map(shortTitle)).toEqual([
      "Terms of 2022",
      "No agreement",
      "A: b",
      "Pact",
    ]);
  });
});
