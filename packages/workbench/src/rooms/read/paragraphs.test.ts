import { type Candidate, selectorAt } from "@proviso/record";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meant, paragraphsOf, rolesOf, segmentsOf } from "./paragraphs.ts";

const TEXT = "Lavrov said no, adding that talks would fail.\n\nHe left.\r\nOne more.";

function candidate(id: string, spans: Partial<Record<"speaker" | "cue" | "content", [number, number][]>>): Candidate {
  const at = (list: [number, number][] = []) => list.map(([start, end]) => selectorAt(TEXT, { start, end }));
  return {
    id,
    document: "",
    speaker: { words: at(spans.speaker), because: "" },
    act: "state",
    cue: at(spans.cue),
    content: at(spans.content),
    quotation: "paraphrased",
    polarity: "affirmed",
    modality: "asserted",
    conditions: [],
    bears: [],
    confidence: 1,
    because: [],
    foundBy: "rules",
  };
}

const SAID = candidate("said", { speaker: [[0, 6]], cue: [[7, 11]], content: [[12, 14]] });
const ADDED = candidate("added", { speaker: [[0, 6]], cue: [[16, 22]], content: [[28, 44]] });

describe("a document set in paragraphs", () => {
  it("knows whose words stand in each, across line ends of every kind", () => {
    const across = candidate("across", { content: [[40, 52]] });
    expect(
      paragraphsOf(TEXT, [SAID, across], [0, 47]).map(({ start, end, candidates, page }) => [
        TEXT.slice(start, end),
        candidates,
        page,
      ]),
    ).toEqual([
      ["Lavrov said no, adding that talks would fail.", ["said", "across"], 1],
      ["He left.", ["across"], 2],
      ["One more.", [], undefined],
    ]);
  });

  it("tells where something was said from when", () => {
    const venue = [selectorAt(TEXT, { start: 7, end: 11 })];
    const said = { words: [selectorAt(TEXT, { start: 12, end: 14 })], date: "2025", resolved: "" };
    expect(rolesOf({ ...candidate("one", {}), venue, said }).map(({ role, start }) => [role, start])).toEqual([
      ["when", 12],
      ["where", 7],
    ]);
  });

  it("shows the roles of the statement that is looked at, and whose words the others are", () => {
    const [first] = paragraphsOf(TEXT, [SAID, ADDED]);
    if (first === undefined) throw new Error("no paragraph");
    const shown = segmentsOf(first, [SAID, ADDED], "added").map(({ start, end, candidates, roles }) => [
      TEXT.slice(start, end),
      candidates.join(),
      roles.join(),
    ]);
    expect(shown).toEqual([
      ["Lavrov", "said,added", "speaker"],
      [" ", "", ""],
      ["said", "said", ""],
      [" ", "", ""],
      ["no", "said", ""],
      [", ", "", ""],
      ["adding", "added", "cue"],
      [" that ", "", ""],
      ["talks would fail", "added", "content"],
      [".", "", ""],
    ]);
  });

  it("leaves out no character and says each once, however the spans lie", () => {
    const span = fc
      .tuple(fc.nat(TEXT.length - 1), fc.nat(TEXT.length - 1))
      .filter(([one, other]) => one !== other)
      .map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)]);
    const spans = fc.array(span, { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(spans, spans, spans), { maxLength: 5 }), (given) => {
        const all = given.map(([speaker, cue, content], i) => candidate(`c${i}`, { speaker, cue, content }));
        for (const paragraph of paragraphsOf(TEXT, all)) {
          const segments = segmentsOf(paragraph, all, "c0");
          expect(segments.map(({ start, end }) => TEXT.slice(start, end)).join("")).toBe(
            TEXT.slice(paragraph.start, paragraph.end),
          );
          for (const { start, end, candidates, roles } of segments)
            for (let at = start; at < end; at++) {
              const over = all.filter((one) => rolesOf(one).some((role) => role.start <= at && at < role.end));
              expect(candidates).toEqual(over.map(({ id }) => id));
              const own = rolesOf(all[0] ?? SAID).filter((role) => role.start <= at && at < role.end);
              if (all.length > 0) expect([...roles].sort()).toEqual([...new Set(own.map(({ role }) => role))].sort());
            }
        }
      }),
    );
  });

  it("means the inner statement where one lies in another", () => {
    const outer = candidate("outer", { content: [[0, 44]] });
    expect(meant([outer, SAID])?.id).toBe("said");
    expect(meant([])).toBeUndefined();
  });
});
