import { describe, expect, it } from "vitest";
import { pathFrom, sourcesOf, sourceWith } from "./sources.ts";

describe("a dossier's sources", () => {
  it("stand with those that it cites first, and without what is no text", () => {
    const model = {
      sources: [{ name: "b", dated: "2025", path: "../sources/b.txt", at: { file: "texts/x.proviso" } }],
    };
    const files = new Map(["a.txt", "sources/b.txt", "x.proviso", "README.md", "t.csv"].map((path) => [path, {}]));
    expect(sourcesOf(model as never, files)).toEqual([
      { path: "sources/b.txt", name: "b", dated: "2025" },
      { path: "a.txt" },
    ]);
  });

  it("are recognised by their words", () => {
    const model = { sources: [{ name: "b", dated: "2025", path: "b.txt", at: { file: "x.proviso" } }] };
    const files = new Map([["b.txt", { text: "Its words." }]]);
    expect(sourceWith(model as never, files, "Its words.")).toEqual({ path: "b.txt", name: "b", dated: "2025" });
    expect(sourceWith(model as never, files, "Other words.")).toBeUndefined();
    expect(sourceWith(undefined, files, "Its words.")).toBeUndefined();
  });

  it("are found from the file that names them", () => {
    expect(pathFrom("x.proviso", "./sources/a b.txt")).toBe("sources/a b.txt");
    expect(pathFrom("one/two/x.proviso", "../../a.txt")).toBe("a.txt");
  });
});
