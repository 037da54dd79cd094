import { describe, expect, it } from "vitest";
import { attributions, attributionsIn } from "./attributions.ts";
import { read } from "./tokens/reading.ts";
import type { Token } from "./tokens/token.ts";

/** How often the rules look at a token while they read a text. */
function looks(text: string): number {
  const reading = read(text);
  let count = 0;
  const tokens = new Proxy(reading.tokens as Token[], {
    get(target, key, receiver) {
      count++;
      return Reflect.get(target, key, receiver);
    },
  });
  attributionsIn({ ...reading, tokens });
  return count;
}

const TEXTS: Readonly<Record<string, string>> = {
  "plain prose": "Lavrov said that the deal was dead. “We leave,” he added. The plan, Kyiv said, is off.\n",
  "a sentence without end": "Lavrov said that the deal which Kyiv had called for and ",
  "cues without end": "said ",
  "commas and cues": "Lavrov, who, said, ",
  "quotations never closed": "“We said that, he said “",
  "quotations over paragraphs": "“We said that the deal\n",
  "single marks": "said 'We that ",
  brackets: "(said ( Lavrov ) according to ",
  "colons before quotations": 'He said: "Yes": "No" ',
  "one long quotation with cues": "he said, we say that ",
};

describe("the work of reading grows with the text and no faster", () => {
  it.each(Object.entries(TEXTS))("%s", (_name, piece) => {
    const small = Math.ceil(4_000 / piece.length);
    const few = looks(piece.repeat(small));
    const many = looks(piece.repeat(small * 4));
    expect(many / few).toBeLessThan(5);
  });

  it("reads a megabyte, wherever its line breaks are", () => {
    const sentence = "Lavrov said that the deal was dead. ";
    const times = Math.ceil(1_000_000 / sentence.length);
    const lines = attributions(`${sentence.trim()}\n`.repeat(times));
    expect(lines.length).toBe(times);
    expect(attributions(sentence.repeat(times)).length).toBeGreaterThan(0.99 * times);
  });
});
