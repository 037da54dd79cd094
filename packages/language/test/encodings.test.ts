import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { load, loadText } from "../src/index.ts";
import { nodeHost } from "../src/node.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const ENCODINGS = readdirSync(join(FIXTURES, "encodings")).filter((name) => name.endsWith(".proviso"));
const EXAMPLES = readdirSync(join(FIXTURES, "examples"));

describe("the eleven encodings", () => {
  it("are eleven", () => expect(ENCODINGS).toHaveLength(11));

  for (const name of ENCODINGS) {
    it(`${name} gives a model and nothing to tell`, async () => {
      const loaded = await load([join(FIXTURES, "encodings", name)], nodeHost());
      expect(loaded.diagnostics).toEqual([]);
      expect(loaded.model).toBeDefined();
      expect(JSON.parse(JSON.stringify(loaded.model))).toEqual(loaded.model);
    });
  }

  it("all together give one model", async () => {
    const loaded = await load(
      ENCODINGS.map((name) => join(FIXTURES, "encodings", name)),
      nodeHost(),
    );
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.model?.agreements.map(({ id }) => id)).toContain("Charter");
    expect(loaded.model?.agreements).toHaveLength(11);
  });
});

describe("the examples of the language page", () => {
  for (const name of EXAMPLES) {
    it(`${name} parses`, async () => {
      const text = readFileSync(join(FIXTURES, "examples", name), "utf8");
      const { diagnostics } = await loadText(text);
      expect(diagnostics.filter(({ code }) => code === "syntax" || code === "reserved-word")).toEqual([]);
    });
  }

  it("the guarantee, Istanbul, the record and the scenarios check together", async () => {
    const text = ["agreement", "versions", "record", "scenarios"]
      .map((name) => readFileSync(join(FIXTURES, "examples", `${name}.proviso`), "utf8"))
      .join("\n");
    const article = "sources/000_feb7bcd3671d0f39.txt";
    const loaded = await loadText(text, { files: { [article]: readFileSync(join(FIXTURES, article), "utf8") } });
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.model?.scenarios[0]?.expectations).toHaveLength(7);
  });

  it("the clauses and the rules check once what they name is there", async () => {
    const charter = readFileSync(join(FIXTURES, "encodings", "04-charter.proviso"), "utf8");
    const read = (name: string) => readFileSync(join(FIXTURES, "examples", `${name}.proviso`), "utf8");
    const clauses = `use "charter.proviso"\n${read("clauses")}
  between France, Germany
  group Allies: Parties
  group Neighbours: Parties
  group Guarantors: Parties
  group League: Parties
  group Signatories: Parties
  fact withoutCause "no cause" fact inArea "in the area" fact flagrant "flagrant"
  clause basicArticles France must not attack Germany
  clause ceasefire each of Parties must not intervene
  decision organ by all of Parties
  decision common by all of Guarantors
`;
    expect((await loadText(clauses, { files: { "charter.proviso": charter } })).diagnostics).toEqual([]);
    const rules = `person USPresident of US "President"\n${read("rules")}
  between Host, France, Germany
  group Guarantors: Parties group Council: Parties group Permanent: Parties group Members: Parties group Others: Parties
  group Allies: Parties
  attribute votes of Members: Host 1, France 2, Germany 3
  attribute population of Members: Host 1, France 2, Germany 3
  decision enforcement by the rule of d2
  clause attacked when anyone attacks Host as determined by d3 each of Allies shall assist Host
  clause disputed2 when Host disputes with France as determined by d9 each of Allies may consult Host
party Host "The host"
`;
    expect((await loadText(rules)).diagnostics).toEqual([]);
  });
});
