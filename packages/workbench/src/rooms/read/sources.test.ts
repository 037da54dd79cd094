import { describe, expect, it } from "vitest";
import { pathFrom, sourcesOf } from "./sources.ts";

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

  it("are found from the file that names them", () => {
    expect(pathFrom("x.proviso", "./sources/a b.txt")).toBe("sources/a b.txt");
    expect(pathFrom("one/two/x.proviso", "../../a.txt")).toBe("a.txt");
  });
});
