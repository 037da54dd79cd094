import { BRIEF_PARTS } from "@proviso/report/present/brief-parts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { partsIn, partsText } from "./parts.ts";

it("the parts of a brief come back from the address as they went in, in their order", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...BRIEF_PARTS]), (parts) => {
      const back = partsIn(partsText(parts));
      expect(back).toEqual(BRIEF_PARTS.filter((part) => parts.includes(part)));
    }),
  );
  expect(partsIn("nonsense,ledger")).toEqual(["ledger"]);
});
