import { load, memoryHost } from "@proviso/language";
import { describe, expect, it } from "vitest";
import { captionOf } from "./caption.ts";

const TEXT = `agreement Pact "A pact"
  question seats "Who?" either two or three
  group Guarantors: France, Poland, [seats is three: Romania]
  clause defence when anyone attacks Moldova
    each of Guarantors shall assist Moldova
  promise protection to Moldova kept when any of Guarantors assists Moldova
`;

describe("the line under an exported picture", () => {
  it("says which promise, under which answers, from which dossier and when", async () => {
    const { model } = await load(["a.proviso"], memoryHost({ "a.proviso": TEXT }));
    const of = (thing: string | undefined, take: Readonly<Record<string, string>>) =>
      captionOf({ dossier: "moldova", model, thing, take, day: "2025-08-22" });
    expect(of("Pact.protection", { "Pact.seats": "three" })).toBe(
      "A pact: protection · Who? Taken: three · Dossier moldova · 22 August 2025 · Proviso",
    );
    expect(of("Pact", { "Pact.seats": "nine" })).toBe(
      "A pact · Who? Left open · Dossier moldova · 22 August 2025 · Proviso",
    );
    expect(of(undefined, {})).toBe("Dossier moldova · 22 August 2025 · Proviso");
  });
});
