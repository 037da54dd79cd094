import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lines, merge } from "../src/store/merge.ts";

/** What happens at a line of the old text, by each of two writers: left alone, taken away, replaced, or with lines put before it. */
interface Step {
  readonly who: "nobody" | "yours" | "theirs" | "both" | "conflict";
  readonly how: "remove" | "replace" | "insert";
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom("nobody", "yours", "theirs", "both", "conflict"),
  how: fc.constantFrom("remove", "replace", "insert"),
});

describe("a merge", () => {
  // The model: no two lines of the old text alike, edits kept apart by a line that nobody touches, every new line unlike all others. So what belongs to
  // what is beyond doubt, and what a merge must be can be written down as it goes.
  it("is what the edits say one by one, where there is no doubt which line is which", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const [base, yours, theirs, merged]: string[][] = [[], [], [], []];
        let conflicts = 0;
        for (const [n, { who, how }] of steps.entries()) {
          const old = `old ${n}\n`;
          const edited = (by: string): string[] =>
            how === "remove" ? [] : how === "replace" ? [`${by} ${n}\n`] : [`${by} ${n}\n`, `${by} ${n} more\n`, old];
          base!.push(old);
          const mine =
            who === "yours"
              ? edited("yours")
              : who === "both"
                ? edited("both")
                : who === "conflict"
                  ? [`yours ${n}\n`]
                  : [old];
          const other =
            who === "theirs"
              ? edited("theirs")
              : who === "both"
                ? edited("both")
                : who === "conflict"
                  ? [`theirs ${n}\n`]
                  : [old];
          yours!.push(...mine);
          theirs!.push(...other);
          if (who === "conflict") {
            conflicts++;
            merged!.push(
              `<<<<<<< yours\n`,
              ...mine,
              `||||||| before\n`,
              old,
              `=======\n`,
              ...other,
              `>>>>>>> theirs\n`,
            );
          } else merged!.push(...(who === "theirs" ? other : mine));
          const apart = `apart ${n}\n`;
          for (const text of [base, yours, theirs, merged]) text!.push(apart);
        }
        const found = merge(base!.join(""), yours!.join(""), theirs!.join(""));
        expect(found.text).toBe(merged!.join(""));
        expect(found.conflicts).toBe(conflicts);
        expect(found.clean).toBe(conflicts === 0);
      }),
      { numRuns: 500 },
    );
  });

  const text = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "\n"), { maxLength: 12 }).map((all) => all.join(""));

  it("takes the one change there is, is the same whoever calls it theirs, and loses no line that both kept", () => {
    fc.assert(
      fc.property(text, text, text, (base, yours, theirs) => {
        expect(merge(base, yours, base)).toMatchObject({ clean: true, text: yours });
        expect(merge(base, base, theirs)).toMatchObject({ clean: true, text: theirs });
        expect(merge(base, yours, yours)).toMatchObject({ clean: true, text: yours });
        const one = merge(base, yours, theirs);
        const other = merge(base, theirs, yours);
        expect(one.clean).toBe(other.clean);
        if (one.clean) expect(one.text).toBe(other.text);
        // Each side can be had back from the pieces.
        const side = (of: "yours" | "theirs" | "base"): string =>
          one.chunks
            .map((chunk) =>
              chunk.kind === "conflict"
                ? chunk[of]
                : chunk.kind === "same" || chunk.kind === of || (chunk.kind === "both" && of !== "base")
                  ? chunk.text
                  : undefined,
            )
            .filter((part) => part !== undefined)
            .join("");
        if (one.chunks.every(({ kind }) => kind === "same" || kind === "conflict" || kind === "both")) {
          expect(side("yours")).toBe(yours);
          expect(side("theirs")).toBe(theirs);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("keeps a text without an end of line as it is", () => {
    expect(merge("a\nb", "A\nb", "a\nb\nc")).toMatchObject({ clean: false });
    expect(merge("a\nx\nb", "A\nx\nb", "a\nx\nB")).toMatchObject({ clean: true, text: "A\nx\nB" });
    expect(lines("")).toEqual([]);
    expect(lines("a\n\nb")).toEqual(["a\n", "\n", "b"]);
  });
});
