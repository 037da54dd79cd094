import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Deeds } from "./deeds.ts";

describe("what was done", () => {
  it("is undone and redone as a list of states would have it", async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("set" as const), to: fc.nat(9) }),
      fc.record({ do: fc.constantFrom("undo" as const, "redo" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const deeds = new Deeds();
        let value = 0;
        // The slow way: every state there ever was, and where we are in it.
        let states = [0];
        let at = 0;
        for (const one of steps) {
          if (one.do === "set") {
            const before = value;
            value = one.to;
            deeds.did({
              what: "set",
              undo: () => {
                value = before;
              },
              redo: () => {
                value = one.to;
              },
            });
            states = [...states.slice(0, at + 1), one.to];
            at += 1;
          } else if (one.do === "undo") {
            await deeds.undo();
            at = Math.max(0, at - 1);
          } else {
            await deeds.redo();
            at = Math.min(states.length - 1, at + 1);
          }
          expect(value).toBe(states[at]);
          expect(deeds.state().undo !== undefined).toBe(at > 0);
          expect(deeds.state().redo !== undefined).toBe(at < states.length - 1);
        }
      }),
    );
  });

  it("in one pull of a slider is one", async () => {
    let clock = 0;
    const deeds = new Deeds(() => clock);
    let value = 0;
    const pull = (to: number) => {
      const before = value;
      value = to;
      deeds.did({
        what: "a slider",
        series: "slider",
        undo: () => {
          value = before;
        },
        redo: () => {
          value = to;
        },
      });
    };
    for (const to of [1, 2, 3]) {
      clock += 100;
      pull(to);
    }
    clock += 60_000;
    pull(9);
    await deeds.undo();
    expect(value).toBe(3);
    await deeds.undo();
    expect(value).toBe(0);
    expect(deeds.state().undo).toBeUndefined();
    await deeds.redo();
    expect(value).toBe(3);
  });
});
