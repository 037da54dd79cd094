import { describe, expect, it } from "vitest";
import { missingIn, untakenIn } from "./nowhere.tsx";

describe("an address that names what is not there", () => {
  const model = {
    agreements: [
      {
        id: "Pact",
        title: "A pact",
        questions: [{ id: "Pact.veto", text: "Who may veto?", options: [{ name: "held" }, { name: "absent" }] }],
      },
    ],
    scenarios: [{ id: "war", title: "War" }],
  } as never;
  const at = (part: object) =>
    missingIn(model, { room: "agreement", take: {}, view: {}, ...part }).map(({ what, name, there }) => [
      what,
      name,
      ...there.map(({ title }) => title),
    ]);

  it("is told with what there is", () => {
    expect(at({ thing: "Nope" })).toEqual([["agreement", "Nope", "A pact"]]);
    expect(at({ thing: "Pact" })).toEqual([]);
    expect(at({ room: "compare", scenario: "peace" })).toEqual([["scenario", "peace", "War"]]);
  });

  it("is told where it answers what nobody asks, or with what is no answer", () => {
    const of = (take: object) => untakenIn(model, { room: "stop", take, view: {} } as never);
    expect(of({ "Pact.veto": "held" })).toEqual([]);
    expect(of({ "Pact.veto": "banana", "No.such": "thing" }).map(({ because }) => because)).toEqual([
      "“banana” is no answer to the question “Who may veto?”, so it is left open below. Its answers are “held” and “absent”.",
      "The address answers a question “No.such”, and there is none of that name here.",
    ]);
  });

  it("is passed over where the room does not look for it", () => {
    expect(at({ room: "record", thing: "Nope", scenario: "peace" })).toEqual([]);
  });
});
