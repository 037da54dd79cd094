import type { Agreement, Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { describe, expect, it } from "vitest";
import { expectations } from "../../src/answers/index.ts";
import { type Finding, findings } from "../../src/findings/index.ts";
import { timeWitnesses } from "../../src/worth/index.ts";
import { modelOf, pathOf, SHELF } from "./shelf.ts";

function ownOf(model: Model, name: string): Agreement[] {
  return model.agreements.filter((agreement) => agreement.at.file === pathOf(name));
}

describe("the shelf", () => {
  it("holds at least the twelve agreements and the baseline", () => {
    expect(SHELF).toEqual(
      expect.arrayContaining([
        "anzus",
        "budapest-memorandum",
        "collective-security-treaty",
        "cyprus-guarantee",
        "eu-treaty",
        "istanbul-2022",
        "locarno-treaty",
        "no-agreement",
        "north-atlantic-treaty",
        "rio-treaty",
        "uk-ukraine-2024",
        "un-charter",
        "us-ukraine-2024",
      ]),
    );
  });

  it("loads as one, with no name taken twice", async () => {
    const { diagnostics } = await load(SHELF.map(pathOf), nodeHost());
    expect(diagnostics).toEqual([]);
  });

  describe.each(SHELF)("%s", (name) => {
    it("loads without a remark", async () => {
      expect(ownOf(await modelOf(name), name)).not.toEqual([]);
    });

    it("gives a reason for everything it says", async () => {
      const bare: string[] = [];
      for (const agreement of ownOf(await modelOf(name), name)) {
        const { status, force, groups, attributes, questions, facts, decisions, clauses, promises } = agreement;
        const dated = status.length > 0 || questions.some(({ kind }) => kind === "version");
        if (!dated) bare.push(`${agreement.id} has no status`);
        const plain = [...force, ...groups, ...attributes, ...questions, ...facts, ...clauses, ...promises];
        for (const item of plain) if (item.support.length === 0) bare.push("id" in item ? item.id : agreement.id);
        for (const { id, support, parts } of decisions) {
          const rules = parts.filter((part) => part.kind === "by");
          if (support.length === 0 && !rules.every((rule) => rule.support.length > 0)) bare.push(id);
        }
      }
      expect(bare).toEqual([]);
    });

    it("has scenarios, and they turn out as it expects", async () => {
      const model = await modelOf(name);
      const scenarios = model.scenarios.filter((scenario) => scenario.at.file === pathOf(name)).map(({ id }) => id);
      expect(scenarios).not.toEqual([]);
      let found: readonly Finding[] | undefined;
      const witnesses = {
        ...timeWitnesses(model),
        findings: () => {
          found ??= findings(model);
          return found;
        },
      };
      const missed = [...expectations(model, witnesses, scenarios)].filter(({ status }) => status !== "met");
      expect(missed).toEqual([]);
    });
  });
});
