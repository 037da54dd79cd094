import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load, memoryHost } from "@proviso/language";
import { describe, expect, it } from "vitest";
import { DOCUMENTS, fresh, REPOSITORY } from "./docs/fresh.ts";
import { filesShown } from "./docs/outputs.ts";

describe.each(DOCUMENTS)("%s", (path) => {
  const text = readFileSync(join(REPOSITORY, path), "utf8");

  it("is what `node scripts/docs.ts` makes of it", async () => {
    expect(await fresh(path, text)).toBe(text);
  });

  it("shows only files that read without mistakes", async () => {
    const files = Object.fromEntries(filesShown(text));
    const entries = Object.keys(files).filter((file) => file.endsWith(".proviso"));
    expect(text.match(/```proviso\n/g)?.length ?? 0).toBe(text.match(/-->\n```proviso\n/g)?.length ?? 0);
    for (const entry of entries) {
      const { diagnostics } = await load([entry], memoryHost(files));
      expect(diagnostics.map(({ place, message }) => `${place.file}:${place.line}: ${message}`)).toEqual([]);
    }
  });
});
