import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { beforeAll, describe, expect, test } from "vitest";
import { diffAnswer, playAnswer, storyAnswer, strengthAnswer, voidAnswer } from "../answers/index.ts";
import { arrivalAnswer } from "../arrival/index.ts";
import { questionsAnswer } from "../questions/index.ts";
import { GUARANTEE, modelOf } from "../testing/text.ts";
import { worthAnswer } from "../worth/index.ts";
import { type Brief, brief } from "./index.ts";

describe("a text without scenarios", () => {
  let model: Model;
  beforeAll(async () => {
    model = { ...(await modelOf(GUARANTEE)), scenarios: [] };
  });

  test("the brief opens with three sentences, computed", () => {
    const { sentences } = brief(model);
    expect(sentences.map((one) => one.text)).toEqual([
      "As announced, nobody can void the promise: duty alone secures it as long as nobody breaks its word. As clarified, Russia alone and China alone can each void the promise without breaking it.",
      "As clarified, helping without approval would put the helper in breach of clause bar: unless response is approved, each of the Guarantors except the attacker must not intervene.",
      `The question to ask is “Can the guarantors' rivals block the response?”: if absent, nobody can void the promise; if held, Russia alone and China alone can each void the promise without breaking it.`,
    ]);
    for (const one of sentences) expect(one.evidence.length).toBeGreaterThan(0);
  });

  test("no number is made up where no scenario gives stances", () => {
    const { times, courses, stories, rankedBy } = brief(model);
    expect([times, courses]).toEqual([[], []]);
    expect(stories.map(({ under, value }) => [under, value.exists])).toEqual([
      ["As announced", false],
      ["As clarified", true],
    ]);
    expect(rankedBy.scenario).toBeUndefined();
  });
});

describe("the worked dossier", () => {
  let model: Model;
  let made: Brief;
  const name = "Guarantee.protection";
  const clarified = { reading: "clarified", scenario: "renewed" };
  beforeAll(async () => {
    const path = new URL("../../../../dossiers/ukraine-2025/scenarios.proviso", import.meta.url).pathname;
    const loaded = await load([path], nodeHost());
    if (loaded.model === undefined) throw new Error("no model");
    model = loaded.model;
    made = brief(model);
  });

  /** The only case of an answer. */
  function only<T>({ cases }: { readonly cases: readonly { readonly value: T }[] }): T | undefined {
    expect(cases).toHaveLength(1);
    return cases[0]?.value;
  }

  test("every answer is in it, and is the one that its own command gives", () => {
    const time = made.times.find(({ scenario, reading }) => scenario === "renewed" && reading === "clarified");
    expect(time?.value.arrival).toEqual(only(arrivalAnswer(model, name, clarified)));
    expect(time?.value.worth).toEqual(only(worthAnswer(model, name, clarified)));
    const { low, high } = strengthAnswer(model, name, clarified);
    expect(time?.value.strength).toEqual({ low, high });
    expect(made.stories.find(({ under }) => under === "As clarified")?.value).toEqual(
      only(storyAnswer(model, name, clarified)),
    );
    expect(
      made.courses.find(({ scenario, under }) => scenario === "unapproved" && under === "As clarified")?.value,
    ).toEqual(only(playAnswer(model, name, { ...clarified, scenario: "unapproved", dutiesKept: true })));
    expect(made.questions.map(({ ranked }) => ranked)).toEqual(
      questionsAnswer(model, name, { scenario: "renewed" }).ranked,
    );
    const side = (label: string) => ({ model, name: "IstanbulTerms.protection", label, take: { draft: label } });
    expect(made.differences.map(({ value }) => value)).toEqual([diffAnswer(side("moscow"), side("kyiv"))]);
    expect(made.main.answer).toEqual(voidAnswer(model, name));
  });

  test("tells who is in breach, of what, and what to ask first", () => {
    expect(made.courses.map(({ titles, under, value }) => [titles.length, under, value.breaches.length])).toEqual([
      [2, "As announced", 0],
      [2, "As clarified", 0],
      [1, "As announced", 0],
      [1, "As clarified", 1],
    ]);
    expect(made.courses[3]?.value.breaches[0]).toMatchObject({ parties: ["France"], clause: "Guarantee.bar", from: 4 });
    expect(made.questions[0]?.say).toBe(
      "Can Russia and China block the response? If “held”, we understand that Russia alone or China alone could void the promise; is that what you mean?",
    );
    expect(made.sentences[2]?.text).toContain(made.questions[0]?.text);
  });

  test("what an open question does not change is said once, what it changes in its own words", () => {
    const first = (take: Record<string, string>) => brief(model, { take }).sentences[0]?.text;
    expect(first({ veto: "absent" })).toBe(
      "Nobody can void the promise: duty alone secures it as long as nobody breaks its word.",
    );
    expect(first({ veto: "held" })).toBe("Russia alone and China alone can each void the promise without breaking it.");
    expect(first({ seats: "broad" })).toBe(
      "If “Can Russia and China block the response?” is answered “absent”, nobody can void the promise: duty alone secures it as long as nobody breaks its word. If “Can Russia and China block the response?” is answered “held”, Russia alone and China alone can each void the promise without breaking it.",
    );
  });

  test("a scenario that is asked about is the only one told", () => {
    const told = brief(model, { scenario: "chinaStandsAside" });
    expect(new Set(told.times.map(({ scenario }) => scenario))).toEqual(new Set(["chinaStandsAside"]));
    expect(told.courses.flatMap(({ titles }) => titles)).toEqual(
      told.courses.map(() => "Renewed invasion to which China does not object"),
    );
    expect(told.rankedBy.scenario).toBe("chinaStandsAside");
  });

  test("names its parts before it works them out, and can be cancelled", () => {
    const parts: string[] = [];
    brief(model, { onPart: (part) => parts.push(part) });
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.length).toBeGreaterThan(4);
    expect(() => brief(model, { signal: AbortSignal.abort() })).toThrow(/abort/i);
  });
});
