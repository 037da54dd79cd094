import { describe, expect, it } from "vitest";
import { Report } from "../diagnostics/diagnostic.ts";
import { TextFile } from "../text/text-file.ts";
import { parseOnce } from "./kept.ts";
import type { ParsedFile } from "./parse.ts";

function read(path: string, text: string): { readonly parsed: ParsedFile; readonly told: Report } {
  const told = new Report();
  const steps = parseOnce(new TextFile(path, text), told);
  for (;;) {
    const step = steps.next();
    if (step.done) return { parsed: step.value, told };
  }
}

const BROKEN = 'agreement Pact "A pact"\n  clause one "One"\n    France shal assist Ukraine\n';

describe("reading a file again", () => {
  it("gives what was made of the same text, and tells its mistakes each time", () => {
    const first = read("a.proviso", BROKEN);
    const again = read("a.proviso", BROKEN);
    expect(again.parsed).toBe(first.parsed);
    expect(first.told.sorted().length).toBeGreaterThan(0);
    expect(again.told.sorted()).toEqual(first.told.sorted());
  });

  it("reads anew what has changed, and what stands under another path", () => {
    const first = read("a.proviso", BROKEN);
    const mended = read("a.proviso", BROKEN.replace("shal ", "shall "));
    expect(mended.parsed).not.toBe(first.parsed);
    expect(mended.told.sorted()).toEqual([]);
    expect(read("b.proviso", BROKEN).told.sorted()[0]?.place.file).toBe("b.proviso");
  });
});
