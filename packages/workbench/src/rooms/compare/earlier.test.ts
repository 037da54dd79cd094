import { describe, expect, it } from "vitest";
import { isTold } from "./earlier.ts";

describe("the versions to compare with", () => {
  it("are texts that were changed and what somebody noted, and no visits", () => {
    const of = (part: object) => isTold({ revision: 1, at: "2025-08-22", cause: "save", ...part });
    expect(of({ file: "a.proviso" })).toBe(true);
    expect(of({ file: "sources/a.txt" })).toBe(false);
    expect(of({ cause: "mark", note: "before the talks" })).toBe(true);
    expect(of({ cause: "mark", note: "visit" })).toBe(false);
  });
});
