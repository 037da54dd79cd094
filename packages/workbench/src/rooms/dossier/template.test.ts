import { load, memoryHost } from "@proviso/language";
import { voidAnswer } from "@proviso/promise";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameOf, pathOf, templateText } from "./template.ts";

describe("an agreement from a template", () => {
  it("can be read and asked, whatever it is called", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 60 }).filter((text) => !/[\r\n\u2028\u2029]/.test(text)),
        async (title) => {
          const name = nameOf(title, new Set());
          const path = pathOf(title, new Set());
          expect(path).toMatch(/^[a-z0-9][a-z0-9-]*\.proviso$/);
          const { model, diagnostics } = await load([path], memoryHost({ [path]: templateText(name, title) }));
          expect(diagnostics).toEqual([]);
          if (model === undefined) throw new TypeError("it cannot be read");
          expect(voidAnswer(model, `${name}.protection`).cases).toHaveLength(2);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("takes no name that is taken", () => {
    expect(nameOf("A pact", new Set(["APact", "APact2"]))).toBe("APact3");
    expect(pathOf("A pact", new Set(["a-pact.proviso"]))).toBe("a-pact-2.proviso");
    expect(nameOf("Überfall 3", new Set())).toBe("Uberfall3");
    expect(nameOf("2025", new Set())).toBe("Agreement2025");
  });
});
