import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BETWEEN, QUIET, Rehearsal, ROUNDS } from "./rehearsal.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a rehearsal", () => {
  it("begins when nobody has asked for a while, and goes through its rounds one after the other", async () => {
    const rounds: number[] = [];
    const rehearsal = new Rehearsal(async (round) => void rounds.push(round));
    rehearsal.start();
    await vi.advanceTimersByTimeAsync(QUIET - 1);
    expect(rounds).toEqual([]);
    await vi.advanceTimersByTimeAsync(1 + BETWEEN);
    expect(rounds).toEqual([1, 2]);
    await vi.advanceTimersByTimeAsync(BETWEEN * ROUNDS * 2);
    expect(rounds).toEqual(Array.from({ length: ROUNDS }, (_, i) => i + 1));
    rehearsal.start();
    await vi.advanceTimersByTimeAsync(QUIET * 2);
    expect(rounds).toHaveLength(ROUNDS);
  });

  it("stops where somebody asks, even in the middle of a round, and goes on where it stopped", async () => {
    const rounds: number[] = [];
    let finish = (): void => {};
    const rehearsal = new Rehearsal((round) => {
      rounds.push(round);
      return new Promise((resolve) => (finish = resolve));
    });
    rehearsal.start();
    await vi.advanceTimersByTimeAsync(QUIET);
    rehearsal.stop();
    finish();
    await vi.advanceTimersByTimeAsync(QUIET * 2);
    expect(rounds).toEqual([1]);
    rehearsal.start();
    rehearsal.start();
    await vi.advanceTimersByTimeAsync(QUIET);
    expect(rounds).toEqual([1, 2]);
  });

  it("goes on after a question that cannot be answered", async () => {
    let rounds = 0;
    const rehearsal = new Rehearsal(async () => {
      rounds += 1;
      throw new RangeError("There is no such promise.");
    });
    rehearsal.start();
    await vi.advanceTimersByTimeAsync(QUIET + BETWEEN);
    expect(rounds).toBe(2);
  });

  it("leaves a text alone of which every round takes long", async () => {
    let rounds = 0;
    const rehearsal = new Rehearsal(async () => {
      rounds += 1;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    });
    rehearsal.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rounds).toBe(4);
  });
});
