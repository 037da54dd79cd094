import { describe, expect, it } from "vitest";
import { conditionWords } from "./way-picture.tsx";

describe("who holds a station by the answer to a question", () => {
  const options = (...names: string[]) => names.map((name) => ({ name }));
  const questions = [
    { id: "P.seats", text: "Who are the guarantors?", options: options("western", "broad") },
    { id: "P.veto", text: "Is there a veto?", options: options("held", "absent") },
  ] as never;
  const each = ["western", "broad"].flatMap((seats) =>
    ["held", "absent"].map((veto) => ({
      answerings: [{ "P.seats": seats, "P.veto": veto }],
      what: { holders: seats === "broad" ? ["France", "Russia"] : ["France"] },
    })),
  );

  it("is told by the question's own words", () => {
    expect(conditionWords(questions, each, "Russia")).toBe("if the answer to “Who are the guarantors?” is broad");
  });
});
