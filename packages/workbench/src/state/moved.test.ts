import type { Address } from "@proviso/report/view/address";
import { describe, expect, it } from "vitest";
import { moved } from "./moved.ts";

const here: Address = { room: "stop", thing: "Pact.help", take: { "Pact.veto": "held" }, view: { who: "voiding" } };

describe("what somebody chose", () => {
  it.each([
    [{ take: { "Pact.veto": "absent" } }, "veto absent"],
    [{ take: {} }, "veto left open"],
    [{ scenario: "renewed" }, "scenario renewed"],
    [{ view: { who: "blocking" } }, "who blocking"],
    [{ view: {} }, "who as it was"],
    [{ thing: "Other.help" }, "Other.help"],
    [{ view: { who: "voiding", at: "12", file: "a.proviso" } }, undefined],
    [{}, undefined],
  ])("in %j is told as %j", (change, what) => {
    expect(moved(here, { ...here, ...change })?.what).toBe(what);
  });
});
