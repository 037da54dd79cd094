import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { beforeAll, describe, expect, test } from "vitest";
import { modelOf as shelf } from "../../../test/library/shelf.ts";
import { modelOf } from "../../testing/text.ts";
import { type StoryAnswer, type StoryValue, storyAnswer } from "./index.ts";

type Told = Extract<StoryValue, { exists: true }>;

function toldIn({ cases }: StoryAnswer): Told {
  const [only, ...more] = cases;
  expect(more).toEqual([]);
  if (only?.value.exists !== true) throw new Error("no story");
  return only.value;
}

const lines = ({ entries }: Told) => entries.map(({ day, kind, text }) => `${day} ${kind}: ${text}`);

describe("the worked dossier", () => {
  let model: Model;
  beforeAll(async () => {
    const path = new URL("../../../../../dossiers/ukraine-2025/scenarios.proviso", import.meta.url).pathname;
    const loaded = await load([path], nodeHost());
    if (loaded.model === undefined) throw new Error("no model");
    model = loaded.model;
  });

  test("as clarified: invasion, request, a veto, and help that would now be a breach", () => {
    const value = toldIn(storyAnswer(model, "Guarantee.protection", { reading: "clarified", scenario: "renewed" }));
    expect(value.length).toBe(3);
    expect(value.departures).toEqual([{ party: "Russia", kind: "vote", about: "Guarantee.response", how: "votes no" }]);
    expect(value.instead).toEqual(["China"]);
    expect(value.sentence).toBe(
      "Nobody is in breach, and the promise is not kept: Russia votes no on the decision “Whether the guarantors act for Ukraine”; China could do so in its place.",
    );
    expect(lines(value)).toEqual([
      "0 event: Russia attacks Ukraine.",
      "0 asked: The decision “Whether the guarantors act for Ukraine” falls due, until day 3.",
      "0 forbidden: The United States, the United Kingdom, France, Germany and China must not intervene from now on.",
      "0 request: Ukraine invokes clause defence.",
      "0 vote: Russia votes no on the decision “Whether the guarantors act for Ukraine”.",
      "0 refused: No outstanding vote can change it any longer: the decision “Whether the guarantors act for Ukraine” fails.",
    ]);
    expect(value.remark).toBe(
      "Were the United States, the United Kingdom, France, Germany and China to help now, they would be in breach of clause bar.",
    );
    expect(value.barred[0]).toMatchObject({ clause: "Guarantee.bar", act: "assist Ukraine" });
    const cited = value.barred[0]?.support.flatMap((one) => (one.kind === "cite" ? one.fragments : []));
    expect(cited?.map(({ words }) => words)).toContain("Moscow could portray this support as an illegal intervention");
    expect(value.entries.every(({ at }) => at.file.endsWith(".proviso") && at.line > 0)).toBe(true);
  });

  test("what a scenario says that somebody does in breach is no part of a lawful story", () => {
    const value = toldIn(storyAnswer(model, "Guarantee.protection", { reading: "clarified", scenario: "unapproved" }));
    const plain = toldIn(storyAnswer(model, "Guarantee.protection", { reading: "clarified", scenario: "renewed" }));
    expect(lines(value)).toEqual(lines(plain));
    expect(value.remark).toBe(plain.remark);
  });

  test("nobody helps in a story, where the text says nothing of help once a vote has failed", async () => {
    const pact = await modelOf(`
agreement Pact "A pact"
  group Allies: France, Poland
  decision act by all of Allies within 3 days failing which refused
  clause aid when anyone attacks Ukraine as determined by someone unnamed
    if act is approved each of Allies shall assist Ukraine as it deems necessary
  promise help to Ukraine kept when any of Allies assists Ukraine
`);
    const value = toldIn(storyAnswer(pact, "help", {}));
    expect(value.departures.map(({ party, how }) => [party, how])).toEqual([["France", "votes no"]]);
    expect(lines(value).filter((line) => /assist/.test(line))).toEqual([]);
  });

  test("as announced there is none: duty alone secures it", () => {
    const [only] = storyAnswer(model, "Guarantee.protection", { reading: "announced" }).cases;
    expect(only?.value).toMatchObject({
      exists: false,
      sentence:
        "No lawful course of events voids the promise to Ukraine. Duty alone secures it as long as nobody breaks its word: clause defence binds whatever anyone decides.",
    });
  });
});

