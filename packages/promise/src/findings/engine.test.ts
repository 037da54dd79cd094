import { readdirSync, readFileSync } from "node:fs";
import { build, type Model } from "@proviso/agreement";
import { loadText } from "@proviso/language";
import { describe, expect, test } from "vitest";
import { type Finding, type FindingsOptions, findings } from "./index.ts";

const { agreement, allOf, answer, anyOf, anyone, approved, bracket, deed, eachOf, except, failing, given } = build;
const {
  attacker,
  atLeast,
  determinedBy,
  model,
  mustNot,
  noneOf,
  scenario,
  shall,
  someone,
  verb,
  victim,
  when,
  within,
} = build;

const verbs = [
  verb("attack", "attacks", { subjectRole: "attacker", objectRole: "victim", circumstance: true }),
  verb("intervene", "intervenes", { takes: "nothing" }),
  verb("assist", "assists", { under: ["intervene"] }),
  verb("join", "joins", { takes: "thing" }),
];

const codes = (found: readonly Finding[]) => found.map(({ code }) => code);
const only = (of: Model, code: string, options?: FindingsOptions) =>
  findings(of, options).filter((finding) => finding.code === code);

/** Guarantors, all of whom must agree where the veto is held. */
function guarantee() {
  const text = agreement("Guarantee", (text) => {
    const veto = text.question("veto", "Can each block the response?", ["absent", "held"]);
    const guarantors = text.group("Guarantors", ["Russia", "France", "Poland"]);
    const response = text.bracket(answer(veto, "held"), () =>
      text.decision("response", allOf(guarantors), within(3, "day"), failing("refused")),
    );
    text.clause(
      "defence",
      when(anyone, "attacks", "Ukraine"),
      determinedBy("Ukraine"),
      bracket(answer(veto, "held"), given(approved(response))),
      shall(eachOf(except(guarantors, attacker)), "assist", "Ukraine", { within: [7, "day"] }),
    );
    text.promise("protection", "Ukraine", deed(anyOf(except(guarantors, attacker)), "assists", "Ukraine"));
  });
  const invasion = scenario("invasion", text, (write) => write.event(deed("Russia", "attacks", "Ukraine")));
  return { text, invasion };
}

describe("the adversary", () => {
  const { text, invasion } = guarantee();
  const bare = model({ agreements: [text], verbs });

  test("is nobody where nobody is named", () => {
    expect(only(bare, "adversary-can-void")).toEqual([]);
  });

  test.each<[string, Model, FindingsOptions, string]>([
    ["the attacker given", bare, { attacker: "Russia" }, "Russia could attack and then void"],
    [
      "the attacker of a scenario",
      model({ agreements: [text], scenarios: [invasion], verbs }),
      {},
      "Russia could attack",
    ],
    ["an adversary given", bare, { adversaries: ["Russia"] }, "Russia could attack"],
  ])("is %s", (_what, of, options, words) => {
    const [finding, ...others] = only(of, "adversary-can-void", options);
    expect(others).toEqual([]);
    expect(finding?.message).toContain(words);
    expect(finding?.where).toEqual([{ "Guarantee.veto": "held" }]);
  });

  test("is named as one of those with a veto, lest it look as if only the others had it", () => {
    const [finding] = only(bare, "single-veto", { attacker: "Russia" });
    expect(finding?.message).toMatch(/^Any one of Russia, France and Poland alone can block/);
  });
});

describe("answerings", () => {
  test("in which a finding holds are named, unless it holds in all", () => {
    const found = findings(model({ agreements: [guarantee().text], verbs }));
    const where = Object.fromEntries(found.map((finding) => [finding.code, finding.where]));
    expect(where).toEqual({
      "nobody-bound": [{ "Guarantee.veto": "held" }],
      "question-open": [],
      "single-veto": [{ "Guarantee.veto": "held" }],
      uncited: [],
    });
  });

  test("without a meaning are findings, and the others are examined", () => {
    const text = agreement("Guarantee", (text) => {
      const seats = text.question("seats", "Who are the guarantors?", ["none", "some"]);
      const guarantors = text.group("Guarantors", [
        { guard: answer(seats, "some"), who: { kind: "party", party: "France" } },
      ]);
      text.clause(
        "defence",
        when(anyone, "attacks", "Ukraine"),
        determinedBy(someone),
        shall(eachOf(guarantors), "assist", "Ukraine"),
      );
    });
    const found = findings(model({ agreements: [text], verbs }));
    expect(found.find(({ code }) => code === "empty-group")).toMatchObject({
      severity: "error",
      where: [{ "Guarantee.seats": "none" }],
    });
    expect(found.find(({ code }) => code === "trigger-undetermined")?.where).toEqual([{ "Guarantee.seats": "some" }]);
  });

  test("too many to examine are said to be", () => {
    const text = agreement("Draft", (text) => {
      const questions = Array.from({ length: 12 }, (_, i) => text.question(`q${i}`, `Point ${i}?`, ["yes", "no"]));
      text.clause(
        "neutrality",
        ...questions.flatMap((q, i) => bracket(answer(q, "yes"), mustNot("Ukraine", "join", `bloc${i}`))),
      );
    });
    const [finding, ...others] = only(model({ agreements: [text], verbs }), "too-many-answerings");
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      "The 12 open questions of Draft can be answered in up to 4096 ways; only 13 were examined, each answer at least once where it can be given.",
    );
  });
});

