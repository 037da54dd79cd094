import { expect, it } from "vitest";
import { pageRules } from "./running-head.ts";

it("what stands at the head of a page cannot end the string that it stands in", () => {
  const rules = pageRules('A "pact"; } @import url(x)\\', "line\nbreak");
  expect(rules).toContain('content: "A \\22 pact\\22 ; \\7d  \\40 import url\\28 x\\29 \\5c ";');
  expect(rules).toContain('content: "line\\a break";');
});
