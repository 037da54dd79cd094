import { describe, expect, it } from "vitest";
import { takenIn, takenOf } from "./taken.ts";

describe("answers in an address", () => {
  const questions = [{ id: "Pact.veto", options: [{ name: "held" }, { name: "absent" }] }] as never;

  it("count where the question has them, and are left open otherwise", () => {
    expect(takenOf(questions, { "Pact.veto": "held", "Other.veto": "held" })).toEqual({ "Pact.veto": "held" });
    expect(takenOf(questions, { "Pact.veto": "banana" })).toEqual({});
  });

  it("are looked for in every agreement", () => {
    expect(takenIn({ agreements: [{ questions }] } as never, { "Pact.veto": "absent", "No.such": "x" })).toEqual({
      "Pact.veto": "absent",
    });
    expect(takenIn(undefined, { "Pact.veto": "absent" })).toEqual({});
  });
});
