import { describe, expect, it } from "vitest";
import { shelfTitle } from "./shelf.ts";

describe("a text of the shelf", () => {
  it("is called by the titles of its agreements", () => {
    expect(shelfTitle("eu-treaty.proviso", 'agreement Eu "Treaty on European Union"\n')).toBe(
      "Treaty on European Union",
    );
    expect(shelfTitle("two.proviso", 'agreement One "First"\n\nagreement Two "Second"\n')).toBe("First; Second");
    expect(shelfTitle("words.proviso", "// none\n")).toBe("words.proviso");
  });
});