describe("on the shelf", () => {
  test("the North Atlantic Treaty: every ally has to decline", async () => {
    const value = toldIn(storyAnswer(await shelf("north-atlantic-treaty"), "Nato1949.aid", { to: "Estonia" }));
    expect(value.departures).toHaveLength(31);
    expect(value.departures.every(({ kind, how }) => kind === "act" && how === "declines")).toBe(true);
    expect(value.entries.map(({ kind }) => kind)).toEqual(["event", "finding", "permitted", "refusal"]);
    expect(value.barred).toEqual([]);
    expect(value.remark).toBe(
      "Whoever helps all the same is not in breach: no course of events bars anyone from helping.",
    );
  });

  test("Cyprus: only all three declining, and nothing bars one of them from acting alone", async () => {
    const value = toldIn(storyAnswer(await shelf("cyprus-guarantee"), "restoration", { take: { action: "peaceful" } }));
    const declining = value.departures.filter(({ kind }) => kind === "act").map(({ party }) => party);
    expect([...declining].sort()).toEqual(["Greece", "Turkey", "UnitedKingdom"]);
    expect(value.departures.filter(({ kind }) => kind === "vote")).toHaveLength(1);
    expect(value.barred).toEqual([]);
    expect(value.remark).toMatch(/no course of events bars anyone from helping/);
  });
});

describe("a story", () => {
  const story = async (text: string) =>
    toldIn(
      storyAnswer(await modelOf(`agreement Pact "A pact"\n  group Members: France, Germany, Poland\n${text}`), "aid"),
    );

  test("tells who keeps its duty and who helps, where that is not enough", async () => {
    const value = await story(`
      clause help when anyone attacks Ukraine as determined by someone unnamed
        France shall assist Ukraine
        Germany may assist Ukraine
        Poland may assist Ukraine
      promise aid to Ukraine kept when all of Members assists Ukraine`);
    expect(lines(value)).toEqual([
      "0 event: Someone attacks Ukraine.",
      "0 owed: France must assist Ukraine.",
      "0 permitted: Germany may assist Ukraine.",
      "0 permitted: Poland may assist Ukraine.",
      "0 deed: France assists Ukraine.",
      "0 kept: France keeps its duty to assist Ukraine.",
      "0 deed: Poland assists Ukraine.",
      "0 refusal: Germany does not assist Ukraine, as it may.",
    ]);
    expect(value.length).toBe(2);
  });

  test("has those honour a duty of several whose help keeps nothing", async () => {
    const value = await story(`
      group Pair: France, Germany
      clause help when anyone attacks Ukraine as determined by someone unnamed
        any of Members shall assist Ukraine
      promise aid to Ukraine kept when any of Pair assists Ukraine`);
    expect(lines(value)).toContain("0 deed: Poland assists Ukraine.");
    expect(value.departures.map(({ party }) => party)).toEqual(["France", "Germany"]);
  });

  test("may turn on a yes, on a finding, and on nobody at all", async () => {
    const yes = await story(`
      decision peace by any of Members
      clause help when anyone attacks Ukraine as determined by someone unnamed
        unless peace is approved each of Members shall assist Ukraine
      promise aid to Ukraine kept when any of Members assists Ukraine`);
    // Where nothing obliges any longer, help is silent and does not count.
    expect(yes.departures).toMatchObject([{ party: "France", how: "votes yes" }]);
    const finding = await story(`
      clause help when anyone attacks Ukraine as determined by France
        each of Members shall assist Ukraine
      promise aid to Ukraine kept when any of Members assists Ukraine`);
    expect(finding.sentence).toBe(
      "Nobody is in breach, and the promise is not kept: France does not find the case of clause help to have arisen.",
    );
    const nobody = await story(`
      clause bar each of Members must not intervene
      clause help when anyone attacks Ukraine each of Members may assist Ukraine
      promise aid to Ukraine kept when any of Members assists Ukraine`);
    expect(nobody.sentence).toBe("The promise is not kept, though nobody stands against it and nobody is in breach.");
    expect(nobody.remark).toMatch(/would be in breach of clause bar/);
  });
});