describe("effect, not words", () => {
  const pact = (write: (draft: build.Draft, allies: build.GroupRef) => void) =>
    model({
      agreements: [agreement("Pact", (draft) => write(draft, draft.group("Allies", ["France", "Norway", "Poland"])))],
      verbs,
    });

  test("a duty of several binds them, though none of them singly", () => {
    const text = pact((draft, allies) => {
      draft.clause("help", shall(atLeast(2, allies), "assist", "Ukraine"));
      draft.promise("aid", "Ukraine", deed(anyOf(allies), "assists", "Ukraine"));
    });
    expect(codes(findings(text))).not.toContain("nobody-bound");
  });

  test("a duty of several that each can call off binds nobody", () => {
    const text = pact((draft, allies) => {
      const call = draft.decision("call", allOf(allies), within(1, "day"), failing("refused"));
      draft.clause("help", given(approved(call)), shall(atLeast(2, allies), "assist", "Ukraine"));
      draft.promise("aid", "Ukraine", deed(anyOf(allies), "assists", "Ukraine"));
    });
    expect(codes(findings(text))).toContain("nobody-bound");
  });

  test("forbearance binds whoever is forbidden to act", () => {
    const peace = (binding: boolean) =>
      pact((draft, allies) => {
        if (binding) draft.clause("peace", mustNot(eachOf(allies), "attack", "Ukraine"));
        draft.promise("peaceKept", "Ukraine", deed(noneOf(allies), "attacks", "Ukraine"));
      });
    expect(codes(findings(peace(true)))).not.toContain("nobody-bound");
    expect(codes(findings(peace(false)))).toContain("nobody-bound");
  });

  test("beneficiaries that the text cannot tell apart are examined as one and named as one", () => {
    const text = pact((draft, allies) => {
      const call = draft.decision("call", allOf(allies), within(1, "day"), failing("refused"));
      draft.clause(
        "help",
        when(anyone, "attacks", anyOf(allies)),
        determinedBy(victim),
        given(approved(call)),
        shall(eachOf(except(allies, attacker, victim)), "assist", victim, { within: [1, "day"] }),
      );
      draft.promise("aid", eachOf(allies), deed(anyOf(except(allies, attacker, victim)), "assists", victim));
    });
    expect(only(text, "single-veto").map(({ message }) => message)).toEqual([
      'Any one of France, Norway and Poland alone can block the promise "aid" to each of the Allies: the decision "call" needs a yes from all of the Allies.',
    ]);
  });
});

describe("findings", () => {
  const examples = readdirSync(new URL(".", import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [`${name}/bad.proviso`, `${name}/good.proviso`]);

  test.each(examples)("of %s come in the order of the text, always the same, and are plain data", async (path) => {
    const loaded = await loadText(readFileSync(new URL(path, import.meta.url), "utf8"));
    expect(loaded.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const options = { today: "2026-02-24", adversaries: [] };
    const found = findings(loaded.model as Model, options);
    expect(found.map(({ at }) => at.offset)).toEqual(found.map(({ at }) => at.offset).sort((a, b) => a - b));
    expect(findings(loaded.model as Model, options)).toEqual(found);
    expect(structuredClone(found)).toEqual(found);
    for (const { message, why } of found) {
      expect(message).toMatch(/^["\p{Lu}].*\.$/u);
      expect(message).not.toMatch(/undefined|\[object|Guarantee\.|\bnull\b/);
      expect(why).not.toBe("");
    }
  });

  test("of some agreements only", () => {
    const text = model({ agreements: [guarantee().text], verbs });
    expect(findings(text, { of: [] })).toEqual([]);
    expect(findings(text, { of: ["Guarantee"] })).toEqual(findings(text));
  });

  test.each<[FindingsOptions, string]>([
    [{ attacker: "Mars" }, "No text here mentions Mars"],
    [{ adversaries: ["Mars"] }, "No text here mentions Mars"],
    [{ of: ["Peace"] }, "There is no agreement Peace"],
    [{ today: "tomorrow" }, '"tomorrow" is not a date'],
    [{ today: "2026-13-40" }, '"2026-13-40" is not a date'],
    [{ mostAnswerings: 0 }, "At least one answering"],
  ])("refuse %o", (options, words) => {
    expect(() => findings(model({ agreements: [guarantee().text], verbs }), options)).toThrow(words);
  });
});
