import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Address, addressText, parseAddress, ROOMS } from "./address.ts";

const name = fc.stringMatching(/^[A-Za-z][A-Za-z.]{0,8}[A-Za-z]$/);
const address: fc.Arbitrary<Address> = fc
  .record({
    room: fc.constantFrom(...ROOMS),
    thing: fc.option(
      fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed() && !/^\.\.?$/.test(text)),
      { nil: undefined },
    ),
    take: fc.dictionary(name, name, { noNullPrototype: true }),
    scenario: fc.option(name, { nil: undefined }),
    view: fc.dictionary(
      name.filter((text) => text !== "take" && text !== "scenario"),
      fc.string().filter((text) => text.isWellFormed()),
      { noNullPrototype: true },
    ),
  })
  .map(({ thing, scenario, ...rest }) => ({
    ...rest,
    ...(thing === undefined || rest.room === "dossier" ? {} : { thing }),
    ...(scenario === undefined ? {} : { scenario }),
  }));

describe("an address", () => {
  it("comes back as it went in", () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(parseAddress(addressText(one))).toEqual(one);
      }),
    );
  });

  it("reads like one", () => {
    expect(
      addressText({
        room: "agreement",
        thing: "Guarantee",
        take: { "Guarantee.veto": "held" },
        scenario: "renewed",
        view: {},
      }),
    ).toBe("/agreement/Guarantee?take=Guarantee.veto:held&scenario=renewed");
  });

  it("opens the dossier where it is not known", () => {
    expect(parseAddress("/nowhere/at%all?take=broken&take=:x").room).toBe("dossier");
    expect(parseAddress("/agreement/%E0%A4%A").thing).toBe("%E0%A4%A");
  });
});
