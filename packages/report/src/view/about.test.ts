import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { beforeAll, describe, expect, it } from "vitest";
import { aboutIn, checkThere, NotThere } from "./about.ts";
import { parseAddress, ROOMS } from "./address.ts";
import { questionsOf } from "./questions.ts";

describe("what a room of the worked dossier is about", () => {
  let model: Model;
  beforeAll(async () => {
    const folder = new URL("../../../../dossiers/ukraine-2025/", import.meta.url).pathname;
    const loaded = await load(
      ["baseline", "guarantee", "istanbul", "scenarios"].map((name) => `${folder}${name}.proviso`),
      nodeHost(),
    );
    if (loaded.model === undefined) throw new TypeError("the dossier has mistakes");
    model = loaded.model;
  });
  const about = (text: string) => aboutIn(model, parseAddress(text))?.id;

  it("is the promise of its headline where nothing is named, though another comes first in the files", () => {
    expect(model.agreements[0]?.id).toBe("NoAgreement");
    for (const room of ROOMS) expect(about(`/${room}`), room).toBe("Guarantee.protection");
    for (const room of ["stop", "fast", "questions", "play", "agreement"] as const)
      expect(questionsOf(model, parseAddress(`/${room}`))[0]?.asked.of, room).toBe("Guarantee.protection");
  });

  it("is what the address names: a promise, an agreement's first, or a decision where the room shows one", () => {
    expect(about("/fast/NoAgreement.protection")).toBe("NoAgreement.protection");
    expect(about("/fast/IstanbulTerms")).toBe("IstanbulTerms.protection");
    expect(about("/stop/Guarantee.response")).toBe("Guarantee.response");
    expect(about("/fast/Guarantee.response")).toBe("Guarantee.protection");
    expect(questionsOf(model, parseAddress("/brief/IstanbulTerms.protection"))[0]?.asked).toEqual({
      of: "IstanbulTerms.protection",
    });
  });

  it("is refused where it is not there", () => {
    for (const address of ["/stop/Guarantee.nope", "/agreement/Nope", "/fast?scenario=nope", "/record/Guarantee"])
      expect(() => checkThere(model, parseAddress(address)), address).toThrow(NotThere);
  });
});
