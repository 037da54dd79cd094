import { loadText } from "@proviso/language";
import { expect, test } from "vitest";
import { EACH } from "../ask/each.ts";
import { documentMarkdown } from "../document/markdown.ts";

const TEXT = `agreement Pact "Pact"
  group Allies: France, Italy
  decision act "Whether to act" by all of Allies within 3 days failing which refused
  clause help "Art. 1" when anyone attacks Malta as determined by someone unnamed
    if act is approved each of Allies shall assist Malta within 7 days
  promise safety to Malta kept when any of Allies assists Malta
scenario attacked "An attack" of Pact
  Russia attacks Malta on day 0
  stance France yes 50%, no 50%
  vary stance France yes from 25% to 75% by 25%
`;

test("a promise is kept and a decision approved; who has no stance says so", async () => {
  const { model, diagnostics } = await loadText(TEXT);
  if (model === undefined) throw new TypeError(diagnostics.map(({ message }) => message).join("\n"));
  const told = (of: string) => documentMarkdown(EACH.strength(model, of, {}).document);
  const promise = told("Pact.safety");
  expect(promise).toContain("It is kept with a probability of 0% to 50.0%, since Italy has no stance.");
  expect(promise).toContain("| Party | says yes | honours | kept if it says yes | if it says no |");
  expect(promise).toContain("In each line, whoever else has no stance is taken at the worst.");
  expect(promise).toMatch(/it is kept with a probability of:/);
  const decision = told("Pact.act");
  expect(decision).toContain("It is approved with a probability of 0% to 50.0%, since Italy has no stance.");
  expect(decision).toContain("| Party | says yes | approved if it says yes | if it says no |");
  expect(decision).toMatch(/\| Italy \| no stance \|/);
  expect(decision).toMatch(/it is approved with a probability of:/);
  expect(decision).not.toContain("kept");
});
