import fc from "fast-check";
import { expect, test } from "vitest";
import { loadText } from "../src/load.ts";
import { ARTICLE, documents } from "./arbitrary.ts";

test("random documents load without an error", async () => {
  await fc.assert(
    fc.asyncProperty(documents(), async (text) => {
      const { diagnostics, model } = await loadText(text, { files: { "article.txt": ARTICLE } });
      expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
      expect(model).toBeDefined();
    }),
    { numRuns: 100 },
  );
});
