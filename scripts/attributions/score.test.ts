import type { Attribution } from "@proviso/reader";
import { describe, expect, it } from "vitest";
import { FILTERS } from "./communication.ts";
import { isHeldOut, main } from "./main.ts";
import { type Article, common, jaccard, outermost, score } from "./score.ts";

const TEXT = "Ana said no. Ben hoped so.";
const span = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const pair = (words: string): [number, number] => [span(words).start, span(words).end];
const found = (source: string, cue: string, content: string): Attribution => ({
  source: source === "" ? [] : [span(source)],
  cue: [span(cue)],
  content: [span(content)],
  quotation: "paraphrased",
  rule: "test",
});
const ARTICLE: Article = {
  id: "a",
  text: TEXT,
  attributions: [
    { source: [pair("Ana")], cue: [pair("said")], content: [pair("no")] },
    { source: [pair("Ben")], cue: [pair("hoped")], content: [pair("so")] },
  ],
};
const filter = FILTERS["communication"]!;
const verdicts = (...attributions: Attribution[]) =>
  score(ARTICLE, attributions, filter).outcomes.map((outcome) => outcome.verdict);

describe("the score of attributions", () => {
  it("counts common characters of discontinuous spans", () => {
    expect(
      common(
        [
          [0, 4],
          [6, 8],
        ],
        [[2, 7]],
      ),
    ).toBe(3);
    expect(jaccard([[0, 4]], [[2, 6]])).toBeCloseTo(2 / 6);
    expect(jaccard([], [])).toBe(0);
  });

  it("is right only where source, cue and content all fit", () => {
    expect(verdicts(found("Ana", "said", "no"))).toEqual(["right"]);
    expect(verdicts(found("Ben", "said", "no"))).toEqual(["false"]);
    expect(verdicts(found("", "said", "no"))).toEqual(["false"]);
    expect(verdicts(found("Ana", "said", "Ben hoped so"))).toEqual(["false"]);
    expect(verdicts(found("Ana", "Ana", "no"))).toEqual(["false"]);
  });

  it("counts a gold attribution once, and what is no communication apart", () => {
    expect(verdicts(found("Ana", "said", "no"), found("Ana", "said", "no"))).toEqual(["right", "false"]);
    expect(verdicts(found("Ben", "hoped", "so"))).toEqual(["other"]);
    const { counted, missed } = score(ARTICLE, [], filter);
    expect([counted, missed.length]).toEqual([1, 1]);
  });

  it("leaves out what stands inside what another says", () => {
    const outer = found("Ana", "said", "Ben hoped so");
    expect(outermost([outer, found("Ben", "hoped", "so")])).toEqual([outer]);
  });

  it.each([
    ["has since said", true],
    ["According to", true],
    ["denied", true],
    ["warnings", true],
    [":", true],
    ["hoped", false],
    ["seemed", false],
  ])("%s: a communication is %s", (cue, expected) => expect(filter(cue)).toBe(expected));
});

describe("the program", () => {
  const run = async (args: string[], text: string) => {
    const said: string[] = [];
    const code = await main(args, () => text, { out: (line) => said.push(line), error: (line) => said.push(line) });
    return { code, said: said.join("\n") };
  };

  it.each([[["file"]], [["--candidates", "file"]]])(
    "prints precision, recall and F1 under each filter: %j",
    async (args) => {
      const { code, said } = await run(args, JSON.stringify({ ...ARTICLE, text: TEXT }));
      expect(code).toBe(0);
      expect(said).toContain("communication: 1 gold");
      expect(said).toContain("all: 2 gold");
      expect(said).toMatch(isHeldOut(ARTICLE.id) ? /held out \(1\): 1 gold/ : /read \(1\): 1 gold/);
    },
  );

  it.each([
    [[], "", 2, "usage"],
    [["--list"], "", 2, "usage"],
    [["file"], '{"id":', 1, "file:1: not a line of JSON"],
    [["file"], '\n{"id":"a"}', 1, "file:2: no article"],
    [["file"], "\n", 1, "file: no article"],
  ])("%j with %j: exit code %i", async (args, text, code, message) => {
    const result = await run(args as string[], text as string);
    expect(result.code).toBe(code);
    expect(result.said).toContain(message);
  });
});
