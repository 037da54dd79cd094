import { loadText } from "@proviso/language";
import { describe, expect, it } from "vitest";
import { meansWords, movedWords } from "./moved.ts";

describe("what moved, in sentences", () => {
  it("tells what is gone, new and changed", () => {
    expect(movedWords({ item: "decision response", what: "deadline", before: "3 days" })).toBe(
      "decision response lost its deadline (3 days)",
    );
    expect(movedWords({ item: "decision response", what: "deadline", after: "3 days" })).toBe(
      "decision response gained a term, deadline: “3 days”",
    );
    expect(movedWords({ item: "clause a", what: "trigger", before: "x", after: "y" })).toBe(
      "clause a: trigger was “x” and is now “y”",
    );
    expect(movedWords({ item: "group G", what: "member", before: "Russia" })).toBe("group G lost Russia as a member");
    expect(movedWords({ item: "group G", what: "member", after: "France" })).toBe("group G gained France as a member");
  });

  it("tells who gained and who lost the means, the smallest first", async () => {
    const { model } = await loadText("// parties of the prelude only");
    if (model === undefined) throw new TypeError("the text has a mistake");
    expect(meansWords(model, { gained: [["France", "Spain"], ["Italy"]], lost: [["Malta"], []] })).toEqual([
      "Italy alone gained the means to void it",
      "France and Spain together gained the means to void it",
      "it can be kept again",
      "Malta alone lost the means to void it",
    ]);
  });
});
