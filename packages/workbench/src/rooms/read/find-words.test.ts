import { describe, expect, it } from "vitest";
import { findWords, selected } from "./find-words.ts";

const TEXT = "He said “no deal”\nwithout Russia. Later he said “no deal” again.";

describe("words of a document", () => {
  it("are found whatever the blanks and marks, and nearest to where they were", () => {
    expect(findWords(TEXT, '"no deal" without', 0)).toMatchObject({ start: 8, exact: "“no deal”\nwithout" });
    expect(findWords(TEXT, "no deal", 0)?.start).toBe(9);
    expect(findWords(TEXT, "no deal", 60)?.start).toBe(TEXT.lastIndexOf("no deal"));
  });

  it("are no words of it where it does not say them, or only in the middle of others", () => {
    expect(findWords(TEXT, "yes", 0)).toBeUndefined();
    expect(findWords(TEXT, "o dea", 0)).toBeUndefined();
    expect(findWords(TEXT, "  ", 0)).toBeUndefined();
  });

  it("are taken from a selection without its blanks", () => {
    expect(selected(TEXT, 2, 8)?.exact).toBe("said");
    expect(selected(TEXT, 2, 3)).toBeUndefined();
  });
});
