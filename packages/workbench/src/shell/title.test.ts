import { load, memoryHost } from "@proviso/language";
import { describe, expect, it } from "vitest";
import { titleWords } from "./title.ts";

const TEXT = `agreement Pact "A pact"
  group Guarantors: France, Poland
  clause defence when anyone attacks Moldova
    each of Guarantors shall assist Moldova
  promise protection to Moldova kept when any of Guarantors assists Moldova
`;

describe("the window's title", () => {
  it("names the thing, the room and the dossier", async () => {
    const { model } = await load(["a.proviso"], memoryHost({ "a.proviso": TEXT }));
    const of = (part: object) => titleWords({ room: "dossier", take: {}, view: {}, ...part }, model, "moldova");
    expect(of({})).toBe("Dossier · moldova · Proviso");
    expect(of({ room: "agreement", thing: "Pact" })).toBe("A pact · Agreement · moldova · Proviso");
    expect(of({ room: "stop", thing: "Pact.protection" })).toBe(
      "A pact: protection · Who can stop it · moldova · Proviso",
    );
    expect(of({ room: "stop", thing: "Pact.nope" })).toBe("Who can stop it · moldova · Proviso");
    expect(titleWords({ room: "agreement", take: {}, view: { file: "a.proviso" } }, undefined, "m")).toBe(
      "a.proviso · Agreement · m · Proviso",
    );
  });
});
