import { load, memoryHost } from "@proviso/language";
import { worthAnswer } from "@proviso/promise";
import { describe, expect, it } from "vitest";
import { type Line, linesOf, linesSentence, spaced, together } from "./lines.ts";

const TEXT = `agreement Pact "A pact"
  question veto "Can it be blocked?" either absent or held
  question seats "Who?" either two or three
  group Guarantors: France, Poland, [seats is three: Romania]
  group Blockers: Russia
  [veto is held: decision response by any of Guarantors and no objection from Blockers within 3 days failing which refused]
  clause defence when anyone attacks Moldova as determined by someone unnamed
    [veto is held: if response is approved] each of Guarantors shall assist Moldova
  promise protection to Moldova kept when any of Guarantors assists Moldova
reading asAnnounced of Pact takes veto is absent
reading clarified of Pact takes veto is held, seats is two
scenario war "War" of Pact
  Russia attacks Moldova on day 0
  stance each of Guarantors yes 50%, no 50%
  stance Russia no 100%
`;

const line = (id: string, kind: Line["kind"], ...values: number[]): Line => ({
  id,
  name: id,
  kind,
  points: values.map((value, days) => ({ days, low: value, high: value })),
  whys: [{ of: id, why: { sentence: `Because of ${id}.`, steps: [] } }],
});

describe("the lines of a chart", () => {
  it("are one for each reading, a band for what is open, and the world without an agreement", async () => {
    const { model } = await load(["pact.proviso"], memoryHost({ "pact.proviso": TEXT }));
    if (model === undefined) throw new TypeError("the text has a mistake");
    const names = (ask: Parameters<typeof worthAnswer>[2], of?: string) =>
      linesOf(model, worthAnswer(model, "Pact", { days: [0, 14], ...ask }), of).map(({ name, kind }) => [name, kind]);
    expect(names({})).toEqual([
      ["as announced", "reading"],
      ["clarified", "reading"],
      ["all that is open", "open"],
      ["without it", "without"],
    ]);
    // What the answers given rule out is gone.
    expect(names({ take: { "Pact.veto": "held" } })).toEqual([
      ["clarified", "reading"],
      ["all that is open", "open"],
      ["without it", "without"],
    ]);
    expect(names({ reading: "clarified" })).toEqual([
      ["with it", "reading"],
      ["without it", "without"],
    ]);
    expect(names({}, "Pact")).toEqual([
      ["Pact: as announced", "other"],
      ["Pact: clarified", "other"],
    ]);
  });

  it("that are of no agreement give no reasons for being better than none", async () => {
    const text = `agreement Bare "None"
  group Willing: France, Poland
  clause self when anyone attacks Moldova as determined by each of Willing each of Willing may assist Moldova
  promise help to Moldova kept when any of Willing assists Moldova
scenario war "War" of Bare
  Russia attacks Moldova on day 0
  stance each of Willing yes 50%, no 50%`;
    const { model } = await load(["bare.proviso"], memoryHost({ "bare.proviso": text }));
    if (model === undefined) throw new TypeError("the text has a mistake");
    const lines = linesOf(model, worthAnswer(model, "Bare", { days: [0, 14] }), "None");
    expect(lines.map(({ name, whys }) => [name, whys])).toEqual([["None", []]]);
  });

  it("have the reasons of all their courses, each under its answers", async () => {
    const { model } = await load(["pact.proviso"], memoryHost({ "pact.proviso": TEXT }));
    if (model === undefined) throw new TypeError("the text has a mistake");
    const lines = linesOf(model, worthAnswer(model, "Pact", { days: [0, 14] }));
    const reasons = (name: string) =>
      lines.find((one) => one.name === name)?.whys.map(({ of, why }) => `${of}: ${why.sentence.split(" ")[0]}`);
    expect(reasons("clarified")).toEqual(["clarified: No"]);
    for (const answer of ["held", "absent"])
      expect(
        reasons("all that is open")?.some((one) => one.includes(`“Can it be blocked?” is answered “${answer}”`)),
        answer,
      ).toBe(true);
  });

  it("that run alike are one, under both names; a band stays on its own", () => {
    const lines = [line("a", "reading", 0, 0.5), line("b", "other", 0, 0.5), line("c", "open", 0, 0.5)];
    expect(together(lines).map(({ name }) => name)).toEqual(["a · b", "c"]);
    expect(together(lines)[0]?.whys.map(({ of }) => of)).toEqual(["a", "b"]);
  });

  it("are told in a sentence", () => {
    const range = (low: number): string => `${low * 100}%`;
    expect(
      linesSentence([line("clarified", "reading", 0, 0.25), line("without it", "without", 0, 0.5)], 1, range),
    ).toBe("Help has come within 1 day: clarified 25%; without it 50%.");
    expect(linesSentence([], 1, range)).toBe("Nothing can be said about when help comes.");
    expect(spaced("asStated")).toBe("as stated");
  });
});
