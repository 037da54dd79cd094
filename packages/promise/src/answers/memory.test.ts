import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GameMemory, type Played } from "./memory.ts";

const answer = (name: string): Played => ({ dependsOn: new Set([name]) }) as unknown as Played;

describe("what is remembered of games", () => {
  it("is what was set last, as far as the keys asked for last have room", () => {
    const step = fc.record({ key: fc.string({ minLength: 1, maxLength: 4 }), sets: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 4, max: 20 }), (steps, room) => {
        const memory = new GameMemory(room);
        // The slow way: the newest first, cut off where the room ends.
        let model: { key: string; value: Played }[] = [];
        steps.forEach(({ key, sets }, i) => {
          const known = model.find((one) => one.key === key);
          if (!sets) {
            expect(memory.get(key)).toBe(known?.value);
            if (known === undefined) return;
          }
          const value = sets ? answer(String(i)) : (known?.value as Played);
          if (sets) memory.set(key, value);
          model = [{ key, value }, ...model.filter((one) => one.key !== key)];
          while (model.reduce((sum, one) => sum + one.key.length, 0) > room) model.pop();
        });
      }),
    );
  });
});
