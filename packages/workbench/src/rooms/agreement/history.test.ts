import { describe, expect, it } from "vitest";
import type { Revision } from "../../files/past.ts";
import { sittingsOf } from "./history.tsx";

const at = (seconds: number): string => new Date(Date.UTC(2025, 7, 20, 12, 0, seconds)).toISOString();
const save = (revision: number, seconds: number, by = "me", cause: Revision["cause"] = "save"): Revision => ({
  revision,
  at: at(seconds),
  file: "a.proviso",
  cause,
  by,
});

describe("the saves of a file", () => {
  it("are told by sittings: those of one hand that follow each other closely", () => {
    const sittings = sittingsOf([
      save(7, 300),
      save(6, 250),
      save(5, 200, "other"),
      save(3, 100),
      save(2, 90),
      save(1, 80),
    ]);
    expect(sittings.map(({ first, last, saves }) => [first, last, saves])).toEqual([
      [6, 7, 2],
      [5, 5, 1],
      [1, 3, 3],
    ]);
    expect(sittings[0]?.at).toBe(at(300));
  });

  it("keep what happened on disk apart", () => {
    expect(sittingsOf([save(3, 20), save(2, 15, "me", "disk"), save(1, 10)])).toHaveLength(3);
  });
});
