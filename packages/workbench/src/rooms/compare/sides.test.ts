import { load, memoryHost } from "@proviso/language";
import { parseSide, type SideChoice, sideText } from "@proviso/report/view/side";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered, firstSides, labelOf, offersOf, readingWords } from "./sides.ts";

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
const side: fc.Arbitrary<SideChoice> = fc
  .record({
    name,
    reading: fc.option(name, { nil: undefined }),
    take: fc.dictionary(name, name, { noNullPrototype: true }),
  })
  .map(({ reading, ...rest }) => ({ ...rest, ...(reading === undefined ? {} : { reading }) }));

const TEXT = `agreement Pact "A pact"
  version draft "Whose text?" either ours proposed by Ukraine on 2022-04-15 or theirs proposed by UnitedStates on 2022-04-15
  question seats "How many?" either two or three
  group Guarantors: France, Russia, [seats is three: Poland]
  clause defence when anyone attacks Ukraine as determined by someone unnamed each of Guarantors shall assist Ukraine
  promise protection to Ukraine kept when any of Guarantors assists Ukraine
reading announced of Pact takes draft is ours, seats is two
`;

async function model() {
  const loaded = await load(["pact.proviso"], memoryHost({ "pact.proviso": TEXT }));
  if (loaded.model === undefined) throw new TypeError("the text has a mistake");
  return loaded.model;
}

describe("a side of a comparison", () => {
  it("comes back from the address as it went in", () => {
    fc.assert(
      fc.property(side, (one) => {
        expect(parseSide(sideText(one))).toEqual(one);
      }),
    );
  });

  it("survives an address that nobody wrote", () => {
    expect(parseSide("  ")).toEqual({ name: "", take: {} });
    expect(parseSide("Pact.x :a b: c:d")).toEqual({ name: "Pact.x", take: { c: "d" } });
  });

  it("is offered by reading and by holder", async () => {
    const [pact] = offersOf(await model());
    expect(pact?.offers.map(({ side: one, label }) => [sideText(one), label])).toEqual([
      ["Pact.protection announced", "as announced"],
      ["Pact.protection draft:ours", "Ukraine’s text (ours, proposed 2022-04-15)"],
      ["Pact.protection draft:theirs", "The United States’ text (theirs, proposed 2022-04-15)"],
    ]);
    expect(firstSides(await model())?.map(sideText)).toEqual([
      "Pact.protection announced",
      "Pact.protection draft:ours",
    ]);
  });

  it("has every question answered: by itself, its reading, what is taken everywhere, else the first answer", async () => {
    const pact = await model();
    const of = (text: string, taken = {}) => answered(pact, parseSide(text), taken);
    expect(of("Pact.protection")).toEqual({ "Pact.draft": "ours", "Pact.seats": "two" });
    expect(of("Pact.protection draft:theirs", { "Pact.seats": "three", "Pact.draft": "ours" })).toEqual({
      "Pact.draft": "theirs",
      "Pact.seats": "three",
    });
    expect(of("Pact.protection announced seats:three")).toEqual({ "Pact.draft": "ours", "Pact.seats": "three" });
    expect(of("Pact.protection draft:nobodys seats:nine")).toEqual({ "Pact.draft": "ours", "Pact.seats": "two" });
  });

  it("is called by whose it is, or how it is read", async () => {
    const pact = await model();
    expect(
      ["Pact.protection draft:theirs", "Pact.protection announced", "Pact.protection seats:two", "Pact.protection"].map(
        (text) => labelOf(pact, parseSide(text)),
      ),
    ).toEqual(["the United States’ text", "the text as announced", "the text with seats two", "the text"]);
    expect(["clarified", "asStated", "hopes"].map(readingWords)).toEqual([
      "as clarified",
      "as stated",
      "read as “hopes”",
    ]);
  });
});
